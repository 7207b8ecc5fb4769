using System.Text;
using Pumpjack.Platform.Units;

namespace Pumpjack.Integrations.Imports;

/// <summary>A field a column can be mapped to.</summary>
/// <param name="Name">The name used in mappings: the member's JSON name.</param>
/// <param name="Dimension">What it measures; null for words, dates, hours and per cent.</param>
/// <param name="Kinds">The kinds of import that have it.</param>
/// <param name="Names">What files call it, in the spelling of <see cref="ColumnVocabulary.Spell"/>; the first match wins a contested field.</param>
internal sealed record ImportField(string Name, Dimension? Dimension, ImportKind[] Kinds, params string[] Names);

/// <summary>What the columns of the field's files are called.</summary>
internal static class ColumnVocabulary
{
    static readonly ImportKind[] Daily = [ImportKind.DailyProduction], Monthly = [ImportKind.MonthlyVolume], Wells = [ImportKind.Wells],
        Volumes = [ImportKind.DailyProduction, ImportKind.MonthlyVolume], Everything = [ImportKind.DailyProduction, ImportKind.MonthlyVolume, ImportKind.Wells];

    public static readonly IReadOnlyList<ImportField> Fields =
    [
        new("wellName", null, Everything, "wellborecode", "wellname", "well", "wellbore", "wellborename", "npdwellborename", "wellid", "nomepoco", "uwi"),
        new("apiNumber", null, Everything, "apinumber", "api", "apino", "apinum", "api14", "api10", "apiwellnumber", "uwiapi"),
        new("productionDate", null, Daily, "productiondate", "dateprd", "date", "proddate", "day", "reportdate", "datum"),
        new("month", null, Monthly, "productionmonth", "prodmonth", "month", "yearmonth", "period", "prodperiod", "reportmonth", "monthyear"),
        new("year", null, Monthly, "year", "yr", "prodyear", "productionyear"),
        new("activityType", null, Daily, "flowkind", "activitytype", "activity"),
        new("wellType", null, Everything, "welltype", "type"),
        new("fieldName", null, Everything, "npdfieldname", "fieldname", "field"),
        new("facilityName", null, Daily, "npdfacilityname", "facilityname", "facility"),
        new("leaseName", null, Everything, "leasename", "lease"),
        new("operatorName", null, Wells, "operatorname", "operator", "company"),
        new("hoursOn", null, Volumes, "hourson", "onstreamhrs", "onstreamhours", "onstream", "hours", "hrs", "uptime", "hrson", "producinghours", "runtime"),
        new("oilVolume", Dimension.LiquidVolume, Volumes, "oilvolume", "boreoilvol", "oilvol", "oil", "oilproduction", "oilprod", "dailyoil"),
        new("gasVolume", Dimension.GasVolume, Volumes, "gasvolume", "boregasvol", "gasvol", "gas", "gasproduction", "gasprod", "dailygas"),
        new("waterVolume", Dimension.LiquidVolume, Volumes, "watervolume", "borewatvol", "watervol", "water", "waterproduction", "waterprod", "dailywater"),
        new("condensateVolume", Dimension.LiquidVolume, Volumes, "condensatevolume", "condensate", "cond"),
        new("injectionVolume", Dimension.LiquidVolume, Volumes, "injectionvolume", "borewivol", "waterinj", "wi", "waterinjection", "winj", "waterinjected", "injection", "injvol"),
        new("injectionGasVolume", Dimension.GasVolume, Volumes, "injectiongasvolume", "gasinj", "gi", "gasinjection", "gasinjected"),
        new("tubingPressure", Dimension.Pressure, Daily, "tubingpressure", "avgwhpp", "whp", "thp", "tubing", "tbgpress", "wellheadpressure", "tp"),
        new("casingPressure", Dimension.Pressure, Daily, "casingpressure", "avgannuluspress", "annuluspressure", "casing", "csgpress", "cp"),
        new("linePressure", Dimension.Pressure, Daily, "linepressure", "line", "flowlinepressure"),
        new("temperature", Dimension.Temperature, Daily, "temperature", "avgwhtp", "wht", "flowtemperature", "wellheadtemperature"),
        new("chokeSize", Dimension.Choke, Daily, "chokesize", "avgchokesizep", "choke"),
        new("chokeUnit", null, Daily, "avgchokeuom", "chokeuom", "chokeunit"),
        new("downholePressure", Dimension.Pressure, Daily, "avgdownholepressure", "downholepressure", "bhp", "fbhp"),
        new("downholeTemperature", Dimension.Temperature, Daily, "avgdownholetemperature", "downholetemperature", "bht"),
        new("bsw", null, Daily, "bsw", "bswpercent", "bsandw"),
        new("gor", Dimension.GasOilRatio, Daily, "gor", "gasoilratio"),
        new("apiGravity", null, Daily, "apigravity", "oilgravity", "gravity"),
        new("salesOil", Dimension.LiquidVolume, Daily, "salesoil", "oilsales", "oilsold"),
        new("salesGas", Dimension.GasVolume, Daily, "salesgas", "gassales", "gassold"),
        new("downtimeHours", null, Daily, "downtimehours", "downtime", "hoursdown", "hrsdown"),
        new("notes", null, Daily, "notes", "remarks", "comments", "comment", "remark"),
        new("wellNumber", null, Wells, "wellnumber", "wellno"),
        new("wellStatus", null, Wells, "wellstatus", "status"),
        new("surfaceLatitude", null, Wells, "surfacelatitude", "latitude", "lat", "surflat"),
        new("surfaceLongitude", null, Wells, "surfacelongitude", "longitude", "lon", "long", "surflong"),
        new("totalDepth", Dimension.Length, Wells, "totaldepth", "td", "depth", "measureddepth"),
        new("spudDate", null, Wells, "spuddate", "spud"),
        new("completionDate", null, Wells, "completiondate", "completed"),
        new("state", null, Wells, "state"),
        new("county", null, Wells, "county"),
    ];

    /// <summary>The field of a column's name, with the unit at its end left out; null when no field is called so.</summary>
    public static ImportField? Match(string column, string? unit, ImportKind kind)
    {
        var whole = Spell(column);
        var bare = unit is null ? whole : Spell(column.Replace(unit, "", StringComparison.OrdinalIgnoreCase));
        return Fields.FirstOrDefault(f => f.Kinds.Contains(kind) && (f.Names.Contains(whole) || f.Names.Contains(bare)));
    }

    /// <summary>How early in a field's names a column stands: the better known name wins.</summary>
    public static int Rank(ImportField field, string column, string? unit)
    {
        var whole = Array.IndexOf(field.Names, Spell(column));
        return whole >= 0 ? whole : Array.IndexOf(field.Names, Spell(unit is null ? column : column.Replace(unit, "", StringComparison.OrdinalIgnoreCase)));
    }

    public static ImportField? ByName(string name, ImportKind kind) => Fields.FirstOrDefault(f => f.Name == name && f.Kinds.Contains(kind));

    /// <summary>Letters and digits only, lower case.</summary>
    public static string Spell(string text)
    {
        var spelt = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                spelt.Append(char.ToLowerInvariant(c));
        return spelt.ToString();
    }
}
