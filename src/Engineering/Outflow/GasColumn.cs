using Pumpjack.Engineering.Pvt;
using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.Outflow;

/// <summary>Single-phase gas in a string: q Mscf/d, d in, L ft, T degR, pressures psia, f Moody.</summary>
public static class GasColumn
{
    private static readonly Input gravity = PseudoCritical.Gravity;
    private static readonly Input wellhead = new("p_wh", "psia", "wellhead pressure") { Above = 0, AtMost = 20_000, Low = 14.7, High = 10_000 };
    private static readonly Input depth = new("depth", "ft", "length of the string") { AtLeast = 0, AtMost = 40_000, High = 25_000, Aliases = ["L"] };
    private static readonly Input deviation = new("deviation", "deg", "average deviation from vertical") { AtLeast = 0, AtMost = 89, Default = 0 };

    /// <summary>Average temperature and z: pbh2 = e^s pwh2 + 6.67e-4 (e^s - 1) f q2 z2 T2/(d5 cos a), s = 0.0375 gg L cos a/(z T).</summary>
    public static double AverageTz(double gasGravity, double diameterIn, double lengthFt, double wellheadPsia, double averageDegR, double averageZ, double rateMscfd, double frictionFactor,
        double cosine = 1)
    {
        var s = 0.0375 * gasGravity * lengthFt * cosine / (averageZ * averageDegR);
        var e = Math.Exp(s);
        return Math.Sqrt(e * wellheadPsia * wellheadPsia
            + 6.67e-4 * (e - 1) * frictionFactor * rateMscfd * rateMscfd * averageZ * averageZ * averageDegR * averageDegR / (Math.Pow(diameterIn, 5) * cosine));
    }

    /// <summary>The same with z of the mean pressure, iterated.</summary>
    public static (double BottomPsia, double Z, int Iterations) AverageTz(double gasGravity, PseudoCritical critical, double diameterIn, double lengthFt, double wellheadPsia, double averageDegR,
        double rateMscfd, double frictionFactor, double cosine = 1)
    {
        var (bottom, z) = (wellheadPsia * (1 + 2.5e-5 * lengthFt), 1.0);
        for (var i = 1; i <= 100; i++)
        {
            z = ZFactor.HallYarborough(0.5 * (wellheadPsia + bottom) / critical.PressurePsia, averageDegR / critical.TemperatureDegR);
            var next = AverageTz(gasGravity, diameterIn, lengthFt, wellheadPsia, averageDegR, z, rateMscfd, frictionFactor, cosine);
            var change = Math.Abs(next - bottom);
            bottom = next;
            if (change < 1e-10 * bottom) return (bottom, z, i);
        }
        throw new EngineeringRefusal(RefusalCodes.NoConvergence, "The bottom-hole pressure did not close in 100 iterations.");
    }

    /// <summary>Static column: p exp[0.01875 gg D/(z T)].</summary>
    public static double Static(double gasGravity, double verticalFt, double surfacePsia, double averageDegR, double averageZ) =>
        surfacePsia * Math.Exp(0.01875 * gasGravity * verticalFt / (averageZ * averageDegR));

    /// <summary>
    /// Cullender and Smith 1956: integral of {p/(zT)}/{0.001 cos a [p/(zT)]^2 + F2} dp = 18.75 gg L, F2 = 0.6666 f q2/d5 (q MMscf/d), two steps and a Simpson closure.
    /// </summary>
    public static (double BottomPsia, double MiddlePsia, int Iterations) CullenderSmith(double gasGravity, PseudoCritical critical, double diameterIn, double lengthFt, double wellheadPsia,
        double wellheadDegR, double bottomDegR, double rateMMscfd, double frictionFactor, double cosine = 1)
    {
        var f2 = 0.6666 * frictionFactor * rateMMscfd * rateMMscfd / Math.Pow(diameterIn, 5);
        var middleDegR = 0.5 * (wellheadDegR + bottomDegR);
        double Integrand(double p, double t)
        {
            var n = p / (ZFactor.HallYarborough(p / critical.PressurePsia, t / critical.TemperatureDegR) * t);
            return n / (0.001 * cosine * n * n + f2);
        }
        var half = 18.75 * gasGravity * lengthFt * 0.5;
        var top = Integrand(wellheadPsia, wellheadDegR);
        var iterations = 0;
        double Close(double from, double fromIntegrand, double t)
        {
            var p = from * (1 + 2.5e-5 * lengthFt / 2);
            for (var i = 1; i <= 200; i++, iterations++)
            {
                var next = from + 2 * half / (fromIntegrand + Integrand(p, t));
                var change = Math.Abs(next - p);
                p = 0.5 * (p + next);
                if (change < 1e-10 * p) return p;
            }
            throw new EngineeringRefusal(RefusalCodes.NoConvergence, "Cullender and Smith's step did not close in 200 iterations.");
        }
        var middle = Close(wellheadPsia, top, middleDegR);
        var middleIntegrand = Integrand(middle, middleDegR);
        var bottom = Close(middle, middleIntegrand, bottomDegR);
        return (wellheadPsia + 6 * 2 * half / (top + 4 * middleIntegrand + Integrand(bottom, bottomDegR)), middle, iterations);
    }

