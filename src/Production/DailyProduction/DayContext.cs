using System.Collections.Concurrent;
using Npgsql;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Production.DailyProduction;

/// <summary>
/// What a batch needs to know before it is judged: its wells, the days recorded already and the months that are closed. One round
/// trip for the whole batch, which also opens the scope when it is the first.
/// </summary>
internal sealed class DayContext
{
    static readonly ConcurrentDictionary<string, TimeZoneInfo> Zones = new();

    public required IReadOnlyDictionary<Guid, WellContext> Wells { get; init; }
    public required IReadOnlyDictionary<(Guid WellId, DateOnly Day), RecordedDay> Recorded { get; init; }
    public required IReadOnlySet<(DateOnly Month, Guid? LeaseId)> Closed { get; init; }

    /// <summary>True when the day's month is closed for the well's lease or for all.</summary>
    public bool IsClosed(WellContext well, DateOnly day)
    {
        if (Closed.Count == 0)
            return false;
        var month = new DateOnly(day.Year, day.Month, 1);
        return Closed.Contains((month, null)) || well.LeaseId is { } lease && Closed.Contains((month, lease));
    }

    /// <summary>
    /// Loads the context. The months of the batch are locked for sharing, so that none is closed between this look and the write.
    /// </summary>
    public static async Task<DayContext> LoadAsync(TenantScope scope, IReadOnlyList<DayEntry> entries, CancellationToken ct)
    {
        var keys = entries.Select(e => (e.Day.WellId, e.Day.ProductionDate)).Distinct().ToArray();
        var wellIds = keys.Select(k => k.WellId).Distinct().ToArray();
        var months = keys.Select(k => new DateOnly(k.ProductionDate.Year, k.ProductionDate.Month, 1)).Distinct().Order().ToArray();

        var batch = await scope.BatchAsync(ct);
        // One plan for every batch: made anew for each, planning would cost more than all the rest. So that the one plan is right for any batch, and
        // stays right while an empty partition fills, each key is looked up by itself (`lateral … limit 1`) and always by an index.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            select count(pg_advisory_xact_lock_shared(hashtext($1), m)), set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)
            from unnest($2::integer[]) m
            """)
        {
            Parameters = { new() { Value = MonthLock.Name(scope.Caller.OrganizationId) }, new() { Value = months.Select(MonthLock.Number).ToArray() } },
        });
        foreach (var year in months.Select(m => m.Year).Distinct().Where(y => MayLackPartition(y, scope.Now.Year)))
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select production.ensure_year($1)") { Parameters = { new() { Value = year } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            select w.id, w.well_name, w.well_type, w.well_status, w.lease_id, coalesce(w.time_zone, f.time_zone, o.time_zone),
              w.completion_date, w.plugged_date, w.surface_latitude, w.surface_longitude,
              w.max_oil_volume, w.max_gas_volume, w.max_water_volume, w.max_injection_volume,
              w.max_tubing_pressure, w.max_casing_pressure, w.max_line_pressure,
              h.times, h.statuses
            from unnest($1::uuid[]) k(id)
            cross join lateral (select * from assets.well where id = k.id and active_ind limit 1) w
            left join lateral (select time_zone from assets.field where id = w.field_id limit 1) f on true
            cross join tenancy.organization o
            cross join lateral (
              select array_agg(start_time) as times, array_agg(status) as statuses from (
                select start_time, status from assets.well_status_history
                where organization_id = w.organization_id and well_id = w.id and status_type = 'operational' and active_ind
                order by start_time, id) in_order) h
            """)
        {
            Parameters = { new() { Value = wellIds } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            select d.well_id, d.production_date, d.row_version, d.active_ind, d.create_hash, d.content_hash, d.row_created_by, d.row_created_date,
              d.review_status, coalesce(d.allocated_oil, d.allocated_gas, d.allocated_water) is not null, coalesce(d.sales_oil, d.sales_gas, 0) > 0,
              d.oil_price, d.gas_price
            from unnest($1::uuid[], $2::date[]) k(well_id, day)
            cross join lateral (select * from production.daily_production where well_id = k.well_id and production_date = k.day limit 1) d
            """)
        {
            Parameters = { new() { Value = keys.Select(k => k.WellId).ToArray() }, new() { Value = keys.Select(k => k.ProductionDate).ToArray() } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select month, lease_id from production.month_close where reopened_at is null and month = any($1)")
        {
            Parameters = { new() { Value = months } },
        });

        await using var reader = await scope.ReadAsync(batch, ct);
        await reader.NextResultAsync(ct); // the months are locked
        foreach (var _ in months.Select(m => m.Year).Distinct().Where(y => MayLackPartition(y, scope.Now.Year)))
            await reader.NextResultAsync(ct);
        var wells = new Dictionary<Guid, WellContext>(wellIds.Length);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetGuid(0);
            if (scope.Wells.Contains(id)) // a well that is not visible does not exist
                wells.Add(id, ReadWell(reader, id));
        }
        await reader.NextResultAsync(ct);
        var recorded = new Dictionary<(Guid, DateOnly), RecordedDay>();
        while (await reader.ReadAsync(ct))
        {
            recorded.Add((reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1)), new RecordedDay(
                reader.GetInt32(2), reader.GetBoolean(3), reader.GetGuid(4), reader.GetGuid(5), reader.IsDBNull(6) ? null : reader.GetGuid(6),
                reader.GetFieldValue<DateTimeOffset>(7), SnakeCaseWords<ReviewStatus>.Parse(reader.GetString(8)), reader.GetBoolean(9), reader.GetBoolean(10),
                Number(reader, 11), Number(reader, 12)));
        }
        await reader.NextResultAsync(ct);
        var closed = new HashSet<(DateOnly, Guid?)>();
        while (await reader.ReadAsync(ct))
            closed.Add((reader.GetFieldValue<DateOnly>(0), reader.IsDBNull(1) ? null : reader.GetGuid(1)));
        return new DayContext { Wells = wells, Recorded = recorded, Closed = closed };
    }

    // The last years and the next are kept ready by a job; asking for them again would only cost.
    static bool MayLackPartition(int year, int now) => year < now - 1 && year >= 1900;

    static WellContext ReadWell(NpgsqlDataReader r, Guid id)
    {
        var standard = WellLimits.Default;
        var times = r.IsDBNull(17) ? [] : r.GetFieldValue<DateTimeOffset[]>(17);
        var words = r.IsDBNull(18) ? [] : r.GetFieldValue<string[]>(18);
        return new WellContext
        {
            Id = id,
            Name = r.GetString(1),
            WellType = r.GetString(2),
            CurrentStatus = r.GetString(3),
            LeaseId = r.IsDBNull(4) ? null : r.GetGuid(4),
            Zone = Zone(r.GetString(5)),
            CompletionDate = r.IsDBNull(6) ? null : r.GetFieldValue<DateOnly>(6),
            PluggedDate = r.IsDBNull(7) ? null : r.GetFieldValue<DateOnly>(7),
            Latitude = Number(r, 8),
            Longitude = Number(r, 9),
            Limits = new WellLimits(
                Number(r, 10) ?? standard.OilBbl, Number(r, 11) ?? standard.GasMcf, Number(r, 12) ?? standard.WaterBbl, Number(r, 13) ?? standard.Injection,
                Number(r, 14) ?? standard.TubingPsig, Number(r, 15) ?? standard.CasingPsig, Number(r, 16) ?? standard.LinePsig),
            Statuses = [.. times.Zip(words)],
        };
    }

    static decimal? Number(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetDecimal(i);

    /// <summary>A zone by its IANA name.</summary>
    internal static TimeZoneInfo Zone(string name) => Zones.GetOrAdd(name, static n => TimeZoneInfo.TryFindSystemTimeZoneById(n, out var zone) ? zone : TimeZoneInfo.Utc);
}

/// <summary>The lock that keeps a month from being closed while days are written into it.</summary>
internal static class MonthLock
{
    public static string Name(Guid organizationId) => "month " + organizationId.ToString();

    public static int Number(DateOnly month) => month.Year * 12 + month.Month;
}
