using Pumpjack.Engineering.Inflow;
using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Engineering.Lift.GasLift;

/// <summary>Declarations of the gas-lift methods.</summary>
internal static class GasLiftMethods
{
    private const string api = "API RP 11V; Guo, Lyons and Ghalambor: Petroleum Production Engineering (2007), ch. 13.";
    private static readonly Input gravity = new("gas_sg", "-", "gas specific gravity, air = 1") { AtLeast = 0.5, AtMost = 2, Low = 0.57, High = 1.68 };
    private static readonly Input surfaceTemperature = new("T_surface", "degF", "temperature at the surface") { AtLeast = -60, AtMost = 400 };
    private static readonly Input ratio = new("R", "-", "port over bellows area") { Above = 0, Below = 1, Low = 0.03, High = 0.5 };
    private static readonly Input cd = new("Cd", "-", "discharge coefficient") { Above = 0, AtMost = 1, Default = 0.865 };
    private static readonly Input k = new("k", "-", "ratio of specific heats") { Above = 1, AtMost = 1.7, Low = 1.1, High = 1.4, Default = 1.27 };
    private static readonly Input up = new("p_up", "psia", "pressure upstream, casing") { Above = 0 };
    private static readonly Input down = new("p_down", "psia", "pressure downstream, tubing") { AtLeast = 0 };
    private static readonly Input gasTemperature = new("T", "degR", "temperature of the gas") { Above = 200, AtMost = 1500 };
    private static readonly Input deepest = new("max_depth", "ft", "deepest valve") { Above = 0, AtMost = 40_000, Default = 30_000 };
    private static readonly Input count = new("valves", "-", "most valves") { AtLeast = 1, AtMost = ValveSpacing.MaxValves, Default = ValveSpacing.MaxValves };
    private static readonly Input leastSpacing = new("min_spacing", "ft", "least distance between valves") { AtLeast = 0, Default = ValveSpacing.MinSpacingFt };

    internal static readonly Method Chart = new("gaslift.thornhill_craver.simplified", 1, "Gas through a valve port, chart form")
    {
        Equation = "q = 2946 A p1 sqrt(r^1.587 - r^1.794)/sqrt T, r = p2/p1 not below 0.553",
        Source = "Thornhill-Craver chart for gas of 0.65 gravity.",
        Notes = "A tubing pressure above the casing pressure closes the check valve: no flow.",
        Inputs = [new("p_casing", "psig", "casing pressure at depth") { AtLeast = -14.65 }, new("p_tubing", "psig", "tubing pressure at depth") { AtLeast = -14.65 },
            new("p_atm", "psia", "atmospheric pressure") { Above = 0, AtMost = 20, Default = Constants.AtmospherePsia }, new("T", "degF", "temperature at the valve") { Above = -200, AtMost = 500 },
            new("port", "64ths in", "port diameter") { Above = 0, AtMost = 128 }],
        Outputs = [new("q", "Mscf/d", "gas rate")],
        Compute = static e =>
        {
            double atm = e.Number("p_atm"), up = e.Number("p_casing") + atm, down = e.Number("p_tubing") + atm, d = e.Number("port") / 64;
            RequireAbsolute(up, "p_casing");
            if (down < 0) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The tubing pressure is below vacuum.", "p_tubing", -atm);
            e.Set("q", GasLiftValve.ChartForm(Math.PI / 4 * d * d, up, down, e.Number("T") + Constants.RankineOffset));
            if (down > up) e.Note("The check valve is closed.");
        },
        Examples = [new("1/4 in port.", [("p_casing", 1100), ("p_tubing", 900), ("p_atm", 14.65), ("T", 140), ("port", 16)], [("q", 1127, 0.001)])],
    };

