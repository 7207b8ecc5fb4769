using Pumpjack.Engineering.Inflow;
using Pumpjack.Engineering.Outflow;
using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Engineering.Nodal;

/// <summary>An oil well with a composite inflow and one string, solved at bottom hole or at the wellhead.</summary>
/// <param name="J">stb/d/psi of liquid.</param>
/// <param name="WellheadPsia">Pressure at the top of the string.</param>
public sealed record NodalWell(double J, double ReservoirPsia, double BubblePointPsia, Tubing Tubing, WellFluid Fluid, double WellheadPsia, GradientMethod Gradient)
{
    /// <summary>Tolerance of the scan: its only task is to find where the curves cross.</summary>
    private const double scanTolerance = 2e-2;

    /// <summary>Rate at zero flowing pressure, stb/d.</summary>
    public double MaxRate => CompositeVogel.MaxRate(J, ReservoirPsia, BubblePointPsia);

    public double InflowPressure(double rate) => CompositeVogel.Pressure(J, ReservoirPsia, BubblePointPsia, Math.Min(rate, MaxRate));

    public double OutflowPressure(double rate, double tolerance = Traverse.EngineeringTolerance) => Traverse.BottomHole(Tubing, Fluid, rate, WellheadPsia, Gradient, tolerance);

    /// <summary>Every operating point with the node at bottom hole.</summary>
    public NodalResult Solve() => NodalAnalysis.Solve(InflowPressure, q => OutflowPressure(q), MaxRate, q => OutflowPressure(q, scanTolerance), 1e-5);

    /// <summary>The same with the node at the wellhead: what the reservoir and string deliver against the wellhead pressure (a choke or line may stand there).</summary>
    /// <param name="needed">Pressure the surface needs at a rate; null: the wellhead pressure.</param>
    public NodalResult SolveAtWellhead(Func<double, double>? needed = null)
    {
        double Delivered(double q) => Traverse.Pressure(Traverse.Along(Tubing, Fluid, q, Gradient), Tubing.Path.EndFt, 0, InflowPressure(q), out _);
        // The delivered curve may refuse a rate (the pressure falls to nothing): it then delivers nothing.
        double DeliveredOrNone(double q)
        {
            try { return Delivered(q); }
            catch (EngineeringRefusal) { return 0; }
        }
        return NodalAnalysis.Solve(DeliveredOrNone, needed ?? (_ => WellheadPsia), MaxRate * (1 - 1e-9), null, 1e-8);
    }

    private static readonly Dictionary<string, GradientMethod> correlations = new(StringComparer.Ordinal)
    {
        ["hagedorn_brown"] = HagedornBrown.Modified,
        ["beggs_brill"] = BeggsBrill.Revised,
        ["gray"] = Gray.Gradient,
        ["duns_ros"] = DunsRos.Gradient,
    };

    /// <summary>The pressure-gradient method of a name: hagedorn_brown, beggs_brill, gray, duns_ros.</summary>
    /// <exception cref="EngineeringRefusal">The name is not one of them.</exception>
    public static GradientMethod Correlation(string name) => correlations.GetValueOrDefault(name)
        ?? throw new EngineeringRefusal(RefusalCodes.UnknownMethod, $"There is no pressure traverse {name}; there are {string.Join(", ", correlations.Keys)}.", "correlation", null, "vlp.hagedorn_brown");

    internal static readonly Method Declared = new("nodal.oil.well", 1, "Nodal analysis of an oil well")
    {
        Equation = "find every q with pwf,inflow(q) = pwf,outflow(q); inflow ipr.composite_vogel, outflow a pressure traverse\nstable where d(outflow)/dq > d(inflow)/dq",
        Source = "Gilbert, W.E. (1954); Brown, K.E.: The Technology of Artificial Lift Methods, Vol. 4 (1984); Beggs, H.D.: Production Optimization Using Nodal Analysis (1991).",
        Notes = "No crossing is refused as no natural flow, with the closest approach. Give an input as a series for a sensitivity.",
        Outside = "Beyond a hard bound: refused. No stable crossing: refused with the closest approach. Outside a stated range: computed and marked extrapolated.",
        Inputs = [new("J", "stb/d/psi", "productivity index") { Above = 0, Low = 0.001, High = 500 }, new("pr", "psia", "reservoir pressure") { Above = 0, Low = 100, High = 15_000 },
            new("pb", "psia", "bubble point") { Above = 0, Low = 15, High = 15_000 }, .. TraverseMethods.Well.Where(i => i.Name != "q_l"),
            new("correlation", "-", "hagedorn_brown, beggs_brill, gray or duns_ros") { Kind = InputKind.Text, Optional = true }],
        Outputs = [new("q", "stb/d", "rate of the stable point"), new("pwf", "psia", "flowing pressure there"), new("intersections", "count", "operating points"), new("q_unstable", "stb/d", "rate of the unstable point, where there is one")],
        Compute = e =>
        {
            var well = new NodalWell(e.Number("J"), e.Number("pr"), e.Number("pb"), TraverseMethods.Tubing(e), TraverseMethods.Fluid(e), e.Number("p_wh"), Correlation(e.Text("correlation", "hagedorn_brown")));
            NodalMethods.Write(e, well.Solve());
        },
        Examples = [new("A well in 2 7/8 in tubing; the figures are this library's own at first release.",
            [("J", 1.2), ("pr", 3000), ("pb", 1800), ("water_cut", 0.2), ("GLR", 500), ("API", 35), ("gas_sg", 0.7), ("water_sg", 1.05), ("id", 2.441), ("p_wh", 200), ("T_wh", 100), ("T_bh", 190), ("depth_total", 8000)],
            [("q", 1434.15, 1e-3)])],
    };
}
