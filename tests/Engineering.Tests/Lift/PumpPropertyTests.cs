using Pumpjack.Engineering.Lift.Esp;
using Pumpjack.Engineering.Lift.HydraulicPiston;
using Pumpjack.Engineering.Lift.Jet;
using Pumpjack.Engineering.Lift.Pcp;
using Pumpjack.Engineering.Lift.Plunger;
using Pumpjack.Engineering.Lift.SuckerRod;
using Xunit;

namespace Pumpjack.Engineering.Tests.Lift;

public sealed class PumpPropertyTests
{
    private const int cases = 10_000;

    [Fact]
    public void Affinity_scaling_is_exact_and_goes_back_to_where_it_came_from()
    {
        var random = new Random(41);
        var method = Methods.Get("esp.affinity_laws");
        for (var i = 0; i < cases; i++)
        {
            double f1 = 30 + 60 * random.NextDouble(), f2 = 30 + 60 * random.NextDouble(), q = 5000 * random.NextDouble(), head = 60 * random.NextDouble(), hp = 2 * random.NextDouble();
            var there = Scale(method, f1, f2, q, head, hp);
            var r = f2 / f1;
            Assert.Equal((q * r, head * r * r, hp * r * r * r), there);
            var (bq, bh, bp) = Scale(method, f2, f1, there.Q, there.Head, there.Hp);
            Assert.Equal(q, bq, 1e-9);
            Assert.Equal(head, bh, 1e-9);
            Assert.Equal(hp, bp, 1e-9);
        }
    }

    [Fact]
    public void A_stage_curve_recovers_the_polynomial_its_points_come_from_and_scales_by_affinity()
    {
        var random = new Random(42);
        for (var i = 0; i < cases; i++)
        {
            double top = 1000 + 5000 * random.NextDouble(), h0 = 20 + 40 * random.NextDouble(), h3 = h0 * (0.3 + 0.5 * random.NextDouble());
            double Head(double q) => h0 - h3 * Math.Pow(q / top, 3) - 0.1 * h0 * q / top;
            double Efficiency(double q) => 2.6 * q / top * (1 - 0.45 * q / top - 0.45 * q / top * q / top) * 0.7;
            double[] rates = [.. Enumerable.Range(1, 6).Select(k => top * k / 6)];
            var curve = new StageCurve(rates, [.. rates.Select(Head)], [.. rates.Select(Efficiency)]);
            double q = top * random.NextDouble(), f = 40 + 40 * random.NextDouble(), r = f / 60;
            Assert.Equal(Head(q), curve.HeadFt(q, 60), 1e-8 * h0);
            Assert.Equal(Head(q) * r * r, curve.HeadFt(q * r, f), 1e-8 * h0 * r * r);
            Assert.Equal(Efficiency(q), curve.Efficiency(q * r, f), 1e-8);
            var best = curve.BestRate();
            Assert.True(Efficiency(best) >= Efficiency(best * 0.99) - 1e-9 && Efficiency(best) >= Efficiency(Math.Min(top, best * 1.01)) - 1e-9);
        }
    }

    [Fact]
    public void Total_head_balances_and_stages_cover_it()
    {
        var random = new Random(43);
        for (var i = 0; i < cases; i++)
        {
            double tdh = 100 + 9000 * random.NextDouble(), stage = 5 + 60 * random.NextDouble();
            var stages = EspDesign.Stages(tdh, stage);
            Assert.True(stages * stage >= tdh * (1 - 1e-9) && (stages - 1) * stage < tdh);
        }
    }

    [Fact]
    public void Free_gas_falls_with_separation_and_undersaturated_oil_has_none()
    {
        var random = new Random(44);
        for (var i = 0; i < cases; i++)
        {
            double oil = 10 + 2000 * random.NextDouble(), water = 2000 * random.NextDouble(), rs = 500 * random.NextDouble(), gor = 1500 * random.NextDouble(), s = random.NextDouble();
            var gas = IntakeGas.Of(oil, water, gor, rs, 1.2, 1.01, 2, s, 500);
            Assert.InRange(gas.FractionAfter, 0, gas.FractionBefore);
            Assert.Equal(gor <= rs, gas.FreeGas == 0);
            Assert.Equal(gas.FreeGas * (1 - s), gas.FractionAfter / (1 - gas.FractionAfter) * gas.Liquid, 1e-6 * (1 + gas.FreeGas));
        }
    }