    internal static readonly Method ThornhillCraver = new("gaslift.thornhill_craver", 1, "Gas through a valve port, Thornhill-Craver")
    {
        Equation = "q = 155.5 Cd A p1 sqrt{2 g k/(k - 1) [r^(2/k) - r^((k+1)/k)]}/sqrt(gg T z), r = max(p2/p1, critical), g = 32.16\ncritical = [2/(k + 1)]^(k/(k - 1))",
        Source = "Thornhill, J. S. and Craver, R. L. (1946); isentropic nozzle.",
        Notes = "Full port open: a casing-operated valve that is only partly open passes less (gaslift.valve.throttling).",
        Inputs = [cd, new("port_area", "in2", "area of the port") { Above = 0, AtMost = 5 }, up, down, gravity, gasTemperature, k, new("z", "-", "deviation factor upstream") { Above = 0, AtMost = 3, Default = 1 }],
        Outputs = [new("q", "Mscf/d", "gas rate"), new("critical_ratio", "-", "pressure ratio of critical flow")],
        Compute = static e =>
        {
            e.Set("q", GasLiftValve.ThornhillCraver(e.Number("Cd"), e.Number("port_area"), e.Number("p_up"), e.Number("p_down"), e.Number("gas_sg"), e.Number("T"), e.Number("k"), e.Number("z")));
            e.Set("critical_ratio", GasLiftValve.CriticalRatio(e.Number("k")));
            if (e.Number("p_down") > e.Number("p_up")) e.Note("The check valve is closed.");
        },
        Examples = [new("1,200 to 800 psia.", [("Cd", 0.85), ("port_area", 0.1), ("p_up", 1200), ("p_down", 800), ("gas_sg", 0.7), ("T", 640), ("k", 1.27)], [("q", 2722.04205593, 0.002), ("critical_ratio", 0.551208317714, 1e-9)])],
    };

    internal static readonly Method Throttling = new("gaslift.valve.throttling", 1, "Gas through a casing-operated valve with its stem partly open")
    {
        Equation = "travel = [pc (1 - R) + pt R - pd]/load rate; area = frustum between port edge and ball, at most the port; Thornhill-Craver through that area with z (Sutton, Dranchuk-Abou-Kassem)",
        Source = "Winkler, H. W. and Camp, G. F.: Dynamic performance testing of single-element unbalanced gas-lift valves, SPE Production Engineering (1987); frustum of a ball on a sharp seat.",
        Notes = "Bellows stacking, which bounds the travel, is not modelled. pd is the dome pressure at the valve's temperature.",
        Inputs = [cd, new("port", "in", "port diameter") { Above = 0, AtMost = 2 }, new("ball", "in", "ball diameter; 1/16 in above the port when not given") { Above = 0, Optional = true }, ratio,
            new("p_dome", "psia", "dome pressure at depth") { Above = 0 }, new("load_rate", "psi/in", "bellows load rate") { Above = 0, Low = 200, High = 3000 }, up, down, gravity, gasTemperature, k],
        Outputs = [new("q", "Mscf/d", "gas rate"), new("travel", "in", "stem travel"), new("area", "in2", "area open"), new("z", "-", "deviation factor"), new("q_full_port", "Mscf/d", "with the full port")],
        Compute = static e =>
        {
            double port = e.Number("port"), ball = e.Number("ball", port + 1.0 / 16), r = e.Number("R"), pc = e.Number("p_up"), pt = e.Number("p_down"), t = e.Number("T"), gg = e.Number("gas_sg");
            if (ball <= port) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The ball must be larger than the port.", "ball", port);
            var critical = PseudoCritical.Sutton(gg);
            var z = ZFactor.DranchukAbouKassem(pc / critical.PressurePsia, t / critical.TemperatureDegR);
            var travel = Math.Max(0, (GasLiftValve.DomePsia(pc, pt, r) - e.Number("p_dome")) / e.Number("load_rate"));
            e.Set("travel", travel);
            e.Set("z", z);
            e.Set("area", GasLiftValve.OpenAreaIn2(port, ball, travel));
            e.Set("q", GasLiftValve.Throttled(e.Number("Cd"), port, ball, r, e.Number("p_dome"), e.Number("load_rate"), pc, pt, gg, t, e.Number("k"), z));
            e.Set("q_full_port", GasLiftValve.ThornhillCraver(e.Number("Cd"), Math.PI / 4 * port * port, pc, pt, gg, t, e.Number("k"), z));
            if (travel == 0) e.Note("The valve is closed.");
        },
        Examples = [new("Force below the dome pressure: closed.", [("Cd", 0.85), ("port", 0.25), ("R", 0.1), ("p_dome", 1000), ("load_rate", 600), ("p_up", 1000), ("p_down", 800), ("gas_sg", 0.65), ("T", 600)],
            [("q", 0, 1e-9), ("travel", 0, 1e-9)])],
    };

