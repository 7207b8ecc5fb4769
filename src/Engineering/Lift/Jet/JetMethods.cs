using Pumpjack.Engineering.Inflow;

namespace Pumpjack.Engineering.Lift.Jet;

/// <summary>Declarations of the jet-pump methods.</summary>
internal static class JetMethods
{
    private const string source = "Petrie, H. L., Wilson, P. M., Smart, E. E.: Jet pumping oil wells, World Oil (1983-84); Cunningham, R. G. (1957).";
    private static readonly Input kn = new("Kn", "-", "nozzle loss coefficient") { AtLeast = 0, AtMost = 1, Default = JetPump.NozzleLoss };
    private static readonly Input ktd = new("Ktd", "-", "throat and diffuser loss coefficient") { AtLeast = 0, AtMost = 2, Default = JetPump.ThroatDiffuserLoss };
    private static readonly Input nozzleArea = new("An", "in2", "nozzle area") { Above = 0, AtMost = 5, Aliases = ["A_n"] };
    private static readonly Input suction = new("p_suction", "psi", "suction pressure") { AtLeast = 0, Aliases = ["p_s"] };
    private static readonly Input powerGradient = new("power_fluid_gradient", "psi/ft", "gradient of the power fluid") { Above = 0, AtMost = 1.2 };
    private static readonly Input waterCut = new("water_cut", "-", "water cut") { AtLeast = 0, AtMost = 1 };
    private static readonly Input gor = new("GOR", "scf/stb", "gas-oil ratio") { AtLeast = 0 };

    internal static readonly Method Performance = new("jet.dimensionless_performance", 1, "Jet pump head ratio and efficiency")
    {
        Equation = "H = Num/(1 + Kn - Num); Num = 2R + (1 - 2R) M^2 R^2/(1 - R)^2 - (1 + Ktd) R^2 (1 + M)^2; efficiency = M H",
        Source = source,
        Inputs = [new("R", "-", "nozzle over throat area") { Above = 0, Below = 1, Low = 0.1, High = 0.6 }, new("M", "-", "production over power-fluid rate") { AtLeast = 0, Optional = true },
            new("H", "-", "head ratio, for the flow ratio it takes") { AtLeast = 0, Optional = true }, kn, ktd],
        Outputs = [new("H", "-", "head ratio (pd - ps)/(pn - pd)"), new("efficiency", "-", "M H"), new("M", "-", "flow ratio at the head ratio given")],
        Compute = static e =>
        {
            double r = e.Number("R"), nozzle = e.Number("Kn"), throat = e.Number("Ktd");
            if (!e.Has("M"))
            {
                var m = JetPump.FlowRatio(r, e.Number("H"), nozzle, throat);
                if (double.IsNaN(m))
                    throw new EngineeringRefusal(RefusalCodes.NoSolution, $"The pump reaches a head ratio of {EngineeringRefusal.Text(JetPump.HeadRatio(r, 0, nozzle, throat))} at most.", "H", JetPump.HeadRatio(r, 0, nozzle, throat));
                e.Set("M", m);
                e.Set("efficiency", m * e.Number("H"));
                return;
            }
            var head = JetPump.HeadRatio(r, e.Number("M"), nozzle, throat);
            e.Set("H", head);
            e.Set("efficiency", e.Number("M") * head);
            if (head < 0) e.Note("The head ratio is below zero: the pump does not lift at this flow ratio.");
        },
        Examples = [new("R 0.2, M 1.", [("R", 0.2), ("M", 1)], [("H", 0.312938177183, 1e-10), ("efficiency", 0.312938177183, 1e-10)])],
    };

