namespace Pumpjack.Engineering.Reliability;

/// <summary>Declarations of failure rates, availability and the trend of repairable systems.</summary>
internal static class ReliabilityMethods
{
    private static readonly double[] exampleIntervals = [10, 20, 30, 40];

    internal static readonly Method Mtbf = new("reliability.mtbf", 1, "Mean time between failures")
    {
        Equation = "MTBF = operating time/failures (calendar: wells x period/failures)\nMTTR = down time/failures\navailability = up time/total time = MTBF/(MTBF + MTTR)",
        Source = "ISO 14224; IEC 60050-192.",
        Notes = "Down time counts waiting and repair; repair_hours, where given, splits them.",
        Inputs = [new("wells", "-", "units observed") { Above = 0 }, new("period", "d", "calendar time observed") { Above = 0 }, ReliabilityMetrics.FailuresInput,
            new("downtime_total", "any", "unit days down, all units") { AtLeast = 0, Default = 0 }, new("repair_hours", "h", "mean active repair time") { AtLeast = 0, Optional = true },
            new("days_per_year", "d", "days in a year") { Above = 364, AtMost = 366.25, Default = 365 }],
        Outputs = [new("mtbf_calendar", "d", "calendar time per failure"), new("mtbf_operating", "d", "operating time per failure"),
            new("failures_per_well_year", "1/year", "failure rate"), new("availability", "-", "up time/total time"), new("mttr", "d", "down time per failure"),
            new("inherent_availability", "-", "MTBF/(MTBF + MTTR)"), new("mean_waiting", "d", "down time per failure less active repair")],
        Compute = e =>
        {
            var (total, down, failures) = (e.Number("wells") * e.Number("period"), e.Number("downtime_total"), e.Number("failures"));
            if (down >= total)
                throw new EngineeringRefusal(RefusalCodes.Contradiction, "Down time must be below the time observed.", "downtime_total", total);
            e.Set("availability", ReliabilityMetrics.OperationalAvailability(total - down, total));
            e.Set("failures_per_well_year", failures / (total / e.Number("days_per_year")));
            if (failures == 0)
                throw new EngineeringRefusal(RefusalCodes.BadTest, "Without a failure there is no MTBF, only a lower bound.", "failures", 1, "reliability.mtbf.confidence");
            var mttr = down / failures;
            e.Set("mtbf_calendar", total / failures);
            e.Set("mtbf_operating", (total - down) / failures);
            e.Set("mttr", mttr);
            e.Set("inherent_availability", ReliabilityMetrics.InherentAvailability((total - down) / failures, mttr));
            if (e.Has("repair_hours")) e.Set("mean_waiting", mttr - (e.Number("repair_hours") / 24));
        },
        Examples = [new("A field over a year.", [("wells", 120), ("period", 365), ("failures", 54), ("downtime_total", 702)],
            [("mtbf_operating", 798.111111111, 1e-11), ("mttr", 13, 1e-12), ("availability", 0.98397260274, 1e-10), ("failures_per_well_year", 0.45, 1e-12)])],
    };

    internal static readonly Method MtbfBounds = new("reliability.mtbf.confidence", 1, "Bounds of an exponential MTBF")
    {
        Equation = "time truncated: lower = 2T/chi2(1 - a/2; 2r + 2), upper = 2T/chi2(a/2; 2r); failure truncated: 2r in both; confidence 1 - a",
        Source = "Epstein, B. and Sobel, M.: Life Testing, J. Am. Stat. Assoc. 48 (1953) 486-502.",
        Notes = "Without failures only the lower bound exists. failure_truncated = 1 when the observation ended at a failure.",
        Inputs = [ReliabilityMetrics.TimeInput, ReliabilityMetrics.FailuresInput, RunChecks.Confidence with { Unit = "any", Default = 0.9 },
            new("failure_truncated", "-", "1 when the last failure ended the observation") { AtLeast = 0, AtMost = 1, Default = 0 }],
        Outputs = [new("mtbf", "any", "operating time per failure"), new("lower", "any", "lower bound"), new("upper", "any", "upper bound")],
        Compute = e =>
        {
            var stated = e.Raw("confidence")?.Unit.Contains("failure truncated", StringComparison.Ordinal) ?? false;
            var result = ReliabilityMetrics.Mtbf(
                e.Number("total_time"), (int)e.Number("failures"), e.Number("confidence"), stated || e.Number("failure_truncated") != 0 ? Truncation.Failure : Truncation.Time);
            var unit = e.Raw("total_time")!.Unit;
            e.Set("lower", result.Lower, unit);
            if (result.Mtbf is { } mtbf) e.Set("mtbf", mtbf, unit);
            if (result.Upper is { } upper) e.Set("upper", upper, unit);
        },
        Examples = [new("Three failures in 8,700 h.", [("total_time", 8700), ("failures", 3), ("confidence", 0.9)], [("mtbf", 2900, 1e-12), ("lower", 1122.05, 1e-4), ("upper", 10639.71, 1e-6)])],
    };