    internal static readonly Method Dome = new("gaslift.nitrogen_dome", 1, "Nitrogen dome pressure against temperature")
    {
        Equation = "pd(T) = pd60 z(T)/z60 (T + 459.67)/519.67; z = 1 + b p + c p^2\n"
            + "b = (1.207e-7 T^3 - 1.302e-4 T^2 + 5.122e-2 T - 4.781) 1e-5; c = (-2.461e-8 T^3 + 2.640e-5 T^2 - 1.058e-2 T + 1.880) 1e-8 (degF, psia)",
        Source = "Sage and Lacy (1950); constant dome volume.",
        Inputs = [new("p_dome_60F", "psia", "dome pressure at 60 degF") { Above = 0, AtMost = 6000, Low = 100, High = 2500, Optional = true }, new("T_valve", "degF", "temperature at the valve") { AtLeast = -40, AtMost = 500, Low = 40, High = 350 },
            new("p_dome_at_T", "psia", "dome pressure at the valve's temperature, for the charge at 60 degF") { Above = 0, AtMost = 8000, Optional = true }, ratio with { Optional = true }],
        Outputs = [new("p_dome_at_T", "psia", "dome pressure at the valve"), new("p_dome_60F", "psia", "charge at 60 degF"), new("test_rack", "psia", "test-rack opening pressure, pd60/(1 - R)")],
        Compute = static e =>
        {
            double charge;
            if (e.Has("p_dome_60F"))
            {
                charge = e.Number("p_dome_60F");
                var (p, n) = NitrogenDome.AtTemperature(charge, 60, e.Number("T_valve"));
                e.Iterated(n);
                e.Set("p_dome_at_T", p);
            }
            else
            {
                (charge, var n) = NitrogenDome.AtTemperature(e.Number("p_dome_at_T"), e.Number("T_valve"), 60);
                e.Iterated(n);
                e.Set("p_dome_60F", charge);
            }
            if (e.Has("R")) e.Set("test_rack", charge / (1 - e.Number("R")));
        },
        Examples = [new("600 psia at 180 degF.", [("p_dome_60F", 600), ("T_valve", 180)], [("p_dome_at_T", 752.656309115, 1e-9)])],
    };

    internal static readonly Method Balance = new("gaslift.valve_force_balance", 1, "Force balance of a gas-lift valve")
    {
        Equation = "pc = surface opening (1 + D/40,000); pd = (pc - S)(1 - R) + pt R; TEF = R/(1 - R); closes at pd + S (1 - R); test rack = pd60/(1 - R); spread = TEF (pd - pt)",
        Source = api,
        Inputs = [new("depth", "ft", "depth of the valve") { AtLeast = 0, AtMost = 40_000 }, new("surface_opening", "psia", "surface casing pressure that opens it") { Above = 0 },
            new("design_tubing_pressure", "psia", "tubing pressure at depth") { AtLeast = 0 }, ratio, new("spring", "psi", "spring effect") { AtLeast = 0, Default = 0 },
            new("T_valve", "degF", "temperature at the valve, for the test rack") { AtLeast = -40, AtMost = 500, Optional = true }],
        Outputs = [new("p_casing_at_depth", "psia", "casing pressure at depth"), new("p_dome_at_depth", "psia", "dome pressure"), new("tef", "-", "tubing effect factor"),
            new("valve_closing_casing_pressure", "psia", "casing pressure at depth at which it closes"), new("spread", "psi", "opening less closing pressure"), new("p_dome_60F", "psia", "charge at 60 degF"), new("test_rack", "psia", "test-rack opening pressure")],
        Compute = static e =>
        {
            double pc = e.Number("surface_opening") * (1 + e.Number("depth") / 40_000), pt = e.Number("design_tubing_pressure"), r = e.Number("R"), spring = e.Number("spring");
            var pd = GasLiftValve.DomePsia(pc, pt, r, spring);
            if (pd <= 0) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The spring alone is more than the opening force: the dome pressure would be below zero.", "spring", pc + pt * r / (1 - r));
            e.Set("p_casing_at_depth", pc);
            e.Set("p_dome_at_depth", pd);
            e.Set("tef", GasLiftValve.TubingEffect(r));
            e.Set("valve_closing_casing_pressure", GasLiftValve.ClosingCasingPsia(pd, r, spring));
            e.Set("spread", GasLiftValve.TubingEffect(r) * (pd - pt));
            if (!e.Has("T_valve")) return;
            var (charge, n) = NitrogenDome.AtTemperature(pd, e.Number("T_valve"), 60);
            e.Iterated(n);
            e.Set("p_dome_60F", charge);
            e.Set("test_rack", charge / (1 - r) + spring);
        },
        Examples = [new("Valve 1 of a published design.", [("depth", 3023.53), ("surface_opening", 1029), ("design_tubing_pressure", 577.059), ("R", 0.2562), ("spring", 0)],
            [("p_dome_at_depth", 971.0657, 1e-6), ("tef", 0.344447432105, 1e-9), ("valve_closing_casing_pressure", 971.0657, 1e-6)])],
    };

