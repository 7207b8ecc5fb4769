using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace Pumpjack.Rules.Tests;

/// <summary>The table of the same name in CONTRIBUTING.md: arrows between modules point one way.</summary>
public sealed class WhoMayKnowWhom
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Engineering"] = [],
        ["Platform"] = [],
        ["Tenancy"] = ["Platform"],
        ["Assets"] = ["Platform"],
        ["Documents"] = ["Platform"],
        ["DataQuality"] = ["Platform"],
        ["Production"] = ["Assets", "Documents", "DataQuality", "Engineering", "Platform"],
        ["Pumps"] = ["Production", "Assets", "DataQuality", "Engineering", "Platform"],
        ["Accounting"] = ["Production", "Assets", "Documents", "Platform"],
        ["Compliance"] = ["Production", "Accounting", "Assets", "Documents", "Platform"],
        ["Analytics"] = ["Platform"],
    };

    [Fact]
    public void Projects_reference_only_whom_they_may_know()
    {
        var references = Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => References(Repository.Read(f)));
        Assert.NotEmpty(references);
        Assert.Empty(Violations(references));
    }

    [Fact]
    public void Compiled_modules_use_only_whom_they_may_know()
    {
        // A reference is passed on by the projects in between: what counts is what the compiler saw used.
        var references = Directory.EnumerateFiles(AppContext.BaseDirectory, "Pumpjack.*.dll")
            .Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)).GetName().Name!["Pumpjack.".Length..])
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal))
            .ToDictionary(name => name, name => Assembly.Load("Pumpjack." + name).GetReferencedAssemblies()
                .Select(r => r.Name!).Where(r => r.StartsWith("Pumpjack.", StringComparison.Ordinal)).Select(r => r["Pumpjack.".Length..]).ToArray());
        Assert.Contains("Production", references.Keys);
        Assert.Empty(Violations(references));
    }

    [Fact]
    public void Engineering_is_plain_mathematics_without_packages() =>
        Assert.DoesNotContain("Reference", Repository.Read("src/Engineering/Engineering.csproj"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Production", "Integrations")]
    [InlineData("Engineering", "Platform")]
    [InlineData("Analytics", "Production")]
    [InlineData("Platform", "Tenancy")]
    [InlineData("Novelty", "Platform")]
    public void A_planted_arrow_the_wrong_way_is_found(string from, string to)
    {
        var project = $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="..\{to}\{to}.csproj" /></ItemGroup></Project>""";
        Assert.Single(Violations(new Dictionary<string, string[]> { [from] = References(project) }));
    }

    // Host puts everything together; Integrations may use any module's public surface, and only Host knows it.
    static string[] Violations(Dictionary<string, string[]> references) =>
    [
        .. from project in references
           where project.Key != "Host"
           from target in project.Value
           where target is "Host" or "Integrations"
               || (project.Key != "Integrations" && !(Allowed.TryGetValue(project.Key, out var may) && may.Contains(target)))
           select $"{project.Key} must not know {target}",
    ];

    static string[] References(string project) =>
        [.. XDocument.Parse(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))];
}
