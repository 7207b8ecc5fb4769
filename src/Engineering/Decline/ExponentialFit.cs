namespace Pumpjack.Engineering.Decline;

/// <summary>An exponential decline fitted by a straight line through ln q.</summary>
/// <param name="Qi">Rate at t = 0.</param>
/// <param name="Di">Nominal decline, in the inverse of the time unit.</param>
/// <param name="QiStandardError">Standard error of Qi, from that of ln qi.</param>
/// <param name="DiStandardError">Standard error of Di.</param>
/// <param name="RSquared">Coefficient of determination in rate.</param>
/// <param name="RSquaredLog">Coefficient of determination in ln q, which the line maximises.</param>
/// <param name="Points">Points used.</param>
public readonly record struct ExponentialFitResult(
    double Qi, double Di, double QiStandardError, double DiStandardError, double RSquared, double RSquaredLog, int Points);

/// <summary>Exponential decline by least squares of ln q, closed form: every point weighs by its relative error.</summary>
public static class ExponentialFit
{
    /// <summary>Fits ln q = ln qi − Di t. Refuses fewer than two points, values that are not finite, rates not above 0; a rising line has Di &lt; 0.</summary>
    public static ExponentialFitResult Fit(ReadOnlySpan<double> time, ReadOnlySpan<double> rate)
    {
        RateSeries.Check(time, rate, 2);
        double meanT = 0, meanY = 0, meanQ = 0;
        for (var i = 0; i < time.Length; i++)
            (meanT, meanY, meanQ) = (meanT + time[i], meanY + Math.Log(rate[i]), meanQ + rate[i]);
        var n = time.Length;
        (meanT, meanY, meanQ) = (meanT / n, meanY / n, meanQ / n);
        double tt = 0, ty = 0, yy = 0;
        for (var i = 0; i < n; i++)
        {
            var (x, y) = (time[i] - meanT, Math.Log(rate[i]) - meanY);
            (tt, ty, yy) = (tt + (x * x), ty + (x * y), yy + (y * y));
        }
        var slope = ty / tt;
        var qi = Math.Exp(meanY - (slope * meanT));
        double inLog = 0, inRate = 0, total = 0;
        for (var i = 0; i < n; i++)
        {
            var fitted = qi * Math.Exp(slope * time[i]);
            var y = Math.Log(rate[i] / fitted);
            (inLog, inRate) = (inLog + (y * y), inRate + ((rate[i] - fitted) * (rate[i] - fitted)));
            total += (rate[i] - meanQ) * (rate[i] - meanQ);
        }
        var variance = n > 2 ? inLog / (n - 2) : double.NaN;
        return new(
            qi,
            -slope,
            qi * Math.Sqrt(variance * ((1.0 / n) + (meanT * meanT / tt))),
            Math.Sqrt(variance / tt),
            total > 0 ? 1 - (inRate / total) : double.NaN,
            yy > 0 ? 1 - (inLog / yy) : double.NaN,
            n);
    }
}
