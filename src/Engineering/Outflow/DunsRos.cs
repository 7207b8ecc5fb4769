namespace Pumpjack.Engineering.Outflow;

/// <summary>
/// Duns and Ros 1963, as far as it goes without its charts: the dimensionless groups, the flow regions and the arithmetic of bubble and mist flow.
/// The charts L1, L2 (against Nd) and F1 to F7 (against NL) are inputs: no digitisation of the paper that passes its own check
/// (Nd 41.34 gives L1 1.53, L2 0.88) was to be had, and constants in their place would be invented. There is therefore no Duns-Ros traverse.
/// </summary>
public static class DunsRos
{
    /// <summary>Boundary of slug flow, 50 + 36 NLv.</summary>
    public static double SlugLimit(double liquidNumber) => 50 + 36 * liquidNumber;

    /// <summary>Boundary of mist flow, 75 + 84 NLv^0.75.</summary>
    public static double MistLimit(double liquidNumber) => 75 + 84 * Math.Pow(liquidNumber, 0.75);

    /// <summary>Holdup from a slip velocity: {vs - vm + sqrt[(vm - vs)^2 + 4 vs vsL]}/(2 vs).</summary>
    public static double Holdup(double slipVelocity, double vsl, double vsg)
    {
        var vm = vsl + vsg;
        return slipVelocity == 0 ? vsl / vm : (slipVelocity - vm + Math.Sqrt((vm - slipVelocity) * (vm - slipVelocity) + 4 * slipVelocity * vsl)) / (2 * slipVelocity);
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
        Notes = "L1 and L2 are chart readings and inputs. The region boundaries follow N_lv_printed where a source states its rounded group. The traverse is not offered: the charts could not be had in a digitisation that passes their own check.",
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
                ? (1 + e.Number("F5")) * (Math.Pow(ngv, 0.982) + 0.029 * nd + e.Number("F6")) / Math.Pow(1 + e.Number("F7") * nlv, 2)
                : e.Number("F1") + e.Number("F2") * nlv + (e.Has("F3prime") ? e.Number("F3prime") : e.Number("F3") - e.Number("F4") / nd) * Math.Pow(ngv / (1 + nlv), 2);
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
}
