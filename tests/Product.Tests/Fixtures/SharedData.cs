using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Pumpjack.Product.Tests.Fixtures;

/// <summary>Files of the shared test data: below PUMPJACK_TEST_DATA, else below the folder "shared" beside the main checkout.</summary>
static class SharedData
{
    static readonly Lazy<string?> Root = new(Find);

    /// <summary>Path of a file or folder under data/. Absent: failure when CI=true, else a skip that says so.</summary>
    public static string Path(string relative)
    {
        var path = Root.Value is null ? "" : System.IO.Path.Combine(Root.Value, "data", relative);
        if (File.Exists(path) || Directory.Exists(path)) return path;
        var message = $"Test data {relative} not found; set PUMPJACK_TEST_DATA.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(message);
        Assert.Skip(message);
        return "";
    }

    public static JsonElement Json(string relative) => JsonDocument.Parse(File.ReadAllBytes(Path(relative))).RootElement;

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PUMPJACK_TEST_DATA") is { Length: > 0 } given) return given;
        var start = new ProcessStartInfo("git", ["rev-parse", "--path-format=absolute", "--git-common-dir"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        using var git = Process.Start(start);
        if (git is null) return null;
        var common = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return git.ExitCode == 0 ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(common)!)!, "shared") : null;
    }
}