    internal static readonly Method Nozzle = new("jet.nozzle_flow", 1, "Power fluid through the nozzle")
    {
        Equation = "q = 832 An sqrt[(pn - ps)/Gn]",
        Source = source,
        Notes = "832 carries a velocity coefficient of 0.9705; Bernoulli with Kn alone gives 844.7.",
        Inputs = [nozzleArea, new("p_nozzle", "psi", "nozzle pressure") { AtLeast = 0, Aliases = ["p_n"] }, suction, powerGradient],
        Outputs = [new("q_nozzle", "bbl/d", "power-fluid rate"), new("q_nozzle_physics", "bbl/d", "with the nozzle loss alone")],
        Compute = static e =>
        {
            double pn = e.Number("p_nozzle"), ps = e.Number("p_suction");
            RequireDrop(pn, ps);
            e.Set("q_nozzle", JetPump.NozzleFlow(e.Number("An"), pn, ps, e.Number("power_fluid_gradient")));
            e.Set("q_nozzle_physics", JetPump.NozzleFlowBernoulli(e.Number("An"), pn, ps, e.Number("power_fluid_gradient")));
        },
        Examples = [new("6,000 to 1,000 psi.", [("An", 0.0144), ("p_nozzle", 6000), ("p_suction", 1000), ("power_fluid_gradient", 0.42)], [("q_nozzle", 1307.21244967, 1e-9), ("q_nozzle_physics", 1327.10567802, 0.002)])],
    };

    internal static readonly Method Cavitation = new("jet.cavitation_area", 1, "Cavitation limit of a jet pump")
    {
        Equation = "A_cm = q_s {sqrt(G_s/p_s)/691 + (1 - WC) GOR/(24,650 p_s)}; M_limit = M (A_t - A_n)/A_cm",
        Source = source,
        Inputs = [new("q_s", "bbl/d", "suction rate") { Above = 0 }, new("p_s", "psi", "suction pressure") { Above = 0 }, new("gradient_s", "psi/ft", "gradient of the suction fluid") { Above = 0, AtMost = 1.2, Aliases = ["suction_gradient"] },
            waterCut, gor, new("A_t", "in2", "throat area") { Above = 0, Optional = true }, nozzleArea with { Name = "A_n", Aliases = ["An"], Optional = true }, new("q_n", "bbl/d", "power-fluid rate") { Above = 0, Optional = true }],
        Outputs = [new("A_cm", "in2", "least annulus area"), new("M_limit", "-", "flow ratio at which cavitation starts"), new("cavitates", "-", "yes or no") { IsText = true }],
        Compute = static e =>
        {
            var area = JetPump.CavitationArea(e.Number("q_s"), e.Number("p_s"), e.Number("gradient_s"), e.Number("water_cut"), e.Number("GOR"));
            e.Set("A_cm", area);
            if (!e.Has("A_t") || !e.Has("A_n")) return;
            var annulus = e.Number("A_t") - e.Number("A_n");
            RequireAnnulus(annulus);
            e.Set("cavitates", area > annulus ? "yes" : "no");
            if (e.Has("q_n")) e.Set("M_limit", e.Number("q_s") / e.Number("q_n") * annulus / area);
        },
        Examples = [new("500 bbl/d at 1,000 psi.", [("q_s", 500), ("p_s", 1000), ("gradient_s", 0.38), ("water_cut", 0.3), ("GOR", 250), ("A_t", 0.0571), ("A_n", 0.0144), ("q_n", 1000)],
            [("A_cm", 0.0176550421149, 1e-9), ("M_limit", 1.20928626854, 1e-9)])],
    };

