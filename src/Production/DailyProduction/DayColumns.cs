using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Production.DailyProduction;

/// <summary>One column of <c>production.daily_production</c>: how a batch sends it and how a row brings it back.</summary>
internal abstract class DayColumn(string name, string json, string type, bool written)
{
    /// <summary>Column name.</summary>
    public string Name { get; } = name;
    /// <summary>JSON name.</summary>
    public string Json { get; } = json;
    /// <summary>PostgreSQL type.</summary>
    public string Type { get; } = type;
    /// <summary>True when an entry supplies it; false when only the server does.</summary>
    public bool Written { get; } = written;

    /// <summary>The column's values, one for each entry; null when none has one.</summary>
    public abstract NpgsqlParameter? Values(IReadOnlyList<DayEntry> entries);

    /// <summary>The column's values, or the absence of all.</summary>
    public abstract NpgsqlParameter Array(IReadOnlyList<DayEntry> entries);
    public abstract void Read(NpgsqlDataReader row, int ordinal, DailyProduction day);
}

internal sealed class DayColumn<T>(
    string name, string json, string type, NpgsqlDbType dbType, Func<DayEntry, T> send, Action<NpgsqlDataReader, int, DailyProduction> read, bool written)
    : DayColumn(name, json, type, written)
{
    public override NpgsqlParameter? Values(IReadOnlyList<DayEntry> entries)
    {
        var values = new T[entries.Count];
        var isEmpty = true;
        for (var i = 0; i < values.Length; i++)
            isEmpty &= (values[i] = send(entries[i])) is null;
        return isEmpty ? null : new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | dbType };
    }

    public override NpgsqlParameter Array(IReadOnlyList<DayEntry> entries) =>
        Values(entries) ?? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | dbType };

    public override void Read(NpgsqlDataReader row, int ordinal, DailyProduction day)
    {
        if (!row.IsDBNull(ordinal))
            read(row, ordinal, day);
    }
}

/// <summary>Every column of a day that JSON shows, in the table's order. The one mapping between the row and the record.</summary>
internal static class DayColumns
{
    static readonly JsonSerializerOptions Stored = Pumpjack.Platform.Json.JsonSettings.Stored;

