namespace Pumpjack.Engineering.Pvt;

/// <summary>Surface tension against natural gas, dyn/cm. Temperatures degF, pressures psia.</summary>
public static class SurfaceTension
{
    private static readonly Input api = new("API", "degAPI", "stock-tank oil gravity") { Above = 0, AtMost = 100, Low = 15, High = 55 };
    private static readonly Input pressure = new("p", "psia", "pressure") { Above = 0, AtMost = 30_000, High = 8000 };
    private static readonly Input temperature = new("T", "degF", "temperature") { Above = -50, AtMost = 600, Low = 60, High = 280 };

    /// <summary>
    /// Dead oil 39 - 0.2571 API at 68 degF and 37.5 - 0.2571 API at 100 degF, straight between and held outside, times 1 - 0.024 p^0.45
    /// for dissolved gas, not below 1 dyn/cm.
    /// </summary>
    public static double Oil(double pPsia, double tDegF, double apiGravity)
    {
        var part = Math.Clamp((temperature.Require(tDegF) - 68) / 32, 0, 1);
        var dead = 39 - 1.5 * part - 0.2571 * api.Require(apiGravity);
        return Math.Max(1, dead * (1 - 0.024 * Math.Pow(pressure.Require(pPsia), 0.45)));
    }

    /// <summary>75 - 1.108 p^0.349 at 74 degF and 53 - 0.1048 p^0.637 at 280 degF, straight between and held outside, not below 1 dyn/cm.</summary>
    public static double Water(double pPsia, double tDegF)
    {
        var low = 75 - 1.108 * Math.Pow(pressure.Require(pPsia), 0.349);
        var high = 53 - 0.1048 * Math.Pow(pPsia, 0.637);
        return Math.Max(1, low + (high - low) * Math.Clamp((temperature.Require(tDegF) - 74) / 206, 0, 1));
    }

    internal static readonly Method Declared = new("pvt.surface_tension", 1, "Surface tension of oil and water against gas")
    {
        Equation = """
            oil: sigma68 = 39 - 0.2571 API, sigma100 = 37.5 - 0.2571 API, straight line in T between, times 1 - 0.024 p^0.45
            water: sigma74 = 75 - 1.108 p^0.349, sigma280 = 53 - 0.1048 p^0.637, straight line in T between
            """,
        Source = "Baker, O. and Swerdloff, W.: Oil & Gas J. (1955-1956), as fitted in Beggs, H.D.: Production Optimization Using Nodal Analysis (1991) appendix.",
        Outside = "Beyond a hard bound: refused. The chart temperatures end at 68 and 100 degF (oil), 74 and 280 degF (water): the value at the end is used and noted, and nothing falls below 1 dyn/cm.",
        Inputs = [pressure, temperature, api],
        Outputs = [new("sigma_o", "dyn/cm", "oil"), new("sigma_w", "dyn/cm", "water")],
        Compute = e =>
        {
            var (p, t) = (e.Number("p"), e.Number("T"));
            if (t is < 68 or > 100) e.Note("Oil chart held at its end temperature.");
            if (t is < 74 or > 280) e.Note("Water chart held at its end temperature.");
            e.Set("sigma_o", Oil(p, t, e.Number("API")));
            e.Set("sigma_w", Water(p, t));
        },
        Examples = [new("30 API oil at 100 degF: (37.5 - 7.713) times (1 - 0.024 x 22.387).", [("p", 1000), ("T", 100), ("API", 30)], [("sigma_o", 13.783, 1e-3)])],
    };
}
