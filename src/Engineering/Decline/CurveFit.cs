using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Decline;

/// <summary>A three- or four-parameter decline fitted to rate against time.</summary>
/// <typeparam name="TCurve">The curve.</typeparam>
/// <param name="Curve">The fitted curve.</param>
/// <param name="Parameters">Its parameters by name, with standard errors; the error is null on a bound.</param>
/// <param name="SumSquares">Sum of squared rate residuals.</param>
/// <param name="RSquared">Coefficient of determination in rate.</param>
/// <param name="Points">Points used.</param>
/// <param name="Iterations">Levenberg-Marquardt steps over all starts.</param>
/// <param name="Converged">False where the bound on the steps ended the search.</param>
public sealed record CurveFitResult<TCurve>(
    TCurve Curve, IReadOnlyDictionary<string, (double Value, double? StandardError)> Parameters, double SumSquares, double RSquared, int Points, int Iterations, bool Converged)
    where TCurve : IDeclineCurve;

/// <summary>
/// Fits the curves for transient flow by bounded least squares on rate in the logarithms of their parameters, several starts. Their
/// parameters trade off against each other: look at the standard errors before the recovery.
/// </summary>
public static class CurveFit
{
    /// <summary>Duong: 1 &lt; m ≤ 3, 0.05 ≤ a ≤ 20. Times in days from first production, above 0.</summary>
    public static CurveFitResult<Duong> Duong(ReadOnlySpan<double> days, ReadOnlySpan<double> rate) =>
        Fit(days, rate, ["q1", "a", "m - 1"], [1e-12, 0.05, 1e-4], [1e12, 20, 2], [[1, 1, 0.1], [1, 2, 0.3], [1, 0.8, 0.05]], x => new Duong(x[0], x[1], 1 + x[2]), 0, 1);

    /// <summary>Stretched exponential: 0.1 ≤ n ≤ 1.</summary>
    public static CurveFitResult<StretchedExponential> StretchedExponential(ReadOnlySpan<double> time, ReadOnlySpan<double> rate)
    {
        var span = Span(time);
        return Fit(
            time, rate, ["qi", "tau", "n"], [1e-12, 1e-9 * span, 0.1], [1e12, 1e4 * span, 1], [[2, 0.3 * span, 0.5], [1, span, 0.9], [5, 0.02 * span, 0.3]],
            x => new StretchedExponential(x[0], x[1], x[2]), 0, 2);
    }

    /// <summary>Power-law exponential: 0.1 ≤ n ≤ 1, Dinf ≥ 0.</summary>
    public static CurveFitResult<PowerLawExponential> PowerLawExponential(ReadOnlySpan<double> time, ReadOnlySpan<double> rate)
    {
        var span = Span(time);
        return Fit(
            time, rate, ["qi", "Di", "n", "Dinf"], [1e-12, 1e-9, 0.1, 1e-9 / span], [1e12, 1e3, 1, 10 / span],
            [[2, Math.Pow(0.3 * span, -0.5), 0.5, 0.01 / span], [1, 1 / span, 0.9, 0.01 / span], [5, Math.Pow(0.02 * span, -0.3), 0.3, 0.001 / span]],
            x => new PowerLawExponential(x[0], x[1], x[3], x[2]), 0, 2);
    }

    // All parameters in logarithms; the rate parameter of each start is a multiple of the first rate.
    private static CurveFitResult<TCurve> Fit<TCurve>(
        ReadOnlySpan<double> time, ReadOnlySpan<double> rate, string[] names, double[] low, double[] high, double[][] starts, Func<double[], TCurve> make, int rateAt, int leastDegrees)
        where TCurve : IDeclineCurve
    {
        RateSeries.Check(time, rate, names.Length + leastDegrees);
        var t = time.ToArray();
        var q = rate.ToArray();
        foreach (var start in starts) start[rateAt] *= q[0];
        var natural = new double[names.Length];
        var fit = BoundedLeastSquares.Minimise(
            (x, r) =>
            {
                for (var j = 0; j < natural.Length; j++) natural[j] = Math.Exp(x[j]);
                var curve = make(natural);
                for (var i = 0; i < t.Length; i++) r[i] = curve.Rate(t[i]) - q[i];
            },
            t.Length,
            Array.ConvertAll(low, Math.Log),
            Array.ConvertAll(high, Math.Log),
            [.. starts.Select(s => Array.ConvertAll(s, Math.Log))],
            200);
        var values = Array.ConvertAll(fit.Parameters, Math.Exp);
        var mean = q.Average();
        var total = q.Sum(v => (v - mean) * (v - mean));
        var parameters = new Dictionary<string, (double, double?)>();
        for (var j = 0; j < names.Length; j++)
            parameters[names[j]] = (values[j], double.IsNaN(fit.StandardErrors[j]) ? null : values[j] * fit.StandardErrors[j]);
        return new(make(values), parameters, fit.SumSquares, total > 0 ? 1 - (fit.SumSquares / total) : double.NaN, t.Length, fit.Iterations, fit.Converged);
    }

    private static double Span(ReadOnlySpan<double> time)
    {
        var span = 0.0;
        foreach (var t in time) span = Math.Max(span, t);
        return span > 0 && double.IsFinite(span) ? span : 1;
    }
}
