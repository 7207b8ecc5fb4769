using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Wells;

/// <summary>
/// One status of a well over a stretch of time (PPDM WELL_STATUS), in UTC; the current one has no end. <c>operational</c> is the type
/// that <c>wellStatus</c> shows.
/// </summary>
sealed record WellStatusPeriod(
    Guid Id, Guid WellId, string StatusType, string Status, string? PreviousStatus, DateTimeOffset StartTime, DateTimeOffset? EndTime,
    string? Reason, string? Remark, Guid? ChangedBy);

/// <summary>A status that begins.</summary>
readonly record struct StatusChange(Guid WellId, WellStatus Status, DateTimeOffset Since);

/// <summary>Keeps the history of statuses without gap and overlap.</summary>
static class WellStatusHistory
{
    /// <summary>The statement that ends the open period of each well and begins the next.</summary>
    public static NpgsqlBatchCommand Begin(TenantScope scope, IReadOnlyList<StatusChange> changes) => new("""
        with change as (
          select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[]) u (id, well_id, status, since)),
        ended as (
          update assets.well_status_history h
          set end_time = greatest(c.since, h.start_time + interval '1 microsecond'), row_version = h.row_version + 1,
              row_changed_by = $5, row_changed_date = $6
          from change c
          where h.well_id = c.well_id and h.status_type = 'operational' and h.end_time is null and h.active_ind
          returning h.well_id, h.status, h.end_time)
        insert into assets.well_status_history
          (id, well_id, status_type, status, previous_status, start_time, changed_by, row_created_by, row_created_date)
        select c.id, c.well_id, 'operational', c.status, e.status, coalesce(e.end_time, c.since), $5, $5, $6
        from change c left join ended e on e.well_id = c.well_id
        """)
    {
        Parameters =
        {
            new() { Value = changes.Select(_ => Guid.CreateVersion7()).ToArray() },
            new() { Value = changes.Select(c => c.WellId).ToArray() },
            new() { Value = changes.Select(c => SnakeCaseWords<WellStatus>.Word(c.Status)).ToArray() },
            new() { Value = changes.Select(c => c.Since.UtcDateTime).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
            new() { Value = (object?)scope.Caller.UserId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = scope.Now },
        },
    };

    /// <summary>The periods of a well, the first one first.</summary>
    public static async Task<IReadOnlyList<WellStatusPeriod>> ReadAsync(TenantScope scope, Guid wellId, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(new("""
            select id, well_id, status_type, status, previous_status, start_time, end_time, reason, remark, changed_by
            from assets.well_status_history
            where well_id = $1 and active_ind
            order by start_time, status_type
            """) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = wellId } } });
        await using var reader = await scope.ReadAsync(batch, ct);
        List<WellStatusPeriod> periods = [];
        while (await reader.ReadAsync(ct))
            periods.Add(new(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), Text(4), reader.GetFieldValue<DateTimeOffset>(5),
                reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6), Text(7), Text(8), reader.IsDBNull(9) ? null : reader.GetGuid(9)));
        return periods;

        string? Text(int i) => reader.IsDBNull(i) ? null : reader.GetString(i);
    }
}
