using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Tenancy.Accounts;

/// <summary>
/// Calls the listed functions of schema <c>platform</c>: in the scope's transaction when a scope is open, so that accounts and records
/// change together; on a connection of its own before anybody is signed in.
/// </summary>
sealed class AccountDatabase(NpgsqlDataSource app, TenantScope scope)
{
    /// <summary>Rows as they are: unknown columns are read over.</summary>
    static readonly JsonSerializerOptions Columns = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The single value a function returns, or null.</summary>
    public async Task<object?> CallAsync(string sql, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync(ct) is { } value and not DBNull ? value : null;
    }

    /// <summary>The rows of a function that returns <c>jsonb</c>.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<T> rows = [];
        while (await reader.ReadAsync(ct))
        {
            if (!await reader.IsDBNullAsync(0, ct))
                rows.Add(Row<T>(reader.GetString(0)));
        }
        return rows;
    }

    /// <summary>Runs outside the scope's transaction: what must last although the request is refused.</summary>
    public async Task<object?> CallApartAsync(string sql, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = app.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteScalarAsync(ct) is { } value and not DBNull ? value : null;
    }

    public NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = scope.IsOpen ? new NpgsqlCommand(sql, scope.Connection, scope.Transaction) : app.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    public static T Row<T>(string json) => JsonSerializer.Deserialize<T>(json, Columns)!;

    public static NpgsqlParameter Row<T>(T row) => new() { Value = JsonSerializer.Serialize(row, Columns), NpgsqlDbType = NpgsqlDbType.Jsonb };

    public static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter Uuid(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };
}
