using System.Diagnostics;
using Xunit;

namespace Pumpjack.Engineering.Tests;

/// <summary>Where the shared reference files lie: PUMPJACK_TEST_DATA, else the folder "shared" beside the main checkout.</summary>
internal static class TestData
{
    private static readonly Lazy<string?> root = new(Find);

    /// <summary>Path of a file below the root. Absent: failure when CI=true, else a skip that says so.</summary>
    public static string File(string relative)
    {
        var path = root.Value is null ? null : Path.Combine(root.Value, relative);
        if (path is not null && System.IO.File.Exists(path)) return path;
        var message = $"Test data {relative} not found; set PUMPJACK_TEST_DATA.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(message);
        Assert.Skip(message);
        return "";
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PUMPJACK_TEST_DATA") is { Length: > 0 } given) return given;
        var start = new ProcessStartInfo("git", "rev-parse --path-format=absolute --git-common-dir")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        using var git = Process.Start(start);
        if (git is null) return null;
        var common = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return git.ExitCode == 0 ? Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(common)!)!, "shared") : null;
    }
}