    private static PseudoCritical DryGas(Evaluation e) => PseudoCritical.StandingDryGas(e.Number("gas_sg")).WichertAziz(e.Number("co2"), e.Number("h2s"));

    private static PseudoCritical Critical(Evaluation e) => PseudoCritical.Sutton(e.Number("gas_sg")).WichertAziz(e.Number("co2"), e.Number("h2s"));

    private static double RoughFriction(Evaluation e) => e.Has("f_moody") ? e.Number("f_moody") : FrictionFactor.FullyRough(FlowInputs.RoughnessFt(e, e.Number("id") / 12) * 12 / e.Number("id"));

    private static (double BottomPsia, double Z, int Iterations) Average(Evaluation e, double rateMscfd)
    {
        var (cos, f) = (Math.Cos(e.Number("deviation") * Math.PI / 180), RoughFriction(e));
        return e.Has("z_av")
            ? (AverageTz(e.Number("gas_sg"), e.Number("id"), e.Number("depth"), e.Number("p_wh"), e.Number("T_av"), e.Number("z_av"), rateMscfd, f, cos), e.Number("z_av"), 0)
            : AverageTz(e.Number("gas_sg"), DryGas(e), e.Number("id"), e.Number("depth"), e.Number("p_wh"), e.Number("T_av"), rateMscfd, f, cos);
    }

    /// <summary>Bottom-hole pressure against rate, from the inputs of vlp.gas.average_tz.</summary>
    internal static Func<double, double> Outflow(Evaluation e) => q => Average(e, q).BottomPsia;

    private static readonly Input friction = new("f_moody", "-", "Moody friction factor; otherwise fully rough") { Above = 0, AtMost = 1, Optional = true };

    internal static readonly Method AverageMethod = new("vlp.gas.average_tz", 1, "Gas well bottom-hole pressure, average temperature and z")
    {
        Equation = "pbh^2 = e^s pwh^2 + 6.67e-4 (e^s - 1) f q^2 z^2 T^2/(d^5 cos a), s = 0.0375 gg L cos a/(z T)\nf = [1.74 - 2 log(2 e/d)]^-2 (fully rough)",
        Source = "Katz, D.L. et al.: Handbook of Natural Gas Engineering (1959); Guo, Lyons & Ghalambor (2007) section 4.3.",
        Notes = "z_av is used as given; without it z is that of the mean pressure, iterated (Standing's dry-gas pseudo-criticals, Hall-Yarborough).",
        Inputs = [gravity, PseudoCritical.Co2, PseudoCritical.H2s, FlowInputs.Diameter, FlowInputs.Roughness, FlowInputs.RelativeRoughness, depth, deviation, wellhead,
            new("T_av", "degR", "average temperature") { Above = 0, Low = 500, High = 900 }, new("z_av", "-", "average compressibility factor") { Above = 0, Low = 0.3, High = 2, Optional = true },
            new("q", "Mscf/d", "gas rate") { AtLeast = 0, High = 100_000 }, friction],
        Outputs = [new("p_bh", "psia", "bottom-hole pressure"), new("s", "-", "exponent"), new("f_moody", "-", "friction factor"), new("z", "-", "compressibility factor used")],
        Compute = e =>
        {
            var (bottom, z, n) = Average(e, e.Number("q"));
            var (cos, f) = (Math.Cos(e.Number("deviation") * Math.PI / 180), RoughFriction(e));
            e.Iterated(n);
            e.Set("p_bh", bottom);
            e.Set("z", z);
            e.Set("f_moody", f);
            e.Set("s", 0.0375 * e.Number("gas_sg") * e.Number("depth") * cos / (z * e.Number("T_av")));
        },
        Examples = [new("A 10,000 ft well; the book prints 1031 psia.",
            [("gas_sg", 0.71), ("id", 2.259), ("relative_roughness", 0.0006), ("depth", 10_000), ("p_wh", 800), ("T_av", 635), ("z_av", 0.8626), ("q", 765)],
            [("p_bh", 1030.66821783, 1e-5), ("f_moody", 0.0173969841451, 1e-9)])],
    };

