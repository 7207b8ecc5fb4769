using System.Globalization;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Production.DailyProduction;

/// <summary>
/// The rules of a day (SPEC C6): pure, over the normalised entry and what is known of its well. All rules run; errors keep the
/// record out, findings travel with it.
/// </summary>
internal static class ProductionValidator
{
    static readonly string[] ReportingStatuses = ["completed", "producing", "shut_in", "temporarily_abandoned"];

    /// <summary>Runs every rule over one entry.</summary>
    /// <param name="entry">Normalised and completed; its well is known.</param>
    /// <param name="today">Today in the site's zone.</param>
    public static void Validate(DayEntry entry, DateOnly today)
    {
        var day = entry.Day;
        var well = entry.Well!;
        Texts(entry);
        Ranges(entry, well.Limits);
        Hours(entry, ProductionDay.Hours(day.ProductionDate, well.Zone));
        Dates(entry, today);
        Products(entry, well);
        Status(entry, well);
        Ratios(entry, well);
        Position(entry, well);
    }

    /// <summary>The day has an hour count the clock gives it; completed before, so that its default is the whole day.</summary>
    static void Hours(DayEntry entry, decimal length)
    {
        var day = entry.Day;
        // 24 hours on a day of 23 is how meters and people write a full day: worth a word, not a refusal.
        var most = Math.Max(24m, length);
        Hour("#/hoursOn", "Hours on", day.HoursOn);
        Hour("#/hoursOnInjection", "Hours on injection", day.HoursOnInjection);
        Hour("#/downtimeHours", "Hours down", day.DowntimeHours);
        void Hour(string pointer, string label, decimal? hours)
        {
            if (hours < 0 || hours > most)
                entry.Error(pointer, "hours-range", $"{label} are {N(hours)}; this day has 0 to {N(length)}.");
            else if (hours > length)
                entry.Find("hours-range", Severity.Info, pointer, $"{label} are {N(hours)}, but the clock changed: this day had {N(length)}.");
        }
        if (day.DowntimeHours is { } down && Math.Abs(day.HoursOn!.Value + down - length) > 0.1m)
            entry.Find("hours-downtime-sum", Severity.Warning, "#/downtimeHours", $"Hours on and down make {N(day.HoursOn + down)}; the day has {N(length)}.");

        var anything = day.OilVolume > 0 || day.GasVolume > 0 || day.WaterVolume > 0 || day.CondensateVolume > 0 || day.InjectionVolume > 0;
        if (day.HoursOn == 0 && !(day.HoursOnInjection > 0) && anything)
            entry.Error("#/hoursOn", "zero-hours-volume", "There is a volume, but the well was on for no time.");
        if (day.HoursOn >= length && day.OilVolume == 0 && day.GasVolume == 0 && day.WaterVolume == 0 && day.ActivityType == ActivityType.Production)
            entry.Find("full-day-zero", Severity.Warning, "#/hoursOn", "The well was on all day and made nothing.");
    }

    static void Ranges(DayEntry entry, WellLimits limits)
    {
        var day = entry.Day;
        foreach (var range in RangeRules.All)
        {
            if (range.Value(day) is not { } value)
                continue;
            var max = range.Max(limits);
            if (value < range.Min || value > max)
                entry.Error(range.Pointer, range.Code, $"{range.Label} is {N(value)}{range.UnitText}; {N(range.Min)} to {N(max)} is possible here.");
        }
        if (day.EquipmentReadings is { } readings)
            Readings(entry, readings);
        if (day.ApiGravity is { } gravity)
        {
            if (gravity is < 0 or > 80)
                entry.Error("#/apiGravity", "api-gravity-range", $"The gravity is {N(gravity)} °API; oil has 0 to 80.");
            else if (gravity is < 10 or > 60)
                entry.Find("api-gravity-range", Severity.Warning, "#/apiGravity", $"The gravity is {N(gravity)} °API; most oil has 10 to 60.");
        }
        if (day.OilPrice is < -50 or > 300)
            entry.Find("price-range", Severity.Warning, "#/oilPrice", $"The oil price is {N(day.OilPrice)} USD/bbl.");
        if (day.GasPrice is < -20 or > 100)
            entry.Find("price-range", Severity.Warning, "#/gasPrice", $"The gas price is {N(day.GasPrice)} USD/Mcf.");
        if (day.IsEstimated == true && day.VolumeMethod is VolumeMethod.Measured)
            entry.Find("estimate-marked", Severity.Warning, "#/volumeMethod", "The day is marked estimated, but its volumes are said to be measured.");
    }

