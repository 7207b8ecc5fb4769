using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.Chokes;

/// <summary>Gas through a choke or orifice; q Mscf/d, area in2, pressures psia, T degR.</summary>
public static class GasChoke
{
    private static readonly Input discharge = new("Cd", "-", "discharge coefficient") { Above = 0, AtMost = 1.3, Low = 0.5, High = 1.2, Aliases = ["C"] };
    private static readonly Input size = new("size", "in", "bean or orifice diameter") { Above = 0, AtMost = 24, High = 6 };
    private static readonly Input gravity = new("gas_sg", "-", "gas specific gravity, air = 1") { AtLeast = 0.5, AtMost = 2, Low = 0.55, High = 1.2 };
    private static readonly Input temperature = new("T", "degR", "upstream temperature") { Above = 0, Low = 460, High = 800 };
    private static readonly Input z = new("z", "-", "upstream compressibility factor") { Above = 0, Low = 0.3, High = 2, Default = 1 };
    private static readonly Input k = new("k", "-", "ratio of specific heats") { Above = 1, AtMost = 2, Low = 1.1, High = 1.4, Default = 1.3 };

    /// <summary>[2/(k + 1)]^(k/(k - 1)).</summary>
    public static double CriticalRatio(double specificHeatRatio) => Math.Pow(2 / (specificHeatRatio + 1), specificHeatRatio / (specificHeatRatio - 1));

    /// <summary>
    /// Rate, Mscf/d at 14.696 psia and 60 degF: 879 Cd A p1 sqrt{k/(gg T z) [2/(k+1)]^((k+1)/(k-1))} sonic,
    /// 1248 Cd A p1 sqrt{k/((k-1) gg T z) [r^(2/k) - r^((k+1)/k)]} subsonic; the printed constants leave a step of 0.4 percent at the critical ratio; <see cref="RateNozzle"/> has none.
    /// </summary>
    public static double Rate(double cd, double areaIn2, double upstreamPsia, double downstreamPsia, double gasGravity, double tDegR, double compressibility, double specificHeatRatio)
    {
        var r = downstreamPsia / upstreamPsia;
        if (!(r >= 0 && r <= 1)) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The downstream pressure must not be above the upstream pressure.", "p_down", upstreamPsia);
        var h = specificHeatRatio;
        var group = h / (gasGravity * tDegR * compressibility);
        return r <= CriticalRatio(h)
            ? 879 * cd * areaIn2 * upstreamPsia * Math.Sqrt(group * Math.Pow(2 / (h + 1), (h + 1) / (h - 1)))
            : 1248 * cd * areaIn2 * upstreamPsia * Math.Sqrt(group / (h - 1) * Math.Max(0, Math.Pow(r, 2 / h) - Math.Pow(r, (h + 1) / h)));
    }

    /// <summary>The same from first principles (isentropic nozzle, SI), without rounded constants.</summary>
    public static double RateNozzle(double cd, double areaIn2, double upstreamPsia, double downstreamPsia, double gasGravity, double tDegR, double compressibility, double specificHeatRatio)
    {
        var h = specificHeatRatio;
        var r = Math.Max(downstreamPsia / upstreamPsia, CriticalRatio(h));
        const double gasConstant = 8314.462618, airMolarMass = 28.97;
        var t = tDegR * 5 / 9;
        var p = upstreamPsia * PaPerPsi;
        var area = areaIn2 * MPerIn * MPerIn;
        var mass = cd * area * p * Math.Sqrt(2 * airMolarMass * gasGravity / (compressibility * gasConstant * t) * h / (h - 1) * Math.Max(0, Math.Pow(r, 2 / h) - Math.Pow(r, (h + 1) / h)));
        var standardDensity = AtmospherePsia * PaPerPsi * airMolarMass * gasGravity / (gasConstant * (60 + RankineOffset) * 5 / 9);
        return mass / standardDensity * SPerDay / M3PerFt3 / 1000;
    }

    private static double Area(Evaluation e) => Math.PI / 4 * e.Number("size") * e.Number("size");
    private const string equation = """
        critical ratio [2/(k + 1)]^(k/(k - 1)); throat temperature T1 r^((k - 1)/k) with r not below critical
        sonic: q = 879 C A p1 sqrt{k/(gg T z) [2/(k + 1)]^((k + 1)/(k - 1))}
        subsonic: q = 1248 C A p1 sqrt{k/((k - 1) gg T z) [r^(2/k) - r^((k + 1)/k)]}, r = p2/p1
        """;
    private const string source = "Szilas, A.P. (1975); Guo, Lyons & Ghalambor: Petroleum Production Engineering (2007) chapter 5.";

