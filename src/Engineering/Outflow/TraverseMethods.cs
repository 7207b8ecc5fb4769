using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Engineering.Outflow;

/// <summary>Declarations of the pressure traverses of oil wells.</summary>
internal static class TraverseMethods
{
    private const string temperaturePrefix = "T_at_";

    public static readonly Input[] Well =
    [
        new("q_l", "stb/d", "liquid rate") { AtLeast = 0, AtMost = 1e6, Low = 10, High = 30_000 }, WellFluid.WaterCutInput, WellFluid.GlrInput, WellFluid.ApiInput, PseudoCritical.Gravity, PseudoCritical.Co2, PseudoCritical.H2s,
        WellFluid.WaterGravityInput, FlowInputs.Diameter, FlowInputs.Roughness, FlowInputs.RelativeRoughness,
        new("p_wh", "psia", "wellhead pressure") { Above = 0, AtMost = 20_000, Low = 30, High = 5000 }, new("T_wh", "degF", "wellhead temperature") { Above = 32, AtMost = 400, Low = 50, High = 250 },
        new("T_bh", "degF", "temperature at depth_total; or T_at_<depth>ft_md") { Above = 32, AtMost = 500, Low = 80, High = 350, Optional = true },
        new("depth_total", "ft", "measured depth of the string") { Above = 0, AtMost = 40_000, Optional = true },
        new("survey_md", "ft", "survey, measured depths") { Kind = InputKind.Series, AtLeast = 0, Optional = true }, new("survey_tvd", "ft", "survey, vertical depths") { Kind = InputKind.Series, AtLeast = 0, Optional = true },
        new("survey_inclination", "deg", "survey, inclinations (used where vertical depths are missing)") { Kind = InputKind.Series, AtLeast = 0, AtMost = 120, Optional = true },
        new("mu_o", "cP", "oil viscosity held constant; the liquid then keeps stock-tank properties") { Above = 0, Optional = true },
        new("mu_w", "cP", "water viscosity held constant") { Above = 0, Optional = true },
        new("sigma", "dyn/cm", "surface tension held constant") { Above = 0, Optional = true },
    ];

    public static readonly Input[] Depths =
    [
        new("depth", "ft", "measured depths of the table") { Kind = InputKind.Series, AtLeast = 0, Optional = true, Aliases = ["md"] },
    ];

    public static WellFluid Fluid(Evaluation e) => new(e.Number("API"), e.Number("gas_sg"), e.Number("water_sg"), e.Number("water_cut"), e.Number("GLR"), e.Number("co2"), e.Number("h2s"))
    {
        ConstantOilViscosityCp = e.Has("mu_o") ? e.Number("mu_o") : null,
        // A hand calculation that holds the oil viscosity takes water at 0.5 cP and z of Hall and Yarborough.
        ConstantWaterViscosityCp = e.Has("mu_w") ? e.Number("mu_w") : e.Has("mu_o") ? 0.5 : null,
        ConstantSurfaceTension = e.Has("sigma") ? e.Number("sigma") : null,
        HallYarborough = e.Has("mu_o"),
    };

    public static Tubing Tubing(Evaluation e)
    {
        var d = e.Number("id") / 12;
        WellPath path;
        if (e.Has("survey_md"))
        {
            var md = e.Series("survey_md");
            path = new(md, e.Has("survey_tvd") ? e.Series("survey_tvd") : VerticalDepths(md, e.Series("survey_inclination")));
        }
        else path = WellPath.Vertical(e.Number("depth_total"));

        var (depth, bottom) = (e.Number("depth_total", path.EndFt), e.Number("T_bh", double.NaN));
        foreach (var name in e.GivenNames)
            if (Inflow.Vogel.NumberIn(name, temperaturePrefix) is { } at && e.Raw(name) is { } value)
                (depth, bottom) = (at, Units.Convert(value.Number, value.Unit, "degF", name));
        if (double.IsNaN(bottom)) throw new EngineeringRefusal(RefusalCodes.MissingInput, "A temperature at depth is needed: T_bh, or T_at_<depth>ft_md.", "T_bh");
        return new(d, FlowInputs.RoughnessFt(e, d), path, WellTemperature.Linear(0, e.Number("T_wh"), depth, bottom));
    }

