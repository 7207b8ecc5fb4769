using System.Diagnostics;
using Npgsql;

namespace Pumpjack.Platform.Database;

/// <summary>What a migration run did.</summary>
/// <param name="Applied">Names of the files applied, in order.</param>
/// <param name="ViewsRenewed">Whether the views were made anew.</param>
public sealed record MigrationResult(IReadOnlyList<string> Applied, bool ViewsRenewed);

/// <summary>
/// Brings a database to the state of this build: the files of <c>db/migrations</c> in order of their names, each once, then the views of
/// <c>db/views</c> when their text or anything below them changed. Forward only.
/// </summary>
public static class Migrator
{
    const long LockKey = 0x50756d706a61636b;

    /// <summary>Migrates as <c>pumpjack_owner</c>. Programs that start together take turns; the others find nothing left to do.</summary>
    /// <exception cref="DatabaseException">A merged file was changed, the database is ahead of this build, or a file failed.</exception>
    public static Task<MigrationResult> MigrateAsync(NpgsqlDataSource owner, CancellationToken ct = default) =>
        MigrateAsync(owner, SqlFile.In("migrations/"), SqlFile.In("views/"), ct);

    internal static async Task<MigrationResult> MigrateAsync(
        NpgsqlDataSource owner, IReadOnlyList<SqlFile> migrations, IReadOnlyList<SqlFile> views, CancellationToken ct)
    {
        await using var turn = await owner.OpenConnectionAsync(ct);
        await LockAsync(turn, ct);
        try
        {
            await using var connection = await owner.OpenConnectionAsync(ct);
            await ExecuteAsync(connection, """
                create schema if not exists platform;
                create table if not exists platform.schema_migration (
                  name text primary key,
                  checksum text not null,
                  applied_at timestamptz not null default now(),
                  duration_ms integer not null
                );
                create table if not exists platform.schema_view (
                  name text primary key,
                  checksum text not null
                );
                """, ct);

            var pending = Pending(migrations, await ReadAsync(connection, "schema_migration", ct));
            foreach (var file in pending) await ApplyAsync(connection, file, ct);
            var renewed = await ViewRenewal.RenewAsync(connection, views, pending.Count > 0, ct);
            return new([.. pending.Select(f => f.Name)], renewed);
        }
        finally
        {
            await ExecuteAsync(turn, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    internal static IReadOnlyList<SqlFile> Pending(IReadOnlyList<SqlFile> files, IReadOnlyDictionary<string, string> applied)
    {
        var known = files.ToDictionary(f => f.Name);
        var ahead = applied.Keys.Where(name => !known.ContainsKey(name)).Order(StringComparer.Ordinal).ToList();
        if (ahead.Count > 0)
            throw new DatabaseException($"The database is ahead of this build: it holds {string.Join(", ", ahead)}. Run the newer build.");
        var changed = files.Where(f => applied.TryGetValue(f.Name, out var checksum) && checksum != f.Checksum).Select(f => f.Name).ToList();
        if (changed.Count > 0)
            throw new DatabaseException($"Applied migrations never change, but {string.Join(", ", changed)} did. Put the text back and write a new file.");
        return [.. files.Where(f => !applied.ContainsKey(f.Name))];
    }

    static async Task ApplyAsync(NpgsqlConnection connection, SqlFile file, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        if (file.OutsideTransaction)
        {
            await file.RunAsync(connection, ct);
            await RecordAsync(connection, file, started, ct);
            return;
        }
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Waiting longer for a lock would make every request queue behind us.
        await ExecuteAsync(connection, "set local lock_timeout = '10s'", ct);
        await file.RunAsync(connection, ct);
        await RecordAsync(connection, file, started, ct);
        await transaction.CommitAsync(ct);
    }

    static async Task RecordAsync(NpgsqlConnection connection, SqlFile file, long started, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "insert into platform.schema_migration (name, checksum, duration_ms) values ($1, $2, $3)";
        command.Parameters.Add(new() { Value = file.Name });
        command.Parameters.Add(new() { Value = file.Checksum });
        command.Parameters.Add(new() { Value = (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds });
        await command.ExecuteNonQueryAsync(ct);
    }

    // Tried again and again: a session that waits in pg_advisory_lock holds a snapshot, and CREATE INDEX CONCURRENTLY waits for it.
    static async Task LockAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        while (true)
        {
            await using (var command = connection.CreateCommand())
            {
                command.CommandText = $"select pg_try_advisory_lock({LockKey})";
                if ((bool)(await command.ExecuteScalarAsync(ct))!) return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }
    }

    internal static async Task<Dictionary<string, string>> ReadAsync(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select name, checksum from platform.{table}";
        await using var reader = await command.ExecuteReaderAsync(ct);
        Dictionary<string, string> found = [];
        while (await reader.ReadAsync(ct)) found.Add(reader.GetString(0), reader.GetString(1));
        return found;
    }

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }
}
