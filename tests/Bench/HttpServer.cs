using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Npgsql;
using Pumpjack.Platform.Database;

namespace Pumpjack.Bench;

/// <summary>A signed-in owner of an organisation made for the bench.</summary>
internal sealed record BenchAccount(Guid Organization, Guid User, string Token);

/// <summary>Processor seconds. They say what work costs even while other work on the machine spoils the rates.</summary>
internal readonly record struct CpuTime(double Server, double Database)
{
    public static CpuTime operator +(CpuTime a, CpuTime b) => new(a.Server + b.Server, a.Database + b.Database);
    public static CpuTime operator -(CpuTime a, CpuTime b) => new(a.Server - b.Server, a.Database - b.Database);
}

/// <summary>The real server as a child process on an empty data folder, and ways into its database. Both end with this object.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    const string Ready = "Pumpjack is ready: ";
    const string Password = "Quiet-4711-wellhead-lantern";

    readonly DirectoryInfo data;
    readonly TaskCompletionSource<Process> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Queue<string> lastLines = new();
    EmbeddedPostgres? postgres;
    Process? process;
    int accounts;

    HttpServer(DirectoryInfo data) => this.data = data;

    /// <summary>Where it serves.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The folder of its database and files.</summary>
    public string DataDirectory => data.FullName;

    /// <summary>Resident memory of the server process, MiB.</summary>
    public double ResidentMiB
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Processor time of the server and of its database since they started; of the database on Linux only.</summary>
    public CpuTime Cpu
    {
        get
        {
            process!.Refresh();
            var own = process.TotalProcessorTime.TotalSeconds;
            if (!OperatingSystem.IsLinux())
                return new CpuTime(own, 0);
            var parent = postgres!.ProcessId;
            double ticks = 0;
            foreach (var directory in Directory.EnumerateDirectories("/proc"))
            {
                if (!int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id))
                    continue;
                string stat;
                try
                {
                    stat = File.ReadAllText(Path.Combine(directory, "stat"));
                }
                catch (IOException)
                {
                    continue; // ended meanwhile
                }
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                double Field(int n) => double.Parse(fields[n - 3], CultureInfo.InvariantCulture); // numbered as in proc(5)
                if (id == parent)
                    ticks += Field(14) + Field(15) + Field(16) + Field(17); // with the children that have ended
                else if ((int)Field(4) == parent)
                    ticks += Field(14) + Field(15);
            }
            return new CpuTime(own, ticks / 100);
        }
    }

    public static async Task<HttpServer> StartAsync(CancellationToken ct)
    {
        var server = new HttpServer(Directory.CreateTempSubdirectory("pumpjack-bench-"));
        try
        {
            // A thread of its own: Linux sends the parent-death signal when the thread that started the child ends.
            new Thread(server.Run) { IsBackground = true, Name = "server" }.Start();
            server.process = await server.started.Task.WaitAsync(ct);
            var ended = await Task.WhenAny(server.ready.Task, server.exited.Task).WaitAsync(TimeSpan.FromMinutes(3), ct);
            if (ended != server.ready.Task)
                throw new InvalidOperationException($"The server ended at once:\n{server.Said()}");
            server.Address = await server.ready.Task;
            server.postgres = await EmbeddedPostgres.StartAsync(server.DataDirectory, ct); // joins the one that runs
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection string of a role on the server's database.</summary>
    public string ConnectionString(string role) => postgres!.ConnectionString(role);

    /// <summary>The server's database, with statements prepared as the product prepares them.</summary>
    public NpgsqlDataSource Source(string role) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString(role))
    {
        MaxAutoPrepare = 50,
        AutoPrepareMinUsages = 2,
        MaxPoolSize = 40,
        CommandTimeout = 0,
    });

    /// <summary>Registers an organisation and signs its owner in.</summary>
    public BenchAccount Register(string name)
    {
        var email = $"owner{++accounts}@bench.example";
        using var link = new HttpLink(Address);
        var token = Json(link, "POST", "/api/v1/auth/register", null, JsonSerializer.Serialize(new { organizationName = name, email, password = Password, displayName = "Bench" }), 201)
            .GetProperty("accessToken").GetString()!;
        using var source = NpgsqlDataSource.Create(ConnectionString(EmbeddedPostgres.Superuser));
        using var command = source.CreateCommand("select organization_id, id from platform.user_account where email = $1");
        command.Parameters.Add(new() { Value = email });
        using var reader = command.ExecuteReader();
        reader.Read();
        return new BenchAccount(reader.GetGuid(0), reader.GetGuid(1), token);
    }

    /// <summary>One request whose answer is JSON of the status that is expected.</summary>
    public static JsonElement Json(HttpLink link, string method, string path, string? token, string? body, int expected)
    {
        var status = link.Send(HttpLink.Request(method, path, token, body), keepBody: true);
        return status == expected ? JsonElement.Parse(link.Text) : throw new InvalidOperationException($"{method} {path} answered {status}: {link.Text}");
    }

    void Run()
    {
        try
        {
            var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;
            string[] command =
            [
                .. EndsWithParent(), "dotnet", Path.Combine(root, "artifacts", "bin", "Host", "release", "Pumpjack.dll"),
                "--port", "0", "--data", DataDirectory, "--no-demo",
                "--RateLimits:UserPerSecond=1000000", "--RateLimits:UserBurst=1000000", "--RateLimits:OrganizationPerSecond=1000000",
                "--RateLimits:OrganizationBurst=1000000", "--RateLimits:HeavyPerMinute=100000", "--RateLimits:SignInPerMinute=1000",
            ];
            using var child = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = root,
            })!;
            child.OutputDataReceived += Keep;
            child.ErrorDataReceived += Keep;
            child.BeginOutputReadLine();
            child.BeginErrorReadLine();
            started.SetResult(child);
            child.WaitForExit();
        }
        catch (Exception e)
        {
            started.TrySetException(new InvalidOperationException($"The server cannot be started: {e.Message}", e));
        }
        finally
        {
            exited.SetResult();
        }
    }

    static string[] EndsWithParent() => OperatingSystem.IsLinux() && File.Exists("/usr/bin/setpriv") ? ["/usr/bin/setpriv", "--pdeathsig", "TERM", "--"] : [];

    void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not { } text)
            return;
        if (text.StartsWith(Ready, StringComparison.Ordinal) && Uri.TryCreate(text[Ready.Length..].Replace("[::]", IPAddress.Loopback.ToString(), StringComparison.Ordinal), UriKind.Absolute, out var address))
            ready.TrySetResult(address);
        lock (lastLines)
        {
            lastLines.Enqueue(text);
            if (lastLines.Count > 40)
                lastLines.Dequeue();
        }
    }

    string Said()
    {
        lock (lastLines)
            return string.Join('\n', lastLines);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (process is { } child && !exited.Task.IsCompleted)
        {
            if (OperatingSystem.IsWindows())
                child.Kill(entireProcessTree: true);
            else
                using (Process.Start("kill", ["-TERM", child.Id.ToString(CultureInfo.InvariantCulture)])) { }
            try
            {
                await exited.Task.WaitAsync(TimeSpan.FromSeconds(40));
            }
            catch (TimeoutException)
            {
                child.Kill(entireProcessTree: true);
                await exited.Task;
            }
        }
        data.Delete(recursive: true);
    }
}
