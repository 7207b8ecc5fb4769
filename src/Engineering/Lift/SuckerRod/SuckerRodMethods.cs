using Pumpjack.Engineering.Inflow;

namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Declarations of the sucker-rod equations that are one line each.</summary>
internal static class SuckerRodMethods
{
    private static readonly Input speed = new("N", "1/min", "pumping speed") { Above = 0, AtMost = 60, Low = 1, High = 25, Aliases = ["speed"] };
    private static readonly Input plunger = new("D", "in", "plunger diameter") { Above = 0, AtMost = 12, Low = 1, High = 5, Aliases = ["plunger"] };
    private static readonly Input stroke = new("S", "in", "polished rod stroke") { Above = 0, AtMost = 500, Low = 16, High = 306 };
    private static readonly Input fluidGravity = new("G", "-", "specific gravity of the fluid, water = 1") { AtLeast = 0, AtMost = 2, Low = 0.6, High = 1.2, Default = 1, Aliases = ["fluid_sg"] };
    private static readonly Input fluidLoad = new("Fo", "lb", "fluid load on the plunger") { AtLeast = 0 };
    private static readonly Input rodWeightInFluid = new("Wrf", "lb", "weight of the rods in fluid") { Above = 0 };
    private static readonly Input length = new("L", "ft", "pump depth, length of the string") { Above = 0, AtMost = 30_000, Low = 2000, High = 12_000 };

    internal static readonly Method Displacement = new("srp.pump_displacement", 1, "Sucker-rod pump displacement")
    {
        Equation = "PD = (pi/4) (1440/9702) Sp N D^2 = 0.116559 Sp N D^2",
        Source = "Geometry; API RP 11L prints 0.1166.",
        Inputs = [new("Sp", "in", "plunger stroke") { Above = 0, AtMost = 500 }, speed, plunger],
        Outputs = [new("PD", "bbl/d", "displacement")],
        Compute = static e => e.Set("PD", PumpDisplacement.BarrelsPerDay(e.Number("Sp"), e.Number("N"), e.Number("D"))),
        Examples = [new("The Rod Pumping System - Design (training text).", [("Sp", 40), ("N", 30), ("D", 2)], [("PD", 559, 0.002)])],
    };

    internal static readonly Method DisplacementMetric = new("srp.pump_displacement.metric", 1, "Sucker-rod pump displacement, metric")
    {
        Equation = "PD = (pi/4) D^2 S N 1440; actual = PD x volumetric efficiency",
        Source = "Geometry.",
        Inputs = [new("D", "m", "plunger diameter") { Above = 0, AtMost = 0.3 }, new("S", "m", "plunger stroke") { Above = 0, AtMost = 15 }, speed,
            new("volumetric_efficiency", "-", "volumetric efficiency") { AtLeast = 0, AtMost = 1, Default = 1 }],
        Outputs = [new("theoretical", "m3/d", "displacement"), new("actual", "m3/d", "displacement times volumetric efficiency")],
        Compute = static e =>
        {
            var q = PumpDisplacement.CubicMetresPerDay(e.Number("S"), e.Number("N"), e.Number("D"));
            e.Set("theoretical", q);
            e.Set("actual", q * e.Number("volumetric_efficiency"));
        },
        Examples = [new("From geometry.", [("D", 0.0381), ("S", 1.5), ("N", 8), ("volumetric_efficiency", 0.8)], [("theoretical", 19.7007867873, 1e-8), ("actual", 15.7606294298, 1e-8)])],
    };

