using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pumpjack.Platform.Scope;
using Quartz;

namespace Pumpjack.Platform.Jobs;

/// <summary>Continues each organisation's hash chain over what no running transaction can still precede.</summary>
[DisallowConcurrentExecution]
sealed class AuditSealJob(EachOrganization organizations) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await organizations.RunAsync("audit-seal", (services, ct) => AuditSeal.SealAsync(services.GetRequiredService<TenantScope>(), ct), cancellationToken);
}

/// <summary>The hash chain over an organisation's audit.</summary>
public static class AuditSeal
{
    /// <summary>Adds a seal when there is anything to cover.</summary>
    public static async Task SealAsync(TenantScope scope, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            with last as (
              select coalesce((select before_transaction from audit.seal order by id desc limit 1), '0'::xid8) as first,
                coalesce((select hash from audit.seal order by id desc limit 1), '\x'::bytea) as hash,
                pg_snapshot_xmin(pg_current_snapshot()) as until)
            insert into audit.seal (from_transaction, before_transaction, change_count, access_count, previous_hash, hash)
            select l.first, l.until, f.change_count, f.access_count, l.hash, f.hash
            from last l cross join lateral audit.fingerprint(l.hash, l.first, l.until) f
            where f.change_count + f.access_count > 0
            on conflict do nothing
            """, scope.Connection, scope.Transaction);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Recomputes the chain. Null when every seal holds, else the id of the first that does not.</summary>
    public static async Task<long?> FirstBrokenAsync(TenantScope scope, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select s.id from (
              select *, lag(hash, 1, '\x'::bytea) over (order by id) as should_follow,
                lag(before_transaction, 1, '0'::xid8) over (order by id) as should_begin from audit.seal) s
            cross join lateral audit.fingerprint(s.previous_hash, s.from_transaction, s.before_transaction) f
            where f.hash <> s.hash or s.previous_hash <> s.should_follow or s.from_transaction <> s.should_begin
            order by s.id limit 1
            """, scope.Connection, scope.Transaction);
        return (long?)await command.ExecuteScalarAsync(ct);
    }
}
