#!/usr/bin/env dotnet
#:property PublishAot=false
// Everything a contributor runs: ./dev.cs help. On Windows: dotnet dev.cs help. Uses no packages, so it runs on a machine that has nothing yet.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var here = Directory.GetCurrentDirectory();
Directory.SetCurrentDirectory(root);
Unix.EndWithParent();

var verb = args.FirstOrDefault() ?? "help";
var rest = args.Skip(1).ToList();
try
{
    return verb switch
    {
        "up" => Product.Up(root, here, rest),
        "test" => new TestRun(root, rest).Run(),
        "ci" => Ci(),
        "db" => Product.Run(root, "schema", [.. rest, Path.Combine(root, "db", "schema.sql")]),
        "api" => Product.Api(root, rest),
        "backup" => Product.Run(root, "backup", Product.WithData(root, here, [.. rest.Take(1).Select(folder => Path.GetFullPath(folder, here)), .. rest.Skip(1)])),
        "bench" => Bench(rest),
        "vectors" => Bench(["vectors", .. rest.Select(file => Path.GetFullPath(file, here))]),
        "format" => Format(rest.Contains("--check")),
        "help" or "-h" or "--help" => Help(),
        _ => throw new Trouble($"There is no `{verb}`. {Environment.NewLine}{Usage}"),
    };
}
catch (Trouble trouble)
{
    Console.Error.WriteLine(trouble.Message);
    return 1;
}

int Ci()
{
    Environment.SetEnvironmentVariable("CI", "true");
    var formatted = Format(check: true);
    var tested = new TestRun(root, rest).Run();
    return formatted != 0 ? formatted : tested;
}

int Format(bool check)
{
    Step.Run(check ? "checking the format" : "formatting", "dotnet", ["format", "whitespace", "Pumpjack.slnx", .. check ? ["--verify-no-changes"] : Array.Empty<string>()]);
    return 0;
}

int Bench(IEnumerable<string> arguments)
{
    Prepare.Packages(root);
    Prepare.Build("tests/Bench");
    return Command.Through("dotnet", [Path.Combine(root, "artifacts/bin/Bench/release/Pumpjack.Bench.dll"), .. arguments], root);
}

int Help()
{
    Console.WriteLine(Usage);
    return 0;
}

partial class Program
{
    const string Usage = """
        ./dev.cs up [--port N] [--data DIR] [--no-demo] [--no-client]   set up whatever is missing and serve
        ./dev.cs test [SUITE…] [WORD…]      run everything that must pass; suites: engineering product rules client e2e; words narrow test names
        ./dev.cs ci                         what the build server runs: format check and all tests, nothing may be skipped for want of a tool
        ./dev.cs db [--check]               write db/schema.sql from the migrated catalogue, or say how it differs
        ./dev.cs api [--check]              write docs/openapi.json and the client's types, or say how they differ
        ./dev.cs backup DIR [--data DIR]    copy the data folder while the server works
        ./dev.cs bench [--quick] …          measure the budgets
        ./dev.cs vectors FILE               run a file of engineering cases
        ./dev.cs format [--check]           white space as .editorconfig says
        """;
}

/// <summary>Something the person at the keyboard can put right; shown without a stack trace.</summary>
sealed class Trouble(string message) : Exception(message);

/// <summary>The server and what it needs.</summary>
static class Product
{
    public static int Up(string root, string here, List<string> arguments)
    {
        var withoutClient = arguments.Remove("--no-client");
        Prepare.Packages(root);
        if (!withoutClient) Prepare.Client(root);
        Prepare.Build("src/Host");
        arguments = WithData(root, here, arguments);
        // Last, because a switch without a value would take the next argument for its value.
        if (arguments.Remove("--no-demo")) arguments.Add("--no-demo");
        return Command.Through("dotnet", [Dll(root), .. arguments], Path.Combine(root, "src/Host"));
    }

    public static int Run(string root, string verb, IEnumerable<string> arguments)
    {
        var given = arguments.ToList();
        Prepare.Packages(root);
        Prepare.Build("src/Host");
        return Command.Through("dotnet", [Dll(root), verb, .. given], root);
    }

