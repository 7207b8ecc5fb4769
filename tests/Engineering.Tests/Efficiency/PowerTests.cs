using Pumpjack.Engineering.Efficiency;
using Xunit;

namespace Pumpjack.Engineering.Tests.Efficiency;

public sealed class PowerTests
{
    [Fact]
    public void Forty_gallons_a_minute_against_4000_feet()
    {
        var useful = Power.HydraulicHpFromHead(40 * 34.285714, 4000, 0.85);
        // The printed figures use 135,771; the constants differ by 0.04 %.
        Assert.Equal(34.34, useful, 0.03);
        Assert.Equal(0.624, Power.Efficiency(useful, 55, "pump efficiency"), 0.001);
    }

    [Fact]
    public void A_well_of_180_barrels_at_5200_feet()
    {
        var useful = Power.HydraulicHpFromHead(180, 5200, 0.92);
        Assert.Equal(6.342, useful, 0.004);
        Assert.Equal(4.730, useful * Power.KilowattsPerHp, 0.003);
        Assert.Equal(0.381, useful * Power.KilowattsPerHp / 12.4, 0.0006);
        Assert.Equal(1.653, Power.KwhPerBarrel(12.4, 180), 0.0005);
    }

    [Fact]
    public void A_pump_slowed_from_60_to_58_hertz()
    {
        var (rate, head, power) = Power.Affinity(40, 4000, 55, 58.0 / 60);
        Assert.Equal((38.67, 3737.8, 49.68), (Math.Round(rate, 2), Math.Round(head, 1), Math.Round(power, 2)));
    }

    [Fact]
    public void Head_and_pressure_say_the_same_power()
    {
        var draw = new Draw(81);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var q = draw.Of(Power.RateInput, 1, 50_000);
            var head = draw.Of(Power.HeadInput, 10, 15_000);
            var sg = draw.Of(Power.GravityInput);
            var fromHead = Power.HydraulicHpFromHead(q, head, sg);
            Assert.Equal(1, Power.HydraulicHpFromPressure(q, head * sg * 62.366 / 144) / fromHead, 5e-5);
            var metric = Power.HydraulicKilowatts(q * 0.158987294928, head * sg * 62.366 / 144 * 6.894757293);
            Assert.Equal(1, metric / (fromHead * Power.KilowattsPerHp), 5e-5);
            var ratio = draw.Between(0.5, 1.5);
            var (q2, h2, p2) = Power.Affinity(q, head, fromHead, ratio);
            Assert.Equal(1, Power.HydraulicHpFromHead(q2, h2, sg) / p2, 1e-12);
        }
    }

    [Fact]
    public void More_stages_need_less_power_and_slippage_grows_with_clearance()
    {
        var draw = new Draw(82);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var (q, r, k) = (draw.Between(0.1, 20), draw.Between(2, 20), draw.Between(1.1, 1.4));
            Assert.True(Power.CompressionHp(q, r, 2, 540, 0.95, k, 0.8) < Power.CompressionHp(q, r, 1, 540, 0.95, k, 0.8));
            var c = draw.Between(0.002, 0.02);
            Assert.True(Power.PlungerSlippage(8, 1.75, 2000, 1.01 * c, 1, 48) > Power.PlungerSlippage(8, 1.75, 2000, c, 1, 48));
        }
    }

    [Fact]
    public void An_efficiency_above_one_is_refused_with_its_likely_causes()
    {
        var refusal = Assert.Throws<EngineeringRefusal>(() => Power.Efficiency(11, 10, "system efficiency"));
        Assert.Equal((RefusalCodes.Contradiction, "system efficiency", 1), (refusal.Code, refusal.Input, refusal.Bound));
        Assert.Contains("fluid level", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("q", Assert.Throws<EngineeringRefusal>(() => Power.KwhPerBarrel(10, 0)).Input);
        Assert.Equal("q", Assert.Throws<EngineeringRefusal>(() => Power.HydraulicHpFromHead(double.NaN, 1, 1)).Input);
        Assert.Equal("sg", Assert.Throws<EngineeringRefusal>(() => Power.HydraulicHpFromHead(1, 1, 0)).Input);
    }
}
