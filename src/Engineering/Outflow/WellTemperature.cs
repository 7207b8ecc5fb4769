namespace Pumpjack.Engineering.Outflow;

/// <summary>Flowing temperature along a well, degF at measured depth ft.</summary>
public static class WellTemperature
{
    /// <summary>Straight line through two depths.</summary>
    public static Func<double, double> Linear(double depth1Ft, double t1DegF, double depth2Ft, double t2DegF)
    {
        if (!(Math.Abs(depth2Ft - depth1Ft) > 0)) throw new EngineeringRefusal(RefusalCodes.Contradiction, "Two depths are needed for a temperature line.", "depth");
        var slope = (t2DegF - t1DegF) / (depth2Ft - depth1Ft);
        return depth => t1DegF + slope * (depth - depth1Ft);
    }

    /// <summary>Ramey 1962: T = Te + A gT [1 - exp(-z/A)], z from the bottom.</summary>
    /// <param name="bottomFt">Depth of the bottom.</param>
    /// <param name="bottomDegF">Earth (and fluid) temperature there.</param>
    /// <param name="gradientDegFPerFt">Geothermal gradient.</param>
    /// <param name="relaxationFt">A = w cp/(pi d U).</param>
    public static Func<double, double> Ramey(double bottomFt, double bottomDegF, double gradientDegFPerFt, double relaxationFt)
    {
        relaxation.Require(relaxationFt);
        return depth =>
        {
            var z = bottomFt - depth;
            return bottomDegF - gradientDegFPerFt * z + relaxationFt * gradientDegFPerFt * (1 - Math.Exp(-z / relaxationFt));
        };
    }

    /// <summary>Relaxation distance, ft: w cp/(pi d U), w lb/d, cp Btu/lb/degF, d ft, U Btu/d/ft2/degF.</summary>
    public static double Relaxation(double massLbPerDay, double heatCapacity, double diameterFt, double heatTransfer) => massLbPerDay * heatCapacity / (Math.PI * diameterFt * heatTransfer);

    private static readonly Input relaxation = new("A", "ft", "relaxation distance w cp/(pi d U)") { Above = 0, Low = 100, High = 50_000, Optional = true };

    internal static readonly Method Declared = new("vlp.temperature.ramey", 1, "Flowing temperature of a well after Ramey")
    {
        Equation = "T(z) = Te(z) + A gT [1 - exp(-z/A)], z from the bottom, Te = Tbh - gT z; A = w cp/(pi d U)",
        Source = "Ramey, H.J.: Wellbore Heat Transmission, JPT (April 1962) 427-435.",
        Inputs = [new("depth", "ft", "depth of the bottom") { Above = 0, High = 30_000 }, new("T_bh", "degF", "temperature at the bottom") { Above = 32, AtMost = 600 },
            new("geothermal_gradient", "-", "degF per ft") { AtLeast = 0, AtMost = 0.1, Low = 0.005, High = 0.03 }, relaxation,
            new("w", "lb/d", "mass rate, to compute A") { Above = 0, Optional = true }, new("cp", "-", "heat capacity, Btu/lb/degF") { Above = 0, Optional = true },
            new("d", "ft", "diameter of heat loss") { Above = 0, Optional = true }, new("U", "-", "overall heat transfer, Btu/d/ft2/degF") { Above = 0, Optional = true },
            new("md", "ft", "depth at which the temperature is wanted") { AtLeast = 0 }],
        Outputs = [new("T", "degF", "flowing temperature"), new("A", "ft", "relaxation distance")],
        Compute = e =>
        {
            var a = e.Has("A") ? e.Number("A") : Relaxation(e.Number("w"), e.Number("cp"), e.Number("d"), e.Number("U"));
            e.Set("A", a);
            e.Set("T", Ramey(e.Number("depth"), e.Number("T_bh"), e.Number("geothermal_gradient"), a)(e.Number("md")));
        },
        Examples = [new("5000 ft above the bottom of a 10,000 ft well, A 2000 ft: 200 - 75 + 30 (1 - exp(-2.5)).",
            [("depth", 10_000), ("T_bh", 200), ("geothermal_gradient", 0.015), ("A", 2000), ("md", 5000)], [("T", 152.5375, 1e-6)])],
    };
}
