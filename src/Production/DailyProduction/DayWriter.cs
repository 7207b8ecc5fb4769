using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Events;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Production.DailyProduction;

/// <summary>
/// Last step of the artery: rows, and with them by trigger the roll-up and the audit, and the event, set-based in the scope's
/// transaction.
/// </summary>
internal static class DayWriter
{
    static readonly string[] Columns = [.. DayColumns.Written.Select(c => c.Name)];

    // Most columns of most days are empty. The statement names the others only; days are alike, so that a few such statements serve all.
    static readonly ConcurrentDictionary<ulong, string> Inserts = [];

    // $1 organisation, $2 the fingerprints, then one array per column that is sent.
    static string InsertSql(ulong sent)
    {
        var columns = DayColumns.Written.Where((_, i) => (sent >> i & 1) == 1).ToArray();
        var names = string.Join(", ", columns.Select(c => c.Name));
        return $"""
            insert into production.daily_production (organization_id, create_hash, content_hash, {names})
            select $1, u.content_hash, u.*
            from unnest($2::uuid[], {string.Join(", ", columns.Select((c, i) => $"${i + 3}::{c.Type}[]"))}) as u(content_hash, {names})
            on conflict (organization_id, well_id, production_date) do nothing
            returning well_id, production_date, row_created_date
            """;
    }

    // The former state is kept in the statement that changes it. A row whose version moved on is left alone and not returned.
    static readonly string AmendSql = $"""
        with incoming as (
          select * from unnest({string.Join(", ", DayColumns.Written.Select((c, i) => $"${i + 1}::{c.Type}[]"))}, ${Columns.Length + 1}::uuid[], ${Columns.Length + 2}::integer[])
            as u({string.Join(", ", Columns)}, content_hash, expected_version)),
        former as (
          select d.* from production.daily_production d
          join incoming i on d.well_id = i.well_id and d.production_date = i.production_date and d.row_version = i.expected_version
          where d.production_date between ${Columns.Length + 3} and ${Columns.Length + 4}
          order by d.well_id, d.production_date
          for update of d),
        kept as (
          insert into production.daily_production_amendment (organization_id, well_id, production_date, amendment_seq_no, amend_reason, former)
          select f.organization_id, f.well_id, f.production_date, f.row_version, i.amend_reason, to_jsonb(f) - 'organization_id'
          from former f join incoming i on i.well_id = f.well_id and i.production_date = f.production_date)
        update production.daily_production d set
          {string.Join(", ", Columns.Where(c => c is not ("well_id" or "production_date")).Select(c => $"{c} = i.{c}"))},
          content_hash = i.content_hash, active_ind = true, row_version = d.row_version + 1,
          row_changed_by = platform.current_user_id(), row_changed_date = now()
        from incoming i
        join former f on f.well_id = i.well_id and f.production_date = i.production_date
        where d.organization_id = f.organization_id and d.well_id = i.well_id and d.production_date = i.production_date
          and d.production_date between ${Columns.Length + 3} and ${Columns.Length + 4}
        returning d.well_id, d.production_date, d.row_version, d.row_changed_date
        """;

    const string RemoveSql = """
        with former as (
          select d.* from production.daily_production d
          where d.well_id = $1 and d.production_date = $2 and d.row_version = $3 and d.active_ind
          for update),
        kept as (
          insert into production.daily_production_amendment (organization_id, well_id, production_date, amendment_seq_no, amend_reason, former)
          select f.organization_id, f.well_id, f.production_date, f.row_version, $4, to_jsonb(f) - 'organization_id' from former f)
        update production.daily_production d set active_ind = false, amend_reason = $4, row_version = d.row_version + 1,
          row_changed_by = platform.current_user_id(), row_changed_date = now()
        from former f
        where d.organization_id = f.organization_id and d.well_id = $1 and d.production_date = $2
        """;