    internal static readonly Method CullenderSmithMethod = new("vlp.gas.cullender_smith", 1, "Cullender-Smith bottom-hole pressure")
    {
        Equation = "integral of {p/(zT)}/{0.001 cos a [p/(zT)]^2 + F^2} dp = 18.75 gg L, F^2 = 0.6666 f q^2/d^5, q in MMscf/d; two steps, Simpson closure",
        Source = "Cullender, M.H. and Smith, R.V.: Practical Solution of Gas-Flow Equations for Wells and Pipelines with Large Temperature Gradients, Trans. AIME 207 (1956) 281-287.",
        Notes = "Standing's dry-gas pseudo-criticals and Hall-Yarborough z. Where pbh/pwh exceeds about 2 the two steps fall short: marked extrapolated; use vlp.gas.single_phase.",
        Inputs = [gravity, PseudoCritical.Co2, PseudoCritical.H2s, FlowInputs.Diameter, FlowInputs.Roughness, FlowInputs.RelativeRoughness, depth, deviation, wellhead,
            new("T_wh", "degF", "wellhead temperature") { Above = -100, AtMost = 500 }, new("T_bh", "degF", "bottom-hole temperature") { Above = -100, AtMost = 600 },
            new("q", "MMscf/d", "gas rate") { AtLeast = 0, High = 100 }, friction],
        Outputs = [new("p_bh", "psia", "bottom-hole pressure"), new("p_mid", "psia", "pressure at half depth")],
        Compute = e =>
        {
            var (bottom, middle, n) = CullenderSmith(e.Number("gas_sg"), DryGas(e), e.Number("id"), e.Number("depth"), e.Number("p_wh"), e.Number("T_wh") + RankineOffset,
                e.Number("T_bh") + RankineOffset, e.Number("q"), RoughFriction(e), Math.Cos(e.Number("deviation") * Math.PI / 180));
            e.Iterated(n);
            if (bottom > 2 * e.Number("p_wh")) e.Extrapolate("p_wh");
            e.Set("p_bh", bottom);
            e.Set("p_mid", middle);
        },
        Examples = [new("A 10,000 ft well; the book prints 1082 psia.",
            [("gas_sg", 0.71), ("id", 2.259), ("relative_roughness", 0.0006), ("depth", 10_000), ("p_wh", 800), ("T_wh", 150), ("T_bh", 200), ("q", 2)], [("p_bh", 1082, 2e-3)])],
    };

    internal static readonly Method SinglePhaseMethod = new("vlp.gas.single_phase", 1, "Gas well traverse, fine steps")
    {
        Equation = "dp/dL = [rho sin + f rho v^2/(2 g d)]/144/(1 - Ek), Colebrook f, z of Dranchuk-Abou-Kassem, temperature linear in depth",
        Source = "Darcy-Weisbach with real gas; Brown, K.E.: The Technology of Artificial Lift Methods, Vol. 1 (1977).",
        Inputs = [gravity, PseudoCritical.Co2, PseudoCritical.H2s, FlowInputs.Diameter, FlowInputs.Roughness, FlowInputs.RelativeRoughness, depth with { Above = 0 }, deviation, wellhead,
            new("T_wh", "degF", "wellhead temperature") { Above = -100, AtMost = 500 }, new("T_bh", "degF", "bottom-hole temperature") { Above = -100, AtMost = 600 },
            new("q", "MMscf/d", "gas rate") { AtLeast = 0, High = 200 }],
        Outputs = [new("p_bh", "psia", "bottom-hole pressure")],
        Compute = e =>
        {
            var d = e.Number("id") / 12;
            var bottom = Bottom(e.Number("gas_sg"), Critical(e), d, FlowInputs.RoughnessFt(e, d), e.Number("depth"), Math.PI / 2 - e.Number("deviation") * Math.PI / 180,
                e.Number("p_wh"), e.Number("T_wh"), e.Number("T_bh"), e.Number("q"), 1e-6, out var steps);
            e.Iterated(steps);
            e.Set("p_bh", bottom);
        },
        Examples = [new("5 MMscf/d in 2 7/8 in tubing; the reference program gives 935.2 psia.",
            [("gas_sg", 0.65), ("id", 2.441), ("roughness", 0.0006), ("depth", 10_000), ("p_wh", 500), ("T_wh", 100), ("T_bh", 200), ("q", 5)], [("p_bh", 935.2, 6e-3)])],
    };

    /// <summary>Bottom-hole pressure of a dry-gas well by fine steps, psia.</summary>
    public static double Bottom(double gasGravity, PseudoCritical critical, double diameterFt, double roughnessFt, double lengthFt, double angle, double wellheadPsia, double wellheadDegF,
        double bottomDegF, double rateMMscfd, double tolerance, out int steps)
    {
        var area = Math.PI / 4 * diameterFt * diameterFt;
        return Traverse.Pressure((p, at) =>
        {
            var t = wellheadDegF + (bottomDegF - wellheadDegF) * at / lengthFt + RankineOffset;
            var z = ZFactor.DranchukAbouKassem(p / critical.PressurePsia, t / critical.TemperatureDegR);
            var rho = Gas.Density(gasGravity, p, t, z);
            var v = rateMMscfd * 1e6 / SPerDay * Gas.Bg(p, t, z) / area;
            return SinglePhase.Gradient(new(0, v, 1, rho, 1, Gas.Viscosity(AirMolarMass * gasGravity, t, rho), 1, diameterFt, roughnessFt, angle, p), gas: true);
        }, 0, lengthFt, wellheadPsia, out steps, tolerance);
    }
}
