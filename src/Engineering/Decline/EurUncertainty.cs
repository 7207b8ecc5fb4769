namespace Pumpjack.Engineering.Decline;

/// <summary>Recovery as a distribution, in the convention of reserves: P90 is exceeded with 90 % probability, so P90 ≤ P50 ≤ P10.</summary>
/// <param name="P90">Low estimate.</param>
/// <param name="P50">Median.</param>
/// <param name="P10">High estimate.</param>
/// <param name="Mean">Mean over the resamples.</param>
/// <param name="Best">Recovery of the fit itself.</param>
/// <param name="Resamples">Resamples that gave a curve.</param>
/// <param name="Failed">Resamples whose rates did not fall; left out.</param>
/// <param name="BlockLength">Neighbouring points drawn together.</param>
/// <param name="Seed">Seed of the draw: the same seed gives the same figures.</param>
public readonly record struct EurDistribution(
    double P90, double P50, double P10, double Mean, double Best, int Resamples, int Failed, int BlockLength, int Seed);

/// <summary>
/// P10, P50 and P90 of the recovery by the moving-block bootstrap of log residuals: ln(q/q̂) of the fit is drawn in blocks with
/// replacement (neighbouring months err together), put back on the fitted curve, the curve fitted anew and the recovery taken; percentiles
/// of those recoveries interpolate linearly between order statistics. It tells the scatter of the data, not that of the choice of model.
/// </summary>
public static class EurUncertainty
{
    /// <summary>Runs the bootstrap around a fit.</summary>
    /// <param name="time">Times of the fit.</param>
    /// <param name="rate">Rates of the fit.</param>
    /// <param name="options">Options of the fit, used again for every resample.</param>
    /// <param name="dTerminal">Nominal terminal decline, 0 for none.</param>
    /// <param name="economicLimit">Rate at which production stops.</param>
    /// <param name="maximumTime">Time at which it stops at the latest.</param>
    /// <param name="fromTime">Where the forecast begins.</param>
    /// <param name="cumulativeToDate">Produced until then; 0 with <paramref name="fromTime"/> 0 for the whole curve.</param>
    /// <param name="resamples">Number of resamples, 50 to 100,000.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static EurDistribution Bootstrap(
        ReadOnlySpan<double> time,
        ReadOnlySpan<double> rate,
        ArpsFitOptions options,
        double dTerminal,
        double economicLimit,
        double maximumTime,
        double fromTime,
        double cumulativeToDate,
        int resamples = 1000,
        int seed = 1)
    {
        if (resamples is < 50 or > 100_000)
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The number of resamples must lie between 50 and 100,000.", "resamples", 50);
        var fit = ArpsFit.Fit(time, rate, options);
        var best = Recovery(fit);
        var n = time.Length;
        var fitted = new double[n];
        var residual = new double[n];
        var mean = 0.0;
        for (var i = 0; i < n; i++)
        {
            fitted[i] = Arps.RateOf(fit.Qi, fit.Di, fit.B, time[i]);
            residual[i] = Math.Log(rate[i] / fitted[i]);
            mean += residual[i] / n;
        }
        // Least squares leaves three parameters' worth too little scatter.
        var inflate = Math.Sqrt((double)n / Math.Max(1, n - (options.FixedB is null ? 3 : 2)));
        for (var i = 0; i < n; i++)
            residual[i] = (residual[i] - mean) * inflate;

        var block = Math.Max(1, (int)Math.Round(Math.Cbrt(n), MidpointRounding.AwayFromZero));
        var random = new Random(seed);
        var drawn = new double[n];
        var recoveries = new double[resamples];
        var count = 0;
        for (var k = 0; k < resamples; k++)
        {
            for (var i = 0; i < n; i += block)
            {
                var from = random.Next(n - block + 1);
                for (var j = 0; j < block && i + j < n; j++)
                    drawn[i + j] = fitted[i + j] * Math.Exp(residual[from + j]);
            }
            if (ArpsFit.TryFit(time, drawn, options) is { } again)
                recoveries[count++] = Recovery(again);
        }
        if (count < resamples / 2)
            throw new EngineeringRefusal(RefusalCodes.NoSolution, "More than half of the resamples show no decline: the data are too scattered for percentiles.", "q");
        var sorted = recoveries.AsSpan(0, count);
        sorted.Sort();
        var sum = 0.0;
        foreach (var r in sorted)
            sum += r;
        return new(Percentile(sorted, 0.1), Percentile(sorted, 0.5), Percentile(sorted, 0.9), sum / count, best, count, resamples - count, block, seed);

        double Recovery(ArpsFitResult f) =>
            Eur.Of(dTerminal > 0 ? f.Curve(dTerminal) : f.Curve(), economicLimit, maximumTime, fromTime, cumulativeToDate).Value;
    }

    /// <summary>Linear interpolation between order statistics (Hyndman-Fan type 7) of sorted values.</summary>
    internal static double Percentile(ReadOnlySpan<double> sorted, double p)
    {
        var at = p * (sorted.Length - 1);
        var i = (int)at;
        return i + 1 < sorted.Length ? sorted[i] + ((at - i) * (sorted[i + 1] - sorted[i])) : sorted[i];
    }
}
