using Pumpjack.Engineering.Chokes;
using Pumpjack.Engineering.Decline;
using Pumpjack.Engineering.Economics;
using Pumpjack.Engineering.GasWell;
using Pumpjack.Engineering.Inflow;
using Pumpjack.Engineering.Outflow;
using Pumpjack.Engineering.Pvt;
using Pumpjack.Engineering.WellTests;
using Xunit;

namespace Pumpjack.Engineering.Tests.Properties;

/// <summary>What dimensions, proportion and bookkeeping demand of a figure, whatever the correlation behind it.</summary>
public sealed class ScalingProperties
{
    private static void Each(int seed, Action<Draw> check)
    {
        var draw = new Draw(seed);
        for (var i = 0; i < Draw.Cases; i++) check(draw);
    }

    private static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"expected {expected}, got {actual}");

    private static FlowConditions Conditions(Draw d) => new(d.Ratio(0.02, 20), d.Ratio(0.05, 40), d.Between(40, 70), d.Between(0.5, 10), d.Ratio(0.3, 50), d.Between(0.01, 0.03),
        d.Between(5, 60), d.Between(1.5, 4) / 12, 0.0006 / 12, Math.PI / 2, d.Between(200, 4000));

    [Fact]
    public void Holdup_knows_only_the_dimensionless_groups() => Each(61, d =>
    {
        // Another fluid pair in another pipe with the same NLv, Ngv, Nd, NL and density ratio holds the same share of liquid.
        var flow = Conditions(d);
        var (density, tension) = (d.Between(0.8, 1.2), d.Between(0.5, 2));
        var velocity = Math.Sqrt(Math.Sqrt(tension / density));
        var other = flow with
        {
            LiquidDensity = flow.LiquidDensity * density,
            GasDensity = flow.GasDensity * density,
            SurfaceTension = flow.SurfaceTension * tension,
            LiquidVelocity = flow.LiquidVelocity * velocity,
            GasVelocity = flow.GasVelocity * velocity,
            DiameterFt = flow.DiameterFt * velocity * velocity,
            RoughnessFt = flow.RoughnessFt * velocity * velocity,
            LiquidViscosity = flow.LiquidViscosity * Math.Sqrt(Math.Sqrt(density * tension * tension * tension)),
        };
        foreach (var method in new GradientMethod[] { HagedornBrown.Original, BeggsBrill.Revised, Gray.Gradient, DunsRos.Gradient })
        {
            var (a, b) = (method(flow), method(other));
            // A region's edge may fall between the roundings of the two.
            if (a.Pattern == b.Pattern) Close(a.Holdup, b.Holdup, 1e-9);
        }
    });

    [Fact]
    public void Elevation_friction_and_the_kinetic_share_add_up_to_the_gradient() => Each(62, d =>
    {
        var flow = Conditions(d);
        foreach (var method in new GradientMethod[] { HagedornBrown.Modified, BeggsBrill.Revised, Gray.Gradient, DunsRos.Gradient })
        {
            var g = method(flow);
            // In a transition the kinetic share belongs to the mist part alone.
            if (g.Pattern == FlowPattern.Transition && method == DunsRos.Gradient) continue;
            Close(g.ElevationPsiPerFt + g.FrictionPsiPerFt, g.PsiPerFt * (1 - g.Kinetic), 1e-12);
            Close(flow.SlipDensity(g.Holdup) / 144, g.ElevationPsiPerFt, 1e-9);
        }
    });

    [Fact]
    public void A_higher_wellhead_pressure_never_leaves_a_lower_one_at_the_bottom() => Each(63, d =>
    {
        var depth = d.Between(2000, 9000);
        var tubing = new Tubing(d.Between(1.995, 3.958) / 12, 0.0006 / 12, WellPath.Vertical(depth), WellTemperature.Linear(0, 100, depth, 100 + 0.013 * depth));
        var fluid = new WellFluid(d.Between(20, 50), d.Between(0.6, 0.95), d.Between(1, 1.15), d.Between(0, 0.95), d.Ratio(30, 3000));
        var method = new GradientMethod[] { HagedornBrown.Modified, BeggsBrill.Revised, Gray.Gradient, DunsRos.Gradient }[d.Count(0, 3)];
        var (rate, p) = (d.Ratio(30, 2000), d.Between(100, 600));
        try
        {
            var low = Traverse.BottomHole(tubing, fluid, rate, p, method);
            var high = Traverse.BottomHole(tubing, fluid, rate, p * 1.2, method);
            // Each is within a thousandth; where the pressures meet in a heavy column they may change places by that.
            Assert.True(high >= low * (1 - 2e-3), $"{p} gives {low}, {p * 1.2} gives {high}");
        }
        catch (EngineeringRefusal refusal) when (refusal.Code == RefusalCodes.NoSolution)
        {
            // Sonic at the wellhead.
        }
    });

    [Fact]
    public void Inflow_in_pressures_twice_as_high_gives_rates_twice_as_high() => Each(64, d =>
    {
        var (pr, pb, pwf, j, k) = (d.Between(500, 4000), d.Between(100, 4500), d.Between(0, 500), d.Ratio(0.01, 50), d.Between(0.6, 2.2));
        Close(k * CompositeVogel.Rate(j, pr, pb, pwf), CompositeVogel.Rate(j, k * pr, k * pb, k * pwf), 1e-12);
        Close(k * CompositeVogel.Rate(j, pr, pb, pwf), CompositeVogel.Rate(k * j, pr, pb, pwf), 1e-12);
        Close(Vogel.Rate(1000, pr, pwf), Vogel.Rate(1000, k * pr, k * pwf), 1e-12);
        var n = d.Between(0.5, 1);
        Close(Math.Pow(k, 2 * n) * BackPressure.Rate(0.01, n, pr, pwf), BackPressure.Rate(0.01, n, k * pr, k * pwf), 1e-12);
    });

    [Fact]
    public void A_decline_fit_scales_with_rate_and_time() => Each(65, d =>
    {
        var (qi, di, b, k, c) = (d.Ratio(10, 5000), d.Between(0.02, 0.3), d.Between(0.1, 1.5), d.Ratio(0.01, 100), d.Ratio(0.01, 100));
        double[] time = [.. Enumerable.Range(0, 36).Select(i => (double)i)], rate = [.. time.Select(t => Arps.Rate(qi, di, b, t) * d.Between(0.95, 1.05))];
        var one = ArpsFit.Fit(time, rate, new());
        var other = ArpsFit.Fit([.. time.Select(t => c * t)], [.. rate.Select(q => k * q)], new());
        Close(k * one.Qi, other.Qi, 1e-6);
        Close(one.Di / c, other.Di, 1e-5);
        Assert.Equal(one.B, other.B, 1e-5);
        Close(one.RSquared, other.RSquared, 1e-9);
    });

    [Fact]
    public void Pressure_changes_of_a_slightly_compressible_liquid_are_in_proportion_to_the_rate() => Each(66, d =>
    {
        var rock = new TestRock(d.Between(0.3, 5), d.Between(1, 1.6), d.Between(5, 200), d.Between(0.05, 0.35), d.Ratio(3e-6, 3e-5), d.Between(0.2, 0.5));
        var (q, k, t, r, factor) = (d.Between(10, 2000), d.Ratio(1, 500), d.Ratio(0.1, 1000), d.Ratio(1, 2000), d.Between(0.2, 5));
        double Drop(double rate, double hours, double radius) => 1e6 - Drawdown.LineSource(1e6, rate, k, hours, radius, rock);
        Assert.Equal(factor * Drop(q, t, r), Drop(factor * q, t, r), 1e-8);
        // The same at twice the distance after four times as long.
        Assert.Equal(Drop(q, t, r), Drop(q, 4 * t, 2 * r), 1e-8);
        Close(SemilogTest.RadiusOfInvestigation(k, t, rock) * 2, SemilogTest.RadiusOfInvestigation(k, 4 * t, rock), 1e-12);
    });

    [Fact]
    public void A_choke_passes_gas_in_proportion_to_its_area_and_sonic_flow_to_its_pressure() => Each(67, d =>
    {
        var (area, p, g, t, k, factor) = (d.Between(0.02, 3), d.Between(100, 5000), d.Between(0.55, 1.2), d.Between(480, 700), d.Between(1.1, 1.4), d.Between(0.3, 3));
        var down = p * d.Between(0, 0.99);
        Close(factor * GasChoke.Rate(0.85, area, p, down, g, t, 0.9, k), GasChoke.Rate(0.85, factor * area, p, down, g, t, 0.9, k), 1e-12);
        Close(factor * GasChoke.Rate(0.85, area, p, 0, g, t, 0.9, k), GasChoke.Rate(0.85, area, factor * p, 0, g, t, 0.9, k), 1e-12);
        Close(factor * MultiphaseChoke.WellheadPressure(MultiphaseChoke.Gilbert, 500, 400, 20), MultiphaseChoke.WellheadPressure(MultiphaseChoke.Gilbert, factor * 500, 400, 20), 1e-12);
    });

    [Fact]
    public void A_gas_well_loads_at_a_speed_that_falls_with_pressure_and_grows_with_the_fourth_root_of_tension() => Each(68, d =>
    {
        var (sigma, liquid, gas, factor) = (d.Between(5, 35), d.Between(40, 70), d.Between(0.05, 15), d.Between(1.05, 2));
        var v = Loading.ColemanVelocity(sigma, liquid, gas);
        Close(Math.Pow(factor, 0.25) * v, Loading.ColemanVelocity(factor * sigma, liquid, gas), 1e-12);
        Assert.True(Loading.ColemanVelocity(sigma, liquid, gas * factor) < v);
        Close(1.2 * v, Loading.TurnerVelocity(sigma, liquid, gas), 1e-12);
        var (p, t, z, id) = (d.Between(50, 2000), d.Between(500, 700), d.Between(0.7, 1.1), d.Between(1, 6));
        Close(factor * factor * Loading.Rate(v, p, t, z, id), Loading.Rate(v, p, t, z, factor * id), 1e-12);
        // More pressure: a lower speed, but more gas to carry the same drops.
        Assert.True(Loading.Rate(Loading.ColemanVelocity(sigma, liquid, gas * factor), p * factor, t, z, id) > Loading.Rate(v, p, t, z, id));
    });

    [Fact]
    public void Money_scales_and_without_interest_nothing_is_lost() => Each(69, d =>
    {
        decimal[] months = [.. Enumerable.Range(0, d.Count(3, 60)).Select(_ => Math.Round((decimal)d.Between(-500, 5000), 2, MidpointRounding.AwayFromZero))];
        var investment = Math.Round((decimal)d.Between(0, 50_000), 2, MidpointRounding.AwayFromZero);
        var conventions = new Conventions((DiscountTiming)d.Count(0, 2));
        var (one, rate, k) = (new CashFlow(investment, months, conventions), d.Between(0, 0.5), d.Count(2, 1000));
        Assert.Equal(months.Sum() - investment, one.Net);
        Assert.Equal(one.Net, one.PresentValue(0));
        var more = new CashFlow(k * investment, [.. months.Select(m => k * m)], conventions);
        // Each is rounded to the cent.
        Assert.True(Math.Abs(more.PresentValue(rate) - k * one.PresentValue(rate)) <= 0.005m * k + 0.01m);
    });
}
