using Pumpjack.Platform.Units;

namespace Pumpjack.Production.DailyProduction;

/// <summary>
/// The ranges of a day's values (SPEC C6), as data: the validator checks them, and the form on the device gets the same numbers.
/// </summary>
/// <param name="Field">JSON name.</param>
/// <param name="Code">Rule code.</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="Dimension">What it measures; null for per cent.</param>
/// <param name="Min">Smallest value, field units.</param>
/// <param name="Max">Largest value for a well, field units.</param>
/// <param name="Value">The value in a record.</param>
internal sealed record RangeRule(
    string Field, string Code, string Label, Dimension? Dimension, decimal Min, Func<WellLimits, decimal> Max, Func<DailyProduction, decimal?> Value)
{
    public string Pointer { get; } = "#/" + Field;
    public string UnitText { get; } = Dimension is { } d ? " " + Conversion.Symbol(d, UnitSystem.Us) : Field == "bsw" ? " %" : "";
}

internal static class RangeRules
{
    public static readonly IReadOnlyList<RangeRule> All =
    [
        new("oilVolume", "oil-volume-range", "Oil", Dimension.LiquidVolume, 0, l => l.OilBbl, d => d.OilVolume),
        new("gasVolume", "gas-volume-range", "Gas", Dimension.GasVolume, 0, l => l.GasMcf, d => d.GasVolume),
        new("waterVolume", "water-volume-range", "Water", Dimension.LiquidVolume, 0, l => l.WaterBbl, d => d.WaterVolume),
        new("condensateVolume", "condensate-volume-range", "Condensate", Dimension.LiquidVolume, 0, l => l.OilBbl, d => d.CondensateVolume),
        new("nglVolume", "ngl-volume-range", "NGL", Dimension.LiquidVolume, 0, l => l.OilBbl, d => d.NglVolume),
        new("injectionVolume", "injection-range", "Injection", Dimension.LiquidVolume, 0, l => l.Injection, d => d.InjectionVolume),
        new("salesOil", "sales-range", "Oil sold", Dimension.LiquidVolume, 0, _ => 100_000_000, d => d.SalesOil),
        new("salesGas", "sales-range", "Gas sold", Dimension.GasVolume, 0, _ => 100_000_000, d => d.SalesGas),
        new("tubingPressure", "tubing-pressure-range", "Tubing pressure", Dimension.Pressure, 0, l => l.TubingPsig, d => d.TubingPressure),
        new("casingPressure", "casing-pressure-range", "Casing pressure", Dimension.Pressure, 0, l => l.CasingPsig, d => d.CasingPressure),
        new("linePressure", "line-pressure-range", "Line pressure", Dimension.Pressure, 0, l => l.LinePsig, d => d.LinePressure),
        new("temperature", "temperature-range", "Temperature", Dimension.Temperature, -40, _ => 400, d => d.Temperature),
        new("chokeSize", "choke-range", "Choke", Dimension.Choke, 0, _ => 1_024, d => d.ChokeSize),
        new("bsw", "bsw-range", "BS&W", null, 0, _ => 100, d => d.Bsw),
        new("gor", "gor-range", "GOR", Dimension.GasOilRatio, 0, _ => 10_000_000, d => d.Gor),
        new("gasGravity", "gas-gravity-range", "Gas gravity", null, 0, _ => 5, d => d.GasGravity),
        new("gasEnergy", "gas-energy-range", "Gas energy", null, 0, _ => 5_000, d => d.GasEnergy),
    ];
}
