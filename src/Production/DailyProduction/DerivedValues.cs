using Pumpjack.Platform;
using Pumpjack.Platform.Units;

namespace Pumpjack.Production.DailyProduction;

/// <summary>What follows from a day's numbers (SPEC PR-14, C24). Null where a part was not measured.</summary>
/// <param name="Boe">Barrels of oil equivalent: oil + condensate + NGL + gas ÷ the organisation's factor (default 6 Mcf/BOE). bbl, in either unit system.</param>
/// <param name="GorScfBbl">Gas ÷ oil, scf/bbl; null when there is no oil.</param>
/// <param name="WaterCutPercent">Water ÷ (oil + water) × 100.</param>
/// <param name="OilRate24">Oil for a day of 24 hours at the day's rate.</param>
/// <param name="GasRate24">Gas for a day of 24 hours at the day's rate.</param>
/// <param name="WaterRate24">Water for a day of 24 hours at the day's rate.</param>
public sealed record DerivedValues(decimal? Boe, decimal? GorScfBbl, decimal? WaterCutPercent, decimal? OilRate24, decimal? GasRate24, decimal? WaterRate24)
{
    /// <summary>Computes from stored field units; rates are answered in the unit system asked for.</summary>
    public static DerivedValues Of(DailyProduction day, decimal mcfPerBoe, UnitSystem units)
    {
        var liquid = day.OilVolume + day.WaterVolume;
        return new DerivedValues(
            day.OilVolume is null && day.GasVolume is null && day.CondensateVolume is null && day.NglVolume is null ? null
                : Rounding.To((day.OilVolume ?? 0) + (day.CondensateVolume ?? 0) + (day.NglVolume ?? 0) + (day.GasVolume ?? 0) / mcfPerBoe, 4),
            day.OilVolume > 0 ? Rounding.To(day.GasVolume * 1000m / day.OilVolume, 4) : null,
            liquid > 0 ? Rounding.To(day.WaterVolume * 100m / liquid, 2) : null,
            Rate(day.OilVolume, day.HoursOn, Dimension.LiquidVolume, units),
            Rate(day.GasVolume, day.HoursOn, Dimension.GasVolume, units),
            Rate(day.WaterVolume, day.HoursOn, Dimension.LiquidVolume, units));
    }

    static decimal? Rate(decimal? volume, decimal? hours, Dimension dimension, UnitSystem units) =>
        volume is { } v && hours > 0
            ? Rounding.To((units == UnitSystem.Metric ? Conversion.ToMetric(v, dimension) : v) * 24m / hours.Value, 4)
            : null;
}
