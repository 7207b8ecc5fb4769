using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.Outflow;

/// <summary>
/// Duns and Ros 1963 for vertical wells: flow region from the map of Ngv against NLv, slip and friction from charts (<see cref="DunsRosCharts"/>) in bubble and slug flow,
/// no slip over a liquid film in mist flow, and the gradient in between interpolated.
/// </summary>
public static class DunsRos
{
    /// <summary>Boundary of slug flow, 50 + 36 NLv.</summary>
    public static double SlugLimit(double liquidNumber) => 50 + 36 * liquidNumber;

    /// <summary>Boundary of mist flow, 75 + 84 NLv^0.75.</summary>
    public static double MistLimit(double liquidNumber) => 75 + 84 * Math.Sqrt(liquidNumber * Math.Sqrt(liquidNumber));

    /// <summary>End of bubble flow, L1 + L2 NLv.</summary>
    public static double BubbleLimit(double liquidNumber, double diameterNumber)
    {
        var (first, second) = DunsRosCharts.Bubble(diameterNumber);
        return first + second * liquidNumber;
    }

    /// <summary>Holdup from a slip velocity, ft/s: {vs - vm + sqrt[(vm - vs)^2 + 4 vs vsL]}/(2 vs), in the form that does not cancel.</summary>
    public static double Holdup(double slipVelocity, double vsl, double vsg)
    {
        var vm = vsl + vsg;
        var lag = vm - slipVelocity;
        var root = Math.Sqrt(lag * lag + 4 * slipVelocity * vsl);
        return lag > 0 ? 2 * vsl / (root + lag) : (root - lag) / (2 * slipVelocity);
    }

    /// <summary>Pressure gradient of the four regions.</summary>
    public static PressureGradient Gradient(in FlowConditions flow)
    {
        var vm = flow.MixtureVelocity;
        if (flow.GasVelocity <= 1e-9 * vm || flow.LiquidVelocity <= 1e-9 * vm) return SinglePhase.Gradient(flow);
        var (nlv, ngv) = (flow.LiquidVelocityNumber, flow.GasVelocityNumber);
        if (ngv <= BubbleLimit(nlv, flow.DiameterNumber)) return SlipFlow(flow, FlowPattern.Bubble);
        var (slug, mist) = (SlugLimit(nlv), MistLimit(nlv));
        if (ngv <= slug) return SlipFlow(flow, FlowPattern.Slug);
        if (ngv >= mist) return MistFlow(flow, flow.GasDensity);
        var (below, above) = (SlipFlow(flow, FlowPattern.Slug), MistFlow(flow, flow.GasDensity * ngv / mist));
        var share = (mist - ngv) / (mist - slug);
        double Between(double a, double b) => share * a + (1 - share) * b;
        return new(Between(below.PsiPerFt, above.PsiPerFt), Between(below.Holdup, above.Holdup), FlowPattern.Transition,
            Between(below.ElevationPsiPerFt, above.ElevationPsiPerFt), Between(below.FrictionPsiPerFt, above.FrictionPsiPerFt), (1 - share) * above.Kinetic, below.Held);
    }