    internal static readonly Method Load = new("srp.fluid_load", 1, "Fluid load on the plunger")
    {
        Equation = "Fo = (pi/4) D^2 (pth + 0.433 sg depth - pi)\nRP 11L form: Fo = 0.340 G D^2 H, H the net lift",
        Source = "Force balance on the plunger; API RP 11L for the second form.",
        Notes = "Negative where the intake pressure is above the discharge pressure: the well would flow.",
        Inputs = [plunger, new("pump_depth", "ft", "vertical depth of the pump") { Above = 0, AtMost = 30_000 },
            new("tubing_fluid_sg", "-", "specific gravity of the fluid in the tubing") { Above = 0, AtMost = 2 },
            new("p_tubing_head", "psi", "tubing head pressure") { AtLeast = 0 }, new("p_intake", "psi", "pump intake pressure, same datum as the tubing head") { AtLeast = 0 },
            new("net_lift", "ft", "net lift, for the RP 11L form") { AtLeast = 0, Optional = true, Aliases = ["H"] }],
        Outputs = [new("Fo", "lb", "fluid load"), new("Fo_rp11l", "lb", "RP 11L form at the net lift"),
            new("Fo_rp11l_form_lift_*", "lb", "RP 11L form at the net lift in the name, ft")],
        Compute = static e =>
        {
            var (d, sg) = (e.Number("D"), e.Number("tubing_fluid_sg"));
            e.Set("Fo", FluidLoad.FromPressures(d, e.Number("pump_depth"), sg, e.Number("p_tubing_head"), e.Number("p_intake")));
            if (e.Has("net_lift")) e.Set("Fo_rp11l", FluidLoad.Rp11L(d, sg, e.Number("net_lift")));
            foreach (var name in e.Wanted)
                if (Vogel.NumberIn(name, "Fo_rp11l_form_lift_") is { } lift) e.Set(name, FluidLoad.Rp11L(d, sg, lift));
        },
        Examples = [new("From the pressures.", [("D", 1.75), ("pump_depth", 6200), ("tubing_fluid_sg", 0.94), ("p_tubing_head", 180), ("p_intake", 250), ("net_lift", 5628)],
            [("Fo", 5901.41680807, 0.002), ("Fo_rp11l", 5508.5457, 0.001)])],
    };

    internal static readonly Method NaturalFrequency = new("srp.natural_frequency", 1, "Natural frequency of an untapered rod string")
    {
        Equation = "N0 = 15 a/L",
        Source = "API RP 11L, Appendix A (a = 16,300 ft/s; the standard rounds 15 a to 245,000).",
        Notes = "Tapers: srp.rod_string.elastic_and_weight.",
        Inputs = [new("a", "ft/s", "speed of stress waves in the rods") { Above = 0, Low = 14_000, High = 17_500, Default = RodString.SteelWaveSpeedFtPerS }, length,
            speed with { Optional = true }],
        Outputs = [new("N0", "1/min", "natural frequency"), new("N_over_No", "-", "speed ratio"), new("constant_a_x_15", "ft/min", "15 a")],
        Compute = static e =>
        {
            var n0 = RodString.NaturalFrequency(e.Number("a"), e.Number("L"));
            e.Set("N0", n0);
            e.Set("constant_a_x_15", 15 * e.Number("a"));
            if (e.Has("N")) e.Set("N_over_No", e.Number("N") / n0);
        },
        Examples = [new("5,000 ft of steel rods.", [("a", 16300), ("L", 5000), ("N", 16)], [("N0", 48.9, 1e-9), ("N_over_No", 0.327198364008, 1e-9)])],
    };

