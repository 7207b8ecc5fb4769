using Pumpjack.Engineering.Inflow;
using Pumpjack.Engineering.Outflow;

namespace Pumpjack.Engineering.Nodal;

/// <summary>Declarations of nodal analysis on given curves: the solver free of any multiphase correlation.</summary>
internal static class NodalMethods
{
    private const string source = "Brown, K.E.: The Technology of Artificial Lift Methods, Vol. 4 (1984); Guo, Lyons & Ghalambor (2007) chapter 6.";
    private const string outside = "Beyond a hard bound: refused. No stable crossing: refused as no natural flow, with the closest approach. Outside a stated range: marked extrapolated.";
    private static readonly Input pr = new("pr", "psia", "reservoir pressure") { Above = 0, Low = 100, High = 15_000 };
    private static readonly Input qmax = new("qmax", "stb/d", "Vogel's open-flow rate") { Above = 0 };
    private static readonly Output[] outputs =
    [
        new("q", "stb/d", "rate of the stable point"), new("q_stable", "stb/d", "the same"), new("pwf", "psia", "flowing pressure there"), new("pwf_stable", "psia", "the same"),
        new("intersections", "count", "operating points"), new("q_unstable", "stb/d", "rate of the unstable point, where there is one"),
    ];

    /// <summary>Sets what the method declares of the usual outputs.</summary>
    internal static void Write(Evaluation e, NodalResult result)
    {
        var stable = result.Operating;
        e.Set("intersections", result.Points.Count);
        e.Set("q", stable.Rate);
        e.Set("pwf", stable.PressurePsia);
        e.Iterated(result.Evaluations);
        if (result.Points.FirstOrDefault(p => !p.Stable) is { } unstable) e.Set("q_unstable", unstable.Rate);
    }

    private static void WriteVogel(Evaluation e, Func<double, double> outflow)
    {
        var (p, q) = (e.Number("pr"), e.Number("qmax"));
        var result = NodalAnalysis.Solve(rate => Vogel.Pressure(q, p, Math.Min(rate, q)), outflow, q);
        Write(e, result);
        e.Set("q_stable", result.Operating.Rate);
        e.Set("pwf_stable", result.Operating.PressurePsia);
    }

    internal static readonly Method Oil = new("nodal.oil.bottomhole", 1, "Operating point of Vogel inflow and a straight outflow")
    {
        Equation = "0.125 pr [sqrt(81 - 80 q/qmax) - 1] = intercept + slope q",
        Source = source,
        Outside = outside,
        Inputs = [pr, qmax, new("outflow_intercept", "psia", "outflow pressure at no rate") { AtLeast = 0 }, new("outflow_slope", "psi/(stb/d)", "outflow slope")],
        Outputs = outputs,
        Compute = e => WriteVogel(e, q => e.Number("outflow_intercept") + e.Number("outflow_slope") * q),
        Examples = [new("A straight outflow curve.", [("pr", 3100), ("qmax", 2400), ("outflow_intercept", 900), ("outflow_slope", 0.32)], [("q", 1748.42995302, 1e-8), ("pwf", 1459.49758497, 1e-8)])],
    };

    internal static readonly Method Stability = new("nodal.stability", 1, "Operating points of Vogel inflow and a J-shaped outflow")
    {
        Equation = "0.125 pr [sqrt(81 - 80 q/qmax) - 1] = c0 + c1 exp(-q/decay) + c2 q^2; the crossing is stable where the outflow curve is the steeper",
        Source = source,
        Outside = outside,
        Inputs = [pr, qmax, new("outflow_c0", "psia", "constant") { AtLeast = 0 }, new("outflow_c1", "psia", "loading term") { AtLeast = 0 }, new("outflow_decay", "stb/d", "rate over which loading fades") { Above = 0 },
            new("outflow_c2", "psi/(stb/d)^2", "friction term") { AtLeast = 0 }],
        Outputs = outputs,
        Compute = e => WriteVogel(e, q => e.Number("outflow_c0") + e.Number("outflow_c1") * Math.Exp(-q / e.Number("outflow_decay")) + e.Number("outflow_c2") * q * q),
        Examples = [new("Two crossings: the one at low rate is unstable.",
            [("pr", 2300), ("qmax", 1500), ("outflow_c0", 1000), ("outflow_c1", 1500), ("outflow_decay", 150), ("outflow_c2", 0.00025)],
            [("intersections", 2, 1e-9), ("q_unstable", 23.8544135894, 1e-8), ("q_stable", 985.921691287, 1e-8)])],
    };

    internal static readonly Method Gas = new("nodal.gas.bottomhole", 1, "Operating point of a gas well")
    {
        Equation = "pwf from q = C (pr^2 - pwf^2)^n equals pbh of vlp.gas.average_tz",
        Source = source,
        Outside = outside,
        Inputs = [.. GasColumn.AverageMethod.Inputs.Where(i => i.Name != "q"), pr, new("C", "any", "back-pressure coefficient, Mscf/d/psi^2n") { Above = 0 }, BackPressure.N with { Optional = false }],
        Outputs = [new("q", "Mscf/d", "rate of the stable point"), new("pwf", "psia", "flowing pressure there"), new("intersections", "count", "operating points"), new("q_unstable", "Mscf/d", "rate of the unstable point, where there is one")],
        Compute = e =>
        {
            var (c, n, p) = (e.Number("C"), e.Number("n"), e.Number("pr"));
            var outflow = GasColumn.Outflow(e);
            Write(e, NodalAnalysis.Solve(q => BackPressure.Pressure(c, n, p, q), outflow, BackPressure.Rate(c, n, p, 0)));
        },
        Examples = [new("The book prints 1470 Mscf/d at 1059 psia.",
            [("gas_sg", 0.71), ("id", 2.259), ("relative_roughness", 0.0006), ("depth", 10_000), ("p_wh", 800), ("T_av", 635), ("z_av", 0.8626), ("pr", 2000), ("C", 0.01), ("n", 0.8)],
            [("q", 1470.38691795, 1e-4), ("pwf", 1058.62298621, 1e-4)])],
    };
}
