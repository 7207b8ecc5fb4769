namespace Pumpjack.Engineering.Decline;

/// <summary>What "time" means in a decline: the two give different Di, and a forecast must use the one it was fitted on.</summary>
public enum TimeBasis
{
    /// <summary>Rates per producing day against cumulative producing time: shut-ins vanish.</summary>
    Producing,

    /// <summary>Rates per calendar day against calendar time; periods without production are left out.</summary>
    Calendar,
}

/// <summary>Rate against time, made from volumes and time on production per period.</summary>
/// <param name="Times">Middle of each period used, days of the basis from the start of the first period.</param>
/// <param name="Rates">Mean rate over each period used, per day of the basis.</param>
/// <param name="Periods">Index of the source period of each point.</param>
/// <param name="Basis">What a day is.</param>
/// <param name="Excluded">Periods left out: no production, no producing time, or too little of it.</param>
/// <param name="CumulativeToDate">Sum of all volumes, those of excluded periods as well.</param>
/// <param name="EndTime">Days of the basis from the start of the first period to the end of the last.</param>
public sealed record RateSeries(
    double[] Times, double[] Rates, int[] Periods, TimeBasis Basis, int Excluded, double CumulativeToDate, double EndTime)
{
    /// <summary>
    /// Builds the series. A period's mean rate stands at the middle of its own time, which for b ≤ 2 and monthly periods differs from the
    /// rate at that instant by about (D Δt)²(1 + b)/24.
    /// </summary>
    /// <param name="volumes">Produced per period, ≥ 0; NaN is "not reported" and leaves the period out.</param>
    /// <param name="producingDays">Days on production in each period, ≥ 0.</param>
    /// <param name="calendarDays">Calendar days in each period, &gt; 0.</param>
    /// <param name="basis">What a day is.</param>
    /// <param name="leastUptime">Periods with a smaller share of producing time are left out (start-up and shut-in transients), 0…1.</param>
    /// <exception cref="EngineeringRefusal">Series of unequal length, negative volumes or times, or nothing produced at all.</exception>
    public static RateSeries FromPeriods(
        ReadOnlySpan<double> volumes,
        ReadOnlySpan<double> producingDays,
        ReadOnlySpan<double> calendarDays,
        TimeBasis basis = TimeBasis.Producing,
        double leastUptime = 0)
    {
        if (volumes.Length != producingDays.Length || volumes.Length != calendarDays.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "Volumes, producing days and calendar days must have one value per period.", "producingDays");
        if (volumes.Length == 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, "There is no period to look at.", "volumes");
        var (times, rates, periods) = (new List<double>(), new List<double>(), new List<int>());
        double clock = 0, cumulative = 0;
        for (var i = 0; i < volumes.Length; i++)
        {
            var (volume, producing, calendar) = (volumes[i], producingDays[i], calendarDays[i]);
            if (volume < 0 || producing < 0 || !(calendar > 0) || double.IsInfinity(volume + producing + calendar))
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"Period {i + 1} has a negative or impossible volume or time.", "volumes", 0);
            cumulative += double.IsNaN(volume) ? 0 : volume;
            var length = basis == TimeBasis.Calendar ? calendar : double.IsNaN(producing) ? 0 : producing;
            if (volume > 0 && producing > 0 && producing >= leastUptime * calendar)
            {
                times.Add(clock + (length / 2));
                rates.Add(volume / length);
                periods.Add(i);
            }
            clock += length;
        }
        if (times.Count == 0)
            throw new EngineeringRefusal(RefusalCodes.BadTest, "No period has both production and producing time; there is no decline to fit.", "volumes", 0);
        return new([.. times], [.. rates], [.. periods], basis, volumes.Length - times.Count, cumulative, clock);
    }

    /// <summary>The part of the series from the largest rate on, time still counted from the start.</summary>
    public RateSeries FromPeak()
    {
        var peak = Array.IndexOf(Rates, Rates.Max());
        return this with { Times = Times[peak..], Rates = Rates[peak..], Periods = Periods[peak..], Excluded = Excluded + peak };
    }

    /// <summary>Refuses what no decline can be fitted to.</summary>
    internal static void Check(ReadOnlySpan<double> time, ReadOnlySpan<double> rate, int leastPoints)
    {
        if (time.Length != rate.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"t has {time.Length} values and q has {rate.Length}.", "q");
        if (time.Length == 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, "The series is empty.", "q");
        var (first, last) = (double.PositiveInfinity, 0.0);
        for (var i = 0; i < time.Length; i++)
        {
            if (!double.IsFinite(time[i]) || !double.IsFinite(rate[i]))
                throw new EngineeringRefusal(RefusalCodes.NotANumber, $"Point {i + 1} is not a finite number.", double.IsFinite(time[i]) ? "q" : "t");
            if (time[i] < 0)
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"Point {i + 1} lies before time 0.", "t", 0);
            if (rate[i] <= 0)
                throw new EngineeringRefusal(
                    RefusalCodes.OutOfBounds, $"The rate of point {i + 1} is not above 0; leave shut-in periods out by producing time.", "q", 0);
            (first, last) = (Math.Min(first, time[i]), Math.Max(last, time[i]));
        }
        if (time.Length < leastPoints)
            throw new EngineeringRefusal(
                RefusalCodes.WrongShape, $"{time.Length} points are too few; this fit needs {leastPoints}. Hold b, or use dca.fit.exponential.", "q", leastPoints, "dca.fit.exponential");
        if (last <= first)
            throw new EngineeringRefusal(RefusalCodes.WrongShape, "All points stand at one time.", "t");
    }

    internal static EngineeringRefusal NotFalling() =>
        new(RefusalCodes.NoSolution, "The rates do not fall over this window, so there is no decline to fit; start the window at the peak.", "q");
}