    internal static readonly Method Catalogue = new("jet.catalogue", 1, "Nozzle and throat sizes")
    {
        Equation = "area_n = area_1 step^(n - 1); R = nozzle area/throat area; step 10^(1/9) Kobe, 4/pi National",
        Source = "Manufacturers' size series.",
        Notes = "R of a number difference is the mean over all pairs of the printed diameters. Without printed sizes: nozzle and throat numbers and the maker give areas and R from the series.",
        Inputs = [new("nozzle_diameter", "in", "printed nozzle diameters, sizes from 1") { Kind = InputKind.Series, Above = 0, Optional = true },
            new("throat_diameter", "in", "printed throat diameters") { Kind = InputKind.Series, Above = 0, Optional = true },
            new("area_step", "-", "area ratio of consecutive sizes") { Above = 1, AtMost = 3, Optional = true },
            new("nozzle_number", "-", "nozzle number") { AtLeast = 1, AtMost = 30, Optional = true }, new("throat_number", "-", "throat number") { AtLeast = 1, AtMost = 30, Optional = true },
            new("maker", "-", "kobe or national") { Kind = InputKind.Text, Optional = true }],
        Outputs = [new("nozzle_area_from_series", "in2", "nozzle areas of the series"), new("R_same_number", "-", "nozzle and throat of one number"), new("R_plus_*", "-", "throat that many numbers larger"),
            new("A_n", "in2", "nozzle area"), new("A_t", "in2", "throat area"), new("R", "-", "area ratio")],
        Compute = static e =>
        {
            var national = e.Text("maker").Equals("national", StringComparison.OrdinalIgnoreCase);
            var step = e.Has("area_step") ? e.Number("area_step") : national ? JetCatalogue.NationalStep : JetCatalogue.KobeStep;
            if (e.Has("nozzle_number"))
            {
                var nozzle = JetCatalogue.NozzleAreaIn2((int)e.Number("nozzle_number"), step);
                e.Set("A_n", nozzle);
                if (e.Has("throat_number"))
                {
                    var throat = JetCatalogue.ThroatAreaIn2((int)e.Number("throat_number"), step, national ? JetCatalogue.NationalRatio : JetCatalogue.KobeRatio);
                    e.Set("A_t", throat);
                    e.Set("R", nozzle / throat);
                }
            }
            if (!e.Has("nozzle_diameter")) return;
            var nozzles = e.Series("nozzle_diameter");
            e.Set("nozzle_area_from_series", [.. nozzles.Select((_, i) => Math.PI / 4 * nozzles[0] * nozzles[0] * Math.Pow(step, i))]);
            if (!e.Has("throat_diameter")) return;
            var throats = e.Series("throat_diameter");
            for (var k = 0; k < Math.Min(6, throats.Length); k++)
            {
                var pairs = Math.Min(nozzles.Length, throats.Length - k);
                e.Set(k == 0 ? "R_same_number" : $"R_plus_{k}", Enumerable.Range(0, pairs).Average(i => nozzles[i] * nozzles[i] / (throats[i + k] * throats[i + k])));
            }
        },
        Examples = [new("Kobe nozzle 5, throat 7.", [("nozzle_number", 5), ("throat_number", 7)], [("A_n", 0.00667824, 1e-4), ("R", 0.239809, 1e-4)])],
    };

