using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Reliability;

/// <summary>Which confidence interval a survival curve carries.</summary>
public enum SurvivalInterval
{
    /// <summary>S ± z × standard error, cut at 0 and 1; poor near the ends.</summary>
    Plain,

    /// <summary>On ln(−ln S): never leaves 0…1, better for few failures.</summary>
    LogLog,
}

/// <summary>
/// Survival by Kaplan and Meier (1958) with Greenwood's variance, and the cumulative hazard of Nelson and Aalen, one row per distinct failure
/// age. A run censored at a failure age is still at risk there.
/// </summary>
public sealed class KaplanMeier
{
    private KaplanMeier(double[] ages, int[] atRisk, int[] failures, double[] survival, double[] variance, double[] hazard, int runs, double lastAge)
    {
        (Ages, AtRisk, Failures, Survival, Variance, CumulativeHazard) = (ages, atRisk, failures, survival, variance, hazard);
        (Runs, LastAge) = (runs, lastAge);
    }

    /// <summary>Distinct ages at failure, rising.</summary>
    public IReadOnlyList<double> Ages { get; }

    /// <summary>Runs at risk just before each.</summary>
    public IReadOnlyList<int> AtRisk { get; }

    /// <summary>Failures at each.</summary>
    public IReadOnlyList<int> Failures { get; }

    /// <summary>S just after each.</summary>
    public IReadOnlyList<double> Survival { get; }

    /// <summary>Greenwood's variance of S; NaN once S is 0.</summary>
    public IReadOnlyList<double> Variance { get; }

    /// <summary>Nelson-Aalen cumulative hazard, sum of d/n.</summary>
    public IReadOnlyList<double> CumulativeHazard { get; }

    /// <summary>All runs, censored ones as well.</summary>
    public int Runs { get; }

    /// <summary>The oldest age seen; beyond it the curve says nothing unless it has reached 0.</summary>
    public double LastAge { get; }

    /// <summary>First failure age at which S is at or below one half; null when the curve never falls so far.</summary>
    public double? Median => Quantile(0.5);

    /// <summary>Estimates the curve. Runs need not be sorted; without a failure the curve stays at 1.</summary>
    /// <exception cref="EngineeringRefusal">No runs, or an age that is negative or not finite.</exception>
    public static KaplanMeier Estimate(ReadOnlySpan<Run> runs)
    {
        RunChecks.Check(runs);
        var n = runs.Length;
        var ages = new double[n];
        var failed = new bool[n];
        for (var i = 0; i < n; i++) (ages[i], failed[i]) = (runs[i].Age, runs[i].Failed);
        Array.Sort(ages, failed);
        var rows = 0;
        for (var i = 0; i < n;)
        {
            var (j, d) = Tie(ages, failed, i);
            if (d > 0) rows++;
            i = j;
        }
        var (at, risk, failures) = (new double[rows], new int[rows], new int[rows]);
        var (survival, variance, hazard) = (new double[rows], new double[rows], new double[rows]);
        double s = 1, greenwood = 0, h = 0;
        var row = 0;
        for (var i = 0; i < n;)
        {
            var (j, d) = Tie(ages, failed, i);
            if (d > 0)
            {
                double left = n - i;
                s *= 1 - (d / left);
                greenwood += d / (left * (left - d));
                h += d / left;
                (at[row], risk[row], failures[row]) = (ages[i], n - i, d);
                (survival[row], variance[row], hazard[row]) = (s, s > 0 ? s * s * greenwood : double.NaN, h);
                row++;
            }
            i = j;
        }
        return new(at, risk, failures, survival, variance, hazard, n, ages[^1]);
    }

    /// <summary>S at an age.</summary>
    /// <exception cref="EngineeringRefusal">An age beyond the last one seen while the curve is above 0.</exception>
    public double SurvivalAt(double age) => Row(age) is var row && row < 0 ? 1 : Survival[row];

    /// <summary>Nelson-Aalen cumulative hazard at an age.</summary>
    public double CumulativeHazardAt(double age) => Row(age) is var row && row < 0 ? 0 : CumulativeHazard[row];

    /// <summary>First failure age at which S is at or below <paramref name="survival"/>; null when the curve never falls so far.</summary>
    public double? Quantile(double survival)
    {
        for (var i = 0; i < Survival.Count; i++)
            if (Survival[i] <= survival + 1e-12) return Ages[i];
        return null;
    }

    /// <summary>Confidence interval of S just after a row; (NaN, NaN) where S is 0.</summary>
    public (double Lower, double Upper) Interval(int row, double confidence = 0.95, SurvivalInterval kind = SurvivalInterval.Plain) =>
        Interval(Survival[row], Variance[row], NormalDistribution.Quantile((1 + RunChecks.Confidence.Require(confidence)) / 2), kind);

    /// <summary>Mean age at failure restricted to <paramref name="horizon"/>: the area under S up to it.</summary>
    /// <exception cref="EngineeringRefusal">A horizon beyond the last age seen while the curve is above 0.</exception>
    public double RestrictedMean(double horizon)
    {
        Row(horizon);
        double area = 0, s = 1, from = 0;
        for (var i = 0; i < Ages.Count && Ages[i] < horizon; i++)
        {
            area += s * (Ages[i] - from);
            (s, from) = (Survival[i], Ages[i]);
        }
        return area + (s * (horizon - from));
    }

    private static (double Lower, double Upper) Interval(double s, double variance, double z, SurvivalInterval kind)
    {
        if (!(s > 0 && s < 1)) return (double.NaN, double.NaN);
        var error = Math.Sqrt(variance);
        if (kind == SurvivalInterval.Plain) return (Math.Max(0, s - (z * error)), Math.Min(1, s + (z * error)));
        var width = z * error / (s * Math.Abs(Math.Log(s)));
        return (Math.Pow(s, Math.Exp(width)), Math.Pow(s, Math.Exp(-width)));
    }

    private static (int Next, int Failures) Tie(double[] ages, bool[] failed, int from)
    {
        var d = 0;
        var j = from;
        for (; j < ages.Length && ages[j] == ages[from]; j++)
            if (failed[j]) d++;
        return (j, d);
    }

    private int Row(double age)
    {
        if (!double.IsFinite(age))
            throw new EngineeringRefusal(RefusalCodes.NotANumber, "The age must be a finite number.", "t");
        if (age > LastAge && (Survival.Count == 0 || Survival[^1] > 0))
            throw new EngineeringRefusal(
                RefusalCodes.OutOfBounds, $"No run was seen beyond {EngineeringRefusal.Text(LastAge)}; the curve ends there.", "t", LastAge, "reliability.weibull.mle_censored");
        int low = 0, high = Ages.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Ages[middle] <= age) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }
}
