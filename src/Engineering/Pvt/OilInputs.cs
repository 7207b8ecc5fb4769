namespace Pumpjack.Engineering.Pvt;

/// <summary>Inputs the oil correlations share; each correlation narrows the range to its own data.</summary>
internal static class OilInputs
{
    public static readonly Input Api = new("API", "degAPI", "stock-tank oil gravity") { Above = 0, AtMost = 100, Optional = true };
    public static readonly Input OilGravity = new("oil_sg", "-", "stock-tank oil specific gravity, in place of API") { AtLeast = 0.61, Below = 1.076, Optional = true, Aliases = ["go"] };
    public static readonly Input GasGravity = new("gas_sg", "-", "gas specific gravity, air = 1") { AtLeast = 0.5, AtMost = 3 };
    public static readonly Input Temperature = new("T", "degF", "temperature") { Above = 0, AtMost = 500 };
    public static readonly Input Pressure = new("p", "psia", "pressure") { Above = 0, AtMost = 30_000, Optional = true };
    public static readonly Input Rs = new("Rs", "scf/stb", "solution gas-oil ratio") { AtLeast = 0, AtMost = 10_000, Optional = true };

    public static double ApiOf(Evaluation e) => e.Has("API") ? e.Number("API") : e.Has("oil_sg") ? Constants.Api(e.Number("oil_sg"))
        : throw new EngineeringRefusal(RefusalCodes.MissingInput, "The oil gravity is needed, as API or oil_sg.", "API");

    /// <summary>Rs given, or that of the correlation at p.</summary>
    public static double RsOf(Evaluation e, Func<double> atPressure) => e.Has("Rs") ? e.Number("Rs") : e.Has("p") ? atPressure()
        : throw new EngineeringRefusal(RefusalCodes.MissingInput, "Rs or p is needed.", "Rs");
}
