using System.Globalization;

namespace Pumpjack.Engineering.Reliability;

/// <summary>Declarations of life distributions: Kaplan-Meier, Nelson-Aalen, Weibull, log-rank.</summary>
internal static class SurvivalMethods
{
    private static readonly Input time = new("time", "any", "ages, with event beside them") { Kind = InputKind.Series, AtLeast = 0, Optional = true };
    private static readonly Input status = new("event", "any", "1 for a failure, 0 for a censored run") { Kind = InputKind.Series, AtLeast = 0, AtMost = 1, Optional = true };
    private static readonly Input[] runs = [RunChecks.Failures, RunChecks.Censored, time, status];
    private static readonly Input confidence = RunChecks.Confidence with { Default = 0.95 };
    private static readonly double[] exampleFailures = [1, 2, 4];
    private static readonly double[] exampleCensored = [3];

    internal static readonly Method SurvivalCurve = new("reliability.kaplan_meier", 1, "Kaplan-Meier survival")
    {
        Equation = "S(t) = product over failure ages of (1 - d/n); Greenwood var S = S^2 sum d/[n (n - d)]\nplain S +- z se, or log-log S^exp(+-z se/(S |ln S|))\nNelson-Aalen H = sum d/n",
        Source = "Kaplan, E.L. and Meier, P., J. Am. Stat. Assoc. 53 (1958) 457-481; Greenwood (1926); Aalen, O., Ann. Stat. 6 (1978) 701-726.",
        Notes = "Items censored at a failure age are still at risk there. Median: first age with S <= 0.5, absent if never reached. Intervals are plain unless log_log = 1. "
            + "Figures at an age carry it in the name: S_at_365, lower_95_at_365.",
        Inputs = [.. runs, confidence, new("log_log", "-", "1 for log-log intervals") { AtLeast = 0, AtMost = 1, Default = 0 }],
        Outputs = [new("S", "-", "survival just after each failure age"), new("t", "any", "distinct failure ages"), new("at_risk", "-", "at risk at each"),
            new("se", "-", "Greenwood standard error where S > 0"), new("H", "-", "cumulative hazard at each"), new("median", "any", "median life"),
            new("S_at_*", "-", "survival at the age in the name"), new("H_at_*", "-", "cumulative hazard at the age in the name"),
            new("restricted_mean_*", "any", "area under S to the age in the name"),
            new("lower_*", "-", "lower bound at the age in the name, \"lower_95_at_7454\""), new("upper_*", "-", "upper bound")],
        Compute = e =>
        {
            var curve = KaplanMeier.Estimate(RunsOf(e));
            e.Set("S", [.. curve.Survival]);
            e.Set("t", [.. curve.Ages]);
            e.Set("at_risk", [.. curve.AtRisk.Select(n => (double)n)]);
            e.Set("se", [.. curve.Variance.Where(v => !double.IsNaN(v)).Select(Math.Sqrt)]);
            e.Set("H", [.. curve.CumulativeHazard]);
            if (curve.Median is { } median) e.Set("median", median);
            else e.Note("The curve never falls to one half: no median.");
            Named(e, curve);
        },
        Examples = [new("Four runs.", [("failures", exampleFailures), ("right_censored", exampleCensored)], [("median", 2, 1e-12)])],
    };

    internal static readonly Method NelsonAalen = new("reliability.nelson_aalen", 1, "Nelson-Aalen cumulative hazard")
    {
        Equation = "H(t) = sum over failure ages of d/n, var H = sum d/n^2",
        Source = "Nelson, W., J. Quality Tech. 1 (1969) 27-52; Aalen, O., Ann. Stat. 6 (1978) 701-726.",
        Inputs = runs,
        Outputs = [new("H", "-", "cumulative hazard just after each failure age"), new("t", "any", "distinct failure ages"), new("se", "-", "standard error of H"),
            new("H_at_*", "-", "cumulative hazard at the age in the name"), new("H_last", "-", "cumulative hazard at the last failure")],
        Compute = e =>
        {
            var curve = KaplanMeier.Estimate(RunsOf(e));
            if (curve.Ages.Count == 0)
                throw new EngineeringRefusal(RefusalCodes.BadTest, "Without a failure there is no hazard to accumulate.", "failures", 1, "reliability.mtbf.confidence");
            e.Set("H", [.. curve.CumulativeHazard]);
            e.Set("H_last", curve.CumulativeHazard[^1]);
            e.Set("t", [.. curve.Ages]);
            var sum = 0.0;
            e.Set("se", [.. curve.AtRisk.Select((n, i) => Math.Sqrt(sum += (double)curve.Failures[i] / n / n))]);
            Named(e, curve);
        },
        Examples = [new("Four runs.", [("failures", exampleFailures), ("right_censored", exampleCensored)], [("H_last", 1.58333333333, 1e-11)])],
    };

