namespace Pumpjack.Engineering.Lift.GasLift;

/// <summary>Rate of a well against its lift gas, q = q0 + dq (1 − exp(−x/c)): rising, ever more slowly.</summary>
/// <param name="BaseRate">q0, rate without lift gas.</param>
/// <param name="Gain">dq, most that lift gas adds.</param>
/// <param name="Scale">c, gas rate at which 63 % of the gain is reached.</param>
public readonly record struct LiftResponse(double BaseRate, double Gain, double Scale)
{
    public double Rate(double gas) => BaseRate + Gain * (1 - Math.Exp(-gas / Scale));

    /// <summary>dq/dx.</summary>
    public double Slope(double gas) => Gain / Scale * Math.Exp(-gas / Scale);

    /// <summary>Gas rate at which the slope has fallen to a value; 0 where it starts below it.</summary>
    public double GasAtSlope(double slope) => Math.Max(0, Scale * Math.Log(Gain / (Scale * slope)));

    /// <summary>
    /// Least-squares fit to test points with q0 at least 0: for a scale c the rest is linear, and c is found by golden section after a logarithmic scan between 1/50 of the smallest step and ten times
    /// the largest gas rate (a longer one is a straight line over the tests).
    /// </summary>
    /// <exception cref="EngineeringRefusal">Fewer than three points or fewer than three different gas rates; or the rate does not rise with gas.</exception>
    public static (LiftResponse Response, double RootMeanSquare, int Iterations) Fit(ReadOnlySpan<double> gas, ReadOnlySpan<double> rate)
    {
        if (gas.Length != rate.Length) throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"There are {gas.Length} gas rates and {rate.Length} liquid rates.", "rate", gas.Length);
        var sorted = gas.ToArray();
        Array.Sort(sorted);
        var different = sorted.Length == 0 ? 0 : 1;
        var smallest = double.PositiveInfinity;
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i] > sorted[i - 1]) { different++; smallest = Math.Min(smallest, sorted[i] - sorted[i - 1]); }
        if (different < 3) throw new EngineeringRefusal(RefusalCodes.WrongShape, $"A response needs tests at three or more gas rates; there are {different}.", "gas", 3);

        double low = Math.Log(smallest / 50), high = Math.Log(10 * sorted[^1]), best = low, bestError = double.PositiveInfinity;
        const int scan = 60;
        for (var i = 0; i <= scan; i++)
        {
            var at = low + (high - low) * i / scan;
            var error = Linear(gas, rate, Math.Exp(at)).Error;
            if (error < bestError) (bestError, best) = (error, at);
        }
        const double golden = 0.6180339887498949;
        double a = Math.Max(low, best - (high - low) / scan), b = Math.Min(high, best + (high - low) / scan);
        for (var i = 0; i < 60; i++)
        {
            double x1 = b - golden * (b - a), x2 = a + golden * (b - a);
            if (Linear(gas, rate, Math.Exp(x1)).Error < Linear(gas, rate, Math.Exp(x2)).Error) b = x2; else a = x1;
        }
        var scale = Math.Exp(0.5 * (a + b));
        var (q0, gain, sum) = Linear(gas, rate, scale);
        if (!(gain > 0)) throw new EngineeringRefusal(RefusalCodes.BadTest, "The rate does not rise with lift gas in these tests.", "rate");
        return (new(q0, gain, scale), Math.Sqrt(sum / gas.Length), scan + 60);
    }

    private static (double Base, double Gain, double Error) Linear(ReadOnlySpan<double> gas, ReadOnlySpan<double> rate, double scale)
    {
        double sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (var i = 0; i < gas.Length; i++)
        {
            var x = 1 - Math.Exp(-gas[i] / scale);
            sx += x; sy += rate[i]; sxx += x * x; sxy += x * rate[i];
        }
        var n = gas.Length;
        var spread = sxx - sx * sx / n;
        if (!(spread > 1e-14)) return (0, 0, double.PositiveInfinity);
        var gain = (sxy - sx * sy / n) / spread;
        var q0 = (sy - gain * sx) / n;
        // A well gives nothing less than nothing without gas: tests far from zero would otherwise put q0 anywhere.
        if (q0 < 0) (q0, gain) = (0, sxy / sxx);
        var error = 0.0;
        for (var i = 0; i < n; i++)
        {
            var e = rate[i] - q0 - gain * (1 - Math.Exp(-gas[i] / scale));
            error += e * e;
        }
        return (q0, gain, error);
    }
}

/// <summary>Shares lift gas among wells so that the last unit of gas gains the same everywhere.</summary>
public static class EqualSlope
{
    private const int maxHalvings = 200;

    /// <summary>
    /// Gas of each well and the common slope. Wells whose first unit gains less than that get none. Bisection on the logarithm of the slope, at most 200 halvings.
    /// </summary>
    /// <exception cref="EngineeringRefusal">No wells, or a response that does not rise.</exception>
    public static (double Slope, int Iterations) Allocate(ReadOnlySpan<LiftResponse> wells, double gas, Span<double> shares)
    {
        if (wells.IsEmpty) throw new EngineeringRefusal(RefusalCodes.EmptySeries, "There are no wells to share gas among.", "well_A");
        var steepest = 0.0;
        foreach (var well in wells)
        {
            if (!(well.Gain > 0 && well.Scale > 0 && double.IsFinite(well.BaseRate + well.Gain + well.Scale)))
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Every well needs a gain and a scale above 0.", "well_A", 0);
            steepest = Math.Max(steepest, well.Slope(0));
        }
        if (!(gas > 0))
        {
            shares[..wells.Length].Clear();
            return (steepest, 0);
        }
        double high = Math.Log(steepest), low = high - 1;
        while (Used(wells, Math.Exp(low)) < gas) low -= high - low;
        var n = 0;
        for (; n < maxHalvings && high - low > 1e-15 * Math.Max(1, Math.Abs(high)); n++)
        {
            var middle = 0.5 * (low + high);
            if (Used(wells, Math.Exp(middle)) > gas) low = middle; else high = middle;
        }
        var slope = Math.Exp(0.5 * (low + high));
        for (var i = 0; i < wells.Length; i++) shares[i] = wells[i].GasAtSlope(slope);
        return (slope, n);
    }

    private static double Used(ReadOnlySpan<LiftResponse> wells, double slope)
    {
        var sum = 0.0;
        foreach (var well in wells) sum += well.GasAtSlope(slope);
        return sum;
    }
}
