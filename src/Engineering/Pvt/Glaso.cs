using static Pumpjack.Engineering.Pvt.OilInputs;

namespace Pumpjack.Engineering.Pvt;

/// <summary>Glaso 1980, North Sea oils. Temperatures degF, pressures psia, Rs scf/stb, Bo rb/stb.</summary>
public static class Glaso
{
    private static readonly Input api = Api with { Low = 22, High = 48 };
    private static readonly Input gas = GasGravity with { Low = 0.65, High = 1.276 };
    private static readonly Input temperature = Temperature with { Low = 80, High = 280 };

    /// <summary>Beyond this pressure log p exceeds the turning point of the parabola, 14.1811/3.3093: no Rs exists.</summary>
    private static readonly Input pressure = Pressure with { Low = 165, High = 7142, AtMost = 19_000, Alternative = "pvt.oil.standing" };
    private static readonly Input rs = Rs with { Low = 90, High = 2637 };

    public static double BubblePoint(double rsScfStb, double gasGravity, double tDegF, double apiGravity)
    {
        if (rs.Require(rsScfStb) == 0) return 0;
        var log = Math.Log10(Math.Pow(rsScfStb / gas.Require(gasGravity), 0.816) * Math.Pow(temperature.Require(tDegF), 0.172) * Math.Pow(api.Require(apiGravity), -0.989));
        return Math.Pow(10, 1.7669 + 1.7447 * log - 0.30218 * log * log);
    }

    /// <summary>Gas in solution at a pressure at or below the bubble point.</summary>
    public static double SolutionGas(double pPsia, double gasGravity, double tDegF, double apiGravity)
    {
        var x = Math.Pow(10, 2.8869 - Math.Sqrt(Math.Max(0, 14.1811 - 3.3093 * Math.Log10(pressure.Require(pPsia)))));
        return gas.Require(gasGravity) * Math.Pow(Math.Pow(api.Require(apiGravity), 0.989) / Math.Pow(temperature.Require(tDegF), 0.172) * x, 1.2255);
    }

    /// <summary>Saturated formation volume factor.</summary>
    public static double Bo(double rsScfStb, double gasGravity, double tDegF, double apiGravity)
    {
        var y = rs.Require(rsScfStb) * Math.Pow(gas.Require(gasGravity) / Constants.OilGravity(api.Require(apiGravity)), 0.526) + 0.968 * temperature.Require(tDegF);
        var log = Math.Log10(y);
        return 1 + Math.Pow(10, -6.58511 + 2.91329 * log - 0.27683 * log * log);
    }

    private const string source = "Glaso, O.: Generalized Pressure-Volume-Temperature Correlations, JPT (May 1980) 785-795.";
    private const string bubble = "X = (Rs/gg)^0.816 T^0.172 API^-0.989; log pb = 1.7669 + 1.7447 log X - 0.30218 (log X)^2";

    internal static readonly Method All = new("pvt.oil.glaso", 1, "Glaso: bubble point, solution gas, formation volume factor")
    {
        Equation = bubble + "\nRs = gg [(API^0.989/T^0.172) X]^1.2255, X = 10^{2.8869 - sqrt(14.1811 - 3.3093 log p)}\n"
            + "Y = Rs (gg/go)^0.526 + 0.968 T; log(Bo - 1) = -6.58511 + 2.91329 log Y - 0.27683 (log Y)^2",
        Source = source,
        Notes = "Above about 19,000 psia the parabola has turned and no Rs exists: refused. The printed Rs form is the rounded inverse of pb.",
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
            [("Rs", 737.052057848, 1e-9), ("pb", 2430.70486351, 1e-9), ("Bo", 1.4731366073, 1e-9)])],
    };

    internal static readonly Method Bubble = new("pvt.oil.bubble_point.glaso", 1, "Glaso: bubble point")
    {
        Equation = bubble,
        Source = source,
        Inputs = [temperature, rs with { Optional = false }, api, OilGravity, gas],
        Outputs = [new("pb", "psia", "bubble-point pressure")],
        Compute = e => e.Set("pb", BubblePoint(e.Number("Rs"), e.Number("gas_sg"), e.Number("T"), ApiOf(e))),
        Examples = [new("A 35 API oil.", [("Rs", 600), ("gas_sg", 0.75), ("T", 200), ("API", 35)], [("pb", 2906.16875816, 1e-9)])],
    };
}
