using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Pumpjack.Rules.Tests;

/// <summary>Every dependency has one exact version, a reason, and no address it must be fetched from.</summary>
public sealed partial class PinningDependencies
{
    static readonly string[] Groups = ["dependencies", "devDependencies", "optionalDependencies", "overrides"];

    static List<(string Name, string Version)> NuGet { get; } =
    [
        .. XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(p => (p.Attribute("Include")!.Value, p.Attribute("Version")!.Value)),
    ];

    static List<(string Name, string Version)> Npm { get; } =
    [
        .. from file in Repository.Files
           where Path.GetFileName(file) == "package.json"
           from package in Dependencies(Repository.Read(file))
           select package,
    ];

    [Fact]
    public void Every_version_is_exact()
    {
        Assert.NotEmpty(NuGet);
        Assert.NotEmpty(Npm);
        Assert.Empty(NuGet.Concat(Npm).Where(p => !Exact().IsMatch(p.Version)).ToArray());
    }

    [Theory]
    [InlineData("^1.2.3")]
    [InlineData("~1.2.3")]
    [InlineData("1.*")]
    [InlineData("[1.0,2.0)")]
    [InlineData("latest")]
    public void A_planted_range_is_found(string version)
    {
        var package = Assert.Single(Dependencies($$"""{ "dependencies": { "thing": "{{version}}" } }"""));
        Assert.DoesNotMatch(Exact(), package.Version);
    }

    [Fact]
    public void Projects_leave_versions_to_the_central_file() =>
        Assert.Empty(from file in Repository.Files
                     where file.EndsWith(".csproj", StringComparison.Ordinal)
                     from reference in XDocument.Parse(Repository.Read(file)).Descendants("PackageReference")
                     where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
                     select $"{file}: {reference}");

    [Fact]
    public void Every_dependency_has_its_reason_in_the_documentation() =>
        Assert.Empty(Unexplained(NuGet.Concat(Npm).Select(p => p.Name).Distinct(), Repository.Read("docs/dependencies.md")));

    [Fact]
    public void A_planted_dependency_without_a_reason_is_found()
    {
        Assert.Equal(["left-pad"], Unexplained(["left-pad", "Npgsql"], Repository.Read("docs/dependencies.md")));
        Assert.Equal(["left-pad"], Unexplained(["left-pad"], "| `left-pad` | |"));
    }

    [Fact]
    public void Lock_files_carry_no_download_addresses() =>
        Assert.Empty(Repository.Files.Where(f => Path.GetFileName(f) is "package-lock.json" or "packages.lock.json" or "npm-shrinkwrap.json")
            .Where(f => Resolved().IsMatch(Repository.Read(f))).ToArray());

    [Fact]
    public void A_planted_download_address_is_found() =>
        Assert.Matches(Resolved(), """  "resolved": "https://registry.example/left-pad-1.3.0.tgz",""");

    [Fact]
    public void Npm_is_told_to_write_it_so()
    {
        var settings = Repository.Read(".npmrc");
        Assert.Contains("omit-lockfile-registry-resolved=true", settings, StringComparison.Ordinal);
        Assert.Contains("save-exact=true", settings, StringComparison.Ordinal);
    }

    // A row of the table: the name in back quotes, alone or among its family, then a reason.
    static string[] Unexplained(IEnumerable<string> names, string documentation) =>
    [
        .. names.Where(name => !documentation.Split('\n').Any(line =>
            line.StartsWith('|') && line.Contains($"`{name}`", StringComparison.Ordinal) && line.TrimEnd().TrimEnd('|').Split('|')[^1].Trim().Length > 10)),
    ];

    static IEnumerable<(string Name, string Version)> Dependencies(string json)
    {
        using var package = JsonDocument.Parse(json);
        List<(string, string)> found = [];
        foreach (var group in Groups)
        {
            if (!package.RootElement.TryGetProperty(group, out var entries)) continue;
            foreach (var entry in entries.EnumerateObject())
            {
                if (entry.Value.ValueKind == JsonValueKind.String) found.Add((entry.Name, entry.Value.GetString()!));
            }
        }
        return found;
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[\w.]+)?$")]
    private static partial Regex Exact();

    [GeneratedRegex(@"""resolved""\s*:\s*""https?:|https?://[^""\s]+\.tgz", RegexOptions.IgnoreCase)]
    private static partial Regex Resolved();
}
