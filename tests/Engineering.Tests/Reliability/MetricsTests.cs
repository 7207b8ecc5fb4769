using Pumpjack.Engineering.Numerics;
using Pumpjack.Engineering.Reliability;
using Xunit;

namespace Pumpjack.Engineering.Tests.Reliability;

public sealed class MetricsTests
{
    [Theory]
    [InlineData(0.95, 1, 3.841458820694124)]
    [InlineData(0.05, 2, 0.10258658877510106)]
    [InlineData(0.95, 8, 15.507313055865453)]
    [InlineData(0.05, 6, 1.6353828943279067)]
    [InlineData(0.975, 100, 129.56119718583659)]
    [InlineData(0.001, 1, 1.5707971492624987e-06)]
    [InlineData(0.999, 1000, 1143.9170926185218)]
    public void Chi_square_quantiles_are_those_of_the_tables(double p, double degrees, double expected) =>
        Assert.Equal(1, GammaFunctions.ChiSquareQuantile(p, degrees) / expected, 1e-9);

    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.5, 0)]
    [InlineData(1e-6, -4.753424308822899)]
    public void Normal_quantiles_are_those_of_the_tables(double p, double expected) => Assert.Equal(expected, NormalDistribution.Quantile(p), 1e-9);

    [Theory]
    [InlineData(0.5, 1.772453850905516)]
    [InlineData(5, 24)]
    [InlineData(1.7, 0.9086387328532904)]
    public void Gamma_has_the_values_of_the_tables(double x, double expected) => Assert.Equal(1, GammaFunctions.Gamma(x) / expected, 1e-12);

    [Fact]
    public void A_pump_with_three_failures_in_a_year()
    {
        var result = ReliabilityMetrics.Mtbf(8700, 3);
        Assert.Equal(2900, result.Mtbf);
        Assert.Equal(1122, result.Lower, 0.5);
        Assert.Equal(10_640, result.Upper!.Value, 5.0);
        Assert.Equal(20, ReliabilityMetrics.Mttr(60, 3));
        Assert.Equal(0.9932, ReliabilityMetrics.OperationalAvailability(8700, 8760), 5e-5);
        Assert.Equal(0.9932, ReliabilityMetrics.InherentAvailability(2900, 20), 5e-5);
    }

    [Fact]
    public void Without_a_failure_there_is_only_a_lower_bound()
    {
        var result = ReliabilityMetrics.Mtbf(9000, 0);
        Assert.Null(result.Mtbf);
        Assert.Null(result.Upper);
        Assert.Equal(1, result.Lower / (2 * 9000 / 5.991464547), 1e-9);
        Assert.Equal(RefusalCodes.Contradiction, Assert.Throws<EngineeringRefusal>(() => ReliabilityMetrics.Mtbf(9000, 0, 0.9, Truncation.Failure)).Code);
    }

    [Fact]
    public void Bounds_cover_as_often_as_they_say()
    {
        var draw = new Draw(51);
        var (inTime, atFailure) = (0, 0);
        for (var i = 0; i < Draw.Cases; i++)
        {
            // Failure truncated: eight failures of mean 100.
            var total = Enumerable.Range(0, 8).Sum(_ => -100 * Math.Log(1 - draw.Between(0, 1)));
            var result = ReliabilityMetrics.Mtbf(total, 8, 0.9, Truncation.Failure);
            if (result.Lower <= 100 && result.Upper >= 100) atFailure++;
            // Time truncated: 800 time units.
            var (clock, failures) = (0.0, -1);
            while (clock < 800)
            {
                clock += -100 * Math.Log(1 - draw.Between(0, 1));
                failures++;
            }
            var timed = ReliabilityMetrics.Mtbf(800, failures);
            if (timed.Lower <= 100 && !(timed.Upper < 100)) inTime++;
        }
        Assert.InRange(atFailure / (double)Draw.Cases, 0.89, 0.91);
        // Counts are discrete: at least the stated confidence.
        Assert.InRange(inTime / (double)Draw.Cases, 0.895, 0.97);
    }

    [Fact]
    public void Systems_of_parts()
    {
        Assert.Equal(0.72, ReliabilityMetrics.Series([0.9, 0.8]), 1e-12);
        Assert.Equal(0.98, ReliabilityMetrics.Parallel([0.9, 0.8]), 1e-12);
        Assert.Equal(0.972, ReliabilityMetrics.KOutOfN(0.9, 2, 3), 1e-12);
        var draw = new Draw(52);
        for (var i = 0; i < Draw.Cases; i++)
        {
            double[] parts = [.. Enumerable.Range(0, draw.Integer(1, 6)).Select(_ => draw.Of(ReliabilityMetrics.AvailabilityInput, 0, 1))];
            Assert.True(ReliabilityMetrics.Series(parts) <= parts.Min() + 1e-12);
            Assert.True(ReliabilityMetrics.Parallel(parts) >= parts.Max() - 1e-12);
            var n = draw.Integer(1, 6);
            Assert.Equal(ReliabilityMetrics.Series([.. Enumerable.Repeat(parts[0], n)]), ReliabilityMetrics.KOutOfN(parts[0], n, n), 1e-12);
            Assert.Equal(ReliabilityMetrics.Parallel([.. Enumerable.Repeat(parts[0], n)]), ReliabilityMetrics.KOutOfN(parts[0], 1, n), 1e-12);
        }
        Assert.Equal("availabilities", Assert.Throws<EngineeringRefusal>(() => ReliabilityMetrics.Series([])).Input);
    }

    [Fact]
    public void The_log_rank_test_of_the_leukaemia_trial()
    {
        // 6-MP against placebo (Freireich et al. 1963): chi-square 16.79.
        double[] time = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
        int[] failed = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
        double[] placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
        var first = time.Zip(failed, (t, f) => new Run(t, f == 1)).ToArray();
        var second = placebo.Select(t => new Run(t, true)).ToArray();
        var result = LogRank.Compare(first, second);
        Assert.Equal(16.79, result.ChiSquare, 0.005);
        Assert.Equal(19.25, result.Expected, 0.005);
        Assert.Equal(result.ChiSquare, LogRank.Compare(second, first).ChiSquare, 1e-10);
        Assert.InRange(result.PValue, 4e-5, 4.3e-5);
    }

    [Fact]
    public void A_trend_is_seen_and_steady_failures_show_none()
    {
        var steady = RepairableSystem.Trend([100, 200, 300, 400, 500, 600, 700, 800, 900], 1000);
        Assert.Equal(0, steady.LaplaceU, 1e-12);
        var worse = RepairableSystem.Trend([400, 700, 850, 920, 960, 985, 1000]);
        Assert.True(worse.LaplaceU > 1.96 && worse.Beta > 1 && worse.BetaLower < worse.Beta && worse.Beta < worse.BetaUpper);
        Assert.Equal(7, worse.Lambda * Math.Pow(1000, worse.Beta), 1e-9);
        Assert.Equal(RefusalCodes.EmptySeries, Assert.Throws<EngineeringRefusal>(() => RepairableSystem.Trend([])).Code);
        Assert.Equal(RefusalCodes.WrongShape, Assert.Throws<EngineeringRefusal>(() => RepairableSystem.Trend([5])).Code);
        Assert.Equal(RefusalCodes.OutOfBounds, Assert.Throws<EngineeringRefusal>(() => RepairableSystem.Trend([5, 4, 9])).Code);
        Assert.Equal(RefusalCodes.Contradiction, Assert.Throws<EngineeringRefusal>(() => RepairableSystem.Trend([5, 9], 8)).Code);
    }

    [Fact]
    public void The_mean_cumulative_function_counts_failures_per_system_watched()
    {
        SystemHistory[] systems = [new([1, 3], 4), new([2], 2.5), new([], 5)];
        var result = RepairableSystem.MeanCumulative(systems);
        Assert.Equal([1, 2, 3], result.Ages);
        Assert.Equal([3, 3, 2], result.Systems);
        double[] expected = [1.0 / 3, 2.0 / 3, (2.0 / 3) + 0.5];
        for (var i = 0; i < 3; i++) Assert.Equal(expected[i], result.Mean[i], 1e-12);
        for (var i = 0; i < 3; i++) Assert.Equal(RobustError(systems, result, i), result.StandardError[i], 1e-12);

        var draw = new Draw(53);
        for (var c = 0; c < Draw.Cases; c++)
        {
            SystemHistory[] drawn = [.. Enumerable.Range(0, draw.Integer(1, 6)).Select(_ =>
            {
                var end = (double)draw.Integer(1, 20);
                return new SystemHistory([.. Enumerable.Range(0, draw.Integer(0, 4)).Select(_ => (double)draw.Integer(0, (int)end))], end);
            })];
            var m = RepairableSystem.MeanCumulative(drawn);
            for (var i = 0; i < m.Ages.Length; i++)
            {
                Assert.True(m.Mean[i] > (i == 0 ? 0 : m.Mean[i - 1]));
                Assert.Equal(Math.Pow(RobustError(drawn, m, i), 2), Math.Pow(m.StandardError[i], 2), 1e-12);
            }
        }
    }

    // Lawless and Nadeau, written out: the square of each system's own sum of (dN − d/n)/n.
    private static double RobustError(SystemHistory[] systems, MeanCumulativeResult result, int last)
    {
        var variance = 0.0;
        foreach (var s in systems)
        {
            var own = 0.0;
            for (var i = 0; i <= last; i++)
            {
                var age = result.Ages[i];
                if (s.EndAge < age) continue;
                double n = systems.Count(x => x.EndAge >= age), d = systems.Sum(x => x.Failures.Count(f => f == age));
                own += (s.Failures.Count(f => f == age) - (d / n)) / n;
            }
            variance += own * own;
        }
        return Math.Sqrt(variance);
    }
}
