using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Engineering.Inflow;

/// <summary>Real-gas pseudo-pressure m(p) = 2 integral p/(mu z) dp (Al-Hussainy, Ramey and Crawford 1966), psia2/cP.</summary>
public static class PseudoPressure
{
    /// <summary>Running integral of a table by the trapezoidal rule; the first value is 0.</summary>
    /// <exception cref="EngineeringRefusal">Fewer than two rows, unequal series, pressures not rising, or a viscosity or z not above zero.</exception>
    public static double[] Table(ReadOnlySpan<double> pPsia, ReadOnlySpan<double> viscosityCp, ReadOnlySpan<double> z)
    {
        if (pPsia.Length < 2) throw new EngineeringRefusal(RefusalCodes.EmptySeries, "The table needs at least two pressures.", "p");
        if (viscosityCp.Length != pPsia.Length || z.Length != pPsia.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "Pressure, viscosity and z need as many rows.", "z");
        var m = new double[pPsia.Length];
        var before = Integrand(pPsia[0], viscosityCp[0], z[0]);
        for (var i = 1; i < m.Length; i++)
        {
            if (!(pPsia[i] > pPsia[i - 1])) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The pressures of the table must rise.", "p");
            var here = Integrand(pPsia[i], viscosityCp[i], z[i]);
            m[i] = m[i - 1] + 0.5 * (before + here) * (pPsia[i] - pPsia[i - 1]);
            before = here;
        }
        return m;
    }

    private static double Integrand(double p, double mu, double z) => mu > 0 && z > 0 && p >= 0 ? 2 * p / (mu * z)
        : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Viscosity and z must be above zero, pressure not below.", "z", 0);

    /// <summary>m(p) from gas gravity by Gauss-Legendre quadrature in panels of at most 500 psi; p psia, T degR.</summary>
    public static double OfGas(double pPsia, double tDegR, double gravity, PseudoCritical critical)
    {
        if (!(pPsia >= 0)) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The pressure must not be below zero.", "p", 0);
        ReadOnlySpan<double> nodes = [-0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640];
        ReadOnlySpan<double> weights = [0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891];
        var panels = (int)Math.Ceiling(pPsia / 500);
        var half = pPsia / (2 * Math.Max(1, panels));
        var sum = 0.0;
        for (var k = 0; k < panels; k++)
            for (var i = 0; i < nodes.Length; i++)
            {
                var p = half * (2 * k + 1 + nodes[i]);
                var z = ZFactor.DranchukAbouKassem(p / critical.PressurePsia, tDegR / critical.TemperatureDegR);
                sum += weights[i] * 2 * p / (z * Gas.Viscosity(Constants.AirMolarMass * gravity, tDegR, Gas.Density(gravity, p, tDegR, z)));
            }
        return sum * half;
    }

