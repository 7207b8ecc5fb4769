using System.Text;
using Pumpjack.Platform.Units;

namespace Pumpjack.Integrations.Imports;

/// <summary>How a number in a file's unit becomes one in the stored field unit.</summary>
/// <param name="Symbol">The unit as received, kept beside the value; null where nothing is converted.</param>
/// <param name="Factor">Stored value per unit.</param>
/// <param name="Offset">Added after the factor.</param>
internal sealed record UnitConversion(string? Symbol, decimal Factor, decimal Offset = 0)
{
    public static readonly UnitConversion None = new(null, 1);

    public bool Converts => Symbol is not null;

    public decimal Apply(decimal value) => value * Factor + Offset;
}

/// <summary>The units files write, by what they measure. A word that means several things means none.</summary>
internal static class FileUnits
{
    const decimal PsiPerBar = 1m / Conversion.BarPerPsi;

    /// <summary>The conversion of a written unit; null when the word is not a unit of this dimension.</summary>
    public static UnitConversion? Find(string unit, Dimension dimension)
    {
        var word = Word(unit);
        decimal? factor = dimension switch
        {
            Dimension.LiquidVolume => word switch
            {
                "bbl" or "bbls" or "stb" or "bo" or "bw" => 1m,
                "mbbl" or "mstb" => 1_000m,
                "m3" or "sm3" or "stm3" => 1m / Conversion.CubicMetresPerBarrel,
                "103m3" or "e3m3" or "ksm3" => 1_000m / Conversion.CubicMetresPerBarrel,
                "l" or "liter" or "litre" => 0.001m / Conversion.CubicMetresPerBarrel,
                "gal" => 1m / 42m,
                _ => null,
            },
            Dimension.GasVolume => word switch
            {
                "mcf" or "mscf" => 1m,
                "mmcf" or "mmscf" => 1_000m,
                "cf" or "scf" or "ft3" => 0.001m,
                "m3" or "sm3" or "nm3" or "stm3" => 1m / Conversion.CubicMetresPerMcf,
                "103m3" or "e3m3" or "ksm3" => 1_000m / Conversion.CubicMetresPerMcf,
                _ => null,
            },
            Dimension.Pressure => word switch
            {
                "psi" or "psig" or "psia" => 1m,
                "bar" or "barg" or "bara" => PsiPerBar,
                "kpa" or "kpag" or "kpaa" => PsiPerBar / 100m,
                "mpa" => PsiPerBar * 10m,
                "atm" => 1.01325m * PsiPerBar,
                "kg/cm2" or "kgf/cm2" => 0.980665m * PsiPerBar,
                _ => null,
            },
            Dimension.Temperature => word switch
            {
                "f" or "degf" or "°f" => 1m,
                "c" or "degc" or "°c" => 1.8m,
                "k" => 1.8m,
                _ => null,
            },
            Dimension.Length => word switch { "ft" => 1m, "m" => 1m / Conversion.MetresPerFoot, _ => null },
            Dimension.Choke => word switch
            {
                "64th" or "64ths" or "1/64" or "1/64in" or "/64" => 1m,
                "in" or "inch" => 64m,
                "mm" => 1m / Conversion.MillimetresPer64thInch,
                _ => null,
            },
            Dimension.GasOilRatio => word switch
            {
                "scf/bbl" or "scf/stb" => 1m,
                "mcf/bbl" => 1_000m,
                "m3/m3" or "sm3/sm3" => 1m / Conversion.Factor(Dimension.GasOilRatio),
                _ => null,
            },
            _ => null,
        };
        if (factor is not { } f)
            return null;
        var offset = (dimension, word) switch
        {
            (Dimension.Pressure, "psia" or "bara" or "kpaa") => -Conversion.AtmospherePsi,
            (Dimension.Temperature, "c" or "degc" or "°c") => 32m,
            (Dimension.Temperature, "k") => 32m - 273.15m * 1.8m,
            _ => 0m,
        };
        return f == 1m && offset == 0 ? UnitConversion.None : new UnitConversion(unit.Trim(), f, offset);
    }

    /// <summary>The conversion where the file writes no unit and somebody said which system it is in.</summary>
    public static UnitConversion Of(UnitSystem system, Dimension dimension) => system == UnitSystem.Us
        ? UnitConversion.None
        : dimension == Dimension.Temperature
            ? new UnitConversion("°C", 1.8m, 32m)
            : new UnitConversion(Conversion.Symbol(dimension, UnitSystem.Metric), 1m / Conversion.Factor(dimension));

    /// <summary>Lower case, without blanks and brackets, a rate per day being the day's volume.</summary>
    static string Word(string unit)
    {
        var word = new StringBuilder(unit.Length);
        foreach (var c in unit)
            if (!char.IsWhiteSpace(c) && c is not ('(' or ')' or '[' or ']'))
                word.Append(c switch { '³' => '3', '²' => '2', 'º' => '°', _ => char.ToLowerInvariant(c) });
        var text = word.ToString();
        return RateEnd(text) is { } end ? text[..^end.Length] : text;
    }

    /// <summary>True for a volume per day.</summary>
    public static bool IsRate(string unit) => RateEnd(unit.TrimEnd(' ', ')', ']').ToLowerInvariant()) is not null;

    static string? RateEnd(string text) => Array.Find(Rates, day => text.EndsWith(day, StringComparison.Ordinal));

    static readonly string[] Rates = ["/day", "/d", "/dia"];
}
