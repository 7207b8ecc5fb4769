using Pumpjack.Engineering.Outflow;
using Xunit;

namespace Pumpjack.Engineering.Tests.Properties;

/// <summary>The digitised charts against what is published of them, and the map of Duns and Ros.</summary>
public sealed class DunsRosTests
{
    [Fact]
    public void The_charts_of_bubble_flow_pass_the_published_check()
    {
        var (l1, l2) = DunsRosCharts.Bubble(41.34);
        Assert.InRange(l1, 1.53 * 0.95, 1.53 * 1.05);
        Assert.InRange(l2, 0.88 * 0.95, 0.88 * 1.05);
        Assert.Equal((2, 0.5), DunsRosCharts.Bubble(10));
        Assert.Equal((1, 1.1), DunsRosCharts.Bubble(300));
    }

    [Fact]
    public void A_reading_outside_the_viscosity_axis_says_so()
    {
        var held = false;
        DunsRosCharts.SlugSlip(0.05, ref held);
        DunsRosCharts.BubbleSlip(2, ref held);
        Assert.False(held);
        DunsRosCharts.SlugSlip(0.0019, ref held);
        Assert.True(held);
        held = false;
        DunsRosCharts.BubbleSlip(2.1, ref held);
        Assert.True(held);
    }

    [Fact]
    public void Every_point_of_the_map_lies_in_the_region_its_numbers_say()
    {
        var draw = new Draw(52);
        var seen = new HashSet<FlowPattern>();
        for (var i = 0; i < Draw.Cases; i++)
        {
            var flow = Conditions(draw);
            PressureGradient g;
            try { g = DunsRos.Gradient(flow); }
            catch (EngineeringRefusal refusal) when (refusal.Code == RefusalCodes.NoSolution) { continue; } // sonic
            var (nlv, ngv) = (flow.LiquidVelocityNumber, flow.GasVelocityNumber);
            var expected = ngv > DunsRos.MistLimit(nlv) ? FlowPattern.Mist
                : ngv > DunsRos.SlugLimit(nlv) ? FlowPattern.Transition
                : ngv > DunsRos.BubbleLimit(nlv, flow.DiameterNumber) ? FlowPattern.Slug : FlowPattern.Bubble;
            Assert.Equal(expected, g.Pattern);
            Assert.InRange(g.Holdup, 0, 1);
            Assert.True(g.PsiPerFt > 0 && g.FrictionPsiPerFt > 0);
            seen.Add(g.Pattern);
        }
        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public void Slug_passes_into_transition_and_transition_into_mist_without_a_step()
    {
        var draw = new Draw(53);
        var met = 0;
        for (var i = 0; i < Draw.Cases; i++)
        {
            // Above NLv of about 31 the limits cross: there slug flow passes straight into mist, with a step.
            var flow = Conditions(draw) with { PressurePsia = 3000, LiquidVelocity = draw.Ratio(0.02, 8) };
            var per = flow.GasVelocityNumber / flow.GasVelocity;
            foreach (var limit in new[] { DunsRos.SlugLimit(flow.LiquidVelocityNumber), DunsRos.MistLimit(flow.LiquidVelocityNumber) })
            {
                try
                {
                    var below = DunsRos.Gradient(flow with { GasVelocity = limit / per * (1 - 1e-7) });
                    var above = DunsRos.Gradient(flow with { GasVelocity = limit / per * (1 + 1e-7) });
                    Assert.NotEqual(below.Pattern, above.Pattern);
                    Assert.True(Math.Abs(above.PsiPerFt / below.PsiPerFt - 1) < 1e-4, $"{below.PsiPerFt} to {above.PsiPerFt}");
                    met++;
                }
                catch (EngineeringRefusal refusal) when (refusal.Code == RefusalCodes.NoSolution)
                {
                    // Sonic: there is no gradient to compare.
                }
            }
        }
        Assert.True(met > Draw.Cases, $"only {met} boundaries met");
    }

    [Fact]
    public void The_slip_velocity_is_what_the_holdup_came_from()
    {
        var draw = new Draw(54);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var (slip, vsl, vsg) = (draw.Ratio(1e-6, 50) * (draw.Coin() ? 1 : -1), draw.Ratio(0.01, 20), draw.Ratio(0.01, 100));
            var holdup = DunsRos.Holdup(slip, vsl, vsg);
            Assert.InRange(holdup, 0, 1);
            Assert.Equal(slip, vsg / (1 - holdup) - vsl / holdup, 1e-6 * (Math.Abs(slip) + (vsg / (1 - holdup)) + (vsl / holdup)));
        }
        Assert.Equal(0.25, DunsRos.Holdup(0, 1, 3), 1e-15);
    }

    private static FlowConditions Conditions(Draw d) => new(d.Ratio(0.02, 20), d.Ratio(0.05, 150), d.Between(45, 70), d.Between(0.5, 10), d.Ratio(0.3, 100), d.Between(0.01, 0.03),
        d.Between(5, 60), d.Between(1.5, 7) / 12, 0.0006 / 12, Math.PI / 2, d.Between(200, 4000));
}