    private static readonly Output[] weibullOutputs =
    [
        new("beta", "-", "shape"), new("eta", "any", "scale"), new("lambda", "any", "1/eta"), new("beta_se", "-", "standard error of beta"),
        new("eta_se", "any", "standard error of eta"), new("beta_lower", "-", "lower bound of beta"), new("beta_upper", "-", "upper bound of beta"),
        new("eta_lower", "any", "lower bound of eta"), new("eta_upper", "any", "upper bound of eta"), new("log_likelihood", "-", "log likelihood"),
        new("mean_life", "any", "eta Gamma(1 + 1/beta)"), new("B10", "any", "age by which 10 percent have failed"),
        new("median_life", "any", "age by which half have failed"), new("kaplan_meier_median", "any", "median of the Kaplan-Meier curve"),
    ];

    private const string weibullEquation = "R = exp[-(t/eta)^beta]\nsum t^b ln t/sum t^b - 1/b - (1/r) sum over failures ln t = 0, eta = (sum t^b/r)^(1/b), sums over all runs\n"
        + "mean = eta Gamma(1 + 1/b), B10 = eta (-ln 0.9)^(1/b)";

    private const string weibullSource = "Cohen, A.C.: Maximum Likelihood Estimation in the Weibull Distribution Based on Complete and on Censored Samples, Technometrics 7 (1965) 579-588.";

    internal static readonly Method WeibullMle = new("reliability.weibull.mle", 1, "Weibull life by maximum likelihood")
    {
        Equation = weibullEquation,
        Source = weibullSource,
        Notes = "Needs two distinct failure ages. Bounds on the log scale from the observed information.",
        Inputs = [.. runs, confidence],
        Outputs = weibullOutputs,
        Compute = ComputeWeibull,
        Examples = [new("Three failures and a censored run.", [("failures", exampleFailures), ("right_censored", exampleCensored)], [("beta", 2.09393880594, 1e-10), ("eta", 3.16437634326, 1e-10)])],
    };

    internal static readonly Method WeibullCensored = new("reliability.weibull.mle_censored", 1, "Weibull life by maximum likelihood, right-censored runs")
    {
        Equation = weibullEquation,
        Source = weibullSource,
        Notes = "Running pumps and pumps pulled for other reasons are right-censored at their age; leaving them out biases run life low. Needs two distinct failure ages.",
        Inputs = [.. runs, confidence],
        Outputs = weibullOutputs,
        Compute = ComputeWeibull,
        Examples = [new("Three failures and a censored run.", [("failures", exampleFailures), ("right_censored", exampleCensored)], [("beta", 2.09393880594, 1e-10), ("eta", 3.16437634326, 1e-10)])],
    };

    internal static readonly Method WeibullFunctions = new("reliability.weibull.functions", 1, "Weibull functions")
    {
        Equation = "R = exp[-(t/eta)^beta], h = (beta/eta)(t/eta)^(beta - 1)\nmedian = eta (ln 2)^(1/beta), B10 = eta (-ln 0.9)^(1/beta), mean = eta Gamma(1 + 1/beta)\nR(mission | t0) = R(t0 + mission)/R(t0)",
        Source = "Weibull, W.: A Statistical Distribution Function of Wide Applicability, J. Appl. Mech. 18 (1951) 293-297.",
        Inputs = [WeibullLife.BetaInput, WeibullLife.EtaInput, new("t", "any", "age") { Above = 0, Optional = true },
            new("t0", "any", "age already reached") { AtLeast = 0, Optional = true }, new("mission", "any", "time still to run") { AtLeast = 0, Optional = true }],
        Outputs = [new("R", "-", "survival to t"), new("F", "-", "failed by t"), new("hazard", "any", "failure rate at t"), new("B10", "any", "age by which 10 percent have failed"),
            new("median", "any", "median life"), new("mean", "any", "mean life"), new("conditional_reliability", "-", "survival of a mission from t0")],
        Compute = e =>
        {
            var life = new WeibullLife(e.Number("beta"), e.Number("eta"));
            if (e.Has("t"))
            {
                e.Set("R", life.Reliability(e.Number("t")));
                e.Set("F", 1 - life.Reliability(e.Number("t")));
                e.Set("hazard", life.Hazard(e.Number("t")));
            }
            e.Set("B10", life.B10);
            e.Set("median", life.Median);
            e.Set("mean", life.Mean);
            if (e.Has("mission")) e.Set("conditional_reliability", life.ConditionalReliability(e.Number("t0", 0), e.Number("mission")));
        },
        Examples = [new("A year of a wearing pump.", [("beta", 1.6), ("eta", 900), ("t", 365)], [("R", 0.789794164644, 1e-11), ("B10", 220.503856329, 1e-11)])],
    };

