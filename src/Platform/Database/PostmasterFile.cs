using System.Diagnostics;
using System.Globalization;

namespace Pumpjack.Platform.Database;

/// <summary>What a running server wrote about itself into <c>postmaster.pid</c> of its data folder.</summary>
sealed record PostmasterFile(int ProcessId, int Port, string SocketDirectory, bool Ready)
{
    public static PostmasterFile? Read(string cluster)
    {
        string[] lines;
        try
        {
            using var file = new FileStream(Path.Combine(cluster, "postmaster.pid"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            lines = reader.ReadToEnd().Split('\n');
        }
        catch (IOException)
        {
            return null;
        }
        if (lines.Length < 5 || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var processId)) return null;
        _ = int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port);
        return new(processId, port, lines[4].Trim(), lines.Length > 7 && lines[7].Trim() == "ready");
    }

    /// <summary>Whether a process with that number lives and is a PostgreSQL: numbers are given out again after a restart.</summary>
    public bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return !process.HasExited && process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