    [Fact]
    public void The_viscosity_correction_starts_at_one_falls_with_viscosity_and_ends_at_B_40()
    {
        var random = new Random(45);
        for (var i = 0; i < cases; i++)
        {
            double q = 5 + 300 * random.NextDouble(), h = 3 + 100 * random.NextDouble(), n = 1500 + 2500 * random.NextDouble(), nu = Math.Exp(7 * random.NextDouble());
            var b = 16.5 * Math.Sqrt(nu) * Math.Pow(h, 0.0625) / (Math.Pow(q, 0.375) * Math.Pow(n, 0.25));
            if (b >= 40) { Assert.Equal(40, Assert.Throws<EngineeringRefusal>(() => HydraulicInstituteCorrection.Metric(q, h, n, nu)).Bound); continue; }
            var c = HydraulicInstituteCorrection.Metric(q, h, n, nu);
            var thicker = b * Math.Sqrt(1.1) < 40 ? HydraulicInstituteCorrection.Metric(q, h, n, 1.1 * nu) : c;
            Assert.True(c.Rate <= 1 && c.Efficiency <= 1 && thicker.Rate <= c.Rate && thicker.Efficiency <= c.Efficiency);
            Assert.Equal(c.Rate, c.Head(1), 1e-12);
            if (b <= 1) Assert.Equal((1, 1), (c.Rate, c.Efficiency));
        }
    }

    [Fact]
    public void Gallons_and_feet_take_the_constant_printed_for_them()
    {
        var us = Methods.Get("esp.viscosity_correction.hi").Evaluate(new Dictionary<string, Value>
        {
            ["q_bep"] = Value.Of(440, "gpm"),
            ["head_bep"] = Value.Of(300, "ft"),
            ["speed"] = Value.Of(3550, "rpm"),
            ["viscosity"] = Value.Of(120, "cSt"),
        });
        Assert.Equal(26.6 * Math.Sqrt(120) * Math.Pow(300, 0.0625) / (Math.Pow(440, 0.375) * Math.Pow(3550, 0.25)), us["B"], 1e-9);
    }

    [Fact]
    public void A_progressing_cavity_pump_turns_no_more_hydraulic_power_than_its_torque_gives()
    {
        var random = new Random(46);
        for (var i = 0; i < cases; i++)
        {
            double d = 0.5 + 3 * random.NextDouble(), e = 0.1 + random.NextDouble(), ps = 3 + 20 * random.NextDouble(), n = 50 + 450 * random.NextDouble(), dp = 3000 * random.NextDouble();
            var hydraulic = ProgressingCavityPump.BarrelsPerDay(e, d, ps, n) * dp / ProgressingCavityPump.BarrelPsiPerHp;
            Assert.Equal(hydraulic, ProgressingCavityPump.HydraulicTorqueLbFt(e, d, ps, dp) * n / ProgressingCavityPump.TorqueSpeedPerHp, 1e-5 * (hydraulic + 1e-9));
        }
    }

    [Fact]
    public void A_jet_pump_gives_less_than_it_takes_and_its_head_falls_with_its_rate()
    {
        var random = new Random(47);
        for (var i = 0; i < cases; i++)
        {
            double r = 0.08 + 0.5 * random.NextDouble(), kn = 0.01 + 0.1 * random.NextDouble(), ktd = 0.05 + 0.3 * random.NextDouble(), m = 3 * random.NextDouble();
            var h = JetPump.HeadRatio(r, m, kn, ktd);
            if (h <= 0) continue;
            Assert.True(m * h < 1, $"R {r}, M {m}: efficiency {m * h}");
            Assert.True(JetPump.HeadRatio(r, m * 1.001 + 1e-6, kn, ktd) < h);
            Assert.Equal(m, JetPump.FlowRatio(r, h, kn, ktd), 1e-7 * (1 + m));
        }
        Assert.True(double.IsNaN(JetPump.FlowRatio(0.2, 10)));
    }

    [Fact]
    public void The_jet_loop_closes_on_every_equation_it_states()
    {
        var random = new Random(48);
        var solved = 0;
        for (var i = 0; i < cases; i++)
        {
            double dn = 0.08 + 0.12 * random.NextDouble(), dt = dn * (1.35 + 0.8 * random.NextDouble()), an = Math.PI / 4 * dn * dn, at = Math.PI / 4 * dt * dt;
            double pr = 800 + 2500 * random.NextDouble(), j = 0.2 + 2 * random.NextDouble(), depth = 3000 + 6000 * random.NextDouble(), surface = 1500 + 3000 * random.NextDouble(), f = 2e-4 * random.NextDouble();
            JetOperatingPoint s;
            try
            {
                s = JetLoop.Solve(q => pr - q / j, (qs, qn) => 100 + (0.35 * qs + 0.433 * qn) / (qs + qn) * depth, q => surface + 0.433 * depth - f * q * q, pr * j, an, at, 0.433);
            }
            catch (EngineeringRefusal refusal)
            {
                Assert.Equal(RefusalCodes.NoSolution, refusal.Code);
                continue;
            }
            solved++;
            Assert.Equal(pr - s.SuctionRate / j, s.SuctionPsi, 1e-6 * pr);
            Assert.Equal(JetPump.NozzleFlow(an, s.NozzlePsi, s.SuctionPsi, 0.433), s.PowerFluidRate, 1e-6 * s.PowerFluidRate);
            Assert.Equal(surface + 0.433 * depth - f * s.PowerFluidRate * s.PowerFluidRate, s.NozzlePsi, 1e-3);
            if (s.HeadRatio > 0 && s.SuctionRate < pr * j * (1 - 1e-6)) Assert.Equal(s.HeadRatio, JetPump.HeadRatio(an / at, s.FlowRatio), 1e-4);
            Assert.InRange(s.Iterations, 1, 100);
        }
        Assert.True(solved > cases / 3, $"{solved} of {cases} wells had an operating point");
    }