    /// <summary>
    /// Writes new days and amendments, and the event that tells of them. Entries somebody else wrote meanwhile stay pending.
    /// </summary>
    public static async Task WriteAsync(TenantScope scope, IReadOnlyList<DayEntry> entries, CancellationToken ct)
    {
        // In the order of the key, so that two batches over the same days wait for each other instead of deadlocking.
        var created = InKeyOrder(entries.Where(e => e.Recorded is null));
        var amended = InKeyOrder(entries.Where(e => e.Recorded is not null));
        if (created.Count + amended.Count == 0)
            return;
        var batch = await scope.BatchAsync(ct);
        if (created.Count > 0)
            batch.BatchCommands.Add(Insert(scope.Caller.OrganizationId, created));
        if (amended.Count > 0)
        {
            // An update cannot look each key up by itself; its plan is made for the batch at hand.
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('plan_cache_mode', 'auto', true)"));
            batch.BatchCommands.Add(Amend(amended));
        }
        batch.BatchCommands.Add(Event(entries));
        await using var reader = await scope.ReadAsync(batch, ct);
        if (created.Count > 0)
        {
            await SettleAsync(reader, created, EntryOutcome.Created, ct);
            await reader.NextResultAsync(ct);
        }
        if (amended.Count > 0)
        {
            await reader.NextResultAsync(ct);
            await SettleAsync(reader, amended, EntryOutcome.Amended, ct);
        }
    }

    /// <summary>Makes a day inactive, its former state kept. False when its version moved on.</summary>
    public static async Task<bool> RemoveAsync(TenantScope scope, Guid wellId, DateOnly day, int rowVersion, string reason, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(RemoveSql)
        {
            Parameters = { new() { Value = wellId }, new() { Value = day }, new() { Value = rowVersion }, new() { Value = reason } },
        });
        batch.BatchCommands.Add(Outbox.Append("daily_production.removed", new { wells = new[] { wellId }, from = day, to = day, count = 1 }));
        await using var reader = await scope.ReadAsync(batch, ct);
        return batch.BatchCommands[0].RecordsAffected == 1;
    }

    static List<DayEntry> InKeyOrder(IEnumerable<DayEntry> entries) => [.. entries.OrderBy(e => e.Day.WellId).ThenBy(e => e.Day.ProductionDate)];

    static NpgsqlBatchCommand Insert(Guid organization, List<DayEntry> entries)
    {
        var command = new NpgsqlBatchCommand { Parameters = { new NpgsqlParameter<Guid> { TypedValue = organization }, Hashes(entries) } };
        ulong sent = 0;
        for (var i = 0; i < DayColumns.Written.Count; i++)
        {
            if (DayColumns.Written[i].Values(entries) is not { } values)
                continue;
            sent |= 1UL << i;
            command.Parameters.Add(values);
        }
        command.CommandText = Inserts.GetOrAdd(sent, InsertSql);
        return command;
    }

    static NpgsqlBatchCommand Amend(List<DayEntry> entries)
    {
        var command = new NpgsqlBatchCommand(AmendSql);
        foreach (var column in DayColumns.Written)
            command.Parameters.Add(column.Array(entries));
        command.Parameters.Add(Hashes(entries));
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. entries.Select(e => e.Recorded!.RowVersion)] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = entries.Min(e => e.Day.ProductionDate) });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = entries.Max(e => e.Day.ProductionDate) });
        return command;
    }

    static NpgsqlParameter Hashes(List<DayEntry> entries) =>
        new NpgsqlParameter<Guid[]> { TypedValue = [.. entries.Select(e => e.ContentHash)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };

    static NpgsqlBatchCommand Event(IReadOnlyList<DayEntry> entries) => Outbox.Append("daily_production.recorded", new
    {
        wells = entries.Select(e => e.Day.WellId).Distinct().ToArray(),
        from = entries.Min(e => e.Day.ProductionDate),
        to = entries.Max(e => e.Day.ProductionDate),
        count = entries.Count,
    });

    static async Task SettleAsync(NpgsqlDataReader reader, List<DayEntry> entries, EntryOutcome outcome, CancellationToken ct)
    {
        var byKey = entries.Count > 1 ? entries.ToDictionary(e => (e.Day.WellId, e.Day.ProductionDate)) : null;
        while (await reader.ReadAsync(ct))
        {
            var entry = byKey is null ? entries[0] : byKey[(reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1))];
            var day = entry.Day;
            entry.Outcome = outcome;
            day.Findings = entry.Findings.Count > 0 ? entry.Findings : null;
            day.ActiveInd = true;
            if (outcome == EntryOutcome.Created)
            {
                day.RowVersion = 1;
                day.RowCreatedDate = reader.GetFieldValue<DateTimeOffset>(2);
            }
            else
            {
                day.RowVersion = reader.GetInt32(2);
                day.RowChangedDate = reader.GetFieldValue<DateTimeOffset>(3);
            }
        }
    }
}
