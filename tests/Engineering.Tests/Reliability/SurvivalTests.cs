using Pumpjack.Engineering.Reliability;
using Xunit;

namespace Pumpjack.Engineering.Tests.Reliability;

public sealed class SurvivalTests
{
    private static Run[] Sample(Draw draw, int n, double beta, double eta, double censored) =>
        [.. Enumerable.Range(0, n).Select(_ => new Run(Math.Ceiling(eta * Math.Pow(-Math.Log(1 - draw.Between(0, 1)), 1 / beta)) + 1, !draw.Chance(censored)))];

    [Fact]
    public void Survival_never_rises_and_without_censoring_is_the_share_that_lived()
    {
        var draw = new Draw(41);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var runs = Sample(draw, draw.Integer(1, 60), draw.Of(WeibullLife.BetaInput, 0.3, 5), draw.Of(WeibullLife.EtaInput, 10, 2000), i % 2 == 0 ? 0 : draw.Between(0, 0.9));
            var curve = KaplanMeier.Estimate(runs);
            for (var k = 0; k < curve.Ages.Count; k++)
            {
                Assert.InRange(curve.Survival[k], 0, k == 0 ? 1 : curve.Survival[k - 1]);
                Assert.True(curve.CumulativeHazard[k] > (k == 0 ? 0 : curve.CumulativeHazard[k - 1]));
                if (i % 2 == 0) Assert.Equal(runs.Count(r => r.Age > curve.Ages[k]) / (double)runs.Length, curve.Survival[k], 1e-12);
                foreach (var kind in (SurvivalInterval[])[SurvivalInterval.Plain, SurvivalInterval.LogLog])
                {
                    var (lower, upper) = curve.Interval(k, 0.9, kind);
                    if (double.IsNaN(lower)) continue;
                    Assert.True(lower >= 0 && lower <= curve.Survival[k] && curve.Survival[k] <= upper && upper <= 1);
                }
            }
            if (i % 2 == 0) Assert.Equal(runs.Average(r => r.Age), curve.RestrictedMean(curve.LastAge), 1e-9 * curve.LastAge);
        }
    }

    [Fact]
    public void A_Weibull_fit_scales_with_time_and_solves_its_equation()
    {
        var draw = new Draw(42);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var runs = Sample(draw, draw.Integer(5, 60), draw.Of(WeibullLife.BetaInput, 0.3, 6), draw.Of(WeibullLife.EtaInput, 10, 2000), draw.Between(0, 0.6));
            if (runs.Where(r => r.Failed).Select(r => r.Age).Distinct().Count() < 2) continue;
            var c = draw.Between(1e-3, 1e3);
            var (fit, scaled) = (WeibullFit.Fit(runs), WeibullFit.Fit([.. runs.Select(r => r with { Age = c * r.Age })]));
            Assert.Equal(1, scaled.Life.Beta / fit.Life.Beta, 1e-9);
            Assert.Equal(c, scaled.Life.Eta / fit.Life.Eta, 1e-9 * c);
            var b = fit.Life.Beta;
            var weights = runs.Select(r => Math.Pow(r.Age / fit.Life.Eta, b)).ToArray();
            var left = weights.Zip(runs, (w, r) => w * Math.Log(r.Age)).Sum() / weights.Sum();
            Assert.Equal(left, (1 / b) + runs.Where(r => r.Failed).Average(r => Math.Log(r.Age)), 1e-8 * Math.Abs(left) + 1e-9);
            Assert.Equal(fit.Failures, weights.Sum(), 1e-7 * fit.Failures);
        }
    }

    [Fact]
    public void The_log_likelihood_and_its_errors_are_those_of_the_definition()
    {
        Run[] runs = [new(41, true), new(96, true), new(132, true), new(180, true), new(250, false), new(300, true), new(400, false)];
        var fit = WeibullFit.Fit(runs);
        double LogL(double b, double eta) => runs.Sum(r => (r.Failed ? Math.Log(b / eta) + ((b - 1) * Math.Log(r.Age / eta)) : 0) - Math.Pow(r.Age / eta, b));
        var (beta, eta) = (fit.Life.Beta, fit.Life.Eta);
        Assert.Equal(LogL(beta, eta), fit.LogLikelihood, 1e-9);
        // Numerical information matrix.
        double hb = 1e-4 * beta, he = 1e-4 * eta;
        var bb = -(LogL(beta + hb, eta) - (2 * LogL(beta, eta)) + LogL(beta - hb, eta)) / (hb * hb);
        var ee = -(LogL(beta, eta + he) - (2 * LogL(beta, eta)) + LogL(beta, eta - he)) / (he * he);
        var be = -(LogL(beta + hb, eta + he) - LogL(beta + hb, eta - he) - LogL(beta - hb, eta + he) + LogL(beta - hb, eta - he)) / (4 * hb * he);
        var determinant = (bb * ee) - (be * be);
        Assert.Equal(1, fit.BetaStandardError / Math.Sqrt(ee / determinant), 1e-4);
        Assert.Equal(1, fit.EtaStandardError / Math.Sqrt(bb / determinant), 1e-4);
    }

    [Fact]
    public void Rod_pump_run_lives_give_the_curve_computed_beside_this_library()
    {
        var runs = RodPumpRuns.Read();
        Assert.Equal((2332, 1658), (runs.Length, runs.Count(r => r.Failed)));
        Assert.Equal(1_104_159, runs.Sum(r => r.Age));
        var curve = KaplanMeier.Estimate(runs);
        Assert.Equal(326, curve.Median);
        Assert.Equal(0.4737897826460775, curve.SurvivalAt(365), 1e-12);
        Assert.Equal(0.31794811811001655, curve.SurvivalAt(730), 1e-12);
        Assert.Equal(1.1442524638267262, curve.CumulativeHazardAt(730), 1e-12);
        var row = Enumerable.Range(0, curve.Ages.Count).Last(i => curve.Ages[i] <= 365);
        Assert.Equal(0.010794455467557586, Math.Sqrt(curve.Variance[row]), 1e-12);
        var fit = WeibullFit.Fit(runs);
        Assert.Equal(0.7510513818859467, fit.Life.Beta, 1e-10);
        Assert.Equal(643.4240054410755, fit.Life.Eta, 1e-7);
        Assert.Equal(765.2035262847006, fit.Life.Mean, 1e-6);
        // What leaving out the running pumps would do.
        Assert.True(runs.Where(r => r.Failed).Average(r => r.Age) < 0.55 * ReliabilityMetrics.Mtbf(runs.Sum(r => r.Age), 1658).Mtbf);
    }

    [Fact]
    public void A_curve_ends_where_the_last_run_was_seen()
    {
        var curve = KaplanMeier.Estimate([new(10, true), new(50, false)]);
        Assert.Equal(0.5, curve.SurvivalAt(50));
        Assert.Equal(10, curve.Median);
        var refusal = Assert.Throws<EngineeringRefusal>(() => curve.SurvivalAt(51));
        Assert.Equal(("t", 50, "reliability.weibull.mle_censored"), (refusal.Input, refusal.Bound, refusal.Alternative));
        Assert.Null(KaplanMeier.Estimate([new(10, false), new(50, false)]).Median);
        Assert.Equal(1, KaplanMeier.Estimate([new(10, false)]).SurvivalAt(10));
    }

    [Fact]
    public void Bad_runs_are_refused_by_name()
    {
        void Refused(Action act, string code)
        {
            var refusal = Assert.Throws<EngineeringRefusal>(act);
            Assert.Equal((code, "failures"), (refusal.Code, refusal.Input));
        }
        Refused(() => KaplanMeier.Estimate([]), RefusalCodes.EmptySeries);
        Refused(() => KaplanMeier.Estimate([new(double.NaN, true)]), RefusalCodes.NotANumber);
        Refused(() => KaplanMeier.Estimate([new(-1, true)]), RefusalCodes.OutOfBounds);
        Refused(() => WeibullFit.Fit([new(0, true), new(1, true)]), RefusalCodes.OutOfBounds);
        Refused(() => WeibullFit.Fit([new(5, true), new(5, true), new(9, false)]), RefusalCodes.BadTest);
        Refused(() => WeibullFit.Fit([new(5, false), new(7, false)]), RefusalCodes.BadTest);
        Refused(() => LogRank.Compare([new(5, false)], [new(7, false)]), RefusalCodes.BadTest);
    }
}
