using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pumpjack.Platform.Access;

namespace Pumpjack.Platform.Scope;

/// <summary>Writes denied and failed requests and sensitive reads to <c>audit.access</c>, outside the request's own transaction.</summary>
sealed class AccessAudit(NpgsqlDataSource app, ILogger<AccessAudit> log)
{
    public async Task WriteAsync(HttpContext http, Caller caller, int status, string? code, TimeSpan duration)
    {
        try
        {
            await using var connection = await app.OpenConnectionAsync();
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('app.current_organization_id', $1, true)")
            {
                Parameters = { new() { Value = caller.OrganizationId.ToString() } },
            });
            batch.BatchCommands.Add(new NpgsqlBatchCommand("""
                insert into audit.access (user_id, request_id, client, address, method, path, status, code, duration_ms)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """)
            {
                Parameters =
                {
                    Text(caller.UserId), Text(caller.RequestId), Text(caller.Client), Text(http.Connection.RemoteIpAddress?.ToString()),
                    Text(http.Request.Method), Text(http.Request.Path.Value), new() { Value = status }, Text(code),
                    new() { Value = Rounding.To((decimal)duration.TotalMilliseconds, 3) },
                },
            });
            await batch.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException e)
        {
            log.LogError(e, "An access could not be written to the audit: {Method} {Path} {Status}", http.Request.Method, http.Request.Path, status);
        }
    }

    static NpgsqlParameter Text(string? value) => new() { Value = (object?)value?.Replace("\0", "", StringComparison.Ordinal) ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };
    static NpgsqlParameter Text(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid };
}