    internal static readonly Method Column = new("gaslift.injection_gas_column", 1, "Static column of injection gas")
    {
        Equation = "dp/dD = 0.01875 gg p/(z T), z of Dranchuk-Abou-Kassem with Sutton's pseudo-criticals at local pressure and temperature",
        Source = "Hydrostatics; Takacs, Gas Lift Manual.",
        Inputs = [new("p_surface", "psia", "surface injection pressure") { Above = 0, AtMost = 10_000 }, new("depth", "ft", "vertical depth") { AtLeast = 0, AtMost = 40_000 }, gravity, surfaceTemperature,
            new("T_bottom", "degF", "temperature at depth, linear between") { AtLeast = -60, AtMost = 500 }],
        Outputs = [new("p_bottom", "psia", "pressure at depth")],
        Compute = static e =>
        {
            double depth = e.Number("depth"), t = e.Number("T_surface");
            e.Set("p_bottom", depth == 0 ? e.Number("p_surface") : InjectionGasColumn.PressurePsia(e.Number("p_surface"), depth, e.Number("gas_sg"), t, (e.Number("T_bottom") - t) / depth));
        },
        Examples = [new("8,000 ft.", [("p_surface", 1014.7), ("depth", 8000), ("gas_sg", 0.65), ("T_surface", 100), ("T_bottom", 190)], [("p_bottom", 1215.716705, 0.0002)])],
    };

    internal static readonly Method Spacing = new("gaslift.valve_spacing", 1, "Unloading valve depths against the gas column")
    {
        Equation = "valve n + 1: p_injection(D) at surface pressure pk - n drop, less the transfer margin (from valve 2 on) = pwh + Gfd Dn + Gs (D - Dn)",
        Source = api + " Gas column as in gaslift.injection_gas_column.",
        Notes = "Valves run on to max_depth, the least spacing or the number asked for.",
        Inputs = [new("p_kickoff", "psia", "kick-off pressure at the surface") { Above = 0, AtMost = 10_000 }, new("p_wellhead", "psia", "wellhead pressure") { AtLeast = 0 },
            new("kill_gradient", "psi/ft", "gradient of the kill fluid") { Above = 0, AtMost = 1.2 }, new("unloading_gradient", "psi/ft", "gradient above an open valve") { AtLeast = 0, AtMost = 1.2 },
            new("drop_per_valve", "psi", "surface pressure drop for each valve") { AtLeast = 0, Default = 0 }, new("transfer_margin", "psi", "margin from valve 2 on") { AtLeast = 0, Default = 0 }, gravity, surfaceTemperature,
            new("T_bottom", "degF", "temperature at reference_depth; or an input named T_at_8000ft") { AtLeast = -60, AtMost = 500, Optional = true }, new("reference_depth", "ft", "depth of T_bottom") { Above = 0, Optional = true }, deepest, count, leastSpacing],
        Outputs = [new("depth", "ft", "depth of each valve") { RunsOn = true }, new("production_pressure_after_unloading", "psia", "production pressure at each valve once it is reached") { RunsOn = true }],
        Compute = static e =>
        {
            var t = e.Number("T_surface");
            var valves = ValveSpacing.Column(e.Number("p_kickoff"), e.Number("p_wellhead"), e.Number("kill_gradient"), e.Number("unloading_gradient"), e.Number("drop_per_valve"), e.Number("transfer_margin"),
                e.Number("gas_sg"), t, TemperatureSlope(e, t), e.Number("max_depth"), (int)e.Number("valves"), e.Number("min_spacing"));
            if (valves.Count == 0) throw new EngineeringRefusal(RefusalCodes.NoSolution, "The gas reaches max_depth without a valve.", "max_depth");
            e.Set("depth", [.. valves.Select(v => v.DepthFt)]);
            e.Set("production_pressure_after_unloading", [.. valves.Select(v => v.ProductionPsia)]);
        },
        Examples = [new("One valve is enough to compare: 1,000 psig kick-off.", [("p_kickoff", 1014.7), ("p_wellhead", 114.7), ("kill_gradient", 0.45), ("unloading_gradient", 0.1), ("drop_per_valve", 25), ("transfer_margin", 50),
            ("gas_sg", 0.65), ("T_surface", 100), ("T_bottom", 190), ("reference_depth", 8000), ("valves", 1)], [("depth", 2119.249995, 0.0003), ("production_pressure_after_unloading", 326.625, 0.0003)])],
    };

