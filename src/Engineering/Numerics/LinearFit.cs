namespace Pumpjack.Engineering.Numerics;

/// <summary>Straight line by least squares.</summary>
public static class LinearFit
{
    /// <returns>y = intercept + slope x, and R2.</returns>
    /// <exception cref="EngineeringRefusal">Fewer than two points, unequal series, or no spread in x.</exception>
    public static (double Intercept, double Slope, double R2) Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"The series have {x.Length} and {y.Length} values.");
        if (x.Length < 2) throw new EngineeringRefusal(RefusalCodes.EmptySeries, "A line needs at least two points.");
        double mx = 0, my = 0;
        for (var i = 0; i < x.Length; i++) { mx += x[i]; my += y[i]; }
        mx /= x.Length;
        my /= x.Length;
        double sxx = 0, sxy = 0, syy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            sxx += (x[i] - mx) * (x[i] - mx);
            sxy += (x[i] - mx) * (y[i] - my);
            syy += (y[i] - my) * (y[i] - my);
        }
        if (!(sxx > 0) || !double.IsFinite(sxy)) throw new EngineeringRefusal(RefusalCodes.BadTest, "The points have no spread: a line cannot be fitted.");
        return (my - sxy / sxx * mx, sxy / sxx, syy > 0 ? sxy * sxy / (sxx * syy) : 1);
    }
}
