using Pumpjack.Production.DailyProduction;

namespace Pumpjack.Integrations.Imports;

/// <summary>Turns a row of a daily file into a day, in field units, with the values as received beside them.</summary>
internal static class DailyRows
{
    public static DailyProduction Read(RowCells cells, Guid wellId)
    {
        var original = new Dictionary<string, OriginalValue>();
        var day = new DailyProduction
        {
            WellId = wellId,
            EntrySource = EntrySource.Import,
            ActivityType = Activity(cells),
            OilVolume = cells.Number("oilVolume", original),
            GasVolume = cells.Number("gasVolume", original),
            WaterVolume = cells.Number("waterVolume", original),
            CondensateVolume = cells.Number("condensateVolume", original),
            InjectionVolume = cells.Number("injectionVolume", original),
            HoursOn = cells.Number("hoursOn"),
            TubingPressure = cells.Number("tubingPressure", original),
            CasingPressure = cells.Number("casingPressure", original),
            LinePressure = cells.Number("linePressure", original),
            Temperature = cells.Number("temperature", original),
            Bsw = cells.Number("bsw"),
            Gor = cells.Number("gor", original),
            ApiGravity = cells.Number("apiGravity"),
            SalesOil = cells.Number("salesOil", original),
            SalesGas = cells.Number("salesGas", original),
            DowntimeHours = cells.Number("downtimeHours"),
            Notes = cells.Text("notes"),
        };
        if (day.InjectionVolume is null && cells.Number("injectionGasVolume", original) is { } gas)
        {
            day.InjectionVolume = gas;
            day.InjectionProduct = InjectionProduct.Gas;
        }
        if (cells.Date("productionDate") is { } date)
            day.ProductionDate = date;
        else if (cells.Errors.Count == 0)
            cells.Errors.Add((cells.ColumnOf("productionDate") ?? "", "date-missing", "The row has no date."));
        Readings(cells, day);
        day.Original = original.Count > 0 ? original : null;
        return day;
    }

    static void Readings(RowCells cells, DailyProduction day)
    {
        Dictionary<string, decimal>? readings = null;
        var unit = cells.Text("chokeUnit");
        if (cells.Has("chokeSize"))
        {
            // A choke in per cent is an opening, not a size (DESIGN 4).
            if (unit is "%" || unit is null && cells.ColumnOf("chokeSize")!.Contains('%', StringComparison.Ordinal))
                Add("chokePercent", cells.Number("chokeSize", instead: UnitConversion.None), 4);
            else
                day.ChokeSize = cells.Number("chokeSize");
        }
        Add("downholePressure", cells.Number("downholePressure"), 2);
        Add("downholeTemperature", cells.Number("downholeTemperature"), 2);
        day.EquipmentReadings = readings;

        void Add(string name, decimal? value, int scale)
        {
            if (value is { } v)
                (readings ??= [])[name] = Platform.Rounding.To(v, scale);
        }
    }

    static ActivityType? Activity(RowCells cells) => cells.Text("activityType") switch
    {
        null => null,
        var word when word.StartsWith("inj", StringComparison.OrdinalIgnoreCase) => ActivityType.Injection,
        var word when word.StartsWith("prod", StringComparison.OrdinalIgnoreCase) => ActivityType.Production,
        _ => null,
    };
}