    public static int Api(string root, List<string> arguments)
    {
        Prepare.Packages(root);
        Prepare.Build("src/Host");
        var committed = Path.Combine(root, "docs", "openapi.json");
        string document;
        using (var server = new TemporaryServer(root))
        using (var http = new HttpClient())
            document = Normal(http.GetStringAsync(server.Url + "/openapi/v1.json").GetAwaiter().GetResult());
        if (arguments.Contains("--check"))
        {
            if (File.Exists(committed) && File.ReadAllText(committed) == document) return 0;
            throw new Trouble("docs/openapi.json is not what the server says. Run ./dev.cs api and review the difference.");
        }
        File.WriteAllText(committed, document);
        if (File.Exists(Path.Combine(root, "client/package.json"))) Step.Run("writing the client's types", "npm", ["run", "types", "-w", "client"]);
        Console.WriteLine(committed);
        return 0;
    }

    public static List<string> WithData(string root, string here, List<string> arguments)
    {
        var data = arguments.IndexOf("--data") + 1;
        if (data == 0) arguments.AddRange(["--data", Path.Combine(root, ".pumpjack")]);
        else if (data == arguments.Count) throw new Trouble("--data needs a folder.");
        else arguments[data] = Path.GetFullPath(arguments[data], here);
        return arguments;
    }

    public static string Dll(string root) => Path.Combine(root, "artifacts/bin/Host/release/Pumpjack.dll");

    // The address of the server that was asked is of no interest to anybody.
    static string Normal(string json)
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        document.Remove("servers");
        return document.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ReplaceLineEndings("\n") + "\n";
    }
}

/// <summary>A server on a free port with data of its own, for the length of one command.</summary>
sealed class TemporaryServer : IDisposable
{
    readonly DirectoryInfo data = Directory.CreateTempSubdirectory("pumpjack-server-");
    readonly Process process;
    readonly StringBuilder said = new();

    public TemporaryServer(string root, params string[] settings)
    {
        var found = new TaskCompletionSource<string>();
        process = new Process { StartInfo = Command.Info("dotnet", [Product.Dll(root), "--port", "0", "--data", data.FullName, .. settings, "--no-demo"], Path.Combine(root, "src/Host")) };
        process.StartInfo.RedirectStandardOutput = process.StartInfo.RedirectStandardError = true;
        process.EnableRaisingEvents = true;
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.Exited += (_, _) => found.TrySetException(new Trouble("The server ended:" + Environment.NewLine + Said));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!Task.WaitAny([found.Task], TimeSpan.FromSeconds(120)).Equals(0)) throw new Trouble("The server named no address:" + Environment.NewLine + Said);
        Url = found.Task.GetAwaiter().GetResult();

        void Hear(string? line)
        {
            if (line is null) return;
            lock (said) said.AppendLine(line);
            var match = System.Text.RegularExpressions.Regex.Match(line, @"http://127\.0\.0\.1:[0-9]+");
            if (match.Success) found.TrySetResult(match.Value);
        }
    }

    public string Url { get; }

    public string Data => data.FullName;

    string Said
    {
        get { lock (said) return said.ToString(); }
    }

    public void Dispose()
    {
        if (!process.HasExited) Unix.Terminate(process);
        if (!process.WaitForExit(30_000)) process.Kill(entireProcessTree: true);
        process.Dispose();
        data.Delete(recursive: true);
    }
}