    private static PressureGradient SlipFlow(in FlowConditions flow, FlowPattern pattern)
    {
        var held = false;
        var (nlv, ngv, nd) = (flow.LiquidVelocityNumber, flow.GasVelocityNumber, flow.DiameterNumber);
        double s;
        if (pattern == FlowPattern.Bubble)
        {
            var (f1, f2, f3, f4) = DunsRosCharts.BubbleSlip(flow.ViscosityNumber, ref held);
            s = BubbleSlip(nlv, ngv, f1, f2, f3 - f4 / nd);
        }
        else
        {
            var (f5, f6, f7) = DunsRosCharts.SlugSlip(flow.ViscosityNumber, ref held);
            s = SlugSlip(nlv, ngv, nd, f5, f6, f7);
        }
        var holdup = Holdup(s * flow.LiquidVelocity / nlv, flow.LiquidVelocity, flow.GasVelocity);
        var f = FrictionFactor.Moody(1488 * flow.LiquidDensity * flow.LiquidVelocity * flow.DiameterFt / flow.LiquidViscosity, flow.RoughnessFt / flow.DiameterFt);
        var gasLiquid = flow.GasVelocity / flow.LiquidVelocity;
        var fm = f * DunsRosCharts.Friction(f * gasLiquid * Math.Cbrt(nd * nd), ref held) / (1 + f / 4 * Math.Sqrt(gasLiquid / 50));
        return PressureGradient.Of(flow.SlipDensity(holdup) * Math.Sin(flow.Angle) / 144,
            fm * flow.LiquidDensity * flow.LiquidVelocity * flow.MixtureVelocity / (2 * GravityFtPerS2 * flow.DiameterFt) / 144, 0, holdup, pattern, held);
    }

    private static PressureGradient MistFlow(in FlowConditions flow, double gasDensity)
    {
        var (vsg, d) = (flow.GasVelocity, flow.DiameterFt);
        // Roughness of the film over diameter, never below the pipe's own; sigma in dyn/cm.
        var film = flow.SurfaceTension / (gasDensity * vsg * vsg * d);
        // Nwe Nmu in consistent units: 0.092903 makes m2 of ft2, and the roughness cancels.
        var wave = 0.092903 * gasDensity * vsg * vsg * flow.LiquidViscosity * flow.LiquidViscosity / (flow.LiquidDensity * flow.SurfaceTension * flow.SurfaceTension);
        film *= wave <= 0.005 ? 0.0749 : 0.3713 * Math.Pow(wave, 0.302);
        var rough = Math.Min(0.5, Math.Max(film, flow.RoughnessFt / d));
        double f;
        if (rough > 0.05)
        {
            var log = 4 * Math.Log10(0.27 * rough);
            f = 4 * (1 / (log * log) + 0.067 * Math.Pow(rough, 1.73));
        }
        else f = FrictionFactor.Moody(1488 * gasDensity * vsg * d / flow.GasViscosity, rough);
        var noSlip = flow.LiquidDensity * flow.NoSlip + gasDensity * (1 - flow.NoSlip);
        return PressureGradient.Of(noSlip * Math.Sin(flow.Angle) / 144, f * gasDensity * vsg * vsg / (2 * GravityFtPerS2 * d) / 144, flow.Kinetic(noSlip), flow.NoSlip, FlowPattern.Mist);
    }

    /// <summary>Slip number of bubble flow, F1 + F2 NLv + F3' [Ngv/(1 + NLv)]^2.</summary>
    private static double BubbleSlip(double nlv, double ngv, double f1, double f2, double f3Prime)
    {
        var share = ngv / (1 + nlv);
        return f1 + f2 * nlv + f3Prime * share * share;
    }

    /// <summary>Slip number of slug flow, (1 + F5)(Ngv^0.982 + 0.029 Nd + F6)/(1 + F7 NLv)^2.</summary>
    private static double SlugSlip(double nlv, double ngv, double nd, double f5, double f6, double f7)
    {
        var liquid = 1 + f7 * nlv;
        return (1 + f5) * (Math.Pow(ngv, 0.982) + 0.029 * nd + f6) / (liquid * liquid);
    }

