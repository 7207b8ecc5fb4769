using System.Diagnostics;

namespace Pumpjack.Platform.Database;

/// <summary>
/// PostgreSQL refuses to run as root. This says with which words in front it may: in a user namespace of its own, where the system allows
/// that (no account, no change of owner), else as an existing account that then owns the data.
/// </summary>
sealed record UnprivilegedUser(IReadOnlyList<string> Prefix, string? Account)
{
    static readonly string[] Accounts = ["pumpjack", "postgres", "nobody"];

    public static UnprivilegedUser Choose()
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()) return new([], null);
        string[] unshare = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"];
        if (Succeeds([.. unshare, "true"])) return new(unshare, null);

        var wanted = Environment.GetEnvironmentVariable("PUMPJACK_PG_USER");
        var account = (wanted is { Length: > 0 } ? [wanted] : Accounts).FirstOrDefault(name => Succeeds(["id", "-u", name]))
            ?? throw new DatabaseException(
                "PostgreSQL does not run as root, user namespaces are switched off, and there is no account to run it as. Start Pumpjack as "
                + "another user, or name an existing account in PUMPJACK_PG_USER.");
        var group = Output(["id", "-gn", account]);
        return new(["setpriv", $"--reuid={account}", $"--regid={group}", "--clear-groups", "--no-new-privs", "--"], account);
    }

    /// <summary>Hands a folder, or all that is in it too, to the account; nothing to do in a user namespace.</summary>
    public void TakeOver(string directory, bool withContents = true)
    {
        if (Account is null) return;
        if (!Succeeds(["chown", .. withContents ? ["-R"] : Array.Empty<string>(), Account + ":", directory])) throw new DatabaseException($"{directory} could not be given to {Account}.");
    }

    internal static bool Succeeds(string[] command) => Run(command) is { ExitCode: 0 };

    static string Output(string[] command) => Run(command)?.Output.Trim() ?? "";

    static (int ExitCode, string Output)? Run(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
