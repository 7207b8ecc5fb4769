using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Pumpjack.Platform.Database;

/// <summary>The settings of a private server, given on its command line so that the data folder holds only data.</summary>
static class ServerSettings
{
    public static IReadOnlyList<string> Arguments(string cluster, string? socketDirectory, EmbeddedPostgresOptions options)
    {
        var memoryMb = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024);
        Dictionary<string, string> settings = new()
        {
            ["listen_addresses"] = socketDirectory is null ? "127.0.0.1" : "",
            ["port"] = socketDirectory is null ? FreePort().ToString(CultureInfo.InvariantCulture) : "5432",
            ["max_connections"] = "200",
            ["shared_buffers"] = Mb(Math.Clamp(memoryMb / 8, 128, 4096)),
            ["effective_cache_size"] = Mb(Math.Clamp(memoryMb / 2, 256, 65536)),
            ["work_mem"] = "16MB",
            ["maintenance_work_mem"] = "128MB",
            ["max_wal_size"] = "2GB",
            ["wal_compression"] = "on",
            ["checkpoint_timeout"] = "15min",
            ["random_page_cost"] = "1.1",
            ["max_locks_per_transaction"] = "256",
            // Compiling a query over a hundred partitions takes longer than running it.
            ["jit"] = "off",
            ["TimeZone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["logging_collector"] = "on",
            ["log_directory"] = "log",
            ["log_filename"] = "postgresql-%a.log",
            ["log_truncate_on_rotation"] = "on",
            ["log_rotation_age"] = "1d",
            ["log_rotation_size"] = "0",
        };
        if (socketDirectory is not null) settings["unix_socket_directories"] = socketDirectory;
        if (!options.Durable)
        {
            settings["fsync"] = "off";
            settings["synchronous_commit"] = "off";
            settings["full_page_writes"] = "off";
            settings["shared_buffers"] = "128MB";
            settings["autovacuum_naptime"] = "10min";
        }
        foreach (var (name, value) in options.Settings) settings[name] = value;
        return ["-D", cluster, .. settings.SelectMany(s => new[] { "-c", $"{s.Key}={s.Value}" })];
    }

    /// <summary>The end of the newest log, for the message about a server that would not start.</summary>
    public static string LastLogLines(string cluster)
    {
        var directory = new DirectoryInfo(Path.Combine(cluster, "log"));
        var newest = directory.Exists ? directory.EnumerateFiles().MaxBy(f => f.LastWriteTimeUtc) : null;
        if (newest is null) return "";
        using var reader = new StreamReader(new FileStream(newest.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return Environment.NewLine + string.Join(Environment.NewLine, reader.ReadToEnd().Split('\n').TakeLast(12));
    }

    static string Mb(long value) => value.ToString(CultureInfo.InvariantCulture) + "MB";

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
