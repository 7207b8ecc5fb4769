using Pumpjack.Engineering.Lift.GasLift;
using Pumpjack.Engineering.Pvt;
using Xunit;

namespace Pumpjack.Engineering.Tests.Lift;

public sealed class GasLiftPropertyTests
{
    private const int cases = 10_000;

    [Fact]
    public void Gas_through_a_port_is_continuous_at_the_critical_ratio_and_falls_with_the_tubing_pressure()
    {
        var random = new Random(61);
        for (var i = 0; i < cases; i++)
        {
            double up = 300 + 2000 * random.NextDouble(), k = 1.15 + 0.2 * random.NextDouble(), area = 0.01 + 0.2 * random.NextDouble();
            var critical = GasLiftValve.CriticalRatio(k) * up;
            double Q(double down) => GasLiftValve.ThornhillCraver(0.86, area, up, down, 0.65, 600, k);
            Assert.Equal(Q(critical * (1 - 1e-7)), Q(critical * (1 + 1e-7)), 1e-9 * Q(0));
            Assert.Equal(Q(0), Q(critical), 1e-12 * Q(0));
            var down = up * random.NextDouble();
            Assert.True(Q(down * 1.001) <= Q(down) * (1 + 1e-15));
            Assert.Equal(0, Q(up));
            Assert.Equal(0, Q(up * 1.5));
        }
    }

    [Fact]
    public void The_chart_form_is_continuous_and_near_Thornhill_Craver_for_its_gas()
    {
        var random = new Random(62);
        for (var i = 0; i < cases; i++)
        {
            double up = 300 + 2000 * random.NextDouble(), down = up * (0.2 + 0.75 * random.NextDouble());
            var edge = 0.553 * up;
            Assert.Equal(GasLiftValve.ChartForm(0.05, up, edge * (1 - 1e-9), 600), GasLiftValve.ChartForm(0.05, up, edge * (1 + 1e-9), 600), 1e-5);
            var chart = GasLiftValve.ChartForm(0.05, up, down, 600);
            Assert.Equal(chart, GasLiftValve.ThornhillCraver(0.86, 0.05, up, down, 0.65, 600), 0.05 * chart);
        }
    }

    [Fact]
    public void A_throttling_valve_never_passes_more_than_its_port_and_shuts_at_its_dome_pressure()
    {
        var random = new Random(63);
        for (var i = 0; i < cases; i++)
        {
            double port = 0.125 + 0.4 * random.NextDouble(), r = 0.05 + 0.3 * random.NextDouble(), pc = 500 + 1500 * random.NextDouble(), pt = pc * random.NextDouble(), pd = pc * (0.6 + 0.5 * random.NextDouble());
            var q = GasLiftValve.Throttled(0.86, port, port + 0.0625, r, pd, 600, pc, pt, 0.65, 600);
            Assert.InRange(q, 0, GasLiftValve.ThornhillCraver(0.86, Math.PI / 4 * port * port, pc, pt, 0.65, 600) * (1 + 1e-12));
            if (GasLiftValve.DomePsia(pc, pt, r) <= pd) Assert.Equal(0, q);
            Assert.Equal(0, GasLiftValve.OpenAreaIn2(port, port + 0.0625, 0), 1e-12);
            Assert.Equal(Math.PI / 4 * port * port, GasLiftValve.OpenAreaIn2(port, port + 0.0625, 10 * port), 1e-12);
        }
    }

    [Fact]
    public void Opening_and_dome_pressures_are_inverse_and_the_spread_is_their_difference()
    {
        var random = new Random(64);
        for (var i = 0; i < cases; i++)
        {
            double r = 0.03 + 0.5 * random.NextDouble(), pc = 400 + 2000 * random.NextDouble(), pt = pc * random.NextDouble(), spring = 100 * random.NextDouble();
            var pd = GasLiftValve.DomePsia(pc, pt, r, spring);
            Assert.Equal(pc, GasLiftValve.OpeningCasingPsia(pd, pt, r, spring), 1e-8);
            if (spring < 50) Assert.Equal(GasLiftValve.TubingEffect(r) * (GasLiftValve.DomePsia(pc, pt, r) - pt), pc - GasLiftValve.ClosingCasingPsia(GasLiftValve.DomePsia(pc, pt, r), r), 1e-8);
        }
    }

    [Fact]
    public void Nitrogen_taken_to_the_valve_and_back_has_its_charge_again()
    {
        var random = new Random(65);
        for (var i = 0; i < cases; i++)
        {
            double p = 100 + 2000 * random.NextDouble(), t = 60 + 240 * random.NextDouble();
            var (hot, n) = NitrogenDome.AtTemperature(p, 60, t);
            Assert.True(hot >= p && n < 100);
            Assert.Equal(p, NitrogenDome.AtTemperature(hot, t, 60).Psia, 1e-8 * p);
        }
    }

