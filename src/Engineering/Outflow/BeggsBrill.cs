using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.Outflow;

/// <summary>Beggs and Brill 1973, all inclinations, with Payne's factor (1979) and the kinetic term as switches.</summary>
public static class BeggsBrill
{
    /// <summary>With Payne's factor and the kinetic term: the form for well calculations.</summary>
    public static PressureGradient Revised(in FlowConditions flow) => Gradient(flow, true, true);

    /// <param name="payne">Multiply the holdup by 0.924 uphill, 0.685 downhill.</param>
    /// <param name="kinetic">Divide by 1 - Ek.</param>
    public static PressureGradient Gradient(in FlowConditions flow, bool payne, bool kinetic)
    {
        if (flow.GasVelocity <= 1e-9 * flow.MixtureVelocity || flow.LiquidVelocity <= 1e-9 * flow.MixtureVelocity) return SinglePhase.Gradient(flow);
        var noSlip = FrictionFactor.Moody(Reynolds(flow), flow.RoughnessFt / flow.DiameterFt);
        var parts = Evaluate(flow, payne, flow.LiquidVelocityNumber, noSlip);
        return PressureGradient.Of(parts.Elevation / 144, parts.Friction / 144, kinetic ? flow.Kinetic(parts.SlipDensity) : 0, parts.Holdup, parts.Pattern, parts.Held);
    }

    /// <summary>Intermediates of the correlation; gradients in lb/ft2 per ft.</summary>
    internal readonly record struct Parts(FlowPattern Pattern, double Froude, double Holdup, double SlipDensity, double Y, double S, double Friction2, double Elevation, double Friction, bool Held);

    internal static double Reynolds(in FlowConditions flow)
    {
        var l = flow.NoSlip;
        return 1488 * flow.NoSlipDensity * flow.MixtureVelocity * flow.DiameterFt / (flow.LiquidViscosity * l + flow.GasViscosity * (1 - l));
    }

    internal static Parts Evaluate(in FlowConditions flow, bool payne, double liquidNumber, double noSlipFriction)
    {
        var (l, vm, d) = (flow.NoSlip, flow.MixtureVelocity, flow.DiameterFt);
        var froude = vm * vm / (GravityFtPerS2 * d);
        var ln = Math.Log(l);
        var lnFroude = Math.Log(froude);
        var (l2, l3) = (0.0009252 * Math.Exp(-2.4684 * ln), 0.10 * Math.Exp(-1.4516 * ln));
        var pattern = Pattern(l, ln, froude, l2, l3);

        var up = flow.Angle >= 0;
        var sin18 = Math.Sin(1.8 * flow.Angle);
        var incline = sin18 - sin18 * sin18 * sin18 / 3;
        var lnLiquid = Math.Log(liquidNumber);
        var holdup = pattern == FlowPattern.Transition
            ? Blend((l3 - froude) / (l3 - l2), Holdup(FlowPattern.Segregated), Holdup(FlowPattern.Intermittent))
            : Holdup(pattern);
        var held = false;
        if (payne && flow.Angle != 0) holdup *= up ? 0.924 : 0.685;
        if (holdup < l && payne) holdup = l;
        if (holdup > 1) { holdup = 1; held = true; }

        var slip = flow.SlipDensity(holdup);
        var y = l / (holdup * holdup);
        var s = FrictionExponent(y, ref held);
        var f = noSlipFriction * Math.Exp(s);
        return new(pattern, froude, holdup, slip, y, s, f, slip * Math.Sin(flow.Angle), f * flow.NoSlipDensity * vm * vm / (2 * GravityFtPerS2 * d), held);

        double Holdup(FlowPattern of)
        {
            var (a, b, c) = of switch
            {
                FlowPattern.Segregated => (0.98, 0.4846, 0.0868),
                FlowPattern.Intermittent => (0.845, 0.5351, 0.0173),
                _ => (1.065, 0.5824, 0.0609),
            };
            var horizontal = Math.Max(l, a * Math.Exp(b * ln - c * lnFroude));
            if (up && of == FlowPattern.Distributed) return horizontal;
            var (lnD, e, p, g) = !up ? (ln470, -0.3692, 0.1244, -0.5056) : of == FlowPattern.Segregated ? (ln0011, -3.768, 3.539, -1.614) : (ln296, 0.305, -0.4473, 0.0978);
            var coefficient = Math.Max(0, (1 - l) * (lnD + e * ln + p * lnLiquid + g * lnFroude));
            return horizontal * (1 + coefficient * incline);
        }
    }

