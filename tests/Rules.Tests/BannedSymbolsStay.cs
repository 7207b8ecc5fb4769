using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Pumpjack.Rules.Tests;

/// <summary>BannedSymbols.txt is enforced by an analyzer in every build; these keep the list true and the analyzer on.</summary>
public sealed partial class BannedSymbolsStay
{
    [Fact]
    public void Every_ban_names_something_that_exists() => Assert.Empty(Lines().Where(line => !Exists(line.Split(';')[0])).ToArray());

    [Theory]
    [InlineData("P:System.DateTime.UtcNoww")]
    [InlineData("M:System.Guid.NewGuid(System.Int32)")]
    [InlineData("M:System.Nothing.At.All")]
    public void A_ban_with_a_slip_of_the_pen_is_found(string planted) => Assert.False(Exists(planted));

    [Fact]
    public void Every_ban_names_what_to_use_instead() =>
        Assert.Empty(Lines().Where(line => line.Split(';') is not [_, { Length: > 10 }]).ToArray());

    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("M:System.Threading.Thread.Sleep(System.Int32)")]
    [InlineData("M:System.Math.Round(System.Decimal,System.Int32)")]
    [InlineData("P:System.Random.Shared")]
    public void The_bans_that_reproducible_results_stand_on_are_there(string symbol) => Assert.Contains(symbol, Lines().Select(l => l.Split(';')[0]));

    [Fact]
    public void Nobody_switches_the_bans_or_the_warnings_off() =>
        Assert.Empty(from file in Repository.Files
                     where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".csproj", StringComparison.Ordinal)
                         || file.EndsWith(".props", StringComparison.Ordinal) || file.EndsWith(".editorconfig", StringComparison.Ordinal)
                     where !file.EndsWith("BannedSymbolsStay.cs", StringComparison.Ordinal)
                     where SwitchedOff().IsMatch(Repository.Read(file))
                     select file);

    [Theory]
    [InlineData("#pragma warning disable RS0030")]
    [InlineData("<NoWarn>$(NoWarn);CS1591;RS0030</NoWarn>")]
    [InlineData("dotnet_diagnostic.RS0030.severity = none")]
    [InlineData("<TreatWarningsAsErrors>false</TreatWarningsAsErrors>")]
    [InlineData("[SuppressMessage(\"ApiDesign\", \"RS0030\")]")]
    public void A_switch_planted_in_a_file_is_found(string planted) => Assert.Matches(SwitchedOff(), planted);

    [GeneratedRegex(@"RS0030|<TreatWarningsAsErrors>\s*false|WarningsNotAsErrors", RegexOptions.IgnoreCase)]
    private static partial Regex SwitchedOff();

    static string[] Lines() => Repository.Read("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // The forms of documentation ids that the list uses: properties, methods and constructors, and whole types.
    static bool Exists(string id)
    {
        var match = DocumentationId().Match(id);
        if (!match.Success) return false;
        var path = match.Groups["path"].Value;
        if (match.Groups["kind"].Value == "T") return Find(path) is not null;
        var dot = path.LastIndexOf('.');
        if (Find(path[..dot]) is not { } type) return false;
        var name = path[(dot + 1)..];
        if (match.Groups["kind"].Value == "P") return type.GetProperty(name) is not null;
        var parameters = match.Groups["parameters"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<MethodBase> candidates = name == "#ctor" ? type.GetConstructors() : type.GetMethods().Where(m => m.Name == name);
        return candidates.Any(m => m.GetParameters().Select(p => p.ParameterType.FullName).SequenceEqual(parameters));
    }

    [GeneratedRegex(@"^(?<kind>[TPM]):(?<path>[\w.#]+?)(\((?<parameters>[\w.,]+)\))?$")]
    private static partial Regex DocumentationId();

    static Type? Find(string name) => Type.GetType(name) ?? AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(name)).FirstOrDefault(t => t is not null);
}