    private static readonly Input vsl = new("vsl", "ft/s", "superficial liquid velocity") { Above = 0, High = 60 };
    private static readonly Input vsg = new("vsg", "ft/s", "superficial gas velocity") { Above = 0, High = 300 };
    private static readonly Input rhoL = new("rho_l", "lb/ft3", "liquid density") { Above = 0, AtMost = 150, Low = 35, High = 80 };
    private static readonly Input rhoG = new("rho_g", "lb/ft3", "gas density") { AtLeast = 0, AtMost = 60, High = 30, Optional = true };
    private static readonly Input sigma = new("sigma", "dyn/cm", "surface tension") { Above = 0, Low = 1, High = 80 };
    private static readonly Input muL = new("mu_l", "cP", "liquid viscosity") { Above = 0, Low = 0.1, High = 500 };
    private static readonly Input muG = new("mu_g", "cP", "gas viscosity") { Above = 0, Optional = true };
    private static readonly Input l1 = new("L1", "-", "chart reading at Nd") { Above = 0, Low = 1, High = 2, Optional = true };
    private static readonly Input l2 = new("L2", "-", "chart reading at Nd") { Above = 0, Low = 0.5, High = 1.1, Optional = true };
    private const string source = "Duns, H. and Ros, N.C.J.: Vertical Flow of Gas and Liquid Mixtures in Wells, Proc. Sixth World Petroleum Congress, Frankfurt (1963) 451-465.";
    private const string groups = "NLv = 1.938 vsL (rhoL/sigma)^0.25, Ngv = 1.938 vsg (rhoL/sigma)^0.25, Nd = 120.872 d (rhoL/sigma)^0.5, NL = 0.15726 mu (1/(rhoL sigma^3))^0.25\n"
        + "bubble: Ngv <= L1 + L2 NLv; slug: to Ls = 50 + 36 NLv; mist: above Lm = 75 + 84 NLv^0.75; transition between";
    private static readonly Output[] groupOutputs =
    [
        new("N_lv", "-", "liquid velocity number"), new("N_gv", "-", "gas velocity number"), new("N_d", "-", "diameter number"), new("N_l", "-", "liquid viscosity number"),
        new("bubble_slug_boundary", "-", "L1 + L2 NLv"), new("slug_mist_boundary", "-", "Ls"), new("L_s", "-", "Ls"), new("L_m", "-", "Lm"),
        new("region", "-", "flow region") { IsText = true }, new("no_slip_density", "lb/ft3", "density without slip"),
    ];

    private static FlowConditions Read(Evaluation e)
    {
        var d = e.Number("id") / 12;
        return new(e.Number("vsl"), e.Number("vsg"), e.Number("rho_l"), e.Number("rho_g", 0), e.Number("mu_l", 1), e.Number("mu_g", 0.01), e.Number("sigma"), d, 0, Math.PI / 2, 1);
    }

    private static void Groups(Evaluation e)
    {
        var flow = Read(e);
        var (nlv, ngv) = (flow.LiquidVelocityNumber, flow.GasVelocityNumber);
        e.Set("N_lv", nlv);
        nlv = e.Number("N_lv_printed", nlv);
        var (slug, mist) = (SlugLimit(nlv), MistLimit(nlv));
        e.Set("N_gv", ngv);
        e.Set("N_d", flow.DiameterNumber);
        e.Set("N_l", flow.ViscosityNumber);
        e.Set("L_s", slug);
        e.Set("slug_mist_boundary", slug);
        e.Set("L_m", mist);
        if (e.Has("rho_g")) e.Set("no_slip_density", flow.NoSlipDensity);
        var region = ngv > mist ? "mist" : ngv > slug ? "transition" : "slug or bubble";
        if (e.Has("L1") && e.Has("L2"))
        {
            var bubble = e.Number("L1") + e.Number("L2") * nlv;
            e.Set("bubble_slug_boundary", bubble);
            if (region == "slug or bubble") region = ngv <= bubble ? "bubble" : "slug";
        }
        e.Set("region", region);
    }