    /// <summary>Vertical depths by the balanced tangential rule.</summary>
    private static double[] VerticalDepths(double[] md, double[] inclinationDeg)
    {
        if (md.Length != inclinationDeg.Length) throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "The survey needs as many inclinations as depths.", "survey_inclination");
        var tvd = new double[md.Length];
        for (var i = 0; i < md.Length; i++)
        {
            var cos = Math.Cos(inclinationDeg[i] * Math.PI / 180);
            tvd[i] = i == 0 ? md[0] : tvd[i - 1] + 0.5 * (md[i] - md[i - 1]) * (cos + Math.Cos(inclinationDeg[i - 1] * Math.PI / 180));
        }
        return tvd;
    }

    private static void Table(Evaluation e, GradientMethod method)
    {
        var tubing = Tubing(e);
        var depths = e.Has("depth") ? e.Series("depth") : [tubing.Path.EndFt];
        var points = Traverse.Profile(tubing, Fluid(e), e.Number("q_l"), e.Number("p_wh"), method, depths);
        e.Set("p", [.. points.Select(p => p.PressurePsia)]);
        e.Set("T", [.. points.Select(p => p.TemperatureDegF)]);
        e.Set("holdup", [.. points.Select(p => p.Holdup)]);
        e.Set("p_bh", points[^1].PressurePsia);
        if (!points.Any(p => p.Held)) return;
        e.Note("A fit was held at the end of its range.");
        e.Extrapolate("fit range");
    }

    private static Method Declare(string id, string title, string equation, string source, string notes, Action<Evaluation> compute, double bottom) => new(id, 1, title)
    {
        Equation = equation + "\nintegrated from the wellhead with the third-order pair of Bogacki and Shampine, steps of at most 100 ft and a relative error below 1e-5",
        Source = source,
        Notes = notes,
        Inputs = [.. Well, .. Depths, FlowInputs.Floor, FlowInputs.BubbleBranch],
        Outputs = [new("p", "psia", "pressure at the depths"), new("T", "degF", "temperature there"), new("holdup", "-", "liquid share there"), new("p_bh", "psia", "pressure at the last depth")],
        Compute = compute,
        Examples = [new("An 8000 ft well with 500 scf/stb in 2 7/8 in tubing; the figure is this library's own at first release.",
            [("q_l", 600), ("water_cut", 0.2), ("GLR", 500), ("API", 35), ("gas_sg", 0.7), ("water_sg", 1.05), ("id", 2.441), ("p_wh", 200), ("T_wh", 100), ("T_bh", 190), ("depth_total", 8000)],
            [("p_bh", bottom, 1e-3)])],
    };

    private const string fluid = "Stream of oil, water and gas: Standing, Beggs-Robinson, McCain, Dranchuk-Abou-Kassem, Lee-Gonzalez-Eakin. With mu_o the liquid keeps stock-tank properties, "
        + "water is 0.5 cP and z is Hall-Yarborough's, as the worksheets do.";

    internal static readonly Method HagedornBrownTraverse = Declare("vlp.hagedorn_brown.traverse", "Hagedorn-Brown pressure traverse", "vlp.hagedorn_brown at each depth", HagedornBrown.Declared.Source,
        fluid + " no_slip_floor is on and bubble_branch is on unless mu_o is given (the original method).",
        e =>
        {
            var original = e.Has("mu_o");
            var (floor, bubble) = (e.Flag("no_slip_floor", !original), e.Flag("bubble_branch", !original));
            Table(e, (in FlowConditions f) => HagedornBrown.Gradient(f, floor, bubble));
        }, 1547.51472);

    internal static readonly Method BeggsBrillTraverse = Declare("vlp.beggs_brill.traverse", "Beggs-Brill pressure traverse", "vlp.beggs_brill at each depth", BeggsBrill.Declared.Source,
        fluid + " Payne's factor and the kinetic term are on.", e => Table(e, BeggsBrill.Revised), 1903.16323);

    internal static readonly Method GrayTraverse = Declare("vlp.gray.traverse", "Gray pressure traverse", "vlp.gray at each depth", Gray.Declared.Source, fluid, e => Table(e, Gray.Gradient), 1572.03521);

    internal static readonly Method DunsRosTraverse = Declare("vlp.duns_ros.traverse", "Duns-Ros pressure traverse", "vlp.duns_ros.gradient at each depth", DunsRos.Declared.Source,
        fluid + " The charts are digitised: see vlp.duns_ros.gradient.", e => Table(e, DunsRos.Gradient), 2004.35407);
}
