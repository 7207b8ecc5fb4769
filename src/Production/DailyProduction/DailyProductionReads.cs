using Npgsql;
using Pumpjack.Platform;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Units;

namespace Pumpjack.Production.DailyProduction;

/// <summary>Reading days: one, a list by filter, the amendments of one.</summary>
public sealed class DailyProductionReads(TenantScope scope)
{
    const decimal DefaultMcfPerBoe = 6m;
    static readonly string[] Everything = [.. DayColumns.All.Select(c => c.Json), "wellName", "derived"];

    /// <summary>One active day.</summary>
    /// <exception cref="Refusal">404 when there is none the caller may see.</exception>
    public async Task<DailyProduction> OneAsync(Guid wellId, DateOnly date, UnitSystem units, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            select {Select(DayColumns.All)}, w.well_name, (select o.boe_factor from tenancy.organization o)
            from production.daily_production d
            join assets.well w on w.organization_id = d.organization_id and w.id = d.well_id
            where d.well_id = $1 and d.production_date = $2 and d.active_ind
            """)
        {
            Parameters = { new() { Value = wellId }, new() { Value = date } },
        });
        await using var reader = await scope.ReadAsync(batch, ct);
        if (!scope.Wells.Contains(wellId) || !await reader.ReadAsync(ct))
            throw ProductionProblems.NoSuchDay();
        var day = new DailyProduction();
        Fill(reader, DayColumns.All, day);
        day.WellName = reader.GetString(DayColumns.All.Count);
        day.Derived = DerivedValues.Of(day, reader.IsDBNull(DayColumns.All.Count + 1) ? DefaultMcfPerBoe : reader.GetDecimal(DayColumns.All.Count + 1), units);
        Present(day, units);
        return day;
    }

    /// <summary>A page of days.</summary>
    /// <param name="filter">Which days.</param>
    /// <param name="page">Which page of them, in which order and with which members.</param>
    /// <param name="ct">Ends the query.</param>
    internal async Task<DayPage> ListAsync(DayFilter filter, DayPageRequest page, CancellationToken ct)
    {
        var units = filter.UnitSystem;
        var fields = page.Fields(Everything);
        var columns = DayColumns.All.Where(c => fields.Contains(c.Json) || c.Name is "well_id" or "production_date" || fields.Contains("derived") && DerivedNeeds.Contains(c.Json)
            || c.Name == page.SortColumn || c.Name == "injection_product" && fields.Contains("injectionVolume")).ToList();
        var limit = page.PageSize;
        var visible = await scope.VisibleWellsAsync(ct);

        var batch = await scope.BatchAsync(ct);
        var command = new NpgsqlBatchCommand();
        var where = filter.Where(visible, command.Parameters);
        var after = page.After(command.Parameters);
        command.CommandText = $"""
            select {Select(columns)}{(fields.Contains("wellName") ? ", (select w.well_name from assets.well w where w.id = d.well_id)" : "")}
            from production.daily_production d
            where {where}{after}
            order by {page.OrderBy}
            limit {limit + 1}
            """;
        batch.BatchCommands.Add(command);
        if (page.Total)
        {
            var count = new NpgsqlBatchCommand();
            count.CommandText = $"select count(*) from production.daily_production d where {filter.Where(visible, count.Parameters)}";
            batch.BatchCommands.Add(count);
        }
        if (fields.Contains("derived"))
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select boe_factor from tenancy.organization"));

        await using var reader = await scope.ReadAsync(batch, ct);
        var days = new List<DailyProduction>(Math.Min(limit, 400));
        var more = false;
        while (await reader.ReadAsync(ct))
        {
            if (days.Count == limit)
            {
                more = true;
                break;
            }
            var day = new DailyProduction();
            Fill(reader, columns, day);
            if (fields.Contains("wellName"))
                day.WellName = reader.GetString(columns.Count);
            days.Add(day);
        }
        await reader.NextResultAsync(ct);
        long? total = null;
        if (page.Total)
        {
            await reader.ReadAsync(ct);
            total = reader.GetInt64(0);
            await reader.NextResultAsync(ct);
        }
        var cursor = more ? page.CursorAfter(days[^1]) : null;
        if (fields.Contains("derived"))
        {
            var factor = await reader.ReadAsync(ct) && !reader.IsDBNull(0) ? reader.GetDecimal(0) : DefaultMcfPerBoe;
            foreach (var day in days)
                day.Derived = DerivedValues.Of(day, factor, units);
        }
        if (units == UnitSystem.Metric)
            foreach (var day in days)
                Present(day, units);
        return new DayPage(days, cursor, total, fields);
    }

    /// <summary>The former states of a day, newest first.</summary>
    public async Task<IReadOnlyList<DayAmendment>> AmendmentsAsync(Guid wellId, DateOnly date, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            select amendment_seq_no, amend_reason, former::text, row_created_by, row_created_date
            from production.daily_production_amendment where well_id = $1 and production_date = $2 order by amendment_seq_no desc
            """)
        {
            Parameters = { new() { Value = wellId }, new() { Value = date } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select 1 from production.daily_production where well_id = $1 and production_date = $2")
        {
            Parameters = { new() { Value = wellId }, new() { Value = date } },
        });
        await using var reader = await scope.ReadAsync(batch, ct);
        var found = new List<DayAmendment>();
        while (await reader.ReadAsync(ct))
        {
            var former = FormerState.Read(reader.GetString(2));
            if (!scope.Caller.SeesMoney)
                PriceTraces.Remove(former);
            found.Add(new DayAmendment(reader.GetInt32(0), reader.GetString(1), former,
                reader.IsDBNull(3) ? null : reader.GetGuid(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }
        await reader.NextResultAsync(ct);
        if (!scope.Wells.Contains(wellId) || !await reader.ReadAsync(ct))
            throw ProductionProblems.NoSuchDay();
        return found;
    }

    static readonly HashSet<string> DerivedNeeds = ["oilVolume", "gasVolume", "waterVolume", "condensateVolume", "nglVolume", "hoursOn"];

    static string Select(IReadOnlyList<DayColumn> columns) => string.Join(", ", columns.Select(c => "d." + c.Name));

    void Fill(NpgsqlDataReader reader, IReadOnlyList<DayColumn> columns, DailyProduction day)
    {
        for (var i = 0; i < columns.Count; i++)
            columns[i].Read(reader, i, day);
        if (!scope.Caller.SeesMoney)
            PriceTraces.Remove(day);
    }

    /// <summary>Converts a stored record into the unit system of the answer.</summary>
    internal static void Present(DailyProduction day, UnitSystem units)
    {
        if (units == UnitSystem.Us)
            return;
        foreach (var member in MeasuredMembers<DailyProduction>.All)
            if (DayNormaliser.DimensionOf(member, day) is { } dimension && member.Get(day) is { } value)
                member.Set(day, Rounding.To(Conversion.ToMetric(value, dimension), member.Scale));
    }
}

/// <summary>A state a day had before it was amended.</summary>
/// <param name="AmendmentSeqNo">The row version it had.</param>
/// <param name="AmendReason">Why it was changed.</param>
/// <param name="Former">The former record, in field units.</param>
/// <param name="AmendedBy">Who changed it.</param>
/// <param name="AmendedAt">When.</param>
public sealed record DayAmendment(int AmendmentSeqNo, string AmendReason, DailyProduction Former, Guid? AmendedBy, DateTimeOffset AmendedAt);