    internal static readonly Method Elastic = new("srp.rod_string.elastic_and_weight", 1, "Weight, stretch and natural frequency of a rod string")
    {
        Equation = "1/kr = sum 12 L/(E A), or Er L; 1/kt = Et L; W = sum w L; Wrf = W (1 - 0.128 G)\nN0 = 15 a/L; N0' from the first root of the free-end force of the string held at the top; Fc = N0'/N0",
        Source = "Elastic bar and one-dimensional wave equation; buoyancy as in API RP 11L.",
        Notes = "Give the tapers (lengths, diameters, weights), or for a string of the standard's tables L, Er and Wr.",
        Inputs = [new("rod_length", "ft", "length of each taper, top down") { Kind = InputKind.Series, Above = 0, Aliases = ["L", "length"] },
            new("rod_diameter", "in", "diameter of each taper") { Kind = InputKind.Series, Above = 0, AtMost = 6, Optional = true, Aliases = ["d", "diameter"] },
            new("rod_weight", "lb/ft in air", "weight in air of each taper, couplings included") { Kind = InputKind.Series, Above = 0, Optional = true, Aliases = ["w"] },
            new("Wr", "lb/ft", "average weight in air, in place of the weights") { Above = 0, Optional = true },
            new("Er", "in/lb-ft", "elastic constant of the rods, in place of the diameters") { Above = 0, Optional = true }, new("Et", "in/lb-ft", "elastic constant of the tubing") { AtLeast = 0, Optional = true },
            new("E", "psi", "Young's modulus") { Above = 0, Default = RodString.SteelElasticityPsi },
            new("a", "ft/s", "speed of stress waves") { Above = 0, Default = RodString.SteelWaveSpeedFtPerS, Aliases = ["wave_speed"] }, fluidGravity],
        Outputs = [new("W", "lb", "weight in air"), new("Wrf", "lb", "weight in fluid"), new("one_over_kr", "in/lb", "stretch per load"), new("kr", "lb/in", "spring constant of the rods"),
            new("one_over_kt", "in/lb", "stretch of the tubing per load"), new("kt", "lb/in", "spring constant of the tubing"),
            new("N0", "1/min", "natural frequency without tapers"), new("N0_tapered", "1/min", "natural frequency"), new("Fc", "-", "frequency factor")],
        Compute = static e =>
        {
            var lengths = e.Series("rod_length");
            var l = lengths.Sum();
            double stretch;
            e.Set("N0", RodString.NaturalFrequency(e.Number("a"), l));
            if (e.Has("rod_diameter"))
            {
                var rods = Rods(e);
                stretch = RodString.ElasticityInPerLb(rods);
                e.Set("N0_tapered", RodString.NaturalFrequency(rods));
                e.Set("Fc", RodString.FrequencyFactor(rods));
            }
            else stretch = e.Number("Er") * l;
            e.Set("one_over_kr", stretch);
            e.Set("kr", 1 / stretch);
            if (e.Has("Et"))
            {
                e.Set("one_over_kt", e.Number("Et") * l);
                if (e.Number("Et") > 0) e.Set("kt", 1 / (e.Number("Et") * l));
            }
            if (!e.Has("rod_weight") && !e.Has("Wr")) return;
            var w = e.Has("Wr") ? e.Number("Wr") * l : Weight(lengths, e.Series("rod_weight"));
            e.Set("W", w);
            e.Set("Wrf", RodString.BuoyantWeightLb(w, e.Number("G")));
        },
        Examples = [new("Half 7/8 in, half 3/4 in: tan^2(w L/2a) = A1/A2 gives Fc = 1.0974.",
            [("rod_length", new[] { 2500.0, 2500 }), ("rod_diameter", new[] { 0.875, 0.75 }), ("rod_weight", new[] { 2.224, 1.634 }), ("G", 1)],
            [("W", 9645, 1e-9), ("Wrf", 8410.44, 1e-9), ("Fc", 1.09774, 1e-3)])],
    };

    internal static readonly Method Mills = new("srp.mills_loads", 1, "Mills' polished rod loads")
    {
        Equation = "alpha = S N^2/70,500; PPRL = Wrf + Fo + W alpha (1 + c/h); MPRL = Wrf - W alpha (1 - c/h)",
        Source = "Mills, K. N.: Factors influencing well loads combined in a new formula (1939).",
        Notes = "The rods move as one rigid body; API RP 11L (srp.api_rp11l.loads) or the wave equation for anything but shallow, slow wells.",
        Inputs = [stroke, speed, new("W", "lb", "weight of the rods in air") { Above = 0 }, rodWeightInFluid, fluidLoad,
            new("c_over_h", "-", "crank to pitman ratio, 0 for the plain form") { AtLeast = -0.6, AtMost = 0.6, Default = 0 }],
        Outputs = [new("alpha", "-", "acceleration factor"), new("PPRL", "lb", "peak polished rod load"), new("MPRL", "lb", "least polished rod load")],
        Compute = static e =>
        {
            var loads = MillsLoads.Of(e.Number("S"), e.Number("N"), e.Number("W"), e.Number("Wrf"), e.Number("Fo"), e.Number("c_over_h"));
            e.Set("alpha", loads.Acceleration);
            e.Set("PPRL", loads.PeakPolishedRodLoadLb);
            e.Set("MPRL", loads.MinimumPolishedRodLoadLb);
            if (loads.Acceleration > 0.3) e.Extrapolate("alpha above 0.3");
        },
        Examples = [new("The well of the RP 11L data sheet.", [("S", 54), ("N", 16), ("W", 9165), ("Wrf", 8109), ("Fo", 3098)],
            [("alpha", 0.196085106383, 1e-9), ("PPRL", 13004.12, 1e-9), ("MPRL", 6311.88, 1e-9)])],
    };

