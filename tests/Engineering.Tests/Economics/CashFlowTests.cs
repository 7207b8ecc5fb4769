using Pumpjack.Engineering.Decline;
using Pumpjack.Engineering.Economics;
using Xunit;

namespace Pumpjack.Engineering.Tests.Economics;

public sealed class CashFlowTests
{
    [Theory]
    [InlineData(DiscountTiming.EndOfPeriod, AnnualRate.NominalMonthly, 18.22)]
    [InlineData(DiscountTiming.BeginningOfPeriod, AnnualRate.NominalMonthly, 19.41)]
    [InlineData(DiscountTiming.MidPeriod, AnnualRate.NominalMonthly, 18.81)]
    [InlineData(DiscountTiming.EndOfPeriod, AnnualRate.Effective, 18.31)]
    public void Present_value_follows_the_stated_convention(DiscountTiming timing, AnnualRate kind, double expected)
    {
        var cash = new CashFlow(100, [60, 60], new(timing, kind));
        Assert.Equal((decimal)expected, cash.PresentValue(0.12));
        Assert.Equal(20, cash.Net);
    }

    [Fact]
    public void The_internal_rate_brings_the_present_value_to_nothing()
    {
        var draw = new Draw(71);
        for (var i = 0; i < Draw.Cases; i++)
        {
            decimal[] months = [.. Enumerable.Range(0, draw.Integer(6, 60)).Select(_ => Math.Round((decimal)draw.Between(1000, 50_000), 2, MidpointRounding.AwayFromZero))];
            var investment = Math.Round(months.Sum() * (decimal)draw.Between(0.5, 1.05), 2, MidpointRounding.AwayFromZero);
            var timing = (DiscountTiming)draw.Integer(0, 2);
            var cash = new CashFlow(investment, months, new(timing));
            IrrResult irr;
            try
            {
                irr = cash.InternalRate();
            }
            catch (EngineeringRefusal refusal)
            {
                Assert.Equal((RefusalCodes.NoSolution, "economics.npv"), (refusal.Code, refusal.Alternative));
                continue;
            }
            Assert.Equal(0, (double)(cash.PresentValue(irr.AnnualRate) / investment), 1e-7);
            Assert.True(cash.PresentValue(irr.AnnualRate + 0.01) <= 0);
            // Present value falls as the rate rises.
            var (low, high) = (draw.Of(CashFlow.RateInput), draw.Of(CashFlow.RateInput));
            if (low > high) (low, high) = (high, low);
            Assert.True(cash.PresentValue(low) >= cash.PresentValue(high));
        }
    }

    [Fact]
    public void A_rate_that_is_not_defined_is_refused()
    {
        EngineeringRefusal Refused(decimal investment, params decimal[] months) =>
            Assert.Throws<EngineeringRefusal>(() => new CashFlow(investment, months, new(DiscountTiming.EndOfPeriod)).InternalRate());
        Assert.Contains("never positive", Refused(100, -1, -2).Message, StringComparison.Ordinal);
        Assert.Contains("never negative", Refused(0, 1, 2).Message, StringComparison.Ordinal);
        // 100 out, 230 back, 132 out: 10 % and 20 % a period both bring it to nothing.
        Assert.Equal(2, Refused(100, 230, -132).Bound);
        Assert.Equal("economics.npv", Refused(100, 230, -132).Alternative);
        Assert.Equal("cash_flow", Refused(100, 1).Input);
    }

    [Fact]
    public void Payout_is_the_last_return_to_nothing()
    {
        Assert.Equal(1 + (40.0 / 60), new CashFlow(100, [60, 60], new()).Payout().Months!.Value, 1e-12);
        Assert.Null(new CashFlow(100, [10, 10], new()).Payout().Months);
        var twice = new CashFlow(100, [120, -80, 100], new()).Payout();
        Assert.Equal(2.6, twice.Months!.Value, 1e-12);
        Assert.Equal(-100, twice.Largest);
        Assert.True(new CashFlow(100, [60, 60], new()).DiscountedPayout(0.5).Months > 1 + (40.0 / 60));
    }

    [Fact]
    public void Bad_money_is_refused_by_name()
    {
        Assert.Equal("cash_flow", Assert.Throws<EngineeringRefusal>(() => new CashFlow(1, [], new())).Input);
        Assert.Equal("investment", Assert.Throws<EngineeringRefusal>(() => new CashFlow(-1, [1], new())).Input);
        Assert.Equal("annual_rate", Assert.Throws<EngineeringRefusal>(() => new CashFlow(1, [1], new()).PresentValue(double.NaN)).Input);
        Assert.Equal("annual_rate", Assert.Throws<EngineeringRefusal>(() => new CashFlow(1, [1], new()).PresentValue(-1)).Input);
        Assert.Equal("annual_rate", Assert.Throws<EngineeringRefusal>(() => new CashFlow(1, new decimal[1200], new()).DiscountedPayout(-0.5)).Input);
    }

    [Fact]
    public void A_well_is_worth_producing_down_to_its_limit()
    {
        var terms = new WellTerms(70, 1, 0.8m, 0.07m, 5000, 8);
        var limit = WellEconomics.EconomicLimitPerMonth(terms);
        Assert.Equal(0, Math.Round(WellEconomics.MonthlyCashFlow(limit, terms), 10, MidpointRounding.AwayFromZero));
        Assert.True(WellEconomics.MonthlyCashFlow(limit * 1.01m, terms) > 0);
        var curve = ArpsChain.ModifiedHyperbolic(100, 0.003, 1, 0.0002);
        var volumes = WellEconomics.MonthlyVolumes(curve, 0, 600, (double)limit);
        Assert.All(volumes, v => Assert.True(v >= (double)limit));
        Assert.Equal(curve.Cumulative(volumes.Length * 365.25 / 12), volumes.Sum(), 1e-6);
        Assert.Equal("price", Assert.Throws<EngineeringRefusal>(() => WellEconomics.EconomicLimitPerMonth(terms with { PricePerUnit = 5 })).Input);
    }
}