    public static readonly IReadOnlyList<DayColumn> All =
    [
        new DayColumn<Guid>("well_id", "wellId", "uuid", NpgsqlDbType.Uuid, e => e.Day.WellId, (r, i, d) => d.WellId = r.GetGuid(i), true),
        new DayColumn<DateOnly>("production_date", "productionDate", "date", NpgsqlDbType.Date, e => e.Day.ProductionDate, (r, i, d) => d.ProductionDate = r.GetFieldValue<DateOnly>(i), true),
        Word("activity_type", "activityType", d => d.ActivityType, (d, v) => d.ActivityType = v),
        Word("volume_method", "volumeMethod", d => d.VolumeMethod, (d, v) => d.VolumeMethod = v),
        Word("entry_source", "entrySource", d => d.EntrySource, (d, v) => d.EntrySource = v),
        Word("review_status", "reviewStatus", d => d.ReviewStatus, (d, v) => d.ReviewStatus = v),
        Flag("is_estimated", "isEstimated", d => d.IsEstimated, (d, v) => d.IsEstimated = v),
        Number("oil_volume", "oilVolume", d => d.OilVolume, (d, v) => d.OilVolume = v),
        Number("gas_volume", "gasVolume", d => d.GasVolume, (d, v) => d.GasVolume = v),
        Number("water_volume", "waterVolume", d => d.WaterVolume, (d, v) => d.WaterVolume = v),
        Number("condensate_volume", "condensateVolume", d => d.CondensateVolume, (d, v) => d.CondensateVolume = v),
        Number("ngl_volume", "nglVolume", d => d.NglVolume, (d, v) => d.NglVolume = v),
        Number("injection_volume", "injectionVolume", d => d.InjectionVolume, (d, v) => d.InjectionVolume = v),
        Word("injection_product", "injectionProduct", d => d.InjectionProduct, (d, v) => d.InjectionProduct = v),
        Number("hours_on", "hoursOn", d => d.HoursOn, (d, v) => d.HoursOn = v),
        Number("hours_on_injection", "hoursOnInjection", d => d.HoursOnInjection, (d, v) => d.HoursOnInjection = v),
        Number("choke_size", "chokeSize", d => d.ChokeSize, (d, v) => d.ChokeSize = v),
        Text("choke_desc", "chokeDesc", d => d.ChokeDesc, (d, v) => d.ChokeDesc = v),
        Number("tubing_pressure", "tubingPressure", d => d.TubingPressure, (d, v) => d.TubingPressure = v),
        Number("casing_pressure", "casingPressure", d => d.CasingPressure, (d, v) => d.CasingPressure = v),
        Number("line_pressure", "linePressure", d => d.LinePressure, (d, v) => d.LinePressure = v),
        Number("temperature", "temperature", d => d.Temperature, (d, v) => d.Temperature = v),
        Number("bsw", "bsw", d => d.Bsw, (d, v) => d.Bsw = v),
        Number("gor", "gor", d => d.Gor, (d, v) => d.Gor = v),
        Number("api_gravity", "apiGravity", d => d.ApiGravity, (d, v) => d.ApiGravity = v),
        Number("gas_gravity", "gasGravity", d => d.GasGravity, (d, v) => d.GasGravity = v),
        Number("gas_energy", "gasEnergy", d => d.GasEnergy, (d, v) => d.GasEnergy = v),
        Number("allocated_oil", "allocatedOil", d => d.AllocatedOil, (d, v) => d.AllocatedOil = v, false),
        Number("allocated_gas", "allocatedGas", d => d.AllocatedGas, (d, v) => d.AllocatedGas = v, false),
        Number("allocated_water", "allocatedWater", d => d.AllocatedWater, (d, v) => d.AllocatedWater = v, false),
        Number("sales_oil", "salesOil", d => d.SalesOil, (d, v) => d.SalesOil = v),
        Number("sales_gas", "salesGas", d => d.SalesGas, (d, v) => d.SalesGas = v),
        Number("oil_price", "oilPrice", d => d.OilPrice, (d, v) => d.OilPrice = v),
        Number("gas_price", "gasPrice", d => d.GasPrice, (d, v) => d.GasPrice = v),
        Number("downtime_hours", "downtimeHours", d => d.DowntimeHours, (d, v) => d.DowntimeHours = v),
        Json("downtime", "downtime", d => d.Downtime, (d, v) => d.Downtime = v),
        Number("lost_oil", "lostOil", d => d.LostOil, (d, v) => d.LostOil = v, false),
        Number("lost_gas", "lostGas", d => d.LostGas, (d, v) => d.LostGas = v, false),
        Json("equipment_readings", "equipmentReadings", d => d.EquipmentReadings, (d, v) => d.EquipmentReadings = v),
        Text("notes", "notes", d => d.Notes, (d, v) => d.Notes = v),
        new DayColumn<string?>("metadata", "metadata", "jsonb", NpgsqlDbType.Jsonb, e => e.Day.Metadata?.GetRawText(), (r, i, d) => d.Metadata = JsonElement.Parse(r.GetString(i)), true),
        Number("entry_latitude", "entryLatitude", d => d.EntryLatitude, (d, v) => d.EntryLatitude = v),
        Number("entry_longitude", "entryLongitude", d => d.EntryLongitude, (d, v) => d.EntryLongitude = v),
        Flag("gps_verified", "gpsVerified", d => d.GpsVerified, (d, v) => d.GpsVerified = v),
        new DayColumn<string?>("findings", "findings", "jsonb", NpgsqlDbType.Jsonb, e => e.Findings.Count == 0 ? null : JsonSerializer.Serialize(e.Findings, Stored),
            (r, i, d) => d.Findings = JsonSerializer.Deserialize<List<Finding>>(r.GetString(i), Stored), true),
        Number("quality_score", "qualityScore", d => d.QualityScore, (d, v) => d.QualityScore = v),
        new DayColumn<string?>("quality_detail", "qualityDetail", "jsonb", NpgsqlDbType.Jsonb, e => e.Day.QualityDetail?.GetRawText(), (r, i, d) => d.QualityDetail = JsonElement.Parse(r.GetString(i)), true),
        Json("original", "original", d => d.Original, (d, v) => d.Original = v),
        Text("amend_reason", "amendReason", d => d.AmendReason, (d, v) => d.AmendReason = v),
        new DayColumn<Guid>("approved_by", "approvedBy", "uuid", NpgsqlDbType.Uuid, _ => default, (r, i, d) => d.ApprovedBy = r.GetGuid(i), false),
        new DayColumn<DateTimeOffset>("approved_date", "approvedDate", "timestamptz", NpgsqlDbType.TimestampTz, _ => default, (r, i, d) => d.ApprovedDate = r.GetFieldValue<DateTimeOffset>(i), false),
        new DayColumn<int>("row_version", "rowVersion", "integer", NpgsqlDbType.Integer, _ => 1, (r, i, d) => d.RowVersion = r.GetInt32(i), false),
        new DayColumn<bool>("active_ind", "activeInd", "boolean", NpgsqlDbType.Boolean, _ => true, (r, i, d) => d.ActiveInd = r.GetBoolean(i), false),
        new DayColumn<Guid>("row_created_by", "rowCreatedBy", "uuid", NpgsqlDbType.Uuid, _ => default, (r, i, d) => d.RowCreatedBy = r.GetGuid(i), false),
        new DayColumn<DateTimeOffset>("row_created_date", "rowCreatedDate", "timestamptz", NpgsqlDbType.TimestampTz, _ => default, (r, i, d) => d.RowCreatedDate = r.GetFieldValue<DateTimeOffset>(i), false),
        new DayColumn<Guid>("row_changed_by", "rowChangedBy", "uuid", NpgsqlDbType.Uuid, _ => default, (r, i, d) => d.RowChangedBy = r.GetGuid(i), false),
        new DayColumn<DateTimeOffset>("row_changed_date", "rowChangedDate", "timestamptz", NpgsqlDbType.TimestampTz, _ => default, (r, i, d) => d.RowChangedDate = r.GetFieldValue<DateTimeOffset>(i), false),
    ];

