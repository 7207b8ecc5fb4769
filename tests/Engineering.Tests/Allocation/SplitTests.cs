using Pumpjack.Engineering.Allocation;
using Xunit;

namespace Pumpjack.Engineering.Tests.Allocation;

public sealed class SplitTests
{
    [Fact]
    public void Parts_add_up_to_the_last_digit_and_none_is_a_unit_off()
    {
        var draw = new Draw(61);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var scale = draw.Integer(0, 8);
            var unit = new decimal(1, 0, 0, false, (byte)scale);
            var total = draw.Integer(-1_000_000, 1_000_000) * unit;
            Party[] parties = [.. Enumerable.Range(0, draw.Integer(1, 12)).Select(k => new Party($"W{k}", draw.Chance(0.1) ? 0 : draw.Integer(1, 99_999_999) / 100_000_000m))];
            if (parties.All(p => p.Weight == 0)) continue;
            var parts = LargestRemainder.Split(total, parties, scale);
            Assert.Equal(total, parts.Sum());
            var sum = parties.Sum(p => p.Weight);
            for (var k = 0; k < parts.Length; k++)
            {
                Assert.True(Math.Abs(parts[k] - (total * parties[k].Weight / sum)) < unit, $"case {i}");
                if (parties[k].Weight == 0) Assert.Equal(0, parts[k]);
            }
            // The order of the list does not matter.
            var reversed = LargestRemainder.Split(total, [.. parties.Reverse()], scale);
            Assert.Equal(parts, reversed.Reverse());
        }
    }

    [Fact]
    public void Ties_go_to_the_larger_interest_and_then_to_the_lower_code()
    {
        Assert.Equal([34, 33, 33], LargestRemainder.Split(100, [new("A", 1), new("B", 1), new("C", 1)], 0));
        Assert.Equal([33, 33, 34], LargestRemainder.Split(100, [new("C", 1), new("B", 1), new("A", 1)], 0));
        // 1 over 1:3 – remainders 0.25 and 0.75; 2 over 1:3 – 0.5 and 0.5, the larger interest has it.
        Assert.Equal([0, 2], LargestRemainder.Split(2, [new("A", 1), new("B", 3)], 0));
        Assert.Equal([0.01m, 0], LargestRemainder.Split(0.01m, [new("A", 0.5m), new("B", 0.5m)], 2));
    }

    [Fact]
    public void Very_large_and_very_fine_shares_do_not_overflow()
    {
        var parts = LargestRemainder.Split(99_999_999_999_999.9999m, [new("A", 0.333333333333333333333333m), new("B", 0.666666666666666666666667m)], 4);
        Assert.Equal(99_999_999_999_999.9999m, parts.Sum());
    }

    [Fact]
    public void Bad_splits_are_refused_by_name()
    {
        void Refused(Action act, string input) => Assert.Equal(input, Assert.Throws<EngineeringRefusal>(act).Input);
        Refused(() => LargestRemainder.Split(1, [], 2), "parties");
        Refused(() => LargestRemainder.Split(1, [new("A", 0)], 2), "weight");
        Refused(() => LargestRemainder.Split(1, [new("A", -1)], 2), "weight");
        Refused(() => LargestRemainder.Split(1, [new("A", 1), new("A", 1)], 2), "code");
        Refused(() => LargestRemainder.Split(1.005m, [new("A", 1)], 2), "total");
        Refused(() => LargestRemainder.Split(1, [new("A", 1)], 9), "scale");
        Refused(() => WellAllocation.ByFixedShares(100, [new("A", 0.5m), new("B", 0.4999m)], 2), "weight");
    }

    [Fact]
    public void Wells_share_by_test_rate_and_hours()
    {
        var result = WellAllocation.ByTestRate(120, [new("A", 100, 24, 0.05), new("B", 50, 12, 0.1), new("C", 80, 0)], 4, 0.01);
        Assert.Equal([96m, 24m, 0m], result.Wells.Select(w => w.Allocated));
        Assert.Equal(0.96m, result.Factor);
        Assert.False(result.FactorWarning);
        Assert.Equal(Math.Sqrt((0.01 * 0.01) + (0.2 * 0.2 * 0.05 * 0.05) + (0.2 * 0.2 * 0.1 * 0.1)), result.Wells[0].Uncertainty, 1e-12);
        Assert.True(WellAllocation.ByTestRate(200, [new("A", 100, 24)], 4).FactorWarning);
        Assert.Equal("weight", Assert.Throws<EngineeringRefusal>(() => WellAllocation.ByTestRate(5, [new("A", 100, 0)], 4)).Input);
        Assert.Equal("test_rate", Assert.Throws<EngineeringRefusal>(() => WellAllocation.ByTestRate(5, [new("A", -1, 24)], 4)).Input);
    }

    [Fact]
    public void The_stated_uncertainty_is_the_scatter_of_the_parts()
    {
        var draw = new Draw(62);
        decimal[] rates = [100, 60, 20];
        double[] u = [0.03, 0.05, 0.08];
        var stated = WellAllocation.ByTestRate(180, [.. rates.Select((r, i) => new WellTheoretical($"W{i}", r, 24, u[i]))], 8, 0.01);
        double[] sum = new double[3], squares = new double[3];
        for (var k = 0; k < Draw.Cases; k++)
        {
            var measured = Math.Round((decimal)(180 * (1 + (0.01 * draw.Normal()))), 8, MidpointRounding.AwayFromZero);
            var drawn = WellAllocation.ByTestRate(measured, [.. rates.Select((r, i) => new WellTheoretical($"W{i}", r * (decimal)(1 + (u[i] * draw.Normal())), 24))], 8);
            for (var i = 0; i < 3; i++)
            {
                var a = (double)drawn.Wells[i].Allocated;
                (sum[i], squares[i]) = (sum[i] + a, squares[i] + (a * a));
            }
        }
        for (var i = 0; i < 3; i++)
        {
            var mean = sum[i] / Draw.Cases;
            Assert.Equal(1, Math.Sqrt((squares[i] / Draw.Cases) - (mean * mean)) / mean / stated.Wells[i].Uncertainty, 0.03);
        }
    }

    [Fact]
    public void Two_stages_add_up_at_each()
    {
        var result = WellAllocation.ThroughFacilities(
            1000.01m, [new("F1", 700), new("F2", 301)], [[new("A", 10, 24), new("B", 20, 24)], [new("C", 5, 24), new("D", 5, 20), new("E", 7, 24)]], 2);
        Assert.Equal(1000.01m, result.Sum(f => f.Wells.Sum(w => w.Allocated)));
    }
}