    internal static readonly Method GroupsMethod = new("vlp.duns_ros", 1, "Duns-Ros groups and flow regions")
    {
        Equation = groups,
        Source = source,
        Notes = "L1 and L2 are chart readings and inputs. The region boundaries follow N_lv_printed where a source states its rounded group. vlp.duns_ros.gradient reads the charts itself.",
        Inputs = [vsl, vsg, FlowInputs.Diameter, rhoL, rhoG, sigma, muL, muG, l1, l2,
            new("N_lv_printed", "-", "liquid velocity number as the source rounds it") { Above = 0, Optional = true, StatedAs = "N_lv" }],
        Outputs = groupOutputs,
        Compute = Groups,
        Examples = [new("A book example.", [("vsl", 2.65), ("vsg", 4.09), ("id", 2.988), ("rho_l", 56.6), ("sigma", 30), ("mu_l", 18), ("L1", 1.53), ("L2", 0.88)],
            [("N_lv", 6.02, 1e-3), ("N_gv", 9.29, 1e-3), ("N_d", 41.34, 1e-3), ("slug_mist_boundary", 266.72, 1e-3)])],
    };

    internal static readonly Method Mist = new("vlp.duns_ros.mist", 1, "Duns-Ros region boundaries and mist flow")
    {
        Equation = groups + "\nmist: no slip",
        Source = source,
        Inputs = [vsl, vsg, FlowInputs.Diameter, rhoL, rhoG, sigma, muL, muG, l1, l2],
        Outputs = groupOutputs,
        Compute = Groups,
        Examples = [new("A gas well.", [("vsl", 0.6), ("vsg", 42), ("rho_l", 50), ("rho_g", 3.5), ("sigma", 22), ("mu_l", 0.9), ("mu_g", 0.014), ("id", 2.441)],
            [("N_lv", 1.42771609014, 1e-6), ("L_m", 184.713653273, 1e-6), ("no_slip_density", 4.15492957746, 1e-9)])],
    };

    internal static readonly Method Bubble = new("vlp.duns_ros.bubble", 1, "Duns-Ros slip in bubble and slug flow")
    {
        Equation = """
            bubble: S = F1 + F2 NLv + F3' [Ngv/(1 + NLv)]^2, F3' = F3 - F4/Nd
            slug: S = (1 + F5)(Ngv^0.982 + F6')/(1 + F7 NLv)^2, F6' = 0.029 Nd + F6
            vs = S/[1.938 (rhoL/sigma)^0.25]; HL = {vs - vm + sqrt[(vm - vs)^2 + 4 vs vsL]}/(2 vs)
            """,
        Source = source,
        Notes = "F1 to F7 are chart readings and inputs. Give F1, F2 and F3prime (or F3 and F4) for bubble flow, or F5, F6 and F7 for slug flow.",
        Inputs = [vsl, vsg, FlowInputs.Diameter, rhoL, rhoG with { Optional = false }, sigma, muL, muG,
            .. new[] { "F1", "F2", "F3prime", "F3", "F4", "F5", "F6", "F7" }.Select(f => new Input(f, "-", "chart reading") { Optional = true })],
        Outputs = [new("S", "-", "slip number"), new("slip_velocity", "ft/s", "slip velocity"), new("liquid_holdup", "-", "liquid share of the pipe"), new("slip_density", "lb/ft3", "density with slip")],
        Compute = e =>
        {
            var flow = Read(e);
            var (nlv, ngv, nd) = (flow.LiquidVelocityNumber, flow.GasVelocityNumber, flow.DiameterNumber);
            var s = e.Has("F5")
                ? SlugSlip(nlv, ngv, nd, e.Number("F5"), e.Number("F6"), e.Number("F7"))
                : BubbleSlip(nlv, ngv, e.Number("F1"), e.Number("F2"), e.Has("F3prime") ? e.Number("F3prime") : e.Number("F3") - e.Number("F4") / nd);
            var vs = s / (1.938 * Math.Pow(flow.LiquidDensity / flow.SurfaceTension, 0.25));
            var holdup = Holdup(vs, flow.LiquidVelocity, flow.GasVelocity);
            e.Set("S", s);
            e.Set("slip_velocity", vs);
            e.Set("liquid_holdup", holdup);
            e.Set("slip_density", flow.SlipDensity(holdup));
        },
        Examples = [new("Chart factors given, so that the arithmetic can be followed.",
            [("vsl", 2.0), ("vsg", 1.0), ("rho_l", 52), ("rho_g", 3), ("sigma", 25), ("mu_l", 1.5), ("id", 2.992), ("F1", 1.3), ("F2", 0.24), ("F3prime", 0.4)],
            [("S", 2.48490734776, 1e-6), ("liquid_holdup", 0.735844239375, 1e-6), ("slip_density", 39.0563677294, 1e-6)])],
    };