    [Fact]
    public void A_gas_column_marched_down_and_up_returns_its_start_and_agrees_with_the_closed_form()
    {
        var random = new Random(66);
        for (var i = 0; i < cases; i++)
        {
            double p = 200 + 1500 * random.NextDouble(), depth = 500 + 9000 * random.NextDouble(), g = 0.57 + 0.3 * random.NextDouble(), slope = 0.005 + 0.01 * random.NextDouble();
            var bottom = InjectionGasColumn.PressurePsia(p, depth, g, 90, slope);
            Assert.Equal(p, InjectionGasColumn.SurfacePsia(bottom, depth, g, 90, slope), 1e-6 * p);
            var critical = PseudoCritical.Sutton(g);
            var t = 90 + 0.5 * depth * slope + Constants.RankineOffset;
            var z = ZFactor.DranchukAbouKassem(0.5 * (p + bottom) / critical.PressurePsia, t / critical.TemperatureDegR);
            Assert.Equal(p * Math.Exp(0.01875 * g * depth / (z * t)), bottom, 0.01 * bottom);
        }
    }

    [Fact]
    public void Every_valve_lies_where_gas_and_kill_fluid_balance()
    {
        var random = new Random(67);
        var valvesSeen = 0;
        for (var i = 0; i < cases; i++)
        {
            double pk = 700 + 900 * random.NextDouble(), pwh = 60 + 150 * random.NextDouble(), kill = 0.4 + 0.1 * random.NextDouble(), light = 0.04 + 0.12 * random.NextDouble(), drop = 30 * random.NextDouble(), margin = 60 * random.NextDouble();
            var valves = ValveSpacing.Column(pk, pwh, kill, light, drop, margin, 0.65, 90, 0.012, 9000);
            var above = (DepthFt: 0.0, ProductionPsia: pwh);
            for (var n = 0; n < valves.Count; n++)
            {
                var (depth, production) = valves[n];
                Assert.InRange(depth, above.DepthFt, 9000);
                Assert.Equal(pwh + light * depth, production, 1e-9 * pk);
                var gas = InjectionGasColumn.PressurePsia(pk - drop * n, depth, 0.65, 90, 0.012) - (n == 0 ? 0 : margin);
                Assert.Equal(gas, above.ProductionPsia + kill * (depth - above.DepthFt), 1e-4 * pk);
                above = valves[n];
                valvesSeen++;
            }
        }
        Assert.True(valvesSeen > cases);
    }

    [Fact]
    public void Gas_shared_at_equal_slope_is_all_used_and_no_transfer_between_wells_gains()
    {
        var random = new Random(68);
        for (var i = 0; i < cases; i++)
        {
            var wells = new LiftResponse[1 + random.Next(8)];
            for (var w = 0; w < wells.Length; w++) wells[w] = new(200 * random.NextDouble(), 50 + 800 * random.NextDouble(), 0.1 + 2 * random.NextDouble());
            var gas = 0.01 + 6 * random.NextDouble();
            var shares = new double[wells.Length];
            var (slope, iterations) = EqualSlope.Allocate(wells, gas, shares);
            Assert.InRange(iterations, 0, 200);
            Assert.Equal(gas, shares.Sum(), 1e-8 * gas);
            for (var w = 0; w < wells.Length; w++)
                if (shares[w] > 0) Assert.Equal(slope, wells[w].Slope(shares[w]), 1e-9 * slope);
                else Assert.True(wells[w].Slope(0) <= slope * (1 + 1e-9));
        }
    }

    [Fact]
    public void A_response_is_recovered_from_its_own_points()
    {
        var random = new Random(69);
        for (var i = 0; i < cases; i++)
        {
            var response = new LiftResponse(50 + 300 * random.NextDouble(), 100 + 800 * random.NextDouble(), 0.2 + random.NextDouble());
            double[] gas = [0, 0.2, 0.5, 0.9, 1.4, 2], rate = [.. gas.Select(response.Rate)];
            var (fit, rms, _) = LiftResponse.Fit(gas, rate);
            Assert.Equal(response.BaseRate, fit.BaseRate, 1e-3 * response.Gain);
            Assert.Equal(response.Gain, fit.Gain, 1e-3 * response.Gain);
            Assert.Equal(response.Scale, fit.Scale, 1e-3 * response.Scale);
            Assert.True(rms < 1e-3 * response.Gain);
        }
    }
}
