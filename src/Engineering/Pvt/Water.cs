namespace Pumpjack.Engineering.Pvt;

/// <summary>Formation water, McCain 1990. Temperatures degF, pressures psia, salinity in weight percent solids.</summary>
public static class Water
{
    private static readonly Input pressure = new("p", "psia", "pressure") { Above = 0, AtMost = 20_000, Low = 1000, High = 10_000 };
    private static readonly Input temperature = new("T", "degF", "temperature") { Above = 32, AtMost = 500, Low = 100, High = 340 };
    private static readonly Input salinity = new("S", "weight percent", "dissolved solids") { AtLeast = 0, Below = 30, High = 26, Default = 0, Aliases = ["salt"] };

    /// <summary>Formation volume factor, rb/stb.</summary>
    public static double Bw(double pPsia, double tDegF)
    {
        var (p, t) = (pressure.Require(pPsia), temperature.Require(tDegF));
        var thermal = -0.010001 + t * (1.33391e-4 + 5.50654e-7 * t);
        var compression = -p * (t * (1.95301e-9 + 1.72834e-13 * p) + 3.58922e-7 + 2.25341e-10 * p);
        return (1 + compression) * (1 + thermal);
    }

    /// <summary>Density at 14.7 psia and 60 degF, lb/ft3.</summary>
    public static double StandardDensity(double solidsPercent) => 62.368 + salinity.Require(solidsPercent) * (0.438603 + 1.60074e-3 * solidsPercent);

    /// <summary>Density in place, lb/ft3, dissolved gas neglected.</summary>
    public static double Density(double pPsia, double tDegF, double solidsPercent) => StandardDensity(solidsPercent) / Bw(pPsia, tDegF);

    /// <summary>Viscosity, cP.</summary>
    public static double Viscosity(double pPsia, double tDegF, double solidsPercent)
    {
        var (p, t, s) = (pressure.Require(pPsia), temperature.Require(tDegF), salinity.Require(solidsPercent));
        var a = 109.574 + s * (-8.40564 + s * (0.313314 + 8.72213e-3 * s));
        var b = -1.12166 + s * (2.63951e-2 + s * (-6.79461e-4 + s * (-5.47119e-5 + 1.55586e-6 * s)));
        return a * Math.Pow(t, b) * (0.9994 + p * (4.0295e-5 + 3.1062e-9 * p));
    }

    /// <summary>Dissolved gas, scf/stb.</summary>
    public static double SolutionGas(double pPsia, double tDegF, double solidsPercent)
    {
        var (p, t, s) = (pressure.Require(pPsia), temperature.Require(tDegF), salinity.Require(solidsPercent));
        var a = 8.15839 + t * (-6.12265e-2 + t * (1.91663e-4 - 2.1654e-7 * t));
        var b = 1.01021e-2 + t * (-7.44241e-5 + t * (3.05553e-7 - 2.94883e-10 * t));
        var c = -1e-7 * (9.02505 + t * (-0.130237 + t * (8.53425e-4 + t * (-2.34122e-6 + 2.37049e-9 * t))));
        return (a + p * (b + c * p)) * Math.Pow(10, -0.0840655 * s * Math.Pow(t, -0.285854));
    }

    /// <summary>Brine to fresh-water formation volume factor, Numbere et al. 1977.</summary>
    public static double BrineRatio(double pPsia, double tDegF, double solidsPercent)
    {
        var (p, t) = (pressure.Require(pPsia), temperature.Require(tDegF) - 60);
        return 1 + salinity.Require(solidsPercent) * (5.1e-8 * p + (5.47e-6 - 1.95e-10 * p) * t - (3.23e-8 - 8.5e-13 * p) * t * t);
    }

    internal static readonly Method Properties = new("pvt.water.properties", 1, "Formation water properties")
    {
        Equation = """
            Bw = (1 + dVp)(1 + dVt), dVt = -0.010001 + 1.33391e-4 T + 5.50654e-7 T^2, dVp = -1.95301e-9 p T - 1.72834e-13 p^2 T - 3.58922e-7 p - 2.25341e-10 p^2
            rho_sc = 62.368 + 0.438603 S + 1.60074e-3 S^2
            mu(1 atm) = (109.574 - 8.40564 S + 0.313314 S^2 + 8.72213e-3 S^3) T^(-1.12166 + 2.63951e-2 S - 6.79461e-4 S^2 - 5.47119e-5 S^3 + 1.55586e-6 S^4)
            mu = mu(1 atm) (0.9994 + 4.0295e-5 p + 3.1062e-9 p^2)
            Rsw = (A + B p + C p^2) 10^(-0.0840655 S T^-0.285854), A = 8.15839 - 6.12265e-2 T + 1.91663e-4 T^2 - 2.1654e-7 T^3
              B = 1.01021e-2 - 7.44241e-5 T + 3.05553e-7 T^2 - 2.94883e-10 T^3, C = -1e-7 (9.02505 - 0.130237 T + 8.53425e-4 T^2 - 2.34122e-6 T^3 + 2.37049e-9 T^4)
            """,
        Source = "McCain, W.D.: The Properties of Petroleum Fluids (1990) chapter 16.",
        Inputs = [pressure, temperature, salinity],
        Outputs = [new("Bw", "rb/stb", "formation volume factor"), new("mu_w", "cP", "viscosity"), new("Rsw", "scf/stb", "dissolved gas"),
            new("rho_w_sc", "lb/ft3", "density at standard conditions"), new("rho_w", "lb/ft3", "density in place")],
        Compute = e =>
        {
            var (p, t, s) = (e.Number("p"), e.Number("T"), e.Number("S"));
            e.Set("Bw", Bw(p, t));
            e.Set("mu_w", Viscosity(p, t, s));
            e.Set("Rsw", SolutionGas(p, t, s));
            e.Set("rho_w_sc", StandardDensity(s));
            e.Set("rho_w", Density(p, t, s));
        },
        Examples = [new("A 3 percent brine.", [("p", 3000), ("T", 200), ("S", 3)], [("Bw", 1.03393805676, 1e-9), ("mu_w", 0.385176867229, 1e-9), ("Rsw", 13.3147396936, 1e-9), ("rho_w_sc", 63.69821566, 1e-9)])],
    };

    internal static readonly Method Brine = new("pvt.water.brine_fvf_ratio", 1, "Brine to fresh-water formation volume factor")
    {
        Equation = "ratio = 1 + S [5.1e-8 p + (5.47e-6 - 1.95e-10 p)(T - 60) - (3.23e-8 - 8.5e-13 p)(T - 60)^2]",
        Source = "Numbere, D., Brigham, W.E. and Standing, M.B.: Correlations for Physical Properties of Petroleum Reservoir Brines, Stanford University (1977).",
        Inputs = [salinity with { Name = "salt", Aliases = ["S"], Default = double.NaN }, temperature with { Low = 60, High = 400 }, pressure with { Low = 14.7 }],
        Outputs = [new("ratio", "-", "brine Bw over fresh-water Bw")],
        Compute = e => e.Set("ratio", BrineRatio(e.Number("p"), e.Number("T"), e.Number("salt"))),
        Examples = [new("A 10 percent brine at 140 degF and 10,000 psia; the tables print 1.008.", [("salt", 10), ("T", 140), ("p", 10_000)], [("ratio", 1.0063928, 1e-9)])],
    };
}
