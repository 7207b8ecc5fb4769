using System.Text.RegularExpressions;
using Xunit;

namespace Pumpjack.Rules.Tests;

/// <summary>Every code a refusal or finding can carry is explained, with its cure, in docs/problems.md.</summary>
public sealed partial class ExplainingProblems
{
    /// <summary>Words with hyphens that are no codes: headers, encodings, jobs, mails, mechanisms, and what the audit alone is told.</summary>
    static readonly string[] Others =
    [
        "scram-sha-256", "audit-seal", "outbox-upkeep", "session-purge", "import-sweep", "partition-upkeep", "fold-months", "same-origin", "no-store", "no-cache", "utf-8", "utf-16", "utf-16be", "iso-8859-1",
        "windows-1250", "windows-1251", "windows-1252", "yyyy-mm-dd", "verify-email", "reset-password", "invalid-code",
    ];

    [Fact]
    public void Every_code_is_explained()
    {
        var sources = Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal) && !f.StartsWith("src/Engineering/", StringComparison.Ordinal));
        var codes = sources.SelectMany(f => Codes(Repository.Read(f))).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(codes.Length > 150, $"Only {codes.Length} codes were found.");
        Assert.Empty(Unexplained(codes, Repository.Read("docs/problems.md")));
    }

    [Fact]
    public void A_planted_code_is_missed() =>
        Assert.Equal(["pump-on-fire", "weird"], Unexplained(Codes("""throw new Refusal(409, "weird", "Odd"); Add("pump-on-fire", 1); Add("not-found", 2);""").Distinct(), "| `not-found` |"));

    static IEnumerable<string> Codes(string source) => Hyphenated().Matches(source).Concat(Refused().Matches(source)).Select(m => m.Groups[1].Value);

    static string[] Unexplained(IEnumerable<string> codes, string page) =>
        [.. codes.Where(c => !Others.Contains(c) && !page.Contains($"`{c}`", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [GeneratedRegex("\"([a-z]+(?:-[a-z0-9]+)+)\"")]
    private static partial Regex Hyphenated();

    [GeneratedRegex("""new(?: Refusal)?\(\s*\d{3},\s*"([a-z0-9-]+)",""")]
    private static partial Regex Refused();
}