    static void Readings(DayEntry entry, IReadOnlyDictionary<string, decimal> readings)
    {
        if (readings.Count > 50)
            entry.Error("#/equipmentReadings", "too-many-readings", "A day keeps at most 50 readings.");
        foreach (var (name, value) in readings)
        {
            if (name.Length is 0 or > 40)
                entry.Error("#/equipmentReadings", "reading-name", "A reading has a name of 1 to 40 characters.");
            else if (name == "strokesPerMinute" && value is < 0 or > 30)
                entry.Error("#/equipmentReadings/strokesPerMinute", "spm-range", $"The unit runs at {N(value)} strokes per minute; 0 to 30 is possible.");
            else if (name == "chokePercent" && value is < 0 or > 100)
                entry.Error("#/equipmentReadings/chokePercent", "choke-range", $"The choke is {N(value)} % open; 0 to 100 is possible.");
        }
    }

    static void Dates(DayEntry entry, DateOnly today)
    {
        var date = entry.Day.ProductionDate;
        if (date > today)
            entry.Error("#/productionDate", "date-future", $"{date:yyyy-MM-dd} has not begun at the well; today is {today:yyyy-MM-dd}.");
        else if (date.Year < 1900)
            entry.Error("#/productionDate", "date-range", "Production days begin in 1900.");
        else if (date < today.AddDays(-60) && entry.Day.EntrySource != EntrySource.Import) // files bring history; that is what they are for
            entry.Find("date-old", Severity.Warning, "#/productionDate", $"The day lies {today.DayNumber - date.DayNumber} days back.");
    }

    static void Products(DayEntry entry, WellContext well)
    {
        var day = entry.Day;
        if (day.InjectionVolume > 0 && day.ActivityType == ActivityType.Production)
            entry.Error("#/injectionVolume", "product-type-match", $"{well.Name} produces that day, and a producer takes no injection. Say activityType injection if it did.");
        if (day.ActivityType == ActivityType.Injection && (day.OilVolume > 0 || day.CondensateVolume > 0))
            entry.Error("#/oilVolume", "product-type-match", $"{well.Name} injects that day, and an injector makes no oil. Say activityType production if it did.");
        if (well.WellType is "water_supply" or "disposal" or "observation" && (day.OilVolume > 0 || day.CondensateVolume > 0))
            entry.Error("#/oilVolume", "product-type-match", $"{well.Name} is a {well.WellType.Replace('_', ' ')} well and makes no oil.");
        if (well.WellType == "dry_hole" && (day.OilVolume > 0 || day.GasVolume > 0))
            entry.Error("#/oilVolume", "product-type-match", $"{well.Name} is a dry hole.");
        if (!entry.Errors.Any(e => e.Code == "product-type-match") && day.ActivityType == ActivityType.Injection != well.IsInjector && day.InjectionVolume > 0)
            entry.Find("product-type-match", Severity.Info, "#/activityType", $"{well.Name} is listed as {well.WellType.Replace('_', ' ')}, but injects that day.");
    }

    static void Status(DayEntry entry, WellContext well)
    {
        var day = entry.Day;
        if (day.ProductionDate.Year < 1900 || day.ProductionDate.Year >= 9999)
            return;
        if (well.CompletionDate is { } completed && day.ProductionDate < completed)
            entry.Error("#/productionDate", "well-status", $"{well.Name} was completed on {completed:yyyy-MM-dd}; it has no days before.");
        var (start, end) = ProductionDay.Span(day.ProductionDate, well.Zone);
        var statuses = well.StatusesOn(start, end);
        if (!statuses.Any(s => ReportingStatuses.Contains(s)))
            entry.Error("#/productionDate", "well-status", $"{well.Name} was {statuses.First().Replace('_', ' ')} that day; days are kept for completed, producing, shut-in and temporarily abandoned wells.");
    }