    internal static readonly Method WellIteration = new("jet.well_iteration", 1, "One pass of the power-fluid loop")
    {
        Equation = "q_n = 832 An sqrt[(pn - ps)/Gn]; H = (pd - ps)/(pn - pd); M from H; cavitation when A_cm > At - An",
        Source = source,
        Notes = "p_wf is the composite Vogel inflow at q_s. The whole loop: jet.loop.",
        Inputs = [new("nozzle", "in", "nozzle diameter") { Above = 0, AtMost = 3 }, new("throat", "in", "throat diameter") { Above = 0, AtMost = 5 }, powerGradient,
            new("q_s", "bbl/d", "suction rate") { AtLeast = 0 }, new("p_s", "psi", "suction pressure") { Above = 0 }, new("p_n", "psi", "nozzle pressure") { Above = 0 }, new("p_d", "psi", "discharge pressure") { Above = 0 },
            new("suction_gradient", "psi/ft", "gradient of the suction fluid") { Above = 0, AtMost = 1.2 }, waterCut, gor, kn, ktd,
            new("J", "stb/d/psi", "productivity index") { Above = 0, Optional = true }, new("p_r", "psi", "reservoir pressure") { Above = 0, Optional = true }, new("p_b", "psi", "bubble point") { Above = 0, Optional = true }],
        Outputs = [new("A_n", "in2", "nozzle area"), new("A_t", "in2", "throat area"), new("R", "-", "area ratio"), new("p_wf", "psi", "flowing pressure"), new("q_n", "bbl/d", "power-fluid rate"),
            new("H", "-", "head ratio"), new("A_cm", "in2", "least annulus area"), new("cavitates", "-", "yes or no") { IsText = true }, new("M_from_H", "-", "flow ratio the pump gives"), new("M", "-", "q_s/q_n")],
        Compute = static e =>
        {
            double an = Area(e.Number("nozzle")), at = Area(e.Number("throat")), ps = e.Number("p_s"), pn = e.Number("p_n"), pd = e.Number("p_d"), qs = e.Number("q_s");
            RequireAnnulus(at - an);
            RequireDrop(pn, ps);
            if (pn <= pd) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The nozzle pressure must be above the discharge pressure.", "p_n", pd);
            var qn = JetPump.NozzleFlow(an, pn, ps, e.Number("power_fluid_gradient"));
            var head = (pd - ps) / (pn - pd);
            var area = JetPump.CavitationArea(qs, ps, e.Number("suction_gradient"), e.Number("water_cut"), e.Number("GOR"));
            e.Set("A_n", an);
            e.Set("A_t", at);
            e.Set("R", an / at);
            e.Set("q_n", qn);
            e.Set("H", head);
            e.Set("A_cm", area);
            e.Set("M", qs / qn);
            e.Set("cavitates", area > at - an ? "yes" : "no");
            var m = head < 0 ? double.NaN : JetPump.FlowRatio(an / at, head, e.Number("Kn"), e.Number("Ktd"));
            if (double.IsNaN(m)) e.Note(head < 0 ? "The discharge pressure is below the suction pressure: the well flows." : "The pump does not reach this head ratio.");
            else e.Set("M_from_H", m);
            if (e.Has("J")) e.Set("p_wf", CompositeVogel.Pressure(e.Number("J"), e.Number("p_r"), Math.Min(e.Number("p_b", e.Number("p_r")), e.Number("p_r")), qs));
        },
        Examples = [new("Second printed iteration of a public example.", [("nozzle", 4.02 / 25.4), ("throat", 6.09 / 25.4), ("power_fluid_gradient", 0.433), ("q_s", 459.429577), ("p_s", 275.595442), ("p_n", 5074.998908),
            ("p_d", 1769.334634), ("suction_gradient", 0.177808), ("water_cut", 0.82), ("GOR", 882.737151), ("J", 1.2), ("p_r", 1000), ("p_b", 1000)],
            [("q_n", 1723.247126, 1e-8), ("H", 0.451873, 1e-5), ("M_from_H", 0.592499, 1e-5), ("A_cm", 0.0276337701365, 1e-8), ("p_wf", 510.762961429, 1e-8)])],
    };

    internal static readonly Method Loop = new("jet.loop", 1, "Operating point of a jet-pump well")
    {
        Equation = "ps = pwf(qs) - Gs (D_perf - D); pd = p_wh + [(qs Gs + qn Gn)/(qs + qn)] D + friction; pn = p_surface + Gn D - f_n qn^2; M(H) qn = qs",
        Source = source + " Inflow: composite Vogel.",
        Notes = "Gradients without slip or gas expansion: give the traverse of the outflow library to JetLoop.Solve for gassy wells. Friction losses are those at the two rates, f q^2.",
        Inputs = [new("nozzle", "in", "nozzle diameter") { Above = 0, AtMost = 3 }, new("throat", "in", "throat diameter") { Above = 0, AtMost = 5 }, powerGradient,
            new("p_surface", "psi", "power-fluid pressure at the surface") { AtLeast = 0 }, new("p_wh", "psi", "wellhead pressure") { AtLeast = 0 }, new("depth", "ft", "vertical depth of the pump") { Above = 0, AtMost = 25_000 },
            new("depth_perforations", "ft", "vertical depth of the perforations; the pump's when not given") { Above = 0, Optional = true }, new("suction_gradient", "psi/ft", "gradient of the production") { Above = 0, AtMost = 1.2 },
            waterCut, gor, kn, ktd, new("J", "stb/d/psi", "productivity index") { Above = 0 }, new("p_r", "psi", "reservoir pressure") { Above = 0 }, new("p_b", "psi", "bubble point") { Above = 0 },
            new("friction_power", "psi/(bbl/d)^2", "f of the power-fluid string") { AtLeast = 0, Default = 0 }, new("friction_return", "psi/(bbl/d)^2", "f of the return string") { AtLeast = 0, Default = 0 }],
        Outputs = [new("q_s", "bbl/d", "production"), new("q_n", "bbl/d", "power fluid"), new("p_s", "psi", "suction"), new("p_n", "psi", "nozzle"), new("p_d", "psi", "discharge"), new("H", "-", "head ratio"),
            new("M", "-", "flow ratio"), new("efficiency", "-", "M H"), new("A_cm", "in2", "least annulus area"), new("cavitates", "-", "yes or no") { IsText = true }, new("power_hp", "hp", "hydraulic power at the surface")],
        Compute = ComputeLoop,
        Examples = [new("6,000 ft, nozzle 0.16 in, throat 0.24 in: the pump's flow ratio is the one it is run at.", [("nozzle", 0.16), ("throat", 0.24), ("power_fluid_gradient", 0.433), ("p_surface", 2500), ("p_wh", 100), ("depth", 6000),
            ("suction_gradient", 0.36), ("water_cut", 0.5), ("GOR", 100), ("J", 1), ("p_r", 1800), ("p_b", 1200)], [("q_s", 772.304660, 1e-7), ("q_n", 1624.417720, 1e-7)])],
    };

