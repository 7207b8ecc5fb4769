using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Inflow;

/// <summary>
/// Laminar-inertial-turbulent inflow: potential drop = a q + b q2, with the potential p (oil, Jones-Blount-Glaze), p2 or m(p) (gas).
/// </summary>
public static class Quadratic
{
    /// <summary>The positive root q of drop = a q + b q2.</summary>
    /// <exception cref="EngineeringRefusal">A negative drop, a or b below zero, or both zero.</exception>
    public static double Rate(double a, double b, double drop)
    {
        if (!(drop >= 0)) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "pwf must not be above pr.", "pwf");
        if (!(a >= 0) || !(b >= 0) || a + b == 0) throw new EngineeringRefusal(RefusalCodes.BadTest, "a and b must not be negative, nor both zero.", b < 0 ? "b" : "a", 0);
        // The form without cancellation; also right for b = 0.
        return drop == 0 ? 0 : 2 * drop / (a + Math.Sqrt(a * a + 4 * b * drop));
    }

    /// <summary>a and b by regression of drop/q on q.</summary>
    /// <exception cref="EngineeringRefusal">Fewer than two points, no drawdown, or a slope b below zero: a bad test.</exception>
    public static (double A, double B, double R2) Fit(ReadOnlySpan<double> drops, ReadOnlySpan<double> rates)
    {
        if (drops.Length != rates.Length) throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "As many rates as flowing pressures are needed.", "q");
        var y = new double[rates.Length];
        for (var i = 0; i < rates.Length; i++)
        {
            if (!(drops[i] > 0) || !(rates[i] > 0)) throw new EngineeringRefusal(RefusalCodes.BadTest, "Each point needs a rate and a drawdown above zero.", "q", 0);
            y[i] = drops[i] / rates[i];
        }
        var (a, b, r2) = LinearFit.Of(rates, y);
        if (b < 0) throw new EngineeringRefusal(RefusalCodes.BadTest, "The test gives a negative turbulence term b: points out of order or not stabilised.", "b", 0, "ipr.gas.backpressure");
        if (a < 0) throw new EngineeringRefusal(RefusalCodes.BadTest, "The test gives a negative laminar term a: points not stabilised.", "a", 0, "ipr.gas.backpressure");
        return (a, b, r2);
    }

    private static readonly Input pr = BackPressure.Pr;
    private static readonly Input testPressures = new("pwf", "psia", "flowing pressures of the test") { Kind = InputKind.Series, AtLeast = 0 };
    private static readonly Input testRates = new("q", "Mscf/d", "rates of the test") { Kind = InputKind.Series, Above = 0 };

    internal static readonly Method Jones = new("ipr.jones", 1, "Jones-Blount-Glaze inflow")
    {
        Equation = "pr - pwf = a q + b q^2; q the positive root",
        Source = "Jones, L.G., Blount, E.M. and Glaze, O.H.: Use of Short Term Multiple Rate Flow Tests To Predict Performance of Wells Having Turbulence, SPE 6133 (1976).",
        Notes = "From two points, or with a_laminar and b_turbulent known. b below zero is refused as a bad test.",
        Inputs = [pr, new("pwf1", "psia", "flowing pressure 1") { AtLeast = 0, Optional = true }, new("q1", "stb/d", "rate 1") { Above = 0, Optional = true },
            new("pwf2", "psia", "flowing pressure 2") { AtLeast = 0, Optional = true }, new("q2", "stb/d", "rate 2") { Above = 0, Optional = true },
            new("a_laminar", "psi/(stb/d)", "laminar term") { AtLeast = 0, Optional = true }, new("b_turbulent", "psi/(stb/d)^2", "turbulence term") { AtLeast = 0, Optional = true },
            new("pwf", "psia", "flowing pressure at which the rate is wanted") { AtLeast = 0, Optional = true }],
        Outputs = [new("a_laminar", "psi/(stb/d)", "laminar term"), new("b_turbulent", "psi/(stb/d)^2", "turbulence term"),
            new("q_at_pwf", "stb/d", "rate at pwf"), new("AOF", "stb/d", "rate at zero flowing pressure")],
        Compute = e =>
        {
            var p = e.Number("pr");
            var (a, b) = e.Has("a_laminar") ? (e.Number("a_laminar"), e.Number("b_turbulent")) : Two(p);
            (double, double) Two(double p)
            {
                var fit = Fit([p - e.Number("pwf1"), p - e.Number("pwf2")], [e.Number("q1"), e.Number("q2")]);
                return (fit.A, fit.B);
            }
            e.Set("a_laminar", a);
            e.Set("b_turbulent", b);
            e.Set("AOF", Rate(a, b, p));
            if (e.Has("pwf")) e.Set("q_at_pwf", Rate(a, b, p - e.Number("pwf")));
        },
        Examples = [new("Two rates.", [("pr", 3000), ("pwf1", 2500), ("q1", 550), ("pwf2", 2100), ("q2", 900), ("pwf", 1000)],
            [("a_laminar", 0.766233766234, 1e-9), ("q_at_pwf", 1667.55071558, 1e-9)])],
    };

    internal static readonly Method PressureSquared = new("ipr.gas.lit_p2", 1, "Gas inflow, laminar-inertial-turbulent in p squared")
    {
        Equation = "pr^2 - pwf^2 = a q + b q^2; (pr^2 - pwf^2)/q regressed on q\nq = {-a + sqrt[a^2 + 4 b (pr^2 - pwf^2)]}/(2 b)",
        Source = "Houpeurt, A. (1959); Lee, J.: Well Testing, SPE Textbook 1 (1982); Guo, Lyons & Ghalambor (2007) section 3.4.",
        Notes = "For pressures below about 2000 psia; above 3000 psia, or over the whole range, use ipr.gas.lit_pseudopressure. b below zero is refused as a bad test.",
        Inputs = [pr with { High = 3000 }, testPressures, testRates],
        Outputs = [new("a", "psi^2/(Mscf/d)", "laminar term"), new("b", "psi^2/(Mscf/d)^2", "turbulence term"), new("AOF", "Mscf/d", "absolute open flow, pwf = 0"),
            new("AOF_with_plot_readings_*", "Mscf/d", "open flow with the a and b of the name, \"a318_b0p01333\"")],
        Compute = e =>
        {
            var p = e.Number("pr");
            var (a, b, _) = Fit([.. e.Series("pwf").Select(w => p * p - w * w)], e.Series("q"));
            e.Set("a", a);
            e.Set("b", b);
            e.Set("AOF", Rate(a, b, p * p));
            const string prefix = "AOF_with_plot_readings_a";
            foreach (var name in e.Wanted.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
                if (Vogel.NumberIn(name, prefix) is { } plotA && name.IndexOf("_b", prefix.Length, StringComparison.Ordinal) is var at and > 0
                    && Vogel.NumberIn(name, name[..(at + 2)]) is { } plotB)
                    e.Set(name, Rate(plotA, plotB, p * p));
        },
        Examples = [new("Three rates of a gas well.", [("pr", 1952), ("pwf", new double[] { 1700, 1500, 1300 }), ("q", new double[] { 2624.6, 4154.7, 5425.1 })],
            [("a", 313.70177398, 1e-9), ("b", 0.014414792739, 1e-9), ("AOF", 8682.35385939, 1e-9)])],
    };

    internal static readonly Method FromProperties = new("ipr.gas.lit_from_properties", 1, "Gas inflow from rock and fluid, p squared")
    {
        Equation = "a = 1422 mu z T [ln(re/rw) - 3/4 + S]/(k h), b = 1422 mu z T D/(k h); pr^2 - pwf^2 = a q + b q^2",
        Source = "Lee, J. and Wattenbarger, R.A.: Gas Reservoir Engineering, SPE Textbook 5 (1996); Ahmed, T.: Reservoir Engineering Handbook (2006) chapter 8.",
        Notes = "Some libraries use 1424 (14.65 psia base rounding): 0.14 percent less rate. Give the constant to follow one.",
        Inputs = [ProductivityIndex.K, ProductivityIndex.H, new("T", "degR", "reservoir temperature") { Above = 0, Low = 520, High = 900 }, ProductivityIndex.Re, ProductivityIndex.Rw, ProductivityIndex.Skin,
            new("mu_g", "cP", "gas viscosity at mean pressure") { Above = 0, Low = 0.008, High = 0.1 }, new("z", "-", "compressibility factor at mean pressure") { Above = 0, Low = 0.25, High = 2 },
            new("D", "1/(Mscf/d)", "non-Darcy coefficient") { AtLeast = 0, Default = 0 }, pr,
            new("pwf", "psia", "flowing pressure") { AtLeast = 0, Default = 0 }, new("constant", "-", "unit constant") { Above = 0, Low = 1420, High = 1426, Default = 1422 }],
        Outputs = [new("a", "psi^2/(Mscf/d)", "laminar term"), new("b", "psi^2/(Mscf/d)^2", "turbulence term"), new("q_darcy", "Mscf/d", "rate without turbulence"),
            new("q_nondarcy", "Mscf/d", "rate with turbulence"), new("q", "Mscf/d", "the same")],
        Compute = e =>
        {
            var (p, w) = (e.Number("pr"), e.Number("pwf"));
            var per = e.Number("constant") * e.Number("mu_g") * e.Number("z") * e.Number("T") / (e.Number("k") * e.Number("h"));
            var s = e.Number("skin");
            var a = per * ProductivityIndex.Bracket(ProductivityIndex.LogRadii(e.Number("re"), e.Number("rw")) - 0.75 + s, s);
            var b = per * e.Number("D");
            e.Set("a", a);
            e.Set("b", b);
            e.Set("q_darcy", Rate(a, 0, p * p - w * w));
            e.Set("q_nondarcy", Rate(a, b, p * p - w * w));
            e.Set("q", Rate(a, b, p * p - w * w));
        },
        Examples = [new("A 5 Darcy-foot well; the printed figure uses 1424.",
            [("k", 50), ("h", 100), ("T", 620), ("re", 1500), ("rw", 0.354), ("skin", 2), ("mu_g", 0.02), ("z", 0.85), ("D", 4.011613021e-05), ("pr", 3000), ("pwf", 1500), ("constant", 1424)],
            [("q_darcy", 234194.130026, 1e-9), ("q_nondarcy", 145610.152733, 1e-9)])],
    };
}