    internal static readonly Method RunLife = new("reliability.run_life", 1, "Run life")
    {
        Equation = "Kaplan-Meier median, S(t), restricted mean; Nelson-Aalen H(t); Weibull by maximum likelihood; MTBF = all running time/failures",
        Source = "Kaplan and Meier (1958); Nelson (1969); Cohen (1965).",
        Notes = "Running pumps and pumps pulled for other reasons are right-censored at their age. The naive mean of failed runs is given to show its bias. "
            + "Figures at an age carry it in the name: S_at_365, restricted_mean_730, nelson_aalen_at_398.",
        Inputs = runs,
        Outputs = [new("kaplan_meier_median", "any", "median run life"), new("S_at_*", "-", "survival at the age in the name"),
            new("restricted_mean_*", "any", "mean run life up to the age in the name"), new("nelson_aalen_at_*", "-", "cumulative hazard at the age in the name"),
            new("weibull_beta", "-", "shape"), new("weibull_eta", "any", "scale"), new("mtbf_exponential", "any", "all running time/failures"),
            new("naive_mean_of_failures", "any", "mean age of the failed runs only"), new("failures", "-", "failures"), new("censored", "-", "censored runs")],
        Compute = e =>
        {
            var all = RunsOf(e);
            var curve = KaplanMeier.Estimate(all);
            var failed = all.Where(r => r.Failed).Select(r => r.Age).ToArray();
            e.Set("failures", failed.Length);
            e.Set("censored", all.Length - failed.Length);
            if (curve.Median is { } median) e.Set("kaplan_meier_median", median);
            else e.Note("The curve never falls to one half: no median.");
            Named(e, curve);
            if (failed.Length == 0)
                throw new EngineeringRefusal(RefusalCodes.BadTest, "Without a failure there is no run life, only a lower bound.", "failures", 1, "reliability.mtbf.confidence");
            e.Set("mtbf_exponential", all.Sum(r => r.Age) / failed.Length);
            e.Set("naive_mean_of_failures", failed.Average());
            if (failed.Distinct().Count() < 2)
            {
                e.Note("One failure age only: no Weibull fit.");
                return;
            }
            var fit = WeibullFit.Fit(all);
            e.Set("weibull_beta", fit.Life.Beta);
            e.Set("weibull_eta", fit.Life.Eta);
            e.Iterated(fit.Iterations);
        },
        Examples = [new("Four runs.", [("failures", exampleFailures), ("right_censored", exampleCensored)], [("kaplan_meier_median", 2, 1e-12), ("mtbf_exponential", 3.33333333333, 1e-11)])],
    };

    internal static readonly Method LogRankTest = new("reliability.log_rank", 1, "Log-rank test of two groups")
    {
        Equation = "chi2 = (O - E)^2/V, E = sum d n1/n, V = sum d (n1/n)(1 - n1/n)(n - d)/(n - 1)",
        Source = "Mantel, N., Cancer Chemotherapy Reports 50 (1966) 163-170.",
        Inputs = [RunChecks.Failures with { Name = "failures_1" }, RunChecks.Censored with { Name = "right_censored_1" }, RunChecks.Failures with { Name = "failures_2" },
            RunChecks.Censored with { Name = "right_censored_2" }, time with { Name = "time_1" }, status with { Name = "event_1" }, time with { Name = "time_2" },
            status with { Name = "event_2" }],
        Outputs = [new("observed", "-", "failures of group 1"), new("expected", "-", "expected of it"), new("variance", "-", "hypergeometric variance"),
            new("chi_square", "-", "statistic, one degree of freedom"), new("p_value", "-", "chance of a larger one")],
        Compute = e =>
        {
            var result = LogRank.Compare(RunsOf(e, "_1"), RunsOf(e, "_2"));
            e.Set("observed", result.Observed);
            e.Set("expected", result.Expected);
            e.Set("variance", result.Variance);
            e.Set("chi_square", result.ChiSquare);
            e.Set("p_value", result.PValue);
        },
        Examples = [new("Two against two, the first failing first.", [("failures_1", (double[])[1, 2]), ("failures_2", (double[])[3, 4])],
            [("observed", 2, 1e-12), ("expected", 0.83333333333, 1e-10), ("chi_square", 2.88235294118, 1e-10)])],
    };