    private static readonly double ln470 = Math.Log(4.70), ln0011 = Math.Log(0.011), ln296 = Math.Log(2.96);

    private static double Blend(double a, double first, double second) => a * first + (1 - a) * second;

    private static FlowPattern Pattern(double l, double ln, double froude, double l2, double l3)
    {
        double L1() => 316 * Math.Exp(0.302 * ln);
        double L4() => 0.5 * Math.Exp(-6.738 * ln);
        if (l < 0.01) return froude < L1() ? FlowPattern.Segregated : FlowPattern.Distributed;
        if (froude < l2) return FlowPattern.Segregated;
        if (froude <= l3) return FlowPattern.Transition;
        return froude <= (l < 0.4 ? L1() : L4()) ? FlowPattern.Intermittent : FlowPattern.Distributed;
    }

    /// <summary>S = ln(2.2 y - 1.2) for 1 &lt; y &lt; 1.2, else ln y over a polynomial; held at 3 where the polynomial nears its zeros.</summary>
    private static double FrictionExponent(double y, ref bool held)
    {
        if (y is > 1 and < 1.2) return Math.Log(2.2 * y - 1.2);
        var x = Math.Log(y);
        var s = x == 0 ? 0 : x / (-0.0523 + x * (3.182 + x * (-0.8725 + 0.01853 * x * x)));
        if (Math.Abs(s) <= 3) return s;
        held = true;
        return s > 0 ? 3 : -3;
    }

    internal static string Word(FlowPattern pattern) => pattern switch
    {
        FlowPattern.SinglePhase => "single phase",
        _ => pattern.ToString().ToLowerInvariant(),
    };