    internal static readonly Method Declared = new("choke.gas", 1, "Gas choke")
    {
        Equation = equation,
        Source = source,
        Notes = "The printed constants agree with the nozzle worked in SI (q_si_nozzle) within 0.1 percent sonic and 0.5 percent subsonic, and leave a step of 0.4 percent at the critical ratio, where q_si_nozzle is continuous.",
        Inputs = [discharge, size, new("p_up", "psia", "upstream pressure") { Above = 0, AtMost = 20_000 }, new("p_down", "psia", "downstream pressure") { AtLeast = 0 }, gravity, temperature, z, k],
        Outputs = [new("critical_ratio", "-", "critical pressure ratio"), new("regime", "-", "sonic or subsonic") { IsText = true }, new("q", "Mscf/d", "rate"), new("q_field_form", "Mscf/d", "rate"),
            new("q_si_nozzle", "Mscf/d", "rate without rounded constants"), new("T_throat", "degR", "throat temperature")],
        Compute = e =>
        {
            var (p1, p2, h) = (e.Number("p_up"), e.Number("p_down"), e.Number("k"));
            var q = Rate(e.Number("Cd"), Area(e), p1, p2, e.Number("gas_sg"), e.Number("T"), e.Number("z"), h);
            var critical = CriticalRatio(h);
            e.Set("critical_ratio", critical);
            e.Set("regime", p2 / p1 <= critical ? "sonic" : "subsonic");
            e.Set("q", q);
            e.Set("q_field_form", q);
            e.Set("q_si_nozzle", RateNozzle(e.Number("Cd"), Area(e), p1, p2, e.Number("gas_sg"), e.Number("T"), e.Number("z"), h));
            e.Set("T_throat", e.Number("T") * Math.Pow(Math.Max(p2 / p1, critical), (h - 1) / h));
        },
        Examples = [new("A 32/64 choke at 1000 psig.", [("Cd", 0.85), ("size", 0.5), ("p_up", 1014.696), ("p_down", 214.696), ("gas_sg", 0.65), ("T", 559.67), ("z", 0.88), ("k", 1.3)],
            [("q_field_form", 5551.44743846, 1e-6), ("critical_ratio", 0.545727733814, 1e-9)])],
    };

    internal static readonly Method Upstream = new("choke.gas.upstream_pressure", 1, "Pressure upstream of a gas choke from a rate")
    {
        Equation = equation + "\nsonic: p1 is proportional to q; subsonic: solved between p2 and the sonic limit p2/critical ratio",
        Source = source,
        Inputs = [new("q", "Mscf/d", "gas rate") { Above = 0 }, new("p_down", "psia", "downstream pressure") { Above = 0 }, discharge, size, gravity, temperature, z, k],
        Outputs = [new("p_up_at_sonic_limit", "psia", "upstream pressure at which the flow turns sonic"), new("q_at_sonic_limit", "Mscf/d", "rate there"), new("p_up", "psia", "upstream pressure"),
            new("regime", "-", "sonic or subsonic") { IsText = true }],
        Compute = e =>
        {
            var (q, p2, h) = (e.Number("q"), e.Number("p_down"), e.Number("k"));
            var (cd, area, g, t, zz) = (e.Number("Cd"), Area(e), e.Number("gas_sg"), e.Number("T"), e.Number("z"));
            // Just inside the sonic side, so that rounding cannot take the other branch.
            var limit = p2 / CriticalRatio(h);
            var sonic = Rate(cd, area, limit, limit * CriticalRatio(h) * (1 - 1e-12), g, t, zz, h);
            e.Set("p_up_at_sonic_limit", limit);
            e.Set("q_at_sonic_limit", sonic);
            e.Set("regime", q >= sonic ? "sonic" : "subsonic");
            if (q >= sonic) { e.Set("p_up", limit * q / sonic); return; }
            double Difference(double p) => Rate(cd, area, p, p2, g, t, zz, h) - q;
            var below = limit * (1 - 1e-9);
            var (root, n) = Numerics.Roots.Brent(Difference, p2, below, 1e-10 * p2);
            e.Iterated(n);
            e.Set("p_up", root);
        },
        Examples = [new("5 MMscf/d through a half-inch choke; the book prints 907.21 psia.", [("q", 5000), ("p_down", 300), ("size", 0.5), ("gas_sg", 0.75), ("T", 569.67), ("k", 1.3), ("Cd", 0.99)],
            [("p_up", 906.749829717, 1e-3), ("p_up_at_sonic_limit", 549.724672967, 1e-9)])],
    };
}
