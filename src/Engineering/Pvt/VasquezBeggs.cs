using static Pumpjack.Engineering.Pvt.OilInputs;

namespace Pumpjack.Engineering.Pvt;

/// <summary>
/// Vasquez and Beggs 1980, oils of many fields. Gas gravity is referred to separation at 100 psig first (<see cref="GasGravityAt100Psig"/>).
/// Two coefficient sets that do not join: API = 30 belongs to the heavy one. The published Rankine offset is 460.
/// </summary>
public static class VasquezBeggs
{
    private static readonly Input api = Api with { Low = 16, High = 58 };
    private static readonly Input gas = GasGravity with { Low = 0.56, High = 1.18 };
    private static readonly Input temperature = Temperature with { Low = 70, High = 295 };
    private static readonly Input pressure = Pressure with { Low = 50, High = 5250 };
    private static readonly Input rs = Rs with { Low = 20, High = 2070 };
    private static readonly Input separatorPressure = new("p_sep", "psia", "separator pressure of the gas gravity") { Above = 0, Low = 40, High = 600, Default = 114.7 };
    private static readonly Input separatorTemperature = new("T_sep", "degF", "separator temperature of the gas gravity") { Above = -100, AtMost = 400, Low = 60, High = 150, Default = 60 };

    /// <summary>gg [1 + 5.912e-5 API Tsep log10(psep/114.7)].</summary>
    public static double GasGravityAt100Psig(double gasGravity, double apiGravity, double separatorPsia, double separatorDegF) =>
        gas.Require(gasGravity) * (1 + 5.912e-5 * api.Require(apiGravity) * separatorTemperature.Require(separatorDegF) * Math.Log10(separatorPressure.Require(separatorPsia) / 114.7));

    /// <summary>Gas in solution at a pressure at or below the bubble point; gas gravity at 100 psig.</summary>
    public static double SolutionGas(double pPsia, double gasGravity, double tDegF, double apiGravity)
    {
        var (c1, c2, c3) = api.Require(apiGravity) <= 30 ? (0.0362, 1.0937, 25.7240) : (0.0178, 1.1870, 23.9310);
        return c1 * gas.Require(gasGravity) * Math.Pow(pressure.Require(pPsia), c2) * Math.Exp(c3 * apiGravity / (temperature.Require(tDegF) + 460));
    }

    /// <summary>Bubble point, the inverse of <see cref="SolutionGas"/>.</summary>
    public static double BubblePoint(double rsScfStb, double gasGravity, double tDegF, double apiGravity)
    {
        var (c1, c2, c3) = api.Require(apiGravity) <= 30 ? (0.0362, 1.0937, 25.7240) : (0.0178, 1.1870, 23.9310);
        return Math.Pow(rs.Require(rsScfStb) / (c1 * gas.Require(gasGravity) * Math.Exp(c3 * apiGravity / (temperature.Require(tDegF) + 460))), 1 / c2);
    }

    /// <summary>Saturated formation volume factor.</summary>
    public static double Bo(double rsScfStb, double gasGravity, double tDegF, double apiGravity)
    {
        var (c1, c2, c3) = api.Require(apiGravity) <= 30 ? (4.677e-4, 1.751e-5, -1.811e-8) : (4.670e-4, 1.100e-5, 1.337e-9);
        return 1 + c1 * rs.Require(rsScfStb) + (temperature.Require(tDegF) - 60) * (apiGravity / gas.Require(gasGravity)) * (c2 + c3 * rsScfStb);
    }

    /// <summary>co p, dimensionless: the numerator A of co = A/p, 1e-5 (-1433 + 5 Rsb + 17.2 T - 1180 ggs + 12.61 API).</summary>
    public static double CompressibilityNumber(double rsbScfStb, double gasGravity, double tDegF, double apiGravity) =>
        1e-5 * (-1433 + 5 * rs.Require(rsbScfStb) + 17.2 * temperature.Require(tDegF) - 1180 * gas.Require(gasGravity) + 12.61 * api.Require(apiGravity));

    private const string source = "Vasquez, M.E. and Beggs, H.D.: Correlations for Fluid Physical Property Prediction, JPT (June 1980) 968-970.";