    static void Ratios(DayEntry entry, WellContext well)
    {
        var day = entry.Day;
        if (day.OilVolume is not > 0 || day.GasVolume is not { } gas)
            return;
        var computed = gas * 1000m / day.OilVolume.Value;
        if (day.Gor is { } typed && Math.Abs(typed - computed) > 0.05m * Math.Max(computed, 1m))
            entry.Find("gor-consistency", Severity.Warning, "#/gor", $"The GOR given is {N(typed)} scf/bbl; the volumes make {N(Math.Round(computed, 0, MidpointRounding.AwayFromZero))}.");
        if (well.WellType == "oil" && computed > 10_000m)
            entry.Find("gor-high", Severity.Warning, "#/gasVolume", $"The volumes make {N(Math.Round(computed / 1000m, 1, MidpointRounding.AwayFromZero))} Mcf/bbl, a lot for an oil well.");
    }

    static void Position(DayEntry entry, WellContext well)
    {
        var day = entry.Day;
        day.GpsVerified = null;
        if (day.EntryLatitude is null != day.EntryLongitude is null)
            entry.Error("#/entryLatitude", "position-half", "A position has a latitude and a longitude.");
        if (day.EntryLatitude is < -90 or > 90 || day.EntryLongitude is < -180 or > 180)
            entry.Error("#/entryLatitude", "position-range", "Latitude is −90 to 90, longitude −180 to 180.");
        else if (day is { EntryLatitude: { } lat, EntryLongitude: { } lon } && well is { Latitude: { } wellLat, Longitude: { } wellLon })
        {
            var metres = Distance((double)lat, (double)lon, (double)wellLat, (double)wellLon);
            day.GpsVerified = metres <= 100;
            if (metres > 100)
                entry.Find("gps-far", Severity.Info, "#/entryLatitude", $"The entry was made {metres:#,0} m from the well.");
        }
    }

    static void Texts(DayEntry entry)
    {
        var day = entry.Day;
        if (day.Notes?.Length > 500)
            entry.Error("#/notes", "too-long", "Notes have at most 500 characters.");
        if (day.ChokeDesc?.Length > 50)
            entry.Error("#/chokeDesc", "too-long", "The choke's description has at most 50 characters.");
        if (day.AmendReason?.Length > 500)
            entry.Error("#/amendReason", "too-long", "The reason has at most 500 characters.");
        if (day.Downtime is { } outages)
        {
            if (outages.Count > 50)
                entry.Error("#/downtime", "too-many-outages", "A day keeps at most 50 outages.");
            for (var i = 0; i < outages.Count; i++)
            {
                if (outages[i] is not { } outage || outage.Hours is < 0 or > 25 || outage.Reason is not { Length: > 0 and <= 100 } || outage.Remark?.Length > 500)
                    entry.Error($"#/downtime/{i}", "outage", "An outage has hours (0 to 25), a reason (1 to 100 characters) and a remark (up to 500).");
            }
        }
        if (day.Metadata is { } metadata && metadata.GetRawText().Length > 10_000)
            entry.Error("#/metadata", "too-long", "Metadata has at most 10,000 characters.");
    }

    /// <summary>Great-circle distance on a sphere of 6,371,009 m (haversine).</summary>
    static double Distance(double lat1, double lon1, double lat2, double lon2)
    {
        const double radians = Math.PI / 180, radius = 6_371_009;
        var a = Math.Pow(Math.Sin((lat2 - lat1) * radians / 2), 2)
            + Math.Cos(lat1 * radians) * Math.Cos(lat2 * radians) * Math.Pow(Math.Sin((lon2 - lon1) * radians / 2), 2);
        return 2 * radius * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    static string N(decimal? value) => value?.ToString("#,0.####", CultureInfo.InvariantCulture) ?? "";
}
