using System.Globalization;

namespace Pumpjack.Engineering.Lift.Esp;

/// <summary>Declarations of the ESP methods.</summary>
internal static class EspMethods
{
    private static readonly Input gravity = new("sg", "-", "specific gravity of the mixture") { Above = 0, AtMost = 2.5, Low = 0.6, High = 1.3, Default = 1, Aliases = ["mixture_sg"] };

    internal static readonly Method Inflow = new("esp.design.inflow", 1, "Straight-line inflow for pump sizing")
    {
        Equation = "J = q_test/(pr - pwf_test); q_max = J pr; pwf = pr - q/J",
        Source = "Darcy; vendor sizing exercises.",
        Notes = "Single-phase inflow only: below the bubble point use ipr.vogel.saturated or the composite curve.",
        Inputs = [new("pr", "psi", "reservoir pressure") { Above = 0 }, new("pwf_test", "psi", "flowing pressure of the test") { AtLeast = 0 },
            new("q_test", "bbl/d", "rate of the test") { Above = 0 }, new("q", "bbl/d", "rate wanted") { AtLeast = 0, Optional = true }],
        Outputs = [new("J", "bbl/d/psi", "productivity index"), new("q_max", "bbl/d", "rate at zero flowing pressure"), new("pwf", "psi", "flowing pressure at q")],
        Compute = static e =>
        {
            double pr = e.Number("pr"), test = e.Number("pwf_test");
            if (test >= pr) throw new EngineeringRefusal(RefusalCodes.BadTest, "The test has no drawdown: pwf_test is not below pr.", "pwf_test", pr);
            var j = e.Number("q_test") / (pr - test);
            e.Set("J", j);
            e.Set("q_max", j * pr);
            if (!e.Has("q")) return;
            var pwf = pr - e.Number("q") / j;
            if (pwf < 0)
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"q is above the open-flow rate {EngineeringRefusal.Text(j * pr)} bbl/d.", "q", j * pr, "ipr.vogel.saturated");
            e.Set("pwf", pwf);
        },
        Examples = [new("Pump sizing exercise of a vendor.", [("pr", 3550), ("pwf_test", 2235), ("q_test", 3570), ("q", 8500)],
            [("J", 2.715, 0.0005), ("q_max", 9638, 0.0005), ("pwf", 419, 0.002)])],
    };

    internal static readonly Method Affinity = new("esp.affinity_laws", 1, "Affinity laws")
    {
        Equation = "q ~ N, head ~ N^2, power ~ N^3 at the same efficiency",
        Source = "Dimensional analysis of geometrically similar flow; exact without viscosity effects.",
        Notes = "Motor power grows only with the first power of frequency at constant V/Hz.",
        Inputs = [new("f1", "any", "frequency or speed of the known figures") { Above = 0, Optional = true, Aliases = ["speed_60", "speed_1", "N1"] },
            new("f2", "any", "frequency or speed wanted, in the unit of f1") { Above = 0, Optional = true, Aliases = ["speed_50", "speed_2", "N2"] },
            new("q", "bbl/d", "rate at f1") { AtLeast = 0, Optional = true }, new("head", "ft", "head at f1") { AtLeast = 0, Optional = true },
            new("bhp", "hp", "power at f1") { AtLeast = 0, Optional = true }, new("efficiency", "-", "efficiency") { Above = 0, AtMost = 1, Optional = true }],
        Outputs = [new("rate_ratio", "-", "f2/f1"), new("head_ratio", "-", "its square"), new("power_ratio", "-", "its cube"), new("q2", "bbl/d", "rate at f2"),
            new("head2", "ft", "head at f2"), new("bhp2", "hp", "power at f2"), new("efficiency2", "-", "efficiency at f2")],
        Compute = static e =>
        {
            var (from, to) = Speeds(e);
            var r = to / from;
            e.Set("rate_ratio", r);
            e.Set("head_ratio", r * r);
            e.Set("power_ratio", r * r * r);
            if (e.Has("q")) e.Set("q2", e.Number("q") * r);
            if (e.Has("head")) e.Set("head2", e.Number("head") * r * r);
            if (e.Has("bhp")) e.Set("bhp2", e.Number("bhp") * r * r * r);
            if (e.Has("efficiency")) e.Set("efficiency2", e.Number("efficiency"));
        },
        Examples = [new("60 to 50 Hz.", [("f1", 60), ("f2", 50), ("q", 3000), ("head", 46), ("bhp", 0.62)], [("q2", 2500, 1e-9), ("head2", 31.9444444444, 1e-9), ("bhp2", 0.358796296296, 1e-9)])],
    };

    internal static readonly Method Tdh = new("esp.design.tdh", 1, "Total dynamic head, stages and motor load")
    {
        Equation = "TDH = net lift + friction head + wellhead head; net lift = depth - 2.31 p_intake/sg; wellhead head = 2.31 p_wh/sg\n"
            + "stages = ceil(TDH/head per stage); bhp = stages x hp per stage x sg; hydraulic hp = q TDH sg/135,711; motor load = bhp/name plate (x Hz/60)\nkVA = sqrt(3) V I/1000",
        Source = "Brown, K. E.: The Technology of Artificial Lift Methods, vol. 2b, section 4.5.",
        Notes = "A pump efficiency above 1 is reported as it comes out: the stage figures then do not belong to this rate. Current is taken proportional to load, fair above half load. "
            + "stages_book rounds to the nearest stage as printed examples do; a figure \"bhp_28_stages\" asks for that many stages and sets the motor load from them.",
        Inputs = [new("pump_depth", "ft", "vertical depth of the pump") { Above = 0, AtMost = 30_000, Optional = true }, new("intake_pressure", "psi", "pump intake pressure, datum of p_wh") { AtLeast = 0, Optional = true },
            new("lift", "ft", "net lift, in place of depth and intake pressure") { AtLeast = 0, Optional = true, Aliases = ["net_lift"] }, gravity,
            new("friction", "ft per 1000 ft", "friction in the tubing") { AtLeast = 0, Optional = true }, new("tubing_length", "ft", "length of the tubing") { AtLeast = 0, Optional = true },
            new("friction_head", "ft", "friction head, in place of the two") { AtLeast = 0, Optional = true },
            new("wellhead_pressure", "psi", "wellhead pressure") { AtLeast = 0, Optional = true }, new("wellhead_head", "ft", "wellhead head, in place of it") { AtLeast = 0, Optional = true },
            new("head_per_stage", "ft", "head of a stage at the rate") { Above = 0, Optional = true }, new("bhp_per_stage", "hp", "power of a stage on water") { Above = 0, Optional = true, Aliases = ["hp_per_stage"] },
            new("q", "bbl/d", "rate at intake conditions") { Above = 0, Optional = true }, new("motor_name_plate", "hp", "motor rating at 60 Hz") { Above = 0, Optional = true, Aliases = ["motor"] },
            new("frequency", "Hz", "operating frequency") { Above = 0, AtMost = 120, Default = 60 },
            new("motor_amps", "A", "name plate current") { Above = 0, Optional = true }, new("surface_voltage", "V", "voltage at the surface") { Above = 0, Optional = true },
            new("motor_current", "A", "current") { Above = 0, Optional = true }],
        Outputs = [new("net_lift", "ft", "net lift"), new("friction_head", "ft", "friction head"), new("wellhead_head", "ft", "wellhead head"), new("TDH", "ft", "total dynamic head"),
            new("stages", "count", "whole stages"), new("stages_exact", "-", "stages before rounding"), new("stages_book", "-", "rounded to the nearest"), new("bhp", "hp", "brake power"),
            new("bhp_*", "hp", "brake power of the stages in the name"), new("hydraulic_hp", "hp", "hydraulic power"), new("pump_efficiency", "-", "hydraulic over brake power"),
            new("motor_load", "-", "brake power over rating"), new("motor_current_estimate", "A", "name plate current times load"), new("kVA", "kVA", "apparent power at the surface")],
        Compute = ComputeTdh,
        Examples = [new("Brown, vol. 2b, section 4.5, example 2A.", [("lift", 5060), ("friction_head", 250), ("wellhead_head", 520), ("head_per_stage", 23), ("bhp_per_stage", 0.35), ("sg", 0.89),
            ("motor_name_plate", 90), ("surface_voltage", 1450), ("motor_current", 45)], [("TDH", 5830, 1e-9), ("stages", 254, 1e-9), ("bhp", 79, 0.003), ("kVA", 113, 0.002)])],
    };

    internal static readonly Method HeadPressure = new("esp.head_pressure", 1, "Wellhead and friction head")
    {
        Equation = "wellhead head = 144 p_wh/rho; friction head = friction x length/1000",
        Source = "Brown, vol. 2b, section 4.5.24.",
        Inputs = [new("p_wh", "psi", "wellhead pressure") { AtLeast = 0 }, new("rho", "lb/ft3", "density of the fluid") { Above = 0, AtMost = 200 },
            new("friction", "ft/1000 ft", "friction") { AtLeast = 0, Optional = true }, new("length", "ft", "length of the tubing") { AtLeast = 0, Optional = true }],
        Outputs = [new("wellhead_head", "ft", "wellhead head"), new("friction_head", "ft", "friction head")],
        Compute = static e =>
        {
            e.Set("wellhead_head", 144 * e.Number("p_wh") / e.Number("rho"));
            if (e.Has("friction")) e.Set("friction_head", e.Number("friction") * e.Number("length") / 1000);
        },
        Examples = [new("Brown, vol. 2b, section 4.5.24.", [("p_wh", 200), ("rho", 54.79), ("friction", 20.5), ("length", 10570)], [("wellhead_head", 526, 0.001), ("friction_head", 217, 0.002)])],
    };

    internal static readonly Method Viscosity = new("esp.viscosity_correction.hi", 1, "Viscosity correction, HI 9.6.7")
    {
        Equation = "B = 16.5 nu^0.5 H^0.0625/(Q^0.375 N^0.25) (m3/h, m; 26.6 with gpm, ft); C_Q = 2.71^(-0.165 (log B)^3.15)\nC_H = 1 - (1 - C_Q)(Q/Qbep)^0.75; C_eta = B^(-0.0547 B^0.69)",
        Source = "ANSI/HI 9.6.7.",
        Outside = "B at or below 1: no correction. B at 40 or above: refused.",
        Inputs = [new("q_bep", "m3/h", "rate at best efficiency, on water") { Above = 0 }, new("head_bep", "m", "head per stage there") { Above = 0 },
            new("speed", "rpm", "speed") { Above = 0, AtMost = 20_000 }, new("viscosity", "cSt", "kinematic viscosity") { Above = 0 },
            new("q_over_qbep", "-", "share of the rate for C_H") { AtLeast = 0, AtMost = 2, Default = 1 }],
        Outputs = [new("B", "-", "parameter"), new("C_Q", "-", "rate factor"), new("C_H", "-", "head factor"), new("C_eta", "-", "efficiency factor")],
        Compute = static e =>
        {
            double q = e.Number("q_bep"), head = e.Number("head_bep");
            var us = e.Raw("q_bep")!.Unit.Contains("gal", StringComparison.Ordinal) || e.Raw("q_bep")!.Unit.StartsWith("gpm", StringComparison.Ordinal);
            var c = us
                ? HydraulicInstituteCorrection.Us(Units.Convert(q, "m3/h", "gal/min"), head / Constants.MPerFt, e.Number("speed"), e.Number("viscosity"))
                : HydraulicInstituteCorrection.Metric(q, head, e.Number("speed"), e.Number("viscosity"));
            if (c.B <= 1) e.Note("B is at or below 1: no correction applies.");
            e.Set("B", c.B);
            e.Set("C_Q", c.Rate);
            e.Set("C_H", c.Head(e.Number("q_over_qbep")));
            e.Set("C_eta", c.Efficiency);
        },
        Examples = [new("Example of the standard, metric.", [("q_bep", 110), ("head_bep", 77), ("speed", 2950), ("viscosity", 120)], [("B", 5.52, 0.003), ("C_Q", 0.938, 0.001), ("C_eta", 0.738, 0.003)])],
    };

    internal static readonly Method Turpin = new("esp.gas_handling.turpin", 1, "Free gas at the intake and Turpin's criterion")
    {
        Equation = "free gas = q_o (GOR - Rs) Bg; liquid = q_o Bo + q_w Bw; phi = 2000 (q'g/qL)/(3 pip), stable below 1",
        Source = "Turpin, J. L., Lea, J. F., Bearden, J. L.: Gas-liquid flow through centrifugal pumps (1986).",
        Notes = "Above 10 % of free gas in the liquid head degrades; about three volumes per volume of liquid stop the pump.",
        Inputs = [new("q_o", "stb/d", "oil rate") { AtLeast = 0 }, new("q_w", "stb/d", "water rate") { AtLeast = 0, Default = 0 }, new("GOR", "scf/stb", "producing gas-oil ratio") { AtLeast = 0 },
            new("Rs", "scf/stb", "solution gas-oil ratio at intake conditions") { AtLeast = 0 }, new("Bo", "rb/stb", "oil volume factor") { AtLeast = 0.8, AtMost = 5 },
            new("Bw", "rb/stb", "water volume factor") { AtLeast = 0.8, AtMost = 1.5, Default = 1 }, new("Bg", "rb/Mscf", "gas volume factor") { Above = 0 },
            new("separator_efficiency", "-", "share of the free gas separated") { AtLeast = 0, AtMost = 1, Default = 0 }, new("p_intake", "psia", "pump intake pressure") { Above = 0 }],
        Outputs = [new("free_gas", "rb/d", "free gas before separation"), new("liquid", "rb/d", "liquid at the intake"), new("gvf_before", "-", "void fraction before separation"),
            new("gvf_after", "-", "void fraction into the pump"), new("turpin_phi", "-", "Turpin's parameter")],
        Compute = static e =>
        {
            if (e.Number("q_o") + e.Number("q_w") <= 0) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "There must be liquid: q_o + q_w above 0.", "q_o", 0);
            var gas = IntakeGas.Of(e.Number("q_o"), e.Number("q_w"), e.Number("GOR"), e.Number("Rs"), e.Number("Bo"), e.Number("Bw"), e.Number("Bg"), e.Number("separator_efficiency"), e.Number("p_intake"));
            e.Set("free_gas", gas.FreeGas);
            e.Set("liquid", gas.Liquid);
            e.Set("gvf_before", gas.FractionBefore);
            e.Set("gvf_after", gas.FractionAfter);
            e.Set("turpin_phi", gas.TurpinPhi);
            if (e.Number("Rs") > e.Number("GOR")) e.Note("Rs is above GOR: the oil is undersaturated and has no free gas.");
            if (gas.TurpinPhi >= 1) e.Note("Turpin's parameter is 1 or more: unstable head is to be expected.");
        },
        Examples = [new("70 % separation.", [("q_o", 800), ("q_w", 400), ("GOR", 650), ("Rs", 220), ("Bo", 1.14), ("Bw", 1.01), ("Bg", 2.2), ("separator_efficiency", 0.7), ("p_intake", 900)],
            [("free_gas", 756.8, 1e-9), ("gvf_before", 0.36510999614, 1e-9), ("gvf_after", 0.147138116964, 1e-9), ("turpin_phi", 0.127794663965, 1e-9)])],
    };

    internal static readonly Method Curve = new("esp.stage_curve", 1, "Stage curve from catalogue points")
    {
        Equation = "head and efficiency: least-squares cubics of the rate at the catalogue speed; other speeds by the affinity laws; bhp = q head sg/(135,711 efficiency)",
        Source = "API RP 11S2 for the catalogue test; least squares.",
        Notes = "Outside the rates of the catalogue points the result is marked extrapolated.",
        Inputs = [new("q", "bbl/d", "catalogue rates") { Kind = InputKind.Series, AtLeast = 0 }, new("head", "ft", "head per stage") { Kind = InputKind.Series, AtLeast = 0 },
            new("efficiency", "-", "efficiency") { Kind = InputKind.Series, AtLeast = 0, AtMost = 1 }, gravity, new("frequency", "Hz", "frequency of the catalogue points") { Above = 0, Default = 60 },
            new("degree", "-", "degree of the polynomials") { AtLeast = 1, AtMost = 6, Default = 3 }, new("points", "any", "rows of frequency (Hz) and rate (bbl/d) wanted") { Kind = InputKind.Rows, Optional = true }],
        Outputs = [new("head_at_points", "ft", "head per stage"), new("efficiency_at_points", "-", "efficiency"), new("bhp_per_stage", "hp", "brake power per stage"),
            new("bep_rate", "bbl/d", "rate of best efficiency at the catalogue speed"), new("bep_efficiency", "-", "best efficiency")],
        Compute = static e =>
        {
            var degree = (int)e.Number("degree");
            var curve = new StageCurve(e.Series("q"), e.Series("head"), e.Series("efficiency"), e.Number("frequency"), degree);
            var best = curve.BestRate();
            e.Set("bep_rate", best);
            e.Set("bep_efficiency", curve.Efficiency(best, curve.FrequencyHz));
            if (!e.Has("points")) return;
            var rows = e.Rows("points");
            foreach (var row in rows)
            {
                if (row.Length != 2) throw new EngineeringRefusal(RefusalCodes.WrongShape, "Each row of points is a frequency and a rate.", "points", 2);
                if (!(row[0] > 0 && row[1] >= 0 && double.IsFinite(row[0] * row[1])))
                    throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "A frequency must be above 0 and a rate at least 0.", "points", 0);
                var rate = row[1] * curve.FrequencyHz / row[0];
                if (rate < curve.MinRate || rate > curve.MaxRate) e.Extrapolate("points");
            }
            e.Set("head_at_points", [.. rows.Select(r => curve.HeadFt(r[1], r[0]))]);
            e.Set("efficiency_at_points", [.. rows.Select(r => curve.Efficiency(r[1], r[0]))]);
            e.Set("bhp_per_stage", [.. rows.Select(r => curve.PowerHp(r[1], r[0], e.Number("sg")))]);
        },
        Examples = [new("Five points.", [("q", new[] { 1500.0, 2000, 2500, 3000, 3500 }), ("head", new[] { 32, 30.5, 28, 24, 19 }), ("efficiency", new[] { 0.55, 0.68, 0.74, 0.72, 0.65 }), ("sg", 0.9)],
            [("bep_rate", 2636.4, 1e-4), ("bep_efficiency", 0.739055060754, 1e-9)])],
    };

    internal static readonly Method Cable = new("esp.cable", 1, "Cable voltage drop and surface kVA")
    {
        Equation = "dV = sqrt(3) I R L (1 + 0.00214 (T - 68)); V_surface = V_motor + dV; kVA = sqrt(3) V I/1000",
        Source = "Brown, vol. 2b, section 4.5; temperature coefficient of copper.",
        Inputs = [new("I", "A", "current") { Above = 0 }, new("R", "ohm/1000 ft", "resistance of a conductor at 68 degF") { Above = 0 }, new("L", "ft", "length of the cable") { Above = 0 },
            new("T", "degF", "average temperature of the conductor") { AtLeast = -100, AtMost = 500, Default = 68 }, new("V_motor", "V", "voltage at the motor") { AtLeast = 0, Optional = true }],
        Outputs = [new("dV", "V", "voltage drop"), new("V_surface", "V", "surface voltage"), new("kVA", "kVA", "apparent power")],
        Compute = static e =>
        {
            var drop = EspDesign.CableDropV(e.Number("I"), e.Number("R"), e.Number("L"), e.Number("T"));
            e.Set("dV", drop);
            if (!e.Has("V_motor")) return;
            e.Set("V_surface", e.Number("V_motor") + drop);
            e.Set("kVA", EspDesign.KilovoltAmpere(e.Number("V_motor") + drop, e.Number("I")));
        },
        Examples = [new("45 A, 0.26 ohm/1000 ft, 6,000 ft at 168 degF: sqrt(3) 45 0.26 6 1.214.", [("I", 45), ("R", 0.26), ("L", 6000), ("T", 168), ("V_motor", 1300)],
            [("dV", 147.61, 1e-4), ("V_surface", 1447.61, 1e-4), ("kVA", 112.83, 1e-4)])],
    };

    private static void ComputeTdh(Evaluation e)
    {
        var sg = e.Number("sg");
        var lift = e.Has("lift") ? e.Number("lift") : e.Number("pump_depth") - EspDesign.HeadFt(e.Number("intake_pressure"), sg);
        var friction = e.Has("friction_head") ? e.Number("friction_head") : e.Has("friction") ? e.Number("friction") * e.Number("tubing_length") / 1000 : 0;
        var wellhead = e.Has("wellhead_head") ? e.Number("wellhead_head") : EspDesign.HeadFt(e.Number("wellhead_pressure"), sg);
        var tdh = lift + friction + wellhead;
        e.Set("net_lift", lift);
        e.Set("friction_head", friction);
        e.Set("wellhead_head", wellhead);
        e.Set("TDH", tdh);
        if (e.Has("surface_voltage") && e.Has("motor_current")) e.Set("kVA", EspDesign.KilovoltAmpere(e.Number("surface_voltage"), e.Number("motor_current")));
        var hydraulic = e.Has("q") ? EspDesign.HydraulicHp(e.Number("q"), tdh, sg) : double.NaN;
        if (e.Has("q")) e.Set("hydraulic_hp", hydraulic);
        if (!e.Has("head_per_stage")) return;
        if (tdh <= 0)
            throw new EngineeringRefusal(RefusalCodes.NoSolution, $"The total dynamic head is {EngineeringRefusal.Text(tdh)} ft: the well needs no pump at this rate.", "intake_pressure");

        var exact = tdh / e.Number("head_per_stage");
        double stages = EspDesign.Stages(tdh, e.Number("head_per_stage"));
        e.Set("stages", stages);
        e.Set("stages_exact", exact);
        e.Set("stages_book", Math.Floor(exact + 0.5));
        if (!e.Has("bhp_per_stage")) return;
        foreach (var name in e.Wanted)
        {
            if (!name.StartsWith("bhp_", StringComparison.Ordinal) || !name.EndsWith("_stages", StringComparison.Ordinal)) continue;
            if (!int.TryParse(name["bhp_".Length..^"_stages".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)) continue;
            stages = asked;
            e.Set(name, EspDesign.BrakeHp(asked, e.Number("bhp_per_stage"), sg));
        }
        var bhp = EspDesign.BrakeHp(stages, e.Number("bhp_per_stage"), sg);
        e.Set("bhp", bhp);
        if (e.Has("q"))
        {
            e.Set("pump_efficiency", hydraulic / bhp);
            if (hydraulic > bhp) e.Note("The pump efficiency is above 1: power per stage, head per stage and rate do not belong together.");
        }
        if (!e.Has("motor_name_plate")) return;
        var load = bhp / (e.Number("motor_name_plate") * e.Number("frequency") / 60);
        e.Set("motor_load", load);
        if (load > 1) e.Note("The motor is overloaded.");
        if (e.Has("motor_amps")) e.Set("motor_current_estimate", e.Number("motor_amps") * load);
    }

    // Speeds are often named after what they are: speed_60 and speed_70. The 60 Hz one, or the first, is where the figures belong.
    private static (double From, double To) Speeds(Evaluation e)
    {
        if (e.Has("f1") && e.Has("f2")) return (e.Number("f1"), e.Number("f2"));
        var speeds = e.GivenNames.Where(n => n.StartsWith("speed_", StringComparison.Ordinal)).OrderByDescending(n => n == "speed_60").ToList();
        if (speeds.Count != 2) throw new EngineeringRefusal(RefusalCodes.MissingInput, "esp.affinity_laws needs two frequencies or speeds, f1 and f2.", "f1");
        var (from, to) = (e.Raw(speeds[0])!.Number, e.Raw(speeds[1])!.Number);
        if (!(from > 0 && to > 0)) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "A speed must be above 0.", speeds[0], 0);
        return (from, to);
    }
}
