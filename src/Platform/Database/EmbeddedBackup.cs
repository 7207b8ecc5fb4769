using Npgsql;

namespace Pumpjack.Platform.Database;

/// <summary>
/// A copy of the private server's data folder, taken while the server works. The copy is a data folder itself: starting Pumpjack on it
/// recovers the state at the end of the backup.
/// </summary>
public static class EmbeddedBackup
{
    // What belongs to the running server and not to its data.
    static readonly string[] NotData = ["postmaster.pid", "postmaster.opts", "pg_wal", "log", "pg_stat_tmp", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_subtrans"];

    /// <summary>Copies <paramref name="dataDirectory"/> to <paramref name="target"/>, which must not exist yet or be empty.</summary>
    /// <exception cref="DatabaseException">The target holds something already.</exception>
    public static async Task TakeAsync(string dataDirectory, string target, EmbeddedPostgresOptions? options = null, CancellationToken ct = default)
    {
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new DatabaseException($"{target} is not empty; a backup gets a folder of its own.");
        var source = Path.Combine(dataDirectory, "postgres");
        var copy = Path.Combine(target, "postgres");
        await using var server = await EmbeddedPostgres.StartAsync(dataDirectory, options ?? new(), ct);
        await using (var database = NpgsqlDataSource.Create(server.ConnectionString(EmbeddedPostgres.Superuser, "postgres") + ";Pooling=false;Command Timeout=0"))
        await using (var connection = await database.OpenConnectionAsync(ct))
        {
            CreatePrivate(copy);
            // The slot keeps the log that is written meanwhile; it is temporary and ends with this connection.
            await Migrator.ExecuteAsync(connection, "select pg_create_physical_replication_slot('pumpjack_backup_' || pg_backend_pid(), true, true)", ct);
            await Migrator.ExecuteAsync(connection, "select pg_backup_start('pumpjack', true)", ct);
            Copy(source, copy, NotData);
            await using (var stop = connection.CreateCommand())
            {
                // Must be the connection that started the backup.
                stop.CommandText = "select labelfile from pg_backup_stop(false)";
                await File.WriteAllTextAsync(Path.Combine(copy, "backup_label"), (string)(await stop.ExecuteScalarAsync(ct))!, ct);
            }
            Copy(Path.Combine(source, "pg_wal"), Path.Combine(copy, "pg_wal"), []);
        }
        foreach (var emptied in NotData.Where(n => n.StartsWith("pg_", StringComparison.Ordinal))) Directory.CreateDirectory(Path.Combine(copy, emptied));
        // Pictures and other files after the database: what a row names is then there.
        Copy(dataDirectory, target, ["postgres", "postgres.lock", "postgres.socket"]);
    }

    static void CreatePrivate(string directory)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static void Copy(string from, string to, string[] without)
    {
        Directory.CreateDirectory(to);
        foreach (var directory in new DirectoryInfo(from).EnumerateDirectories())
        {
            if (!without.Contains(directory.Name)) Copy(directory.FullName, Path.Combine(to, directory.Name), []);
        }
        foreach (var file in new DirectoryInfo(from).EnumerateFiles())
        {
            if (without.Contains(file.Name)) continue;
            try
            {
                using var read = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var write = new FileStream(Path.Combine(to, file.Name), FileMode.Create, FileAccess.Write);
                read.CopyTo(write);
                write.Flush(flushToDisk: true);
            }
            catch (FileNotFoundException)
            {
                // A table was dropped or a log segment recycled; the log that is copied last knows.
            }
        }
    }
}
