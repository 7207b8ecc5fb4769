namespace Pumpjack.Engineering.Decline;

/// <summary>Why a forecast ends.</summary>
public enum ForecastEnd
{
    /// <summary>The rate had already fallen to the economic limit.</summary>
    AlreadyBelowLimit,

    /// <summary>The rate fell to the economic limit.</summary>
    EconomicLimit,

    /// <summary>The stated maximum time came first.</summary>
    MaximumTime,
}

/// <summary>Estimated ultimate recovery.</summary>
/// <param name="Value">Cumulative to date plus forecast.</param>
/// <param name="Remaining">Forecast from the start time to the end.</param>
/// <param name="EndTime">Time at which the forecast ends.</param>
/// <param name="EndRate">Rate there.</param>
/// <param name="End">Why it ends there.</param>
/// <param name="Iterations">Bisections used for the end time.</param>
public readonly record struct EurResult(double Value, double Remaining, double EndTime, double EndRate, ForecastEnd End, int Iterations);

/// <summary>Recovery to an economic limit and a maximum time, both always stated.</summary>
public static class Eur
{
    private const int MaximumBisections = 200;

    /// <summary>
    /// Recovery along a curve that falls beyond its peak. Time runs in the curve's own unit and basis: a producing-time curve is in producing
    /// time to the end.
    /// </summary>
    /// <param name="curve">The decline.</param>
    /// <param name="economicLimit">Rate at which production stops, ≥ 0.</param>
    /// <param name="maximumTime">Time at which it stops at the latest, above <paramref name="fromTime"/>; finite unless the limit is above 0.</param>
    /// <param name="fromTime">Where the forecast begins, 0 for the whole curve.</param>
    /// <param name="cumulativeToDate">Produced until then.</param>
    /// <exception cref="EngineeringRefusal">A negative limit, a maximum time not after the start, or neither end in sight.</exception>
    public static EurResult Of(IDeclineCurve curve, double economicLimit, double maximumTime, double fromTime = 0, double cumulativeToDate = 0)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (!(economicLimit >= 0))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The economic limit must be at least 0.", "q_limit", 0);
        if (!(maximumTime > fromTime) || (double.IsInfinity(maximumTime) && economicLimit == 0))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "State a maximum time after the start of the forecast, or an economic limit above 0.", "t_max", fromTime);
        var start = Math.Max(fromTime, Math.Min(curve.PeakTime, maximumTime));
        if (curve.Rate(start) <= economicLimit)
            return new(cumulativeToDate, 0, fromTime, curve.Rate(fromTime), ForecastEnd.AlreadyBelowLimit, 0);
        var (end, iterations) = End(curve, economicLimit, maximumTime, start);
        var remaining = curve.Cumulative(end) - curve.Cumulative(fromTime);
        return new(
            cumulativeToDate + remaining, remaining, end, curve.Rate(end), end >= maximumTime ? ForecastEnd.MaximumTime : ForecastEnd.EconomicLimit, iterations);
    }

    private static (double End, int Iterations) End(IDeclineCurve curve, double limit, double maximumTime, double start)
    {
        if (double.IsFinite(maximumTime) && curve.Rate(maximumTime) >= limit)
            return (maximumTime, 0);
        var iterations = 0;
        double low = start, high = double.IsFinite(maximumTime) ? maximumTime : Math.Max(1, 2 * start);
        while (curve.Rate(high) > limit)
        {
            if (++iterations > MaximumBisections)
                throw new EngineeringRefusal(RefusalCodes.NoSolution, "The rate never falls to the economic limit; state a maximum time.", "t_max");
            (low, high) = (high, 2 * high);
        }
        while (high - low > 1e-14 * high && iterations++ < MaximumBisections)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
                break;
            if (curve.Rate(middle) > limit)
                low = middle;
            else
                high = middle;
        }
        return (0.5 * (low + high), iterations);
    }
}
