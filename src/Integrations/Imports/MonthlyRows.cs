using Pumpjack.Production.DailyProduction;
using Pumpjack.Production.MonthlyVolumes;

namespace Pumpjack.Integrations.Imports;

/// <summary>Turns a row of a monthly file into a month, in field units.</summary>
internal static class MonthlyRows
{
    public static MonthlyVolume Read(RowCells cells, Guid wellId, string? everyRow)
    {
        var original = new Dictionary<string, OriginalValue>();
        var month = new MonthlyVolume
        {
            WellId = wellId,
            OilVolume = cells.Number("oilVolume", original),
            GasVolume = cells.Number("gasVolume", original),
            WaterVolume = cells.Number("waterVolume", original),
            CondensateVolume = cells.Number("condensateVolume", original),
            InjectionVolume = cells.Number("injectionVolume", original),
            InjectionGasVolume = cells.Number("injectionGasVolume", original),
            HoursOn = cells.Number("hoursOn"),
        };
        if (cells.Month(everyRow) is { } first)
            month.Month = first;
        else if (cells.Errors.Count == 0)
            cells.Errors.Add((cells.ColumnOf("month") ?? "", "month-missing", "The row has no month."));
        month.Original = original.Count > 0 ? original : null;
        return month;
    }
}