    private static void ComputeWeibull(Evaluation e)
    {
        var all = RunsOf(e);
        var fit = WeibullFit.Fit(all);
        var level = e.Number("confidence");
        e.Set("beta", fit.Life.Beta);
        e.Set("eta", fit.Life.Eta);
        e.Set("lambda", 1 / fit.Life.Eta);
        e.Set("beta_se", fit.BetaStandardError);
        e.Set("eta_se", fit.EtaStandardError);
        (var lower, var upper) = fit.BetaBounds(level);
        e.Set("beta_lower", lower);
        e.Set("beta_upper", upper);
        (lower, upper) = fit.EtaBounds(level);
        e.Set("eta_lower", lower);
        e.Set("eta_upper", upper);
        e.Set("log_likelihood", fit.LogLikelihood);
        e.Set("mean_life", fit.Life.Mean);
        e.Set("B10", fit.Life.B10);
        e.Set("median_life", fit.Life.Median);
        if (KaplanMeier.Estimate(all).Median is { } median) e.Set("kaplan_meier_median", median);
        e.Iterated(fit.Iterations);
    }

    private static Run[] RunsOf(Evaluation e, string suffix = "")
    {
        if (e.Has("time" + suffix))
        {
            var (ages, events) = (e.Series("time" + suffix), e.Series("event" + suffix));
            if (ages.Length != events.Length)
                throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"time has {ages.Length} values and event has {events.Length}.", "event" + suffix);
            return [.. ages.Select((age, i) => new Run(age, events[i] switch
            {
                0 => false,
                1 => true,
                _ => throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"event {i + 1} must be 0 or 1.", "event" + suffix, 1),
            }))];
        }
        double[] none = [];
        return RunChecks.FromLists(
            e.Has("failures" + suffix) ? e.Series("failures" + suffix) : none, e.Has("right_censored" + suffix) ? e.Series("right_censored" + suffix) : none);
    }

    // Figures whose names carry an age: S_at_365, H_at_398, restricted_mean_730, lower_95_at_7454.
    private static void Named(Evaluation e, KaplanMeier curve)
    {
        foreach (var name in e.Wanted)
        {
            if (After(name, "S_at_") is { } s) e.Set(name, curve.SurvivalAt(s));
            else if ((After(name, "nelson_aalen_at_") ?? After(name, "H_at_")) is { } h) e.Set(name, curve.CumulativeHazardAt(h));
            else if (After(name, "restricted_mean_") is { } horizon) e.Set(name, curve.RestrictedMean(horizon));
            else if (name.StartsWith("lower_", StringComparison.Ordinal) || name.StartsWith("upper_", StringComparison.Ordinal)) Bound(e, curve, name);
        }
    }

    private static void Bound(Evaluation e, KaplanMeier curve, string name)
    {
        var parts = name.Split("_at_");
        if (parts.Length != 2 || !double.TryParse(parts[1], CultureInfo.InvariantCulture, out var age)) return;
        var level = double.TryParse(parts[0][6..], CultureInfo.InvariantCulture, out var percent) ? percent / 100 : e.Number("confidence");
        var row = -1;
        while (row + 1 < curve.Ages.Count && curve.Ages[row + 1] <= age) row++;
        if (row < 0)
            throw new EngineeringRefusal(RefusalCodes.NoSolution, "Before the first failure the curve has no variance.", "failures", curve.Ages.Count > 0 ? curve.Ages[0] : null);
        var (lower, upper) = curve.Interval(row, level, e.Number("log_log") != 0 ? SurvivalInterval.LogLog : SurvivalInterval.Plain);
        e.Set(name, name[0] == 'l' ? lower : upper);
    }

    private static double? After(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && double.TryParse(name.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out var number) ? number : null;
}
