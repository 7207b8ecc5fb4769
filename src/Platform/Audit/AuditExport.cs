using Microsoft.AspNetCore.Http;
using Npgsql;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Tabular;

namespace Pumpjack.Platform.Audit;

/// <summary>A list of the audit as CSV, streamed while it is read.</summary>
sealed class AuditExport(TenantScope scope, AuditList list, AuditFilter filter) : IResult
{
    /// <summary>Checks what was asked before the stream begins.</summary>
    /// <exception cref="Refusal">400 for a filter the list does not have.</exception>
    public static AuditExport Make(TenantScope scope, AuditList list, AuditFilter filter)
    {
        _ = filter.Where(list, new NpgsqlCommand().Parameters);
        return new(scope, list, filter);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var ct = httpContext.RequestAborted;
        await scope.OpenAsync(ct);
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{list.Name}.csv\"";
        await using var command = new NpgsqlCommand { Connection = scope.Connection, Transaction = scope.Transaction };
        command.CommandText = list.Sql(filter.Where(list, command.Parameters), null);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await using var csv = new CsvWriter(httpContext.Response.Body);
        await csv.HeaderAsync([.. Headings()], ct);
        while (await reader.ReadAsync(ct))
        {
            for (var i = 0; i < reader.FieldCount; i++)
                Write(csv, reader, i);
            await csv.EndRowAsync(ct);
        }
        await csv.FinishAsync(ct);
    }

    IEnumerable<string> Headings() => list.Name switch
    {
        "change" => ["id", "happenedAt", "userId", "request", "client", "table", "action", "keys", "before", "after"],
        "access" => ["id", "happenedAt", "userId", "request", "client", "address", "method", "path", "status", "code", "durationMs"],
        _ => ["id", "sealedAt", "fromTransaction", "beforeTransaction", "changeCount", "accessCount", "previousHash", "hash"],
    };

    static void Write(CsvWriter csv, NpgsqlDataReader reader, int i)
    {
        switch (reader.GetValue(i))
        {
            case DBNull: csv.Empty(); break;
            case long number: csv.Number(number); break;
            case int number: csv.Number((long)number); break;
            case decimal number: csv.Number(number); break;
            case DateTime instant: csv.Instant(new DateTimeOffset(instant, TimeSpan.Zero)); break;
            case string[] keys: csv.Text(string.Join(' ', keys)); break;
            case var other: csv.Text(other.ToString()); break;
        }
    }
}
