using Xunit;

namespace Pumpjack.Engineering.Tests.Core;

public sealed class UnitTests
{
    [Theory]
    [InlineData(1, "psi", "kPa", 6.894757293168361)]
    [InlineData(0, "psig", "psia", 14.696)]
    [InlineData(100, "barg", "psia", 1465.0732)]
    [InlineData(60, "degF", "degR", 519.67)]
    [InlineData(350, "K", "degF", 170.33)]
    [InlineData(1, "stb/d", "m3/d", 0.158987294928)]
    [InlineData(1, "scf/stb", "sm3/sm3", 0.17810760667903525)]
    [InlineData(1, "lb/ft3", "kg/m3", 16.018463373960142)]
    [InlineData(1, "stb/d/psi", "m3/d/kPa", 0.023059171)]
    [InlineData(1, "dyn/cm", "N/m", 0.001)]
    [InlineData(1, "cP", "Pa s", 0.001)]
    [InlineData(1, "cP", "mPa s", 1)]
    [InlineData(64, "64ths in", "in", 1)]
    [InlineData(1, "hp", "kW", 0.74569987158227022)]
    [InlineData(50, "percent", "-", 0.5)]
    [InlineData(1, "psi/(stb/d)^2", "psi/(stb/d)^2", 1)]
    [InlineData(1, "1/psi", "1/kPa", 0.1450377377)]
    [InlineData(12, "in-lb", "lb-ft", 1)]
    [InlineData(1, "lb", "N", 4.4482216152605)]
    [InlineData(165, "degF, linear with measured depth", "degF", 165)]
    [InlineData(3, "- (chart)", "-", 3)]
    [InlineData(1, "in orifice", "in", 1)]
    [InlineData(1, "volume/time", "volume/time", 1)]
    public void Converts(double value, string from, string to, double expected) =>
        Assert.Equal(expected, Engineering.Units.Convert(value, from, to), 1e-7 * Math.Max(1, Math.Abs(expected)));

    [Theory]
    [InlineData("psia", "degF")]
    [InlineData("bananas", "psia")]
    [InlineData("stb/d", "stb")]
    public void Refuses_what_is_not_the_same_quantity(string from, string to) =>
        Assert.Equal(RefusalCodes.UnknownUnit, Assert.Throws<EngineeringRefusal>(() => Engineering.Units.Convert(1, from, to)).Code);

    [Fact]
    public void Gas_volume_moves_between_pressure_bases() =>
        Assert.Equal(14.65 / 14.73, Constants.GasVolumeAtBase(1, 14.65, 14.73), 1e-12);
}