    internal static readonly Method Declared = new("vlp.duns_ros.gradient", 1, "Duns-Ros pressure gradient")
    {
        Equation = groups + "\n" + """
            bubble: S = F1 + F2 NLv + (F3 - F4/Nd) [Ngv/(1 + NLv)]^2; slug: S = (1 + F5)(Ngv^0.982 + 0.029 Nd + F6)/(1 + F7 NLv)^2
            vs = S/[1.938 (rhoL/sigma)^0.25]; HL = {vs - vm + sqrt[(vm - vs)^2 + 4 vs vsL]}/(2 vs)
            bubble and slug: gradient = {rho_s sin theta + fm rhoL vsL vm/(2 g d)}/144, fm = f1 f2/f3, f1 Moody at 1488 rhoL vsL d/muL,
              f2 at f1 (vsg/vsL) Nd^(2/3), f3 = 1 + (f1/4) sqrt[vsg/(50 vsL)]
            mist: gradient = {rho_n sin theta + f rhog vsg^2/(2 g d)}/144/(1 - Ek), f at 1488 rhog vsg d/mug and the roughness of the film, not below the pipe's:
              e/d = 0.0749 sigma/(rhog vsg^2 d), or 0.3713 sigma (Nwe Nmu)^0.302/(rhog vsg^2 d) where Nwe Nmu = rhog vsg^2 muL^2/(rhoL sigma^2) > 0.005;
              above e/d 0.05 f = 4 {[4 log(0.27 e/d)]^-2 + 0.067 (e/d)^1.73}
            transition: the gradients of slug flow and of mist flow at rhog Ngv/Lm, weighted by (Lm - Ngv)/(Lm - Ls)
            """,
        Source = source,
        Notes = "L1, L2, F1 to F7 and f2 are charts in the paper. They are tables here: the median of three digitisations made independently of each other, which agree within about 10 percent; "
            + "L1 and L2 are the one that passes the published check at Nd 41.34. Expect the last few percent of a chart reading from the method, not more. "
            + "Programs differ on whether f1 enters the abscissa of f2 as Moody or as Fanning (a quarter): Moody is taken, which a commercial program's traverse bears out within 2 percent; Fanning would raise the friction part by about half.",
        Outside = "Beyond a hard bound: refused. Where NL leaves the charts (0.002 to 2): the end of the curve is held, noted and marked extrapolated. Above NLv of about 31 Ls passes Lm: slug flow then goes straight into mist at Ls, with a step.",
        Inputs = [.. FlowInputs.All.Select(i => i.Name is "sigma" or "p" ? i with { Optional = false } : i)],
        Outputs = [.. FlowInputs.Outputs, new("region", "-", "bubble, slug, transition or mist (single_phase without gas or liquid)") { IsText = true }],
        Compute = e =>
        {
            var flow = FlowInputs.Read(e);
            var g = Gradient(flow);
            FlowInputs.Write(e, flow, g);
            e.Set("region", g.Pattern == FlowPattern.SinglePhase ? "single_phase" : g.Pattern.ToString().ToLowerInvariant());
        },
        Examples = [new("A viscous oil in slug flow (the groups are those of the book example of vlp.duns_ros); the gradient is this library's own at first release.",
            [("vsl", 2.65), ("vsg", 4.09), ("rho_l", 56.6), ("rho_g", 2.84), ("mu_l", 18), ("mu_g", 0.018), ("sigma", 30), ("id", 2.988), ("roughness", 0.0018), ("p", 720)],
            [("gradient", 0.230923629277, 1e-4), ("liquid_holdup", 0.524666842455, 1e-4)])],
    };
}
