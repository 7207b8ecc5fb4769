using System.Diagnostics;
using System.Security.Cryptography;

namespace Pumpjack.Platform.Database;

/// <summary>Makes the data folder of a private server.</summary>
static class ClusterCreation
{
    const string PasswordFile = "pumpjack.password";

    public static async Task CreateAsync(string cluster, PostgresBinaries binaries, UnprivilegedUser user, bool durable, CancellationToken ct)
    {
        // Made under another name and moved when whole, so a start that was killed half-way leaves nothing to stumble over.
        var unfinished = cluster + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(unfinished);
        else Directory.CreateDirectory(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        user.TakeOver(unfinished);

        List<string> command =
        [
            .. user.Prefix, binaries.InitDb, "-D", unfinished, "-U", EmbeddedPostgres.Superuser, "-E", "UTF8", "--locale=C", "-k",
        ];
        if (!durable) command.Add("--no-sync");
        string? password = null;
        if (OperatingSystem.IsWindows())
        {
            password = Path.Combine(Path.GetDirectoryName(cluster)!, PasswordFile);
            await File.WriteAllTextAsync(password, Convert.ToHexString(RandomNumberGenerator.GetBytes(24)), ct);
            command.AddRange(["-A", "scram-sha-256", "--pwfile", password]);
        }
        else
        {
            command.AddRange(["-A", "trust"]);
        }

        using var initdb = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = initdb.StandardOutput.ReadToEndAsync(ct);
        var errors = await initdb.StandardError.ReadToEndAsync(ct);
        await initdb.WaitForExitAsync(ct);
        if (initdb.ExitCode != 0) throw new DatabaseException($"initdb failed: {errors} {await output}");
        Directory.Move(unfinished, cluster);
    }

    /// <summary>The superuser's password where sockets are not trusted (Windows); null elsewhere.</summary>
    public static string? Password(string cluster)
    {
        var file = Path.Combine(Path.GetDirectoryName(cluster)!, PasswordFile);
        return OperatingSystem.IsWindows() && File.Exists(file) ? File.ReadAllText(file) : null;
    }

    /// <summary>A cluster is read only by the major version that made it; saying so beats the server's own words.</summary>
    public static void RequireSameVersion(string cluster, PostgresBinaries binaries)
    {
        var made = File.ReadAllText(Path.Combine(cluster, "PG_VERSION")).Trim();
        using var asking = Process.Start(new ProcessStartInfo(binaries.Postgres, ["--version"]) { RedirectStandardOutput = true })!;
        var version = asking.StandardOutput.ReadToEnd();
        asking.WaitForExit();
        var major = version.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => !char.IsAsciiDigit(w[0])).FirstOrDefault()?.Split('.')[0];
        if (major is not null && major != made)
        {
            throw new DatabaseException(
                $"{cluster} was made by PostgreSQL {made}, and {binaries.BinDirectory} holds version {major}. "
                + $"Set {PostgresBinaries.Variable} to a PostgreSQL {made}, or choose another data folder.");
        }
    }
}