/// <summary>Brings a fresh checkout to where it can run; does nothing where nothing changed.</summary>
static class Prepare
{
    /// <summary>The npm packages: the private PostgreSQL, and what builds and tests the client.</summary>
    public static void Packages(string root)
    {
        var stamp = Path.Combine(root, "node_modules", ".pumpjack-lock");
        var wanted = Hash([Path.Combine(root, "package-lock.json")]);
        if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted) return;
        RequireNode();
        if (new DirectoryInfo(Path.Combine(root, "node_modules")).LinkTarget is { } elsewhere) throw new Trouble($"node_modules is a link to {elsewhere}; npm would empty that folder. Remove the link.");
        Step.Run("installing npm packages", "npm", ["ci", "--no-audit", "--no-fund"]);
        File.WriteAllText(stamp, wanted);
    }

    /// <summary>The browser's part, into src/Host/wwwroot.</summary>
    public static void Client(string root)
    {
        var client = Path.Combine(root, "client");
        if (!File.Exists(Path.Combine(client, "vite.config.ts"))) return;
        var stamp = Path.Combine(root, "artifacts", "client.stamp");
        var sources = Directory.EnumerateFiles(client, "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("node_modules", StringComparison.Ordinal) && !f.Contains(Path.DirectorySeparatorChar + "dist" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Append(Path.Combine(root, "package-lock.json"));
        var wanted = Hash(sources);
        var built = Directory.Exists(Path.Combine(root, "src/Host/wwwroot"));
        if (built && File.Exists(stamp) && File.ReadAllText(stamp) == wanted) return;
        RequireNode();
        Step.Run("building the client", "npm", ["run", "build", "-w", "client"]);
        Directory.CreateDirectory(Path.GetDirectoryName(stamp)!);
        File.WriteAllText(stamp, wanted);
    }

    // Without build servers: they would outlive us, and hold open the pipes we read.
    public static void Build(string project) =>
        Step.Run($"building {project}", "dotnet", ["build", project, "-c", "Release", "-v", "q", "--nologo", "--disable-build-servers", "-clp:NoSummary"]);

    static void RequireNode()
    {
        var version = Command.Output("node", ["--version"])?.Trim().TrimStart('v');
        var major = version is null ? 0 : int.Parse(version.Split('.')[0], CultureInfo.InvariantCulture);
        var cure = OperatingSystem.IsMacOS() ? "brew install node" : OperatingSystem.IsWindows() ? "winget install OpenJS.NodeJS.LTS" : "apt-get install nodejs npm, or a newer one from https://nodejs.org";
        if (major < 20) throw new Trouble($"Node 20 or newer is needed, {(version is null ? "and there is none" : $"and this is {version}")}. Install it: {cure}");
        if (Command.Output("npm", ["--version"]) is null) throw new Trouble($"npm is needed. Install it: {cure}");
    }

    static string Hash(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

sealed record Tally(int Passed, int Failed, int Skipped)
{
    public static Tally operator +(Tally a, Tally b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);
}

/// <summary>Runs the suites one after another and adds up what they report.</summary>
sealed class TestRun
{
    static readonly bool InCi = Environment.GetEnvironmentVariable("CI") is "true" or "1";

    readonly string root;
    readonly string results;
    readonly List<(string Name, Func<Tally> Run)> chosen;
    readonly List<string> words;

    public TestRun(string root, List<string> arguments)
    {
        this.root = root;
        results = Path.Combine(root, "artifacts", "results");
        var suites = Suites().ToList();
        var named = arguments.Where(a => suites.Exists(s => Is(s.Name, a))).ToList();
        words = [.. arguments.Except(named)];
        chosen = [.. suites.Where(s => named.Count == 0 || named.Exists(a => Is(s.Name, a)))];
        if (words.Find(w => w.StartsWith('-')) is { } option) throw new Trouble($"test knows no {option}. Name a suite ({string.Join(", ", suites.Select(s => s.Name))}) or a word of a test's name.");

        static bool Is(string suite, string argument) => suite.Split(' ')[0].Equals(argument, StringComparison.OrdinalIgnoreCase);
    }

    public int Run()
    {
        if (Directory.Exists(results)) Directory.Delete(results, recursive: true);
        Directory.CreateDirectory(results);
        Prepare.Packages(root);
        if (chosen.Exists(s => s.Name is "e2e" or "product")) Prepare.Client(root);
        Prepare.Build("Pumpjack.slnx");

        var total = new Tally(0, 0, 0);
        foreach (var (name, run) in chosen)
        {
            var watch = Stopwatch.StartNew();
            Console.WriteLine();
            Console.WriteLine($"== {name}");
            var tally = run();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {name}: {tally.Passed} passed, {tally.Failed} failed, {tally.Skipped} skipped in {watch.Elapsed.TotalSeconds:0.0} s"));
            total += tally;
        }
        if (total.Passed + total.Failed == 0) total = total with { Failed = 1 };
        Console.WriteLine();
        Console.WriteLine($"{total.Passed} passed, {total.Failed} failed{(total.Skipped > 0 ? $", {total.Skipped} skipped" : "")}");
        return total.Failed == 0 ? 0 : 1;
    }

    IEnumerable<(string Name, Func<Tally> Run)> Suites()
    {
        foreach (var project in Directory.EnumerateDirectories(Path.Combine(root, "tests"), "*.Tests").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(project);
            yield return (name[..^".Tests".Length].ToLowerInvariant(), () => Xunit(name, [], null));
        }
        // The oldest PostgreSQL we support must take the migrations, keep organisations apart and carry the main artery.
        yield return ("product on PostgreSQL 15", OnTheFloor);
        if (File.Exists(Path.Combine(root, "client/vite.config.ts"))) yield return ("client", Client);
        if (Directory.EnumerateFiles(Path.Combine(root, "e2e"), "*.spec.ts").Any()) yield return ("e2e", EndToEnd);
    }

    Tally Xunit(string project, string[] filters, string? bin)
    {
        var report = Path.Combine(results, project + (bin is null ? "" : "-floor") + ".json");
        var program = Path.Combine(root, "artifacts/bin", project, "release", $"Pumpjack.{project}.dll");
        string[] named = [.. words.SelectMany(w => new[] { "-method", $"*{w}*" })];
        var exit = Command.Through("dotnet", [program, "-noColor", "-noLogo", "-ctrf", report, .. filters, .. named], root, bin is null ? [] : [("PUMPJACK_TEST_PG_BIN", bin)]);
        if (!File.Exists(report)) return new(0, 1, 0);
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        var summary = json.RootElement.GetProperty("results").GetProperty("summary");
        var tally = new Tally(Number(summary, "passed"), Number(summary, "failed"), Number(summary, "skipped") + Number(summary, "pending") + Number(summary, "other"));
        return exit != 0 && tally.Failed == 0 && tally.Passed > 0 ? tally with { Failed = 1 } : tally;
    }

    Tally OnTheFloor()
    {
        var bin = Environment.GetEnvironmentVariable("PUMPJACK_TEST_PG_BIN") ?? "/usr/lib/postgresql/15/bin";
        return Directory.Exists(bin)
            ? Xunit("Product.Tests", ["-trait", "server=every"], bin)
            : Missing("PostgreSQL 15", "apt-get install postgresql-15, or set PUMPJACK_TEST_PG_BIN to the folder of its programs");
    }

    Tally Client()
    {
        var tally = Checked("client");
        var report = Path.Combine(results, "client.json");
        var exit = Command.Through("npm", ["exec", "-w", "client", "--", "vitest", "run", "--reporter=default", "--reporter=json", $"--outputFile.json={report}", .. words.SelectMany(w => new[] { "-t", w })], root);
        if (!File.Exists(report)) return tally + new Tally(0, 1, 0);
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        var found = new Tally(Number(json.RootElement, "numPassedTests"), Number(json.RootElement, "numFailedTests"), Number(json.RootElement, "numPendingTests") + Number(json.RootElement, "numTodoTests"));
        return tally + (exit != 0 && found.Failed == 0 ? found with { Failed = 1 } : found);
    }

    Tally EndToEnd()
    {
        var tally = Checked("e2e");
        if (Chromium() is not { } chromium) return tally + Missing("a Chromium", "apt-get install chromium, or set PUMPJACK_CHROMIUM to one");
        var report = Path.Combine(results, "e2e.json");
        // One address signs in more often here than any person does.
        using var server = new TemporaryServer(root, "--RateLimits:SignInPerMinute", "1000");
        var exit = Command.Through("npm", ["exec", "-w", "e2e", "--", "playwright", "test", "--reporter=list,json", .. words.SelectMany(w => new[] { "-g", w })], root,
            ("PUMPJACK_URL", server.Url), ("PUMPJACK_DATA", server.Data), ("PUMPJACK_CHROMIUM", chromium), ("PLAYWRIGHT_JSON_OUTPUT_NAME", report));
        if (!File.Exists(report)) return tally + new Tally(0, 1, 0);
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        var stats = json.RootElement.GetProperty("stats");
        var found = new Tally(Number(stats, "expected"), Number(stats, "unexpected") + Number(stats, "flaky"), Number(stats, "skipped"));
        return tally + (exit != 0 && found.Failed == 0 ? found with { Failed = 1 } : found);
    }

    // Types and lint count as one test.
    Tally Checked(string workspace) => Command.Through("npm", ["run", "check", "-w", workspace], root) == 0 ? new(1, 0, 0) : new(0, 1, 0);

    static string? Chromium() =>
        new[] { Environment.GetEnvironmentVariable("PUMPJACK_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" }
            .FirstOrDefault(File.Exists);

    // What is missing at home is said and skipped; a build server has no excuse.
    static Tally Missing(string what, string cure)
    {
        Console.WriteLine($"   {what} is missing. Install it: {cure}");
        return InCi ? new(0, 1, 0) : new(0, 0, 1);
    }

    static int Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : 0;
}

/// <summary>One line for each long step: its name, then how long it took; its output only when it fails.</summary>
static class Step
{
    public static void Run(string name, string program, string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        Console.Write($"{name} …");
        using var process = new Process { StartInfo = Command.Info(program, arguments, null) };
        process.StartInfo.RedirectStandardOutput = process.StartInfo.RedirectStandardError = process.StartInfo.RedirectStandardInput = true;
        var output = new StringBuilder();
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        Command.Start(process);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.WaitForExit(1_000))
        {
            if (!Console.IsOutputRedirected) Console.Write($"\r{name} … {watch.Elapsed.TotalSeconds:0} s");
        }
        process.WaitForExit();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(Console.IsOutputRedirected ? "" : $"\r{name} …")} {watch.Elapsed.TotalSeconds:0.0} s"));
        if (process.ExitCode != 0) throw new Trouble($"{output}{Environment.NewLine}{name} failed: {program} {string.Join(' ', arguments)}");

        void Keep(string? line)
        {
            lock (output)
            {
                if (line is not null) output.AppendLine(line);
            }
        }
    }
}

static class Command
{
    public static ProcessStartInfo Info(string program, IEnumerable<string> arguments, string? directory, params (string Name, string Value)[] variables)
    {
        // npm is a script: on Windows only the shell finds it.
        var info = OperatingSystem.IsWindows() && program == "npm"
            ? new ProcessStartInfo("cmd", ["/c", "npm", .. arguments])
            : new ProcessStartInfo(program, arguments);
        info.WorkingDirectory = directory ?? Directory.GetCurrentDirectory();
        info.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        info.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in variables) info.Environment[name] = value;
        return info;
    }

    public static void Start(Process process)
    {
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new Trouble($"{process.StartInfo.FileName} is not installed or not on the PATH.");
        }
    }

    /// <summary>Runs a program in our place: same terminal, signals passed on, its exit code.</summary>
    public static int Through(string program, IEnumerable<string> arguments, string directory, params (string Name, string Value)[] variables)
    {
        List<string> command = [program, .. arguments];
        // If we are killed, it must not stay behind. The signal belongs to the starting thread, and this one waits below.
        if (Unix.HasParentDeathSignal) command.InsertRange(0, ["setpriv", "--pdeathsig", "TERM", "--"]);
        using var process = new Process { StartInfo = Info(command[0], command.Skip(1), directory, variables) };
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, PassOn);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, PassOn);
        Start(process);
        process.WaitForExit();
        return process.ExitCode;

        void PassOn(PosixSignalContext context)
        {
            context.Cancel = true;
            Unix.Terminate(process);
        }
    }

    public static string? Output(string program, string[] arguments)
    {
        using var process = new Process { StartInfo = Info(program, arguments, null) };
        process.StartInfo.RedirectStandardOutput = process.StartInfo.RedirectStandardError = true;
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : null;
    }
}

static class Unix
{
    const int SigTerm = 15;

    public static bool HasParentDeathSignal { get; } = OperatingSystem.IsLinux() && Command.Output("setpriv", ["--pdeathsig", "TERM", "--", "true"]) is not null;

    public static void Terminate(Process process)
    {
        try
        {
            if (OperatingSystem.IsWindows()) process.Kill(entireProcessTree: true);
            else _ = Kill(process.Id, SigTerm);
        }
        catch (InvalidOperationException)
        {
            // It has ended, or not begun.
        }
    }

    /// <summary>`dotnet` stands between the shell and us; when it is killed, so are we, and with us what we started.</summary>
    public static void EndWithParent()
    {
        if (OperatingSystem.IsWindows()) return;
        var parent = ParentId();
        new Thread(() =>
        {
            while (ParentId() == parent) Thread.Sleep(500);
            _ = Kill(Environment.ProcessId, SigTerm);
        }) { IsBackground = true }.Start();
    }

    [DllImport("libc", EntryPoint = "getppid")]
    static extern int ParentId();

    [DllImport("libc", EntryPoint = "kill")]
    static extern int Kill(int processId, int signal);
}