    private static void ComputeLoop(Evaluation e)
    {
        double an = Area(e.Number("nozzle")), at = Area(e.Number("throat")), gn = e.Number("power_fluid_gradient"), gs = e.Number("suction_gradient"), depth = e.Number("depth");
        double j = e.Number("J"), pr = e.Number("p_r"), pb = Math.Min(e.Number("p_b"), pr), below = gs * (e.Number("depth_perforations", depth) - depth);
        double fn = e.Number("friction_power"), fr = e.Number("friction_return"), pth = e.Number("p_wh"), surface = e.Number("p_surface");
        RequireAnnulus(at - an);
        // The suction must stay above zero: the largest rate is that at a flowing pressure which just reaches the pump.
        if (below >= pr) throw new EngineeringRefusal(RefusalCodes.NoSolution, "The reservoir pressure does not reach the pump.", "p_r", below);
        var most = CompositeVogel.Rate(j, pr, pb, Math.Max(below, 0)) * (1 - 1e-9);
        var s = JetLoop.Solve(
            q => CompositeVogel.Pressure(j, pr, pb, q) - below,
            (qs, qn) => pth + (qs * gs + qn * gn) / (qs + qn) * depth + fr * (qs + qn) * (qs + qn),
            q => surface + gn * depth - fn * q * q,
            most, an, at, gn, e.Number("Kn"), e.Number("Ktd"));
        var area = JetPump.CavitationArea(s.SuctionRate, s.SuctionPsi, gs, e.Number("water_cut"), e.Number("GOR"));
        e.Iterated(s.Iterations);
        e.Set("q_s", s.SuctionRate);
        e.Set("q_n", s.PowerFluidRate);
        e.Set("p_s", s.SuctionPsi);
        e.Set("p_n", s.NozzlePsi);
        e.Set("p_d", s.DischargePsi);
        e.Set("H", s.HeadRatio);
        e.Set("M", s.FlowRatio);
        e.Set("efficiency", s.FlowRatio * s.HeadRatio);
        e.Set("A_cm", area);
        e.Set("cavitates", area > at - an ? "yes" : "no");
        e.Set("power_hp", s.PowerFluidRate * surface / 58_775.5);
    }

    private static double Area(double diameterIn) => Math.PI / 4 * diameterIn * diameterIn;

    private static void RequireAnnulus(double annulusIn2)
    {
        if (annulusIn2 <= 0) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The throat must be larger than the nozzle.", "throat");
    }

    private static void RequireDrop(double nozzlePsi, double suctionPsi)
    {
        if (nozzlePsi <= suctionPsi) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The nozzle pressure must be above the suction pressure.", "p_nozzle", suctionPsi);
    }
}
