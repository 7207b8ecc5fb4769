using System.Text.RegularExpressions;
using Xunit;

namespace Pumpjack.Rules.Tests;

public sealed partial class KeepingFilesClean
{
    // About 300 lines is the time to ask for a split; this is the time to do it.
    const int MostLines = 600;

    [Fact]
    public void No_source_file_is_too_long_to_hold_one_idea() =>
        Assert.Empty(Sources().Where(f => TooLong(Repository.Read(f))).ToArray());

    [Fact]
    public void A_planted_long_file_is_found() => Assert.True(TooLong(string.Concat(Enumerable.Repeat("x\n", MostLines + 1))));

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine() =>
        Assert.Empty(from file in Texts()
                     from Match match in MachinePath().Matches(Repository.Read(file))
                     select $"{file}: {match.Value}");

    // Put together here, so that this file names no such folder either and is walked like every other.
    [Theory]
    [InlineData("see ", "/home", "/joe/pumpjack/notes")]
    [InlineData("path = '", "/Users", "/joe/x'")]
    [InlineData("", "/root", "/.nuget/packages")]
    [InlineData("\"", "/work", "/main/src\"")]
    [InlineData("", @"C:\Users", @"\joe")]
    public void A_planted_machine_path_is_found(string before, string root, string folder) => Assert.Matches(MachinePath(), before + root + folder);

    [Theory]
    [InlineData("POST /api/v1/work/orders")]
    [InlineData("https://example.org/home/page")]
    public void An_address_is_no_machine_path(string address) => Assert.DoesNotMatch(MachinePath(), address);

    [Fact]
    public void Text_files_end_their_lines_with_a_line_feed() =>
        Assert.Empty(Texts().Where(f => Repository.Read(f).Contains('\r', StringComparison.Ordinal)).ToArray());

    static bool TooLong(string text) => text.Count(c => c == '\n') > MostLines;

    static IEnumerable<string> Sources() => Repository.Files.Where(f =>
        Path.GetExtension(f) is ".cs" or ".ts" or ".tsx" or ".mjs" && !f.EndsWith(".d.ts", StringComparison.Ordinal));

    static IEnumerable<string> Texts() => Repository.Files.Where(f =>
        Path.GetExtension(f) is ".cs" or ".csproj" or ".props" or ".slnx" or ".sql" or ".md" or ".ts" or ".tsx" or ".mjs" or ".json" or ".css" or ".html" or ".txt" or ".csv" or ".yml");

    [GeneratedRegex(@"(?<![\w.:/-])/(work|root|home|Users)/[\w.-]+|[A-Z]:\\Users\\", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePath();
}
