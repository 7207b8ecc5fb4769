using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Reliability;

/// <summary>A two-parameter Weibull life, R = exp[−(t/eta)^beta].</summary>
/// <param name="Beta">Shape, &gt; 0: below 1 early failures, 1 random, above 1 wear-out.</param>
/// <param name="Eta">Scale (characteristic life), &gt; 0, the unit of t.</param>
public readonly record struct WeibullLife(double Beta, double Eta)
{
    internal static readonly Input BetaInput = new("beta", "-", "shape") { Above = 0, AtMost = 1e4, Low = 0.2, High = 20 };
    internal static readonly Input EtaInput = new("eta", "any", "scale, characteristic life") { Above = 0 };

    /// <summary>Shape, checked.</summary>
    public double Beta { get; } = BetaInput.Require(Beta);

    /// <summary>Scale, checked.</summary>
    public double Eta { get; } = EtaInput.Require(Eta);

    /// <summary>Mean life, eta Γ(1 + 1/beta).</summary>
    public double Mean => Eta * GammaFunctions.Gamma(1 + (1 / Beta));

    /// <summary>Median life.</summary>
    public double Median => Quantile(0.5);

    /// <summary>Age by which 10 % have failed, eta (−ln 0.9)^(1/beta).</summary>
    public double B10 => Quantile(0.1);

    /// <summary>Share that survives to age <paramref name="t"/>.</summary>
    public double Reliability(double t) => Math.Exp(-Math.Pow(t / Eta, Beta));

    /// <summary>Failure rate at age <paramref name="t"/>, per time unit.</summary>
    public double Hazard(double t) => Beta / Eta * Math.Pow(t / Eta, Beta - 1);

    /// <summary>Age by which the share <paramref name="failed"/> has failed, 0 &lt; share &lt; 1.</summary>
    public double Quantile(double failed) => Eta * Math.Pow(-Elementary.Log1p(-failed), 1 / Beta);

    /// <summary>Chance to run another <paramref name="mission"/> having reached age <paramref name="t0"/>.</summary>
    public double ConditionalReliability(double t0, double mission) => Math.Exp(Math.Pow(t0 / Eta, Beta) - Math.Pow((t0 + mission) / Eta, Beta));
}

/// <summary>A Weibull life fitted by maximum likelihood.</summary>
/// <param name="Life">Shape and scale.</param>
/// <param name="BetaStandardError">Standard error of beta, from the observed information.</param>
/// <param name="EtaStandardError">Standard error of eta.</param>
/// <param name="LogLikelihood">Log likelihood at the optimum.</param>
/// <param name="Failures">Failures used.</param>
/// <param name="Censored">Censored runs used.</param>
/// <param name="Iterations">Newton steps.</param>
public readonly record struct WeibullFitResult(
    WeibullLife Life, double BetaStandardError, double EtaStandardError, double LogLikelihood, int Failures, int Censored, int Iterations)
{
    /// <summary>Two-sided bounds of beta on the log scale.</summary>
    public (double Lower, double Upper) BetaBounds(double confidence = 0.95) => Bounds(Life.Beta, BetaStandardError, confidence);

    /// <summary>Two-sided bounds of eta on the log scale.</summary>
    public (double Lower, double Upper) EtaBounds(double confidence = 0.95) => Bounds(Life.Eta, EtaStandardError, confidence);

    private static (double Lower, double Upper) Bounds(double value, double error, double confidence)
    {
        var factor = Math.Exp(NormalDistribution.Quantile((1 + RunChecks.Confidence.Require(confidence)) / 2) * error / value);
        return (value / factor, value * factor);
    }
}

/// <summary>Weibull by maximum likelihood with right censoring.</summary>
public static class WeibullFit
{
    private const int MaximumIterations = 100;

