using static Pumpjack.Engineering.Pvt.OilInputs;

namespace Pumpjack.Engineering.Pvt;

/// <summary>Standing 1947, California crudes. Temperatures degF, pressures psia, Rs scf/stb, Bo rb/stb.</summary>
public static class Standing
{
    private static readonly Input api = Api with { Low = 16.5, High = 63.8 };
    private static readonly Input gas = GasGravity with { Low = 0.59, High = 0.95 };
    private static readonly Input temperature = Temperature with { Low = 100, High = 258 };
    private static readonly Input pressure = Pressure with { Low = 130, High = 7000 };
    private static readonly Input rs = Rs with { Low = 20, High = 1425 };

    /// <summary>Bubble point; 0 where the correlation falls below zero (dead oil).</summary>
    public static double BubblePoint(double rsScfStb, double gasGravity, double tDegF, double apiGravity) =>
        Math.Max(0, 18.2 * (Math.Pow(rs.Require(rsScfStb) / gas.Require(gasGravity), 0.83) * Gravities(tDegF, apiGravity) - 1.4));

    /// <summary>Gas in solution at a pressure at or below the bubble point.</summary>
    public static double SolutionGas(double pPsia, double gasGravity, double tDegF, double apiGravity) =>
        gas.Require(gasGravity) * Math.Pow((pressure.Require(pPsia) / 18.2 + 1.4) / Gravities(tDegF, apiGravity), 1.2048);

    /// <summary>Saturated formation volume factor.</summary>
    public static double Bo(double rsScfStb, double gasGravity, double tDegF, double apiGravity) =>
        0.9759 + 0.00012 * Math.Pow(rs.Require(rsScfStb) * Math.Sqrt(gas.Require(gasGravity) / Constants.OilGravity(api.Require(apiGravity))) + 1.25 * temperature.Require(tDegF), 1.2);

    private static double Gravities(double tDegF, double apiGravity) => Math.Exp(ln10 * (0.00091 * temperature.Require(tDegF) - 0.0125 * api.Require(apiGravity)));

    private const double ln10 = 2.302585092994046;
    private const string source = "Standing, M.B.: A Pressure-Volume-Temperature Correlation for Mixtures of California Oils and Gases, Drill. & Prod. Prac., API (1947) 275-287.";
    private const string equation = "pb = 18.2 [(Rs/gg)^0.83 10^(0.00091 T - 0.0125 API) - 1.4]\nRs = gg [(p/18.2 + 1.4) 10^(0.0125 API - 0.00091 T)]^1.2048\nBo = 0.9759 + 0.00012 [Rs sqrt(gg/go) + 1.25 T]^1.2";

    internal static readonly Method All = new("pvt.oil.standing", 1, "Standing: bubble point, solution gas, formation volume factor")
    {
        Equation = equation,
        Source = source,
        Notes = "Rs is computed at p and takes no notice of the bubble point; pb and Bo are computed from the Rs given, otherwise from Rs at p. "
            + "A shortened form, 18 (Rs/gg)^0.83 10^(...) without the -1.4, circulates and differs by up to a few tens of psi.",
        Inputs = [temperature, pressure, rs, api, OilGravity, gas],
        Outputs = [new("Rs", "scf/stb", "solution gas at p"), new("pb", "psia", "bubble point of the Rs given"), new("Bo", "rb/stb", "formation volume factor of the Rs given")],
        Compute = e =>
        {
            var (t, g, a) = (e.Number("T"), e.Number("gas_sg"), ApiOf(e));
            var solution = RsOf(e, () => SolutionGas(e.Number("p"), g, t, a));
            e.Set("Rs", e.Has("p") ? SolutionGas(e.Number("p"), g, t, a) : solution);
            e.Set("pb", BubblePoint(solution, g, t, a));
            e.Set("Bo", Bo(solution, g, t, a));
        },
        Examples = [new("A 47.1 API oil at 250 degF.", [("T", 250), ("p", 2391.7), ("Rs", 751), ("API", 47.1), ("gas_sg", 0.851)],
            [("Rs", 837.992681196, 1e-9), ("pb", 2181.30996712, 1e-9), ("Bo", 1.50616466922, 1e-9)])],
    };

    internal static readonly Method Bubble = new("pvt.oil.bubble_point.standing", 1, "Standing: bubble point")
    {
        Equation = "pb = 18.2 [(Rs/gg)^0.83 10^(0.00091 T - 0.0125 API) - 1.4]",
        Source = source,
        Inputs = [temperature, rs with { Optional = false }, api, OilGravity, gas],
        Outputs = [new("pb", "psia", "bubble-point pressure")],
        Compute = e => e.Set("pb", BubblePoint(e.Number("Rs"), e.Number("gas_sg"), e.Number("T"), ApiOf(e))),
        Examples = [new("A 35 API oil.", [("Rs", 600), ("gas_sg", 0.75), ("T", 200), ("API", 35)], [("pb", 2569.51232189, 1e-9)])],
    };
}
