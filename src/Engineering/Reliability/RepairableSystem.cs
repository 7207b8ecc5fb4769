using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Reliability;

/// <summary>Trend of the failures of one repairable system.</summary>
/// <param name="LaplaceU">Laplace's U: above 1.96 worsening, below −1.96 improving, at 95 %.</param>
/// <param name="PValue">Two-sided chance of a larger |U| without a trend.</param>
/// <param name="Beta">Exponent of the power-law process (Crow-AMSAA), maximum likelihood: above 1 worsening.</param>
/// <param name="Lambda">Its scale, failures per time^beta.</param>
/// <param name="BetaLower">Lower 95 % bound of beta.</param>
/// <param name="BetaUpper">Upper 95 % bound of beta.</param>
/// <param name="Failures">Failures used.</param>
/// <param name="ObservedTime">Time observed.</param>
/// <param name="Truncation">How the observation ended.</param>
public readonly record struct TrendResult(
    double LaplaceU, double PValue, double Beta, double Lambda, double BetaLower, double BetaUpper, int Failures, double ObservedTime, Truncation Truncation);

/// <summary>Failures of one system in order of time.</summary>
/// <param name="Failures">Ages of the system at its failures, any unit.</param>
/// <param name="EndAge">Age at which it was last seen.</param>
public sealed record SystemHistory(double[] Failures, double EndAge);

/// <summary>Mean cumulative number of failures per system.</summary>
/// <param name="Ages">Distinct failure ages, rising.</param>
/// <param name="Mean">Mean cumulative failures per system just after each.</param>
/// <param name="StandardError">Its standard error (Lawless and Nadeau 1995), from the scatter between systems.</param>
/// <param name="Systems">Systems observed at each age.</param>
public sealed record MeanCumulativeResult(double[] Ages, double[] Mean, double[] StandardError, int[] Systems);

/// <summary>Repairable systems: trend and mean cumulative function.</summary>
public static class RepairableSystem
{
    /// <summary>
    /// Laplace's test and the power-law process from the cumulative times of failures. Failure truncated, the last failure ends the observation:
    /// U = [mean of the first n − 1 times − T/2]/[T sqrt(1/(12 (n − 1)))] and beta = n/sum ln(T/ti); time truncated at
    /// <paramref name="observedTime"/>, all n count.
    /// </summary>
    /// <param name="cumulativeTimes">Rising, above 0.</param>
    /// <param name="observedTime">End of the observation; null when it ended at the last failure.</param>
    /// <exception cref="EngineeringRefusal">Fewer than two failures (three when failure truncated), times that fall, or failures beyond the end.</exception>
    public static TrendResult Trend(ReadOnlySpan<double> cumulativeTimes, double? observedTime = null)
    {
        var n = cumulativeTimes.Length;
        if (n == 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, "There are no failures.", "times_between_failures");
        var truncation = observedTime is null ? Truncation.Failure : Truncation.Time;
        var least = truncation == Truncation.Failure ? 3 : 2;
        if (n < least)
            throw new EngineeringRefusal(RefusalCodes.WrongShape, $"{n} failures are too few for a trend; {least} are needed.", "times_between_failures", least);
        for (var i = 0; i < n; i++)
            if (!(cumulativeTimes[i] >= (i == 0 ? double.Epsilon : cumulativeTimes[i - 1])) || double.IsInfinity(cumulativeTimes[i]))
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"Failure {i + 1} does not come after the one before it.", "times_between_failures", 0);
        var end = observedTime ?? cumulativeTimes[^1];
        if (!(end >= cumulativeTimes[^1]) || double.IsInfinity(end))
            throw new EngineeringRefusal(RefusalCodes.Contradiction, "A failure lies beyond the end of the observation.", "observed_time", cumulativeTimes[^1]);
        var count = truncation == Truncation.Failure ? n - 1 : n;
        double sum = 0, logs = 0;
        for (var i = 0; i < n; i++)
        {
            if (i < count) sum += cumulativeTimes[i];
            logs += Math.Log(end / cumulativeTimes[i]);
        }
        if (!(logs > 0))
            throw new EngineeringRefusal(RefusalCodes.BadTest, "All failures lie at the end of the observation.", "times_between_failures");
        var u = ((sum / count) - (end / 2)) / (end * Math.Sqrt(1 / (12.0 * count)));
        var beta = n / logs;
        // 2 n beta_true/beta is chi-square with 2n (time) or 2(n − 1) (failure truncated) degrees of freedom.
        var degrees = 2.0 * count;
        return new(
            u,
            2 * NormalDistribution.Cumulative(-Math.Abs(u)),
            beta,
            n / Math.Pow(end, beta),
            beta * GammaFunctions.ChiSquareQuantile(0.025, degrees) / (2 * n),
            beta * GammaFunctions.ChiSquareQuantile(0.975, degrees) / (2 * n),
            n,
            end,
            truncation);
    }

    /// <summary>Mean cumulative function: running sum of 1/(systems observed) over the failures of all systems (Nelson 2003).</summary>
    /// <exception cref="EngineeringRefusal">No systems, an impossible age, or a failure after the end of its system.</exception>
    public static MeanCumulativeResult MeanCumulative(IReadOnlyList<SystemHistory> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        if (systems.Count == 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, "There are no systems.", "systems");
        var events = new List<(double Age, int System)>();
        var ends = new double[systems.Count];
        for (var s = 0; s < systems.Count; s++)
        {
            ends[s] = systems[s].EndAge;
            if (!double.IsFinite(ends[s]) || ends[s] < 0)
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"The end age of system {s + 1} must be a finite number, at least 0.", "end_ages", 0);
            foreach (var age in systems[s].Failures)
            {
                if (!(age >= 0 && age <= ends[s]))
                    throw new EngineeringRefusal(RefusalCodes.Contradiction, $"System {s + 1} has a failure outside 0 to its end age.", "failures", ends[s]);
                events.Add((age, s));
            }
        }
        events.Sort();
        var sortedEnds = (double[])ends.Clone();
        Array.Sort(sortedEnds);
        var (ages, mean, error, observed) = (new List<double>(), new List<double>(), new List<double>(), new List<int>());
        // Per system: its own sum of (dN − d/n)/n over the ages it was observed at.
        var own = new double[systems.Count];
        double m = 0, offset = 0;
        var passed = 0;
        var order = Enumerable.Range(0, systems.Count).OrderBy(s => ends[s]).ToArray();
        var closed = 0.0;
        double openSum = 0, openSquares = 0;
        for (var i = 0; i < events.Count;)
        {
            var age = events[i].Age;
            while (passed < systems.Count && sortedEnds[passed] < age)
            {
                // The system leaves: its sum is final.
                var s = order[passed++];
                var final = own[s] - offset;
                closed += final * final;
                openSum -= own[s];
                openSquares -= own[s] * own[s];
            }
            var n = systems.Count - passed;
            var d = 0;
            for (; i < events.Count && events[i].Age == age; i++, d++)
            {
                var s = events[i].System;
                openSquares += ((own[s] + (1.0 / n)) * (own[s] + (1.0 / n))) - (own[s] * own[s]);
                own[s] += 1.0 / n;
                openSum += 1.0 / n;
            }
            m += (double)d / n;
            offset += (double)d / n / n;
            ages.Add(age);
            mean.Add(m);
            observed.Add(n);
            error.Add(Math.Sqrt(Math.Max(0, closed + openSquares - (2 * offset * openSum) + (n * offset * offset))));
        }
        return new([.. ages], [.. mean], [.. error], [.. observed]);
    }
}