    internal static readonly Method All = new("pvt.oil.vasquez_beggs", 1, "Vasquez-Beggs: bubble point, solution gas, formation volume factor")
    {
        Equation = """
            ggs = gg [1 + 5.912e-5 API Tsep log10(psep/114.7)]
            Rs = C1 ggs p^C2 exp[C3 API/(T + 460)]; pb is the inverse
              API <= 30: 0.0362, 1.0937, 25.7240; API > 30: 0.0178, 1.1870, 23.9310
            Bo = 1 + C1 Rs + (T - 60)(API/ggs)(C2 + C3 Rs)
              API <= 30: 4.677e-4, 1.751e-5, -1.811e-8; API > 30: 4.670e-4, 1.100e-5, 1.337e-9
            """,
        Source = source,
        Notes = "API = 30 belongs to the heavy set. Temperature offset 460 as published.",
        Inputs = [temperature, pressure, rs, api, OilGravity, gas, separatorPressure, separatorTemperature],
        Outputs = [new("gas_sg_ref", "-", "gas gravity at 100 psig separation"), new("Rs", "scf/stb", "solution gas at p"), new("pb", "psia", "bubble point of the Rs given"),
            new("Bo", "rb/stb", "formation volume factor of the Rs given")],
        Compute = e =>
        {
            var (t, a) = (e.Number("T"), ApiOf(e));
            var g = GasGravityAt100Psig(e.Number("gas_sg"), a, e.Number("p_sep"), e.Number("T_sep"));
            var solution = RsOf(e, () => SolutionGas(e.Number("p"), g, t, a));
            e.Set("gas_sg_ref", g);
            e.Set("Rs", e.Has("p") ? SolutionGas(e.Number("p"), g, t, a) : solution);
            e.Set("pb", BubblePoint(solution, g, t, a));
            e.Set("Bo", Bo(solution, g, t, a));
        },
        Examples = [new("A 47.1 API oil at 250 degF, separator at 150 psig and 60 degF.",
            [("T", 250), ("p", 2391.7), ("Rs", 751), ("API", 47.1), ("gas_sg", 0.851), ("p_sep", 164.7), ("T_sep", 60)],
            [("gas_sg_ref", 0.873340647416, 1e-9), ("Rs", 779.087751148, 1e-9), ("pb", 2318.84898671, 1e-9), ("Bo", 1.4737212079, 1e-9)])],
    };

    internal static readonly Method Bubble = new("pvt.oil.bubble_point.vasquez_beggs", 1, "Vasquez-Beggs: bubble point")
    {
        Equation = "pb = {Rs/[C1 ggs exp(C3 API/(T + 460))]}^(1/C2), ggs = gg [1 + 5.912e-5 API Tsep log10(psep/114.7)]",
        Source = source,
        Inputs = [temperature, rs with { Optional = false }, api, OilGravity, gas, separatorPressure, separatorTemperature],
        Outputs = [new("pb", "psia", "bubble-point pressure"), new("pb_standing_18_form", "psia", "shortened Standing form 18 (Rs/gg)^0.83 10^(0.00091 T - 0.0125 API), for comparison")],
        Compute = e =>
        {
            var (r, t, a) = (e.Number("Rs"), e.Number("T"), ApiOf(e));
            e.Set("pb", BubblePoint(r, GasGravityAt100Psig(e.Number("gas_sg"), a, e.Number("p_sep"), e.Number("T_sep")), t, a));
            e.Set("pb_standing_18_form", 18 * Math.Pow(r / e.Number("gas_sg"), 0.83) * Math.Pow(10, 0.00091 * t - 0.0125 * a));
        },
        Examples = [new("A 30 API oil: the heavy set. A book that takes 459.67 for the offset prints 2650.3.", [("Rs", 500), ("T", 220), ("gas_sg", 0.8), ("API", 30)], [("pb", 2650.3, 1e-3)])],
    };

    internal static readonly Method Compressibility = new("pvt.oil.compressibility.vasquez_beggs", 1, "Vasquez-Beggs: compressibility above the bubble point")
    {
        Equation = "co = (-1433 + 5 Rsb + 17.2 T - 1180 ggs + 12.61 API)/(1e5 p)",
        Source = source,
        Outside = "Beyond a hard bound, or where the correlation gives a compressibility not above zero: refused. Outside the stated range: marked extrapolated.",
        Inputs = [pressure with { Optional = false }, temperature, api, OilGravity, new("Rsb", "scf/stb", "solution gas at the bubble point") { AtLeast = 0, AtMost = 10_000, Low = 20, High = 2070, Aliases = ["Rs"] },
            gas with { Name = "gas_sg_ref", Meaning = "gas gravity at 100 psig separation", Aliases = ["gas_sg"] }],
        Outputs = [new("co", "1/psi", "oil compressibility")],
        Compute = e =>
        {
            var number = CompressibilityNumber(e.Number("Rsb"), e.Number("gas_sg_ref"), e.Number("T"), ApiOf(e));
            if (number <= 0) throw new EngineeringRefusal(RefusalCodes.NoSolution, "The correlation gives a compressibility not above zero for this oil.", "Rsb");
            e.Set("co", number / e.Number("p"));
        },
        Examples = [new("The 47.1 API oil above its bubble point.", [("p", 2703.7), ("T", 250), ("API", 47.1), ("Rsb", 751), ("gas_sg_ref", 0.873341)], [("co", 2.28774976368e-5, 1e-6)])],
    };
}