    /// <summary>Columns an entry supplies.</summary>
    public static readonly IReadOnlyList<DayColumn> Written = [.. All.Where(c => c.Written)];

    public static readonly IReadOnlyDictionary<string, DayColumn> ByJson = All.ToDictionary(c => c.Json);

    static DayColumn Number(string name, string json, Func<DailyProduction, decimal?> get, Action<DailyProduction, decimal> set, bool written = true) =>
        new DayColumn<decimal?>(name, json, "numeric", NpgsqlDbType.Numeric, e => get(e.Day), (r, i, d) => set(d, r.GetDecimal(i)), written);

    static DayColumn Text(string name, string json, Func<DailyProduction, string?> get, Action<DailyProduction, string> set) =>
        new DayColumn<string?>(name, json, "text", NpgsqlDbType.Text, e => get(e.Day), (r, i, d) => set(d, r.GetString(i)), true);

    static DayColumn Flag(string name, string json, Func<DailyProduction, bool?> get, Action<DailyProduction, bool> set) =>
        new DayColumn<bool?>(name, json, "boolean", NpgsqlDbType.Boolean, e => get(e.Day), (r, i, d) => set(d, r.GetBoolean(i)), true);

    static DayColumn Word<T>(string name, string json, Func<DailyProduction, T?> get, Action<DailyProduction, T> set) where T : struct, Enum =>
        new DayColumn<string?>(name, json, "text", NpgsqlDbType.Text, e => get(e.Day) is { } v ? SnakeCaseWords<T>.Word(v) : null,
            (r, i, d) => set(d, SnakeCaseWords<T>.Parse(r.GetString(i))), true);

    static DayColumn Json<T>(string name, string json, Func<DailyProduction, T?> get, Action<DailyProduction, T> set) where T : class =>
        new DayColumn<string?>(name, json, "jsonb", NpgsqlDbType.Jsonb, e => get(e.Day) is { } v ? JsonSerializer.Serialize(v, Stored) : null,
            (r, i, d) => set(d, JsonSerializer.Deserialize<T>(r.GetString(i), Stored)!), true);
}
