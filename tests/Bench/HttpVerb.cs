using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Pumpjack.Bench;

/// <summary>One line of the report; limit, its tool and the ratio are absent where the budget is a figure of its own.</summary>
internal sealed record Measured(string Name, double Value, string Unit, double? Limit, string? LimitTool, double? Ratio, string? Budget, bool? Met, string Size)
{
    /// <summary>A rate that must reach a share of what the database does by itself.</summary>
    public static Measured AtLeast(string name, double value, string unit, double limit, string tool, double share, string size) =>
        new(name, value, unit, limit, tool, value / limit, string.Create(CultureInfo.InvariantCulture, $">= {share} x limit"), value / limit >= share, size);

    /// <summary>A figure that must not pass its budget.</summary>
    public static Measured AtMost(string name, double value, string unit, double most, string size) =>
        new(name, value, unit, null, null, null, string.Create(CultureInfo.InvariantCulture, $"<= {most} {unit}"), value <= most, size);

    /// <summary>A figure without a budget.</summary>
    public static Measured Figure(string name, double value, string unit, string size) => new(name, value, unit, null, null, null, null, null, size);
}

/// <summary>A run of the HTTP bench: the server, how much is asked of it, and what is worth saying besides the figures.</summary>
internal sealed class BenchRun(HttpServer server, bool quick, CancellationToken cancellation)
{
    BenchAccount? reader;

    public HttpServer Server => server;
    public bool Quick => quick;
    public CancellationToken Cancellation => cancellation;

    /// <summary>Limit and product take turns this often, so that other load on the machine meets both; the medians are reported.</summary>
    public int Rounds { get; } = 3;

    /// <summary>Length of a round of each.</summary>
    public double Seconds => quick ? 3 : 10;
    public int ExportWells => quick ? 100 : 1_000;
    public List<string> Notes { get; } = [];

    /// <summary>Rounds that do not count, until the code is compiled for good and every connection has its statements prepared.</summary>
    public void Warm(Func<Round> round)
    {
        var operations = 0;
        for (var i = 0; i < 20 && operations < (quick ? 5_000 : 20_000); i++)
            operations += round().LatenciesMs.Length;
        Say($"warm after {operations:#,0} operations");
    }

    public void Say(string progress)
    {
        cancellation.ThrowIfCancellationRequested();
        Console.Error.WriteLine($"  {progress}");
    }

    public void Note(string note) => Notes.Add(note);

    public void NoteCpu(string what, CpuTime used, long count) =>
        Note(string.Create(CultureInfo.InvariantCulture, $"processor time per {what}: server {used.Server / count * 1e6:0} µs, PostgreSQL {used.Database / count * 1e6:0} µs"));

    /// <summary>The operator whose days are read and exported: a year of each well.</summary>
    public async Task<BenchAccount> ReaderAsync()
    {
        if (reader is not null)
            return reader;
        var account = server.Register("Bench read");
        await HttpData.MakeWellsAsync(server, account, ExportWells, cancellation);
        await HttpData.LoadDaysAsync(server, account, ExportWells, HttpData.LastDay.AddDays(-364), HttpData.LastDay, cancellation);
        return reader = account;
    }
}

/// <summary>
/// http [--quick] [--json FILE] [--only NAME]: the budgets of recording, reading, import, export, dashboard and idle memory, each beside its limit on the
/// same PostgreSQL in the same run.
/// </summary>
internal static class HttpVerb
{
    static readonly (string Name, Func<BenchRun, Task<IEnumerable<Measured>>> Run)[] Rows =
    [
        ("memory", MemoryAsync), ("record", HttpDays.RecordAsync), ("read", HttpDays.ReadAsync), ("import", HttpFiles.ImportAsync), ("export", HttpFiles.ExportAsync),
        ("dashboard", HttpDashboard.RunAsync),
    ];

    public static int Run(string[] args)
    {
        var quick = false;
        string? json = null, only = null;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick": quick = true; break;
                case "--json" when i + 1 < args.Length: json = args[++i]; break;
                case "--only" when i + 1 < args.Length && Rows.Any(r => r.Name == args[i + 1]): only = args[++i]; break;
                default:
                    Console.Error.WriteLine($"usage: bench http [--quick] [--json FILE] [--only {string.Join('|', Rows.Select(r => r.Name))}]");
                    return 2;
            }
        }
        using var ended = new CancellationTokenSource();
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            return RunAsync(quick, json, only, ended.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            Console.Error.WriteLine("ended before it was done; nothing is left behind");
            return 130;
        }
    }

    static async Task<int> RunAsync(bool quick, string? json, string? only, CancellationToken ct)
    {
        Console.Error.WriteLine(quick ? "quick: smaller sizes and shorter rounds than the budgets ask for" : "full size");
        var measured = new List<Measured>();
        var failed = false;
        BenchRun run;
        await using (var server = await HttpServer.StartAsync(ct))
        {
            run = new BenchRun(server, quick, ct);
            foreach (var row in Rows.Where(r => only is null || r.Name == only))
            {
                try
                {
                    measured.AddRange(await row.Run(run));
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    run.Note($"{row.Name} FAILED: {e.Message}");
                    failed = true;
                }
            }
            run.Note(string.Create(CultureInfo.InvariantCulture, $"server memory at the end: {server.ResidentMiB:0} MiB"));
        }
        Print(measured, run.Notes, quick);
        if (json is not null)
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(measured.Select(m => quick ? m with { Size = "quick: " + m.Size } : m), Layout) + "\n", ct);
        return failed || measured.Any(m => m.Met == false) ? 1 : 0;
    }

    static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Resident memory of the server that has started, served a first page and come to rest.</summary>
    static async Task<IEnumerable<Measured>> MemoryAsync(BenchRun run)
    {
        using (var link = new HttpLink(run.Server.Address))
            link.Send(HttpLink.Request("GET", "/", null));
        var last = run.Server.ResidentMiB;
        for (var quiet = 0; quiet < 5;)
        {
            await Task.Delay(1_000, run.Cancellation);
            var now = run.Server.ResidentMiB;
            quiet = Math.Abs(now - last) < 1 ? quiet + 1 : 0;
            last = now;
        }
        run.Say($"idle memory {last:0} MiB");
        return [Measured.AtMost("Server idle memory", last * 1.048576, "MB", 250, "resident set 5 s after it came to rest, without the database")];
    }

    static void Print(List<Measured> measured, List<string> notes, bool quick)
    {
        static string N(double? v) => v switch
        {
            null => "",
            < 1 => v.Value.ToString("0.000", CultureInfo.InvariantCulture),
            < 100 => v.Value.ToString("0.0", CultureInfo.InvariantCulture),
            _ => v.Value.ToString("#,0", CultureInfo.InvariantCulture),
        };
        Console.WriteLine();
        Console.WriteLine($"{"name",-28}{"value",10} {"unit",-8}{"limit",10}  {"ratio",-7}{"budget",-16}{"met",-5}size; limit's tool");
        foreach (var m in measured)
            Console.WriteLine($"{m.Name,-28}{N(m.Value),10} {m.Unit,-8}{N(m.Limit),10}  {(m.Ratio is { } r ? r.ToString("0.00", CultureInfo.InvariantCulture) : ""),-7}{m.Budget,-16}{(m.Met switch { true => "yes", false => "NO", _ => "" }),-5}{m.Size}{(m.LimitTool is { } tool ? "; " + tool : "")}");
        foreach (var note in notes)
            Console.WriteLine(note);
        if (quick)
            Console.WriteLine("quick: smaller than the budgets ask for; run without --quick for figures that count");
    }
}