    internal static readonly Method UniversalDesign = new("gaslift.valve_spacing.universal_design", 1, "Unloading valve depths, universal design")
    {
        Equation = "D1 = (pk - pwh)/(Gs - pk/40,000); Dn+1 = [pc - pt,d + (Gs - Gfd) Dn]/(Gs - pc/40,000)",
        Source = api,
        Notes = "Linear gas gradient p/40,000 per ft; gaslift.valve_spacing marches the column. Valves run on to max_depth, the least spacing or the number asked for.",
        Inputs = [new("p_kickoff", "psia", "kick-off pressure") { Above = 0, AtMost = 10_000 }, new("p_tubing_head", "psia", "tubing head pressure") { AtLeast = 0 }, new("p_casing_operating", "psia", "operating casing pressure") { Above = 0, AtMost = 10_000 },
            new("casing_margin", "psi", "margin taken off the casing pressure") { AtLeast = 0, Default = 0 }, new("design_tubing_pressure_surface", "psia", "design tubing line at the surface") { AtLeast = 0 },
            new("design_tubing_gradient", "psi/ft", "its gradient") { AtLeast = 0, AtMost = 1.2 }, new("kill_gradient", "psi/ft", "gradient of the kill fluid") { Above = 0, AtMost = 1.2 }, deepest, count, leastSpacing],
        Outputs = [new("depth", "ft", "depth of each valve") { RunsOn = true }],
        Compute = static e =>
        {
            var depths = ValveSpacing.Universal(e.Number("p_kickoff"), e.Number("p_tubing_head"), e.Number("p_casing_operating") - e.Number("casing_margin"), e.Number("design_tubing_pressure_surface"),
                e.Number("design_tubing_gradient"), e.Number("kill_gradient"), e.Number("max_depth"), (int)e.Number("valves"), e.Number("min_spacing"));
            if (depths.Count == 0) throw new EngineeringRefusal(RefusalCodes.NoSolution, "The gas reaches max_depth without a valve.", "max_depth");
            e.Set("depth", [.. depths]);
        },
        Examples = [new("First valve of a published design (922 m).", [("p_kickoff", 1396.5), ("p_tubing_head", 147), ("p_casing_operating", 1029), ("design_tubing_pressure_surface", 441), ("design_tubing_gradient", 0.045), ("kill_gradient", 0.4481707), ("valves", 1)],
            [("depth", 3023.53, 1e-5)])],
    };

    private static double TemperatureSlope(Evaluation e, double surfaceDegF)
    {
        if (e.Has("T_bottom") && e.Has("reference_depth")) return (e.Number("T_bottom") - surfaceDegF) / e.Number("reference_depth");
        foreach (var name in e.GivenNames)
            if (Vogel.NumberIn(name, "T_at_") is { } depth && depth > 0)
            {
                var value = e.Raw(name)!;
                var t = Units.Convert(value.Number, value.Unit, "degF", name);
                if (!double.IsFinite(t)) throw new EngineeringRefusal(RefusalCodes.NotANumber, $"{name} must be a finite number of degF.", name);
                return (t - surfaceDegF) / depth;
            }
        throw new EngineeringRefusal(RefusalCodes.MissingInput, "Give T_bottom with reference_depth, or an input named after its depth such as T_at_8000ft.", "T_bottom");
    }

    private static void RequireAbsolute(double psia, string name)
    {
        if (psia <= 0) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"{name} is at or below vacuum.", name, 0);
    }
}
