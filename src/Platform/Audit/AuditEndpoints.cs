using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Jobs;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Platform.Audit;

/// <summary>Reading the audit (SPEC SEC-09): lists newest first, as pages or as CSV, and the verification of the hash chain.</summary>
static class AuditEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit");
        audit.MapGet("/changes", ([AsParameters] AuditFilter filter, TenantScope scope, CancellationToken ct) => AnswerAsync(AuditList.Changes, filter, scope, Change, c => c.Id, ct))
            .Requires(Permission.AuditRead).IsSensitive().Produces<Page<AuditChange>>().WithName("listAuditChanges").WithSummary("What was written: who, when, from where, before and after");
        audit.MapGet("/access", ([AsParameters] AuditFilter filter, TenantScope scope, CancellationToken ct) => AnswerAsync(AuditList.Accesses, filter, scope, Access, a => a.Id, ct))
            .Requires(Permission.AuditRead).IsSensitive().Produces<Page<AuditAccess>>().WithName("listAuditAccess").WithSummary("Requests that were denied or failed, and sensitive reads");
        audit.MapGet("/seals", ([AsParameters] AuditFilter filter, TenantScope scope, CancellationToken ct) => AnswerAsync(AuditList.Seals, filter, scope, Seal, s => s.Id, ct))
            .Requires(Permission.AuditRead).IsSensitive().Produces<Page<AuditSealRecord>>().WithName("listAuditSeals").WithSummary("The hash chain over the audit");
        audit.MapGet("/verification", VerifyAsync)
            .Requires(Permission.AuditRead).IsSensitive().Produces<AuditVerification>().WithMetadata(new HeavyWork()).WithName("verifyAudit").WithSummary("Recompute the hash chain");
    }

    static async Task<IResult> AnswerAsync<T>(AuditList list, AuditFilter filter, TenantScope scope, Func<NpgsqlDataReader, T> read, Func<T, long> id, CancellationToken ct)
    {
        if (filter.IsCsv)
            return AuditExport.Make(scope, list, filter);
        var limit = Paging.Limit(filter.Limit);
        await using var command = new NpgsqlCommand { Connection = scope.Connection, Transaction = scope.Transaction };
        command.CommandText = list.Sql(filter.Where(list, command.Parameters), limit + 1);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<T> items = [];
        while (await reader.ReadAsync(ct))
            items.Add(read(reader));
        string? next = null;
        if (items.Count > limit)
        {
            items.RemoveAt(limit);
            next = Paging.Cursor(id(items[^1]).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        return Results.Ok(new Page<T>(items, next));
    }

    static async Task<AuditVerification> VerifyAsync(TenantScope scope, TimeProvider clock, CancellationToken ct)
    {
        var broken = await AuditSeal.FirstBrokenAsync(scope, ct);
        await using var command = new NpgsqlCommand("""
            with chain as (
              select count(*) as seals, coalesce(sum(change_count + access_count), 0)::bigint as covered,
                coalesce(max(before_transaction::text::numeric), 0)::text::xid8 as until from audit.seal)
            select seals, covered,
              (select count(*) from audit.change where transaction_id >= until) + (select count(*) from audit.access where transaction_id >= until),
              (select encode(hash, 'hex') from audit.seal order by id desc limit 1)
            from chain
            """, scope.Connection, scope.Transaction);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(broken is null, broken, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), Text(reader, 3), clock.GetUtcNow());
    }

    static AuditChange Change(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), User(row, 2), Text(row, 3), Text(row, 4), row.GetString(5), row.GetString(6),
            row.GetFieldValue<string[]>(7), Json(row, 8), Json(row, 9));

    static AuditAccess Access(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), User(row, 2), Text(row, 3), Text(row, 4), Text(row, 5), row.GetString(6), row.GetString(7),
            row.GetInt32(8), Text(row, 9), row.GetDecimal(10));

    static AuditSealRecord Seal(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetDecimal(2), row.GetDecimal(3), row.GetInt64(4), row.GetInt64(5), row.GetString(6), row.GetString(7));

    static string? Text(NpgsqlDataReader row, int i) => row.IsDBNull(i) ? null : row.GetString(i);

    static Guid? User(NpgsqlDataReader row, int i) => row.IsDBNull(i) ? null : row.GetGuid(i);

    static JsonElement? Json(NpgsqlDataReader row, int i) => row.IsDBNull(i) ? null : JsonElement.Parse(row.GetString(i));
}