    internal static readonly Method Systems = new("reliability.availability.systems", 1, "Availability of systems")
    {
        Equation = "series A = product of A\nparallel A = 1 - product of (1 - A)",
        Source = "IEC 61078.",
        Notes = "Parts fail and are repaired independently.",
        Inputs = [ReliabilityMetrics.AvailabilityInput with { Aliases = ["A", "availability"] }],
        Outputs = [new("series", "-", "all parts needed"), new("parallel", "-", "one part enough")],
        Compute = e =>
        {
            e.Set("series", ReliabilityMetrics.Series(e.Series("availabilities")));
            e.Set("parallel", ReliabilityMetrics.Parallel(e.Series("availabilities")));
        },
        Examples = [new("Two parts.", [("availabilities", (double[])[0.9, 0.8])], [("series", 0.72, 1e-12), ("parallel", 0.98, 1e-12)])],
    };

    internal static readonly Method Trend = new("reliability.trend.laplace_crow", 1, "Trend of a repairable system: Laplace and Crow-AMSAA")
    {
        Equation = "U = [mean of first n-1 cumulative times - T/2]/[T sqrt(1/(12 (n - 1)))] (failure truncated; all n and T given when time truncated)\nbeta = n/sum ln(T/ti), lambda = n/T^beta",
        Source = "Ascher, H. and Feingold, H.: Repairable Systems Reliability (1984); Crow, L.H.: AMSAA TR-138 (1974); MIL-HDBK-189.",
        Notes = "U above 1.96 or beta above 1: the failure rate is rising.",
        Inputs = [new("times_between_failures", "any", "running times between failures in order") { Kind = InputKind.Series, AtLeast = 0, Optional = true },
            new("cumulative_times", "any", "running times at the failures, instead") { Kind = InputKind.Series, AtLeast = 0, Optional = true },
            new("observed_time", "any", "running time at the end of a time-truncated observation") { Above = 0, Optional = true }],
        Outputs = [new("laplace_U", "-", "Laplace statistic"), new("p_value", "-", "two-sided"), new("beta", "-", "power-law exponent"), new("lambda", "any", "power-law scale"),
            new("beta_lower", "-", "lower 95 percent bound"), new("beta_upper", "-", "upper 95 percent bound")],
        Compute = e =>
        {
            double[] times;
            if (e.Has("cumulative_times"))
            {
                times = e.Series("cumulative_times");
            }
            else
            {
                var sum = 0.0;
                times = [.. e.Series("times_between_failures").Select(x => sum += x)];
            }
            var trend = RepairableSystem.Trend(times, e.Has("observed_time") ? e.Number("observed_time") : null);
            e.Set("laplace_U", trend.LaplaceU);
            e.Set("p_value", trend.PValue);
            e.Set("beta", trend.Beta);
            e.Set("lambda", trend.Lambda);
            e.Set("beta_lower", trend.BetaLower);
            e.Set("beta_upper", trend.BetaUpper);
            e.Note(trend.LaplaceU > 1.96 ? "Worsening at 95 percent." : trend.LaplaceU < -1.96 ? "Improving at 95 percent." : "No trend at 95 percent.");
        },
        Examples = [new("Intervals that grow.", [("times_between_failures", exampleIntervals)], [("beta", 0.99567, 1e-5)])],
    };

    internal static readonly Method MeanCumulative = new("reliability.mean_cumulative_function", 1, "Mean cumulative function")
    {
        Equation = "M(t) = running sum of 1/(systems observed) over the failures of all systems",
        Source = "Nelson, W.: Recurrent Events Data Analysis (2003); standard error Lawless, J.F. and Nadeau, C., Technometrics 37 (1995) 158-168.",
        Inputs = [new("failures", "any", "failure ages of each system, one row a system") { Kind = InputKind.Rows }, new("end_ages", "any", "age at which each was last seen") { Kind = InputKind.Series, AtLeast = 0 }],
        Outputs = [new("t", "any", "distinct failure ages"), new("M", "-", "mean cumulative failures per system"), new("se", "-", "standard error"), new("M_last", "-", "at the last failure")],
        Compute = e =>
        {
            var (rows, ends) = (e.Rows("failures"), e.Series("end_ages"));
            if (rows.Length != ends.Length)
                throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"failures has {rows.Length} systems and end_ages has {ends.Length}.", "end_ages");
            var result = RepairableSystem.MeanCumulative([.. rows.Select((r, i) => new SystemHistory(r, ends[i]))]);
            if (result.Ages.Length == 0)
                throw new EngineeringRefusal(RefusalCodes.BadTest, "No system has failed.", "failures", 1, "reliability.mtbf.confidence");
            e.Set("t", result.Ages);
            e.Set("M", result.Mean);
            e.Set("se", result.StandardError);
            e.Set("M_last", result.Mean[^1]);
        },
        Examples = [new("Two systems.", [("failures", (double[][])[[1, 3], [2]]), ("end_ages", (double[])[4, 2.5])], [("M_last", 2, 1e-12)])],
    };
}