    internal static readonly Method Declared = new("vlp.beggs_brill", 1, "Beggs-Brill pressure gradient")
    {
        Equation = """
            NFr = vm^2/(g d), l = vsL/vm; L1 = 316 l^0.302, L2 = 0.0009252 l^-2.4684, L3 = 0.10 l^-1.4516, L4 = 0.5 l^-6.738
            segregated: l < 0.01 and NFr < L1, or l >= 0.01 and NFr < L2; transition: l >= 0.01, L2 <= NFr <= L3
            intermittent: 0.01 <= l < 0.4, L3 < NFr <= L1, or l >= 0.4, L3 < NFr <= L4; distributed otherwise
            HL0 = a l^b/NFr^c, not below l: segregated 0.98, 0.4846, 0.0868; intermittent 0.845, 0.5351, 0.0173; distributed 1.065, 0.5824, 0.0609
            HL = HL0 {1 + C [sin(1.8 theta) - sin^3(1.8 theta)/3]}, C = (1 - l) ln(d' l^e NLv^f NFr^g) >= 0
              segregated up 0.011, -3.768, 3.539, -1.614; intermittent up 2.96, 0.305, -0.4473, 0.0978; distributed up C = 0; down 4.70, -0.3692, 0.1244, -0.5056
            transition: HL = A HLseg + (1 - A) HLint, A = (L3 - NFr)/(L3 - L2); Payne: HL times 0.924 up, 0.685 down
            f = fn exp(S), y = l/HL^2, S = ln(2.2 y - 1.2) for 1 < y < 1.2, else ln y/[-0.0523 + 3.182 ln y - 0.8725 (ln y)^2 + 0.01853 (ln y)^4]
            gradient = [rho_s sin theta + f rho_n vm^2/(2 g d)]/144/(1 - Ek), Ek = rho_s vm vsg/(g p 144)
            """,
        Source = "Beggs, H.D. and Brill, J.P.: A Study of Two-Phase Flow in Inclined Pipes, JPT (May 1973) 607-617. Payne, G.A. et al.: JPT (September 1979) 1198-1208.",
        Notes = "gradient, dp, liquid_holdup and pattern take the switches payne_correction (default on) and acceleration (default on where p is given). "
            + "holdup, y, S, f_two_phase, static_gradient and friction_gradient are those of the original 1973 correlation, as books work it.",
        Outside = "Beyond a hard bound, or at sonic flow: refused. Where S or the holdup is held at its limit: computed, noted and marked extrapolated.",
        Inputs = [.. FlowInputs.All, new("L", "ft", "length of pipe, for dp") { AtLeast = 0, Optional = true },
            new("payne_correction", "-", "Payne's holdup factor") { Kind = InputKind.Flag, Optional = true }, new("acceleration", "-", "kinetic term") { Kind = InputKind.Flag, Optional = true },
            new("N_lv", "-", "liquid velocity number, in place of sigma") { Above = 0, Optional = true },
            new("no_slip_friction_factor", "-", "Moody friction factor of the no-slip mixture, where read from a chart") { Above = 0, Optional = true }],
        Outputs = [.. FlowInputs.Outputs, new("dp", "psi", "pressure drop over L"), new("pattern", "-", "flow pattern") { IsText = true }, new("region", "-", "flow pattern") { IsText = true },
            new("no_slip_holdup", "-", "l"), new("N_Fr", "-", "Froude number"), new("N_lv", "-", "liquid velocity number"), new("holdup", "-", "original holdup"), new("Re_no_slip", "-", "Reynolds number"),
            new("y", "-", "l/HL^2"), new("S", "-", "friction exponent"), new("f_two_phase", "-", "Moody"), new("static_gradient", "lb/ft2/ft", "elevation"), new("friction_gradient", "lb/ft2/ft", "friction")],
        Compute = e =>
        {
            var flow = FlowInputs.Read(e);
            var number = e.Has("N_lv") ? e.Number("N_lv") : flow.LiquidVelocityNumber;
            if (double.IsNaN(number)) throw new EngineeringRefusal(RefusalCodes.MissingInput, "sigma or N_lv is needed.", "sigma");
            var noSlip = e.Number("no_slip_friction_factor", FrictionFactor.Moody(Reynolds(flow), flow.RoughnessFt / flow.DiameterFt));
            if (flow.LiquidVelocity > 0 && flow.GasVelocity > 0)
            {
                var parts = Evaluate(flow, false, number, noSlip);
                e.Set("no_slip_holdup", flow.NoSlip);
                e.Set("N_Fr", parts.Froude);
                e.Set("N_lv", number);
                e.Set("holdup", parts.Holdup);
                e.Set("Re_no_slip", Reynolds(flow));
                e.Set("y", parts.Y);
                e.Set("S", parts.S);
                e.Set("f_two_phase", parts.Friction2);
                e.Set("static_gradient", parts.Elevation);
                e.Set("friction_gradient", parts.Friction);
                e.Set("region", Word(parts.Pattern));
            }
            if (double.IsNaN(flow.SurfaceTension)) return;
            var g = Gradient(flow, e.Flag("payne_correction", true), e.Flag("acceleration", true) && e.Has("p"));
            FlowInputs.Write(e, flow, g);
            e.Set("pattern", Word(g.Pattern));
            if (e.Has("L")) e.Set("dp", g.PsiPerFt * e.Number("L"));
        },
        Examples = [new("A book example, original holdup: the book prints 0.512 and 30.36 lb/ft3.",
            [("vsl", 2.65), ("vsg", 4.09), ("id", 2.988), ("rho_l", 56.6), ("rho_g", 2.84), ("mu_l", 18), ("mu_g", 0.018), ("N_lv", 6.02), ("inclination", 90), ("no_slip_friction_factor", 0.032)],
            [("holdup", 0.512710248918, 1e-9), ("y", 1.49569134142, 1e-9), ("S", 0.370090570573, 1e-9), ("static_gradient", 30.4033029818, 1e-9)])],
    };
}
