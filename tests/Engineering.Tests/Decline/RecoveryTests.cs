using Pumpjack.Engineering.Decline;
using Xunit;

namespace Pumpjack.Engineering.Tests.Decline;

public sealed class RecoveryTests
{
    [Fact]
    public void Recovery_ends_at_the_limit_or_at_the_maximum_time()
    {
        var curve = ArpsChain.OneSegment(1000, 0.001, 0.5);
        var limited = Eur.Of(curve, 10, 36_525);
        Assert.Equal(ForecastEnd.EconomicLimit, limited.End);
        Assert.Equal(1, limited.Value / Arps.CumulativeToRate(1000, 0.001, 0.5, 10), 1e-10);
        Assert.Equal(1, limited.EndTime / Arps.TimeToRate(1000, 0.001, 0.5, 10), 1e-10);
        var timed = Eur.Of(curve, 10, 3652.5);
        Assert.Equal((ForecastEnd.MaximumTime, 3652.5), (timed.End, timed.EndTime));
        Assert.Equal(curve.Cumulative(3652.5), timed.Value, 1e-6);
        var over = Eur.Of(curve, 2000, 3652.5, 100, 12_345);
        Assert.Equal((ForecastEnd.AlreadyBelowLimit, 12_345, 0), (over.End, over.Value, over.Remaining));
    }

    [Fact]
    public void A_curve_with_a_peak_is_judged_behind_the_peak()
    {
        var duong = new Duong(715, 2.8, 1.4);
        Assert.True(duong.PeakTime > 1);
        var result = Eur.Of(duong, 50, 1e5);
        Assert.Equal(ForecastEnd.EconomicLimit, result.End);
        Assert.Equal(50, duong.Rate(result.EndTime), 1e-6);
        Assert.True(result.EndTime > duong.PeakTime);
    }

    [Fact]
    public void An_endless_forecast_is_refused()
    {
        var curve = ArpsChain.OneSegment(1000, 0.001, 0.5);
        Assert.Equal("t_max", Assert.Throws<EngineeringRefusal>(() => Eur.Of(curve, 0, double.PositiveInfinity)).Input);
        Assert.Equal("t_max", Assert.Throws<EngineeringRefusal>(() => Eur.Of(curve, 10, 5, 10)).Input);
        Assert.Equal("q_limit", Assert.Throws<EngineeringRefusal>(() => Eur.Of(curve, double.NaN, 5)).Input);
        Assert.Equal("t_max", Assert.Throws<EngineeringRefusal>(() => Eur.Of(ArpsChain.OneSegment(1000, 0, 0), 10, double.PositiveInfinity)).Input);
    }

    [Fact]
    public void Percentiles_are_ordered_repeatable_and_cover_the_truth()
    {
        var covered = 0;
        const int fields = 40;
        for (var seed = 0; seed < fields; seed++)
        {
            var draw = new Draw(300 + seed);
            var time = Enumerable.Range(0, 84).Select(i => 15.0 + (30 * i)).ToArray();
            var rate = time.Select(t => Arps.Rate(800, 0.005, 0.7, t) * Math.Exp(0.08 * draw.Normal())).ToArray();
            EurDistribution Run() => EurUncertainty.Bootstrap(time, rate, new(), 0.0002, 10, 36_525, 0, 0, 200, seed);
            var result = Run();
            Assert.Equal(result, Run());
            Assert.True(result.P90 <= result.P50 && result.P50 <= result.P10);
            var truth = Eur.Of(ArpsChain.ModifiedHyperbolic(800, 0.005, 0.7, 0.0002), 10, 36_525).Value;
            if (truth >= result.P90 && truth <= result.P10) covered++;
        }
        // 80 % nominal; forty fields scatter by about five.
        Assert.InRange(covered, 22, 40);
    }

    [Fact]
    public void A_type_well_states_its_survivor_bias()
    {
        TypeWellMember Well(string name, int months, bool abandoned, int lead, double scale) =>
            new(name, [.. new double[lead], .. Enumerable.Range(0, months).Select(i => scale * Arps.Rate(100, 0.05, 1, i))], abandoned, scale);
        TypeWellMember[] wells = [Well("A", 36, false, 2, 1), Well("B", 36, false, 0, 2), Well("C", 12, true, 5, 1), Well("D", 24, false, 1, 0.5)];
        var zero = TypeWell.Average(wells, stopped: StoppedWells.CountedAsZero, leastWells: 2);
        var left = TypeWell.Average(wells, stopped: StoppedWells.LeftOut, leastWells: 2);
        Assert.Equal(36, zero.Mean.Length);
        Assert.Equal(100, zero.Mean[0], 1e-9);
        Assert.Equal((4, 4, 3), (zero.Wells[0], zero.Wells[20], zero.Wells[30]));
        Assert.Equal((4, 3, 2), (left.Wells[0], left.Wells[20], left.Wells[30]));
        Assert.Equal(Arps.Rate(100, 0.05, 1, 20), left.Mean[20], 1e-9);
        Assert.Equal(0.75 * left.Mean[20], zero.Mean[20], 1e-9);
        Assert.Contains("biased high", left.SurvivorBias, StringComparison.Ordinal);
        Assert.Contains("count as zero", zero.SurvivorBias, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 36), i => Assert.True(zero.P90[i] <= zero.P50[i] && zero.P50[i] <= zero.P10[i]));
        Assert.Equal("wells", Assert.Throws<EngineeringRefusal>(() => TypeWell.Average([])).Input);
        Assert.Equal("rates", Assert.Throws<EngineeringRefusal>(() => TypeWell.Average([new("dry", [0, 0, 0], true)])).Input);
    }
}