    [Fact]
    public void A_hydraulic_piston_balances_its_forces()
    {
        var random = new Random(49);
        for (var i = 0; i < cases; i++)
        {
            double pd = 1000 + 4000 * random.NextDouble(), ps = pd * random.NextDouble(), pe = 0.3 + 2 * random.NextDouble(), fr = 500 * random.NextDouble();
            var engine = HydraulicPistonPump.EnginePsi(pd, ps, pe, fr);
            // Power fluid on the engine and suction under the pump piston against the discharge on both, per unit engine area.
            Assert.Equal((1 + pe) * pd + fr, engine + pe * ps, 1e-9 * engine);
        }
    }

    [Fact]
    public void Plunger_pressures_rise_with_slug_depth_and_line_pressure_and_cycles_fall_with_depth()
    {
        var random = new Random(50);
        for (var i = 0; i < cases; i++)
        {
            double line = 20 + 500 * random.NextDouble(), depth = 2000 + 10_000 * random.NextDouble(), slug = 0.05 + 3 * random.NextDouble();
            var p = PlungerLift.Pressures(line, depth, 1.995, 2.375, 4.56, 10, 165, 33_500, slug);
            Assert.True(p.MaxPsia > p.AveragePsia && p.AveragePsia > p.MinPsia);
            Assert.True(PlungerLift.Pressures(line, depth, 1.995, 2.375, 4.56, 10, 165, 33_500, slug * 1.1).MinPsia > p.MinPsia);
            Assert.True(PlungerLift.Pressures(line, depth * 1.1, 1.995, 2.375, 4.56, 10, 165, 33_500, slug).MinPsia > p.MinPsia);
            Assert.True(PlungerLift.Pressures(line + 10, depth, 1.995, 2.375, 4.56, 10, 165, 33_500, slug).MinPsia > p.MinPsia);
            var feet = slug * PlungerLift.SlugFeetPerBbl(1.995);
            Assert.True(PlungerLift.MaxCyclesPerDay(depth * 1.1, feet, 1000, 750, 150) < PlungerLift.MaxCyclesPerDay(depth, feet, 1000, 750, 150));
        }
    }

    [Fact]
    public void Fluid_load_and_intake_pressure_are_inverse_and_displacement_is_the_swept_volume()
    {
        var random = new Random(51);
        for (var i = 0; i < cases; i++)
        {
            double d = 1 + 3 * random.NextDouble(), depth = 1000 + 9000 * random.NextDouble(), sg = 0.7 + 0.5 * random.NextDouble(), pth = 500 * random.NextDouble(), pip = 1500 * random.NextDouble();
            Assert.Equal(pip, FluidLoad.IntakePsi(FluidLoad.FromPressures(d, depth, sg, pth, pip), d, depth, sg, pth), 1e-8 * (1 + depth));
            Assert.Equal(PumpDisplacement.CubicMetresPerDay(depth * 0.0254 / 100, 8, d * 0.0254), PumpDisplacement.BarrelsPerDay(depth / 100, 8, d) * Constants.M3PerBbl, 1e-9 * depth);
        }
    }

    [Fact]
    public void Goodman_loading_is_one_at_the_allowable_stress()
    {
        var random = new Random(52);
        for (var i = 0; i < cases; i++)
        {
            double t = 85_000 + 60_000 * random.NextDouble(), min = 15_000 * random.NextDouble(), sf = 0.7 + 0.3 * random.NextDouble();
            Assert.Equal(1, RodStress.GoodmanLoading(t, RodStress.AllowablePsi(t, min, sf), min, sf), 1e-12);
        }
    }

    private static (double Q, double Head, double Hp) Scale(Method method, double f1, double f2, double q, double head, double hp)
    {
        var r = method.Evaluate(new Dictionary<string, Value> { ["f1"] = Value.Of(f1, "Hz"), ["f2"] = Value.Of(f2, "Hz"), ["q"] = Value.Of(q, "bbl/d"), ["head"] = Value.Of(head, "ft"), ["bhp"] = Value.Of(hp, "hp") });
        return (r["q2"], r["head2"], r["bhp2"]);
    }
}