    internal static double Interpolate(double[] x, double[] y, double at, string input)
    {
        if (!(at >= x[0] && at <= x[^1])) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"{input} lies outside the table.", input, at < x[0] ? x[0] : x[^1]);
        var i = Array.BinarySearch(x, at);
        if (i >= 0) return y[i];
        i = ~i;
        return y[i - 1] + (y[i] - y[i - 1]) * (at - x[i - 1]) / (x[i] - x[i - 1]);
    }

    internal static readonly Method FromTable = new("ipr.gas.pseudopressure", 1, "Gas inflow by pseudo-pressure")
    {
        Equation = "m(p) = 2 integral p/(mu z) dp (trapezoidal rule on the table)\nq = k h [m(pe) - m(pwf)]/{1422 T [ln(re/rw) + S + D q]}, steady radial flow, q in Mscf/d, T in degR",
        Source = "Al-Hussainy, R., Ramey, H.J. and Crawford, P.B.: The Flow of Real Gases Through Porous Media, JPT (May 1966) 624-636.",
        Notes = "Steady radial flow from pe, without the 3/4; pseudosteady = true refers it to average pressure with the 3/4. m is the table without its first row, where m = 0. "
            + "Where a source prints its own m (read from a graph), give it as m_printed to see the rate it leads to.",
        Inputs = [new("p", "psia", "pressures of the table") { Kind = InputKind.Series, AtLeast = 0 }, new("viscosity", "cP", "gas viscosities") { Kind = InputKind.Series, Above = 0 },
            new("z", "-", "compressibility factors") { Kind = InputKind.Series, Above = 0 }, ProductivityIndex.K, ProductivityIndex.H,
            new("T", "degR", "reservoir temperature") { Above = 0, Low = 520, High = 900 },
            new("re_over_rw", "-", "drainage over wellbore radius") { Above = 1, Low = 100, High = 50_000, Optional = true }, ProductivityIndex.Re with { Optional = true }, ProductivityIndex.Rw with { Optional = true },
            ProductivityIndex.Skin, new("D", "1/(Mscf/d)", "non-Darcy coefficient") { AtLeast = 0, Default = 0 },
            new("pe", "psia", "pressure at the boundary") { Above = 0, Aliases = ["pr"] }, new("pwf", "psia", "flowing pressure") { AtLeast = 0 },
            new("pseudosteady", "-", "true: average pressure, with the 3/4") { Kind = InputKind.Flag, Optional = true },
            new("m_printed", "any", "pseudo-pressures printed by the source, first row left out") { Kind = InputKind.Series, AtLeast = 0, Optional = true, StatedAs = "m" }],
        Outputs = [new("m", "psia2/cP", "pseudo-pressure of the table"), new("m_trapezoid", "psia2/cP", "the same"), new("q_from_trapezoid", "Mscf/d", "rate"), new("q", "Mscf/d", "rate"),
            new("q_from_printed_m", "Mscf/d", "rate from m_printed")],
        Compute = e =>
        {
            var p = e.Series("p");
            var m = Table(p, e.Series("viscosity"), e.Series("z"));
            var skin = e.Number("skin");
            var log = e.Has("re_over_rw") ? Math.Log(e.Number("re_over_rw")) : ProductivityIndex.LogRadii(e.Number("re"), e.Number("rw"));
            var resistance = ProductivityIndex.Bracket(log - (e.Flag("pseudosteady", false) ? 0.75 : 0) + skin, skin);
            var per = 1422 * e.Number("T") / (e.Number("k") * e.Number("h"));
            double Rate(double[] table) => Quadratic.Rate(per * resistance, per * e.Number("D"),
                Interpolate(p, table, e.Number("pe"), "pe") - Interpolate(p, table, e.Number("pwf"), "pwf"));
            e.Set("m", m[1..]);
            e.Set("m_trapezoid", m[1..]);
            e.Set("q", Rate(m));
            e.Set("q_from_trapezoid", Rate(m));
            if (!e.Has("m_printed")) return;
            var printed = e.Series("m_printed");
            if (printed.Length != p.Length - 1) throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "m_printed needs one value for each pressure after the first.", "m_printed");
            e.Set("q_from_printed_m", Rate([0, .. printed]));
        },
        Examples = [new("Two rows: m = 400^2/(0.013 x 0.95) by the trapezoid from zero.",
            [("p", new double[] { 0, 400 }), ("viscosity", new[] { 0.0127, 0.013 }), ("z", new[] { 1, 0.95 }), ("k", 65), ("h", 15), ("T", 600), ("re_over_rw", 4000), ("pe", 400), ("pwf", 0)],
            [("q", 1784.9, 1e-3)])],
    };

    internal static readonly Method Deliverability = new("ipr.gas.lit_pseudopressure", 1, "Gas inflow, laminar-inertial-turbulent in pseudo-pressure")
    {
        Equation = "m(pr) - m(pwf) = a q + b q^2; [m(pr) - m(pwf)]/q regressed on q; m(p) = 2 integral p/(mu z) dp",
        Source = "Houpeurt, A. (1959); Al-Hussainy and Ramey, JPT (May 1966) 637-642; Lee, J.: Well Testing, SPE Textbook 1 (1982).",
        Notes = "Holds at every pressure; m(p) with Sutton, Dranchuk-Abou-Kassem and Lee-Gonzalez-Eakin. b below zero is refused as a bad test.",
        Inputs = [BackPressure.Pr, new("pwf", "psia", "flowing pressures of the test") { Kind = InputKind.Series, AtLeast = 0 }, new("q", "Mscf/d", "rates of the test") { Kind = InputKind.Series, Above = 0 },
            new("T", "degR", "reservoir temperature") { Above = 0, Low = 520, High = 900 }, PseudoCritical.Gravity, PseudoCritical.Co2, PseudoCritical.H2s],
        Outputs = [new("a", "psia2/cP/(Mscf/d)", "laminar term"), new("b", "psia2/cP/(Mscf/d)^2", "turbulence term"), new("AOF", "Mscf/d", "absolute open flow, pwf = 0"), new("m_pr", "psia2/cP", "pseudo-pressure at pr")],
        Compute = e =>
        {
            var (t, g) = (e.Number("T"), e.Number("gas_sg"));
            var critical = PseudoCritical.Sutton(g).WichertAziz(e.Number("co2"), e.Number("h2s"));
            var top = OfGas(e.Number("pr"), t, g, critical);
            var (a, b, _) = Quadratic.Fit([.. e.Series("pwf").Select(p => top - OfGas(p, t, g, critical))], e.Series("q"));
            e.Set("a", a);
            e.Set("b", b);
            e.Set("m_pr", top);
            e.Set("AOF", Quadratic.Rate(a, b, top));
        },
        Examples = [new("The three-rate test of ipr.gas.lit_p2 with a 0.65 gravity gas at 600 degR: 0.7 percent from the p squared form.",
            [("pr", 1952), ("pwf", new double[] { 1700, 1500, 1300 }), ("q", new double[] { 2624.6, 4154.7, 5425.1 }), ("T", 600), ("gas_sg", 0.65)], [("AOF", 8682, 0.1)])],
    };
}