    internal static readonly Method Rp11L = new("srp.api_rp11l.loads", 1, "API RP 11L loads, torque and power")
    {
        Equation = "Sp = (Sp/S) S - Fo/kt; PD = 0.1166 Sp N D^2; PPRL = Wrf + (F1/Skr) Skr; MPRL = Wrf - (F2/Skr) Skr\n"
            + "PT = (2T/S^2kr) Skr (S/2) Ta; PRHP = (F3/Skr) Skr S N 2.53e-6; CBE = 1.06 (Wrf + 0.5 Fo)\nFo = 0.340 G D^2 H; 1/kr = Er L; 1/kt = Et L; Wrf = Wr L (1 - 0.128 G)",
        Source = "API RP 11L, Recommended Practice for Design Calculations for Sucker Rod Pumping Systems, 4th ed. 1988.",
        Notes = "Figures not given as inputs are generated from the wave equation with the assumptions of the standard (harmonic motion, damping 0.1, ten-element string); "
            + "against the standard's own sheet they give Sp/S +2 %, PPRL +0.3 %, MPRL -6 %, PT -6 %, PRHP +2 %. Conventional geometry, steel rods, full pump; "
            + "typical error 7 % on loads, 10 % on torque; not reliable above about 2,000 ft depth (srp.wave_equation).",
        Inputs = [length, new("fluid_level", "ft", "net lift H") { Above = 0, AtMost = 30_000, Aliases = ["H"] }, speed, stroke, plunger, fluidGravity,
            new("Wr", "lb/ft", "average weight of the rods in air") { Above = 0 }, new("Er", "in/lb-ft", "elastic constant of the rods") { Above = 0 },
            new("Fc", "-", "frequency factor of the tapers") { Above = 0.5, AtMost = 2, Default = 1 },
            new("Et", "in/lb-ft", "elastic constant of the tubing; used when unanchored") { AtLeast = 0, Default = 0 },
            new("tubing", "-", "anchored or unanchored") { Kind = InputKind.Text, Optional = true },
            Figure("Sp_over_S"), Figure("F1_over_Skr"), Figure("F2_over_Skr"), Figure("twoT_over_S2kr"), Figure("F3_over_Skr"), Figure("Ta")],
        Outputs = [new("Sp", "in", "plunger stroke"), new("PD", "bbl/d", "displacement"), new("PPRL", "lb", "peak polished rod load"), new("MPRL", "lb", "least polished rod load"),
            new("PT", "in-lb", "peak torque"), new("PRHP", "hp", "polished rod power"), new("CBE", "lb", "counterbalance effect"),
            new("Wrf", "lb", "weight of the rods in fluid"), new("Fo", "lb", "fluid load"), new("Skr", "lb", "load that stretches the rods by one stroke"),
            new("N_over_No", "-", "speed ratio"), new("N_over_No_tapered", "-", "speed ratio with tapers"), new("Fo_over_Skr", "-", "fluid load ratio")],
        Compute = static e =>
        {
            double l = e.Number("L"), n = e.Number("N"), s = e.Number("S"), d = e.Number("D"), g = e.Number("G");
            var fo = FluidLoad.Rp11L(d, g, e.Number("fluid_level"));
            var kr = 1 / (e.Number("Er") * l);
            var wrf = RodString.BuoyantWeightLb(e.Number("Wr") * l, g);
            double ratio = n * l / RodString.Rp11LFrequencyConstant, tapered = ratio / e.Number("Fc"), loadRatio = fo / (s * kr);
            e.Set("Wrf", wrf);
            e.Set("Fo", fo);
            e.Set("Skr", s * kr);
            e.Set("N_over_No", ratio);
            e.Set("N_over_No_tapered", tapered);
            e.Set("Fo_over_Skr", loadRatio);
            var generated = new Rp11LFactors(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
            string[] names = ["Sp_over_S", "F1_over_Skr", "F2_over_Skr", "twoT_over_S2kr", "F3_over_Skr", "Ta"];
            if (!names.All(e.Has))
            {
                generated = RpElevenL.Factors(ratio, tapered, loadRatio);
                e.Note("Dimensionless figures generated from the wave equation.");
            }
            var f = new Rp11LFactors(
                e.Number("Sp_over_S", generated.StrokeRatio), e.Number("F1_over_Skr", generated.F1), e.Number("F2_over_Skr", generated.F2),
                e.Number("twoT_over_S2kr", generated.Torque), e.Number("F3_over_Skr", generated.F3), e.Number("Ta", generated.TorqueAdjustment));
            var anchored = e.Text("tubing").Trim().StartsWith("anchored", StringComparison.OrdinalIgnoreCase);
            var result = RpElevenL.Loads(f, s, n, d, kr, anchored ? 0 : e.Number("Et") * l, wrf, fo);
            e.Set("Sp", result.PlungerStrokeIn);
            e.Set("PD", result.DisplacementBblPerDay);
            e.Set("PPRL", result.PeakLoadLb);
            e.Set("MPRL", result.MinimumLoadLb);
            e.Set("PT", result.PeakTorqueInLb);
            e.Set("PRHP", result.PolishedRodHp);
            e.Set("CBE", result.CounterbalanceEffectLb);
            if (ratio > 0.6 || loadRatio > 0.6) e.Extrapolate(ratio > 0.6 ? "N/N0 above 0.6" : "Fo/Skr above 0.6");
        },
        Examples = [new("Data sheet of the standard, figures read from its charts.",
            [("L", 5000), ("fluid_level", 4500), ("N", 16), ("S", 54), ("D", 1.5), ("G", 0.9), ("Wr", 1.833), ("Er", 8.04e-7), ("Fc", 1.082), ("Et", 3.07e-7),
                ("Sp_over_S", 0.86), ("F1_over_Skr", 0.465), ("F2_over_Skr", 0.213), ("twoT_over_S2kr", 0.37), ("F3_over_Skr", 0.29), ("Ta", 0.997)],
            [("Sp", 41.7, 0.002), ("PD", 175, 0.003), ("PPRL", 14355, 0.001), ("MPRL", 5248, 0.001), ("PT", 133793, 0.001), ("PRHP", 8.5, 0.01), ("CBE", 10239, 0.001)])],
    };

    internal static readonly Method Stress = new("srp.rod_stress", 1, "Rod loading on the modified Goodman diagram")
    {
        Equation = "S_allow = (T/4 + 0.5625 Smin) SF; loading = (Smax - Smin)/(S_allow - Smin)",
        Source = "API RP 11BR, modified Goodman diagram.",
        Inputs = [new("T", "psi", "least tensile strength of the rod grade") { Above = 0, Low = 85_000, High = 150_000 },
            new("Smin", "psi", "least stress") { AtLeast = 0 }, new("Smax", "psi", "peak stress") { AtLeast = 0 },
            new("SF", "-", "service factor") { Above = 0, AtMost = 1, Default = 1 }],
        Outputs = [new("S_allow", "psi", "allowable peak stress"), new("loading", "-", "share of the allowable stress range in use")],
        Compute = static e =>
        {
            double t = e.Number("T"), min = e.Number("Smin"), max = e.Number("Smax"), factor = e.Number("SF");
            if (max < min) throw new EngineeringRefusal(RefusalCodes.Contradiction, "Smax must not be below Smin.", "Smax", min);
            var allowable = RodStress.AllowablePsi(t, min, factor);
            if (allowable <= min)
                throw new EngineeringRefusal(RefusalCodes.NoSolution, "No stress range is left: the least stress is already the allowable one.", "Smin", allowable);
            e.Set("S_allow", allowable);
            e.Set("loading", RodStress.GoodmanLoading(t, max, min, factor));
        },
        Examples = [new("Grade D, 30,000 over 10,000 psi.", [("T", 115_000), ("Smin", 10_000), ("Smax", 30_000), ("SF", 0.9)],
            [("S_allow", 30937.5, 1e-9), ("loading", 0.955223880597, 1e-9)])],
    };

    /// <summary>The tapers of an evaluation that takes rod_length, rod_diameter and, where given, rod_weight.</summary>
    internal static RodSection[] Rods(Evaluation e)
    {
        var lengths = e.Series("rod_length");
        var diameters = e.Series("rod_diameter");
        var weights = e.Has("rod_weight") ? e.Series("rod_weight") : new double[lengths.Length];
        if (diameters.Length != lengths.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"There are {lengths.Length} rod lengths and {diameters.Length} diameters.", "rod_diameter", lengths.Length);
        if (weights.Length != lengths.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"There are {lengths.Length} rod lengths and {weights.Length} weights.", "rod_weight", lengths.Length);
        return [.. lengths.Select((l, i) => RodSection.Round(l, diameters[i], weights[i], e.Number("E"), e.Number("a")))];
    }

    private static double Weight(double[] lengths, double[] weights)
    {
        if (weights.Length != lengths.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"There are {lengths.Length} rod lengths and {weights.Length} weights.", "rod_weight", lengths.Length);
        return lengths.Select((l, i) => l * weights[i]).Sum();
    }

    private static Input Figure(string name) => new(name, "-", "figure read from the standard's charts; generated when not given") { AtLeast = 0, Optional = true };
}
