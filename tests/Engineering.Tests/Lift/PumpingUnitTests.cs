using Pumpjack.Engineering.Lift.SuckerRod;
using Xunit;

namespace Pumpjack.Engineering.Tests.Lift;

public sealed class PumpingUnitTests
{
    private const int cases = 10_000;

    [Fact]
    public void The_torque_factor_is_the_slope_of_the_position()
    {
        var random = new Random(11);
        const double h = 1e-5;
        for (var i = 0; i < cases; i++)
        {
            var unit = Unit(random);
            var angle = random.NextDouble() * 2 * Math.PI;
            var slope = (unit.At(angle + h).Position - unit.At(angle - h).Position) * unit.StrokeIn / (2 * h);
            Assert.Equal(slope, unit.At(angle).TorqueFactorIn, 1e-5 * unit.StrokeIn);
        }
    }

    [Fact]
    public void The_position_stays_between_its_ends_and_reaches_both()
    {
        var random = new Random(12);
        for (var i = 0; i < cases; i++)
        {
            var unit = Unit(random);
            double low = 1, high = 0;
            for (var d = 0; d < 180; d++)
            {
                var p = unit.At(d * Math.PI / 90).Position;
                (low, high) = (Math.Min(low, p), Math.Max(high, p));
                Assert.InRange(p, -1e-9, 1 + 1e-9);
            }
            Assert.InRange(low, -1e-9, 1e-3);
            Assert.InRange(high, 1 - 1e-3, 1 + 1e-9);
        }
    }

    [Fact]
    public void Torque_over_a_revolution_is_the_area_of_the_card_and_its_mean_does_not_depend_on_the_counterweights()
    {
        var random = new Random(13);
        const int n = 360;
        double[] angle = new double[n], factor = new double[n], load = new double[n], position = new double[n];
        for (var i = 0; i < cases; i++)
        {
            var unit = Unit(random);
            double mean = 3000 + 20_000 * random.NextDouble(), first = mean * 0.3 * random.NextDouble(), second = mean * 0.1 * random.NextDouble(), phase = random.NextDouble() * 6;
            for (var k = 0; k < n; k++)
            {
                angle[k] = 2 * Math.PI * k / n;
                var state = unit.At(angle[k]);
                (factor[k], position[k]) = (state.TorqueFactorIn, state.Position * unit.StrokeIn);
                load[k] = mean + first * Math.Sin(angle[k] + phase) + second * Math.Cos(2 * angle[k]);
            }
            var unbalance = 500 * random.NextDouble();
            var torque = Counterbalance.OverRevolution(angle, factor, load, unbalance, 0, n / 2);
            var balanced = Counterbalance.OverRevolution(angle, factor, load, unbalance, 1e6 * random.NextDouble(), n / 2);
            Assert.Equal(CardGeometry.SignedArea(position, load), torque.MeanInLb * 2 * Math.PI, 1e-4 * mean * unit.StrokeIn);
            Assert.Equal(torque.MeanInLb, balanced.MeanInLb, 1e-6 * mean * unit.StrokeIn);
        }
    }

    [Fact]
    public void Balancing_makes_the_peaks_equal()
    {
        var random = new Random(14);
        const int n = 120;
        double[] angle = new double[n], factor = new double[n], load = new double[n];
        for (var i = 0; i < cases; i++)
        {
            var unit = Unit(random);
            double down = 5000 + 10_000 * random.NextDouble(), up = down + 1000 + 8000 * random.NextDouble();
            var top = 0;
            for (var k = 0; k < n; k++)
            {
                angle[k] = 2 * Math.PI * k / n;
                var state = unit.At(angle[k]);
                factor[k] = state.TorqueFactorIn;
                load[k] = state.TorqueFactorIn > 0 ? up : down;
                if (state.TorqueFactorIn > 0) top = k < n * 3 / 4 ? k : top;
            }
            var m = Counterbalance.Balance(angle, factor, load, 0, top);
            var t = Counterbalance.OverRevolution(angle, factor, load, 0, m.MomentInLb, top);
            Assert.Equal(t.PeakUpstrokeInLb, t.PeakDownstrokeInLb, 1e-6 * Math.Abs(t.PeakUpstrokeInLb) + 1e-3);
        }
    }

    [Fact]
    public void Bars_that_do_not_close_are_refused()
    {
        var inputs = new Dictionary<string, Value> { ["A"] = In(72), ["C"] = In(64), ["I"] = In(64), ["P"] = In(20), ["H"] = In(116), ["G"] = In(41), ["R"] = In(24) };
        var refusal = Assert.Throws<EngineeringRefusal>(() => Methods.Get("srp.unit_geometry.torque_factor").Evaluate(inputs));
        Assert.Equal(RefusalCodes.Contradiction, refusal.Code);
    }

    private static Value In(double value) => Value.Of(value, "in");

    /// <summary>A linkage in the proportions of API units, scaled from 48 to 210 in beams.</summary>
    internal static PumpingUnit Unit(Random random)
    {
        while (true)
        {
            var a = 48 + 162 * random.NextDouble();
            double c = a * (0.75 + 0.3 * random.NextDouble()), g = a * (0.3 + 0.4 * random.NextDouble()), h = g + a * (0.8 + 0.4 * random.NextDouble());
            var unit = new PumpingUnit(a, c, c * (0.95 + 0.1 * random.NextDouble()), a * (0.9 + 0.4 * random.NextDouble()), h, g, a * (0.2 + 0.17 * random.NextDouble()));
            if (unit.Closes) return unit;
        }
    }
}
