using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Npgsql;

namespace Pumpjack.Platform.Database;

/// <summary>How a private server is run; the defaults are those of the product.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The programs to run; null: <see cref="PostgresBinaries.Locate"/>.</summary>
    public PostgresBinaries? Binaries { get; init; }

    /// <summary>False only where the data may be lost: tests.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Further server settings, name to value.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// A private PostgreSQL whose data lie below the data folder and which nobody else reaches: on Unix it listens on a socket in a folder
/// that is closed to other users, so checkouts never meet on a port.
/// </summary>
/// <remarks>It ends with this process, also when this process is killed (Linux); a server that lives on regardless is attached to.</remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The superuser of the private server. It makes roles and the database; nothing else logs in as it.</summary>
    public const string Superuser = "pumpjack";

    const int SigInt = 2;
    static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    readonly string cluster;
    readonly string? password;
    readonly PostgresProcess? process;
    readonly PostmasterFile address;

    EmbeddedPostgres(string cluster, string? password, PostmasterFile address, PostgresProcess? process)
    {
        this.cluster = cluster;
        this.password = password;
        this.address = address;
        this.process = process;
    }

    /// <summary>The server's main process.</summary>
    public int ProcessId => address.ProcessId;

    /// <summary>True when a server that already ran on this data was joined; stopping it is then left to whoever started it.</summary>
    public bool Attached => process is null;

    /// <summary>Starts the server on <c>dataDirectory/postgres</c>, making the cluster at first, or joins the one that runs there.</summary>
    /// <exception cref="DatabaseException">It cannot be started; the message holds what the server said.</exception>
    public static Task<EmbeddedPostgres> StartAsync(string dataDirectory, CancellationToken ct = default) =>
        StartAsync(dataDirectory, new EmbeddedPostgresOptions(), ct);

    /// <inheritdoc cref="StartAsync(string, CancellationToken)"/>
    public static async Task<EmbeddedPostgres> StartAsync(string dataDirectory, EmbeddedPostgresOptions options, CancellationToken ct = default)
    {
        dataDirectory = Path.GetFullPath(dataDirectory);
        Directory.CreateDirectory(dataDirectory);
        var cluster = Path.Combine(dataDirectory, "postgres");
        await using var turn = await TurnAsync(dataDirectory, ct);

        if (await JoinAsync(cluster, ct) is { } running) return running;

        var binaries = options.Binaries ?? PostgresBinaries.Locate();
        var user = UnprivilegedUser.Choose();
        user.TakeOver(dataDirectory, withContents: false);
        if (!File.Exists(Path.Combine(cluster, "PG_VERSION"))) await ClusterCreation.CreateAsync(cluster, binaries, user, options.Durable, ct);
        ClusterCreation.RequireSameVersion(cluster, binaries);

        var password = ClusterCreation.Password(cluster);
        var socketDirectory = OperatingSystem.IsWindows() ? null : MakeSocketDirectory(dataDirectory);
        if (socketDirectory is not null) user.TakeOver(socketDirectory);
        user.TakeOver(cluster);
        var arguments = ServerSettings.Arguments(cluster, socketDirectory, options);
        var process = new PostgresProcess([.. PostgresProcess.Wrapper, .. user.Prefix, binaries.Postgres, .. arguments]);
        try
        {
            var address = await ReadyAsync(cluster, password, process, ct);
            return new(cluster, password, address, process);
        }
        catch
        {
            process.Kill();
            RemoveSocketDirectory(socketDirectory);
            throw;
        }
    }

    /// <summary>The connection string of <paramref name="role"/> for <paramref name="database"/> of this server.</summary>
    public string ConnectionString(string role, string database = "pumpjack") => ConnectionString(address, password, role, database);

    /// <summary>Stops the server (a fast shutdown: open transactions are rolled back) unless it was only joined.</summary>
    public async Task StopAsync(CancellationToken ct = default)
    {
        if (process is null || process.HasExited) return;
        if (OperatingSystem.IsWindows()) process.Kill();
        else _ = SendSignal(address.ProcessId, SigInt);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(StopPatience);
        try
        {
            await process.Exited.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        RemoveSocketDirectory(address.SocketDirectory);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    static string ConnectionString(PostmasterFile address, string? password, string role, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = OperatingSystem.IsWindows() ? "127.0.0.1" : address.SocketDirectory,
            Port = address.Port,
            Username = role,
            Password = password,
            Database = database,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    // Two programs that start on the same new folder must not both make the cluster.
    static async Task<FileStream> TurnAsync(string dataDirectory, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new(Path.Combine(dataDirectory, "postgres.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e)
            {
                if (Stopwatch.GetElapsedTime(started) > StartPatience)
                    throw new DatabaseException($"Another program keeps starting the database in {dataDirectory}: {e.Message}", e);
                await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
            }
        }
    }

    // A server may still run after its program was killed, or be on its way down: the first is joined, the second waited for.
    static async Task<EmbeddedPostgres?> JoinAsync(string cluster, CancellationToken ct)
    {
        var password = ClusterCreation.Password(cluster);
        var started = Stopwatch.GetTimestamp();
        while (PostmasterFile.Read(cluster) is { } found && found.IsAlive())
        {
            if (found.Ready && await AcceptsAsync(found, password, ct) is null) return new(cluster, password, found, null);
            if (Stopwatch.GetElapsedTime(started) > StartPatience)
                throw new DatabaseException($"A PostgreSQL (process {found.ProcessId}) holds {cluster} and does not answer.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
        }
        return null;
    }

    static async Task<PostmasterFile> ReadyAsync(string cluster, string? password, PostgresProcess process, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(20);
        while (true)
        {
            if (process.HasExited) throw new DatabaseException($"PostgreSQL ended at once: {process.Said}{ServerSettings.LastLogLines(cluster)}");
            var found = PostmasterFile.Read(cluster);
            var refusal = found is { Ready: true } && found.IsAlive() ? await AcceptsAsync(found, password, ct) : null;
            if (found is { Ready: true } && refusal is null && found.IsAlive()) return found;
            if (Stopwatch.GetElapsedTime(started) > StartPatience)
                throw new DatabaseException($"PostgreSQL does not answer: {refusal?.Message} {process.Said}{ServerSettings.LastLogLines(cluster)}");
            await Task.Delay(pause, ct);
            if (pause < TimeSpan.FromMilliseconds(200)) pause *= 1.5;
        }
    }

    static async Task<NpgsqlException?> AcceptsAsync(PostmasterFile address, string? password, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString(address, password, Superuser, "postgres") + ";Pooling=false;Timeout=5");
            await connection.OpenAsync(ct);
            return null;
        }
        catch (NpgsqlException e)
        {
            return e;
        }
    }

    // The path of a socket is at most 107 bytes, so it cannot lie in the data folder. Both places are closed to other users (0700).
    [UnsupportedOSPlatform("windows")]
    static string MakeSocketDirectory(string dataDirectory)
    {
        // A program that was killed could not remove its folder; the next one on the same data does.
        var note = Path.Combine(dataDirectory, "postgres.socket");
        if (File.Exists(note)) RemoveSocketDirectory(File.ReadAllText(note));
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        var made = runtime is { Length: > 0 and < 60 } && Directory.Exists(runtime)
            ? Directory.CreateDirectory(Path.Combine(runtime, SocketPrefix + Guid.CreateVersion7().ToString("N")[^12..]),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName
            : Directory.CreateTempSubdirectory(SocketPrefix).FullName;
        File.WriteAllText(note, made);
        return made;
    }

    static void RemoveSocketDirectory(string? directory)
    {
        if (directory is null || !Path.GetFileName(directory).StartsWith(SocketPrefix, StringComparison.Ordinal)) return;
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Left to the system's cleaning of temporary folders.
        }
    }

    const string SocketPrefix = "pumpjack-";

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SendSignal(int processId, int signal);
}