    /// <summary>
    /// Solves sum t^b ln t/sum t^b − 1/b − (1/r) sum over failures ln t = 0 by Newton inside a bracket (the left side rises with b), then
    /// eta = (sum t^b/r)^(1/b); sums run over all runs, ages scaled by the largest.
    /// </summary>
    /// <exception cref="EngineeringRefusal">No runs, an age not above 0, or fewer than two distinct failure ages.</exception>
    public static WeibullFitResult Fit(ReadOnlySpan<Run> runs)
    {
        RunChecks.Check(runs, zeroAllowed: false);
        var n = runs.Length;
        Span<double> logs = n <= 2048 ? stackalloc double[n] : new double[n];
        double largest = 0, sumLog = 0, first = 0;
        var failures = 0;
        var distinct = false;
        foreach (var run in runs)
        {
            largest = Math.Max(largest, run.Age);
            if (!run.Failed) continue;
            if (failures++ == 0) first = run.Age;
            distinct |= run.Age != first;
        }
        if (!distinct)
            throw new EngineeringRefusal(
                RefusalCodes.BadTest, $"A Weibull fit needs two distinct failure ages; there {(failures == 0 ? "is none" : "is one")}.", "failures", 2, "reliability.mtbf.confidence");
        for (var i = 0; i < n; i++)
        {
            logs[i] = Math.Log(runs[i].Age / largest);
            if (runs[i].Failed) sumLog += logs[i];
        }
        var meanLog = sumLog / failures;

        // Menon's moment estimate as a start.
        var spread = 0.0;
        for (var i = 0; i < n; i++)
            if (runs[i].Failed) spread += (logs[i] - meanLog) * (logs[i] - meanLog);
        var b = Math.Clamp(Math.PI / Math.Sqrt(6 * spread / failures), 0.05, 500);
        double low = 0, high = double.PositiveInfinity;
        double s0 = 0, s1 = 0, s2 = 0;
        var iterations = 0;
        for (; iterations < MaximumIterations; iterations++)
        {
            (s0, s1, s2) = (0, 0, 0);
            foreach (var x in logs)
            {
                var p = Math.Exp(b * x);
                s0 += p;
                s1 += p * x;
                s2 += p * x * x;
            }
            var mean = s1 / s0;
            var value = mean - (1 / b) - meanLog;
            if (value > 0) high = b;
            else low = b;
            var next = b - (value / ((s2 / s0) - (mean * mean) + (1 / (b * b))));
            if (!(next > low && next < high)) next = double.IsInfinity(high) ? 2 * b : 0.5 * (low + high);
            var step = Math.Abs(next - b);
            b = next;
            if (step <= 1e-13 * b) break;
        }
        if (iterations == MaximumIterations)
            throw new EngineeringRefusal(RefusalCodes.NoConvergence, "The shape did not settle within 100 steps.", "failures");
        return Finish(runs, logs, largest, b, failures, meanLog, iterations + 1);
    }

    private static WeibullFitResult Finish(ReadOnlySpan<Run> runs, ReadOnlySpan<double> logs, double largest, double b, int failures, double meanLog, int iterations)
    {
        double s0 = 0, s1 = 0, s2 = 0;
        foreach (var x in logs)
        {
            var p = Math.Exp(b * x);
            (s0, s1, s2) = (s0 + p, s1 + (p * x), s2 + (p * x * x));
        }
        var r = (double)failures;
        var logEta = Math.Log(s0 / r) / b;
        // With t in units of the largest age: log L = r ln b − r b ln eta + (b − 1) sum ln t − r at the optimum, then back to the unit given.
        var logLikelihood = (r * Math.Log(b)) - (r * b * logEta) + ((b - 1) * r * meanLog) - r - (r * Math.Log(largest));
        // Observed information in (b, ln eta); z = (t/eta)^b, y = ln(t/eta).
        var z0 = r;
        var z1 = ((s1 / s0) - logEta) * r;
        var z2 = ((s2 / s0) - (2 * logEta * s1 / s0) + (logEta * logEta)) * r;
        var ibb = (r / (b * b)) + z2;
        var ibe = -((b * z1) + z0 - r);
        var iee = b * b * z0;
        var determinant = (ibb * iee) - (ibe * ibe);
        var eta = Math.Exp(logEta) * largest;
        return new(
            new(b, eta), Math.Sqrt(iee / determinant), eta * Math.Sqrt(ibb / determinant), logLikelihood, failures, runs.Length - failures, iterations);
    }
}
