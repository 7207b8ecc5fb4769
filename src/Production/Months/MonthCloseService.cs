using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Events;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Production.DailyProduction;

namespace Pumpjack.Production.Months;

/// <summary>A closed month, of one lease or of every lease.</summary>
/// <param name="Id">Id of the closing.</param>
/// <param name="Month">yyyy-MM.</param>
/// <param name="LeaseId">The lease, or none for all.</param>
/// <param name="Reason">Why it was closed.</param>
/// <param name="ClosedBy">Who closed it.</param>
/// <param name="ClosedAt">When.</param>
/// <param name="ReopenedBy">Who reopened it, if anybody.</param>
/// <param name="ReopenedAt">When.</param>
/// <param name="ReopenReason">Why.</param>
public sealed record ClosedMonth(
    Guid Id, string Month, Guid? LeaseId, string? Reason, Guid? ClosedBy, DateTimeOffset ClosedAt, Guid? ReopenedBy, DateTimeOffset? ReopenedAt, string? ReopenReason);

/// <summary>Closes and reopens months. A closing waits for the days being written into the month, and none is written after it.</summary>
public sealed class MonthCloseService(TenantScope scope, TimeProvider clock)
{
    /// <summary>Closes a month for one lease, or for all.</summary>
    /// <exception cref="Refusal">422 before the month is over or for an unknown lease, 409 when closed already.</exception>
    public async Task<ClosedMonth> CloseAsync(DateOnly month, Guid? leaseId, string? reason, CancellationToken ct)
    {
        if (month.AddMonths(1) > DateOnly.FromDateTime(clock.GetUtcNow().AddHours(14).UtcDateTime))
            throw ProductionProblems.MonthNotOver();
        if (reason?.Length > 500)
            throw ProductionProblems.MonthReason();
        await LockAsync(month, ct);
        await using var command = new NpgsqlCommand("""
            insert into production.month_close (organization_id, id, month, lease_id, reason)
            values ($1, $2, $3, $4, $5)
            on conflict (organization_id, month, coalesce(lease_id, '00000000-0000-0000-0000-000000000000'::uuid)) where reopened_at is null do nothing
            """, scope.Connection, scope.Transaction)
        {
            Parameters =
            {
                new() { Value = scope.Caller.OrganizationId }, new() { Value = Guid.CreateVersion7() }, new() { Value = month },
                new() { Value = (object?)leaseId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = (object?)reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        if (await command.ExecuteNonQueryAsync(ct) == 0)
            throw ProductionProblems.MonthClosedAlready();
        await TellAsync("month.closed", month, leaseId, ct);
        return (await ListAsync(ct)).First(c => c.Month == Text(month) && c.LeaseId == leaseId && c.ReopenedAt is null);
    }

    /// <summary>Reopens a closed month; the closing is kept.</summary>
    /// <exception cref="Refusal">404 when it is not closed, 422 without a reason.</exception>
    public async Task ReopenAsync(DateOnly month, Guid? leaseId, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500)
            throw ProductionProblems.MonthReason();
        await LockAsync(month, ct);
        await using var command = new NpgsqlCommand("""
            update production.month_close set reopened_at = now(), reopened_by = platform.current_user_id(), reopen_reason = $3, row_version = row_version + 1
            where month = $1 and lease_id is not distinct from $2 and reopened_at is null
            """, scope.Connection, scope.Transaction)
        {
            Parameters = { new() { Value = month }, new() { Value = (object?)leaseId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = reason } },
        };
        if (await command.ExecuteNonQueryAsync(ct) == 0)
            throw ProductionProblems.MonthNotClosed();
        await TellAsync("month.reopened", month, leaseId, ct);
    }

    /// <summary>Every closing, newest month first.</summary>
    public async Task<IReadOnlyList<ClosedMonth>> ListAsync(CancellationToken ct)
    {
        await scope.OpenAsync(ct);
        await using var command = new NpgsqlCommand("""
            select id, month, lease_id, reason, closed_by, closed_at, reopened_by, reopened_at, reopen_reason
            from production.month_close order by month desc, closed_at desc limit 1000
            """, scope.Connection, scope.Transaction);
        await using var r = await command.ExecuteReaderAsync(ct);
        var months = new List<ClosedMonth>();
        while (await r.ReadAsync(ct))
        {
            months.Add(new ClosedMonth(r.GetGuid(0), Text(r.GetFieldValue<DateOnly>(1)), r.IsDBNull(2) ? null : r.GetGuid(2), r.IsDBNull(3) ? null : r.GetString(3),
                r.IsDBNull(4) ? null : r.GetGuid(4), r.GetFieldValue<DateTimeOffset>(5), r.IsDBNull(6) ? null : r.GetGuid(6),
                r.IsDBNull(7) ? null : r.GetFieldValue<DateTimeOffset>(7), r.IsDBNull(8) ? null : r.GetString(8)));
        }
        return months;
    }

    async Task LockAsync(DateOnly month, CancellationToken ct)
    {
        await scope.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext($1), $2)", scope.Connection, scope.Transaction)
        {
            Parameters = { new() { Value = MonthLock.Name(scope.Caller.OrganizationId) }, new() { Value = MonthLock.Number(month) } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    async Task TellAsync(string what, DateOnly month, Guid? leaseId, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(Outbox.Append(what, new { month = Text(month), leaseId }));
        await batch.ExecuteNonQueryAsync(ct);
    }

    static string Text(DateOnly month) => month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
