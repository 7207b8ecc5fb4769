namespace Pumpjack.Engineering.Decline;

/// <summary>Where month 1 of each well lies.</summary>
public enum TypeWellAlignment
{
    /// <summary>The first month with production.</summary>
    FirstProduction,

    /// <summary>The month of the largest rate.</summary>
    PeakRate,
}

/// <summary>How wells that stopped count in the average.</summary>
public enum StoppedWells
{
    /// <summary>Left out once they stop: the average is of the survivors only and biased high.</summary>
    LeftOut,

    /// <summary>Counted as zero once abandoned: no survivor bias, the average of a well drilled.</summary>
    CountedAsZero,
}

/// <summary>One well of a type well.</summary>
/// <param name="Name">Name, for refusals.</param>
/// <param name="Rates">Monthly rates in order; 0 or NaN where nothing was produced.</param>
/// <param name="Abandoned">True when the well is at its end: later months are zero, not unknown.</param>
/// <param name="Scale">Divisor for normalising (completed length, pay…), &gt; 0; 1 for none.</param>
public sealed record TypeWellMember(string Name, double[] Rates, bool Abandoned, double Scale = 1);

/// <summary>An average decline of many wells.</summary>
/// <param name="Mean">Mean normalised rate per month.</param>
/// <param name="P90">Rate exceeded by 90 % of the wells, per month.</param>
/// <param name="P50">Median, per month.</param>
/// <param name="P10">Rate exceeded by 10 % of the wells, per month.</param>
/// <param name="Wells">Wells in the average of each month.</param>
/// <param name="Stopped">Abandoned wells with their last month behind them, per month: in the average as zero, or left out.</param>
/// <param name="SurvivorBias">What the average leaves out, in a sentence; shown wherever the curve is.</param>
public sealed record TypeWellResult(double[] Mean, double[] P90, double[] P50, double[] P10, int[] Wells, int[] Stopped, string SurvivorBias);

/// <summary>Type wells: aligned, normalised averages, with the survivor bias stated.</summary>
public static class TypeWell
{
    /// <summary>
    /// Averages wells month by month and stops before the first month that fewer than <paramref name="leastWells"/> wells reach. Wells that
    /// still produce leave the average where their data end: what they will do is not known.
    /// </summary>
    /// <exception cref="EngineeringRefusal">No well, a well without production, a scale not above 0, a negative rate, or too few wells in month 1.</exception>
    public static TypeWellResult Average(
        IReadOnlyList<TypeWellMember> wells,
        TypeWellAlignment alignment = TypeWellAlignment.FirstProduction,
        StoppedWells stopped = StoppedWells.CountedAsZero,
        int leastWells = 3)
    {
        ArgumentNullException.ThrowIfNull(wells);
        if (wells.Count == 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, "A type well needs wells.", "wells");
        if (leastWells < 1)
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The least number of wells is 1.", "leastWells", 1);
        var starts = new int[wells.Count];
        var ends = new int[wells.Count];
        for (var w = 0; w < wells.Count; w++)
            (starts[w], ends[w]) = Window(wells[w], alignment);

        var (mean, p90, p50, p10) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (counts, gone) = (new List<int>(), new List<int>());
        var values = new List<double>(wells.Count);
        for (var month = 0; ; month++)
        {
            values.Clear();
            var left = 0;
            var reached = 0;
            for (var w = 0; w < wells.Count; w++)
            {
                var at = starts[w] + month;
                if (at <= ends[w])
                {
                    var rate = wells[w].Rates[at];
                    values.Add((double.IsNaN(rate) ? 0 : rate) / wells[w].Scale);
                    reached++;
                }
                else if (wells[w].Abandoned)
                {
                    left++;
                    if (stopped == StoppedWells.CountedAsZero)
                        values.Add(0);
                }
            }
            if (values.Count < leastWells || reached == 0)
                break;
            values.Sort();
            var sorted = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values);
            mean.Add(values.Average());
            p90.Add(EurUncertainty.Percentile(sorted, 0.1));
            p50.Add(EurUncertainty.Percentile(sorted, 0.5));
            p10.Add(EurUncertainty.Percentile(sorted, 0.9));
            counts.Add(values.Count);
            gone.Add(left);
        }
        if (mean.Count == 0)
            throw new EngineeringRefusal(RefusalCodes.WrongShape, $"{wells.Count} wells are too few; the average needs {leastWells}.", "wells", leastWells);
        return new([.. mean], [.. p90], [.. p50], [.. p10], [.. counts], [.. gone], Bias(stopped, counts, gone));
    }

    private static (int Start, int End) Window(TypeWellMember well, TypeWellAlignment alignment)
    {
        if (!(well.Scale > 0) || double.IsInfinity(well.Scale))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"{well.Name} has a normalising scale that is not above 0.", "scale", 0);
        int first = -1, last = -1, peak = -1;
        for (var i = 0; i < well.Rates.Length; i++)
        {
            var rate = well.Rates[i];
            if (rate < 0 || double.IsInfinity(rate))
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"{well.Name} has a negative or infinite rate in month {i + 1}.", "rates", 0);
            if (!(rate > 0))
                continue;
            first = first < 0 ? i : first;
            peak = peak < 0 || rate > well.Rates[peak] ? i : peak;
            last = i;
        }
        if (first < 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, $"{well.Name} never produced; leave it out, or say why it counts.", "rates", 0);
        // A shut-in at the end of a living well is data; behind an abandonment it is the zero that counts anyway.
        return (alignment == TypeWellAlignment.PeakRate ? peak : first, well.Abandoned ? last : well.Rates.Length - 1);
    }

    private static string Bias(StoppedWells stopped, List<int> counts, List<int> gone)
    {
        var young = counts[0] - counts[^1];
        var lost = gone[^1];
        return stopped == StoppedWells.LeftOut
            ? $"Average of survivors only, biased high: {counts[0]} wells at month 1, {counts[^1]} at month {counts.Count}; {lost} had stopped by then."
            : $"Stopped wells count as zero ({lost} by month {counts.Count}); {young} wells with shorter histories leave where their data end.";
    }
}
