using System.Text.RegularExpressions;
using Xunit;

namespace Pumpjack.Rules.Tests;

public sealed partial class KeepingLinks
{
    [Fact]
    public void Every_link_between_our_pages_leads_somewhere() =>
        Assert.Empty(from page in Repository.Files
                     where page.EndsWith(".md", StringComparison.Ordinal)
                     from link in Broken(page, Repository.Read(page))
                     select $"{page}: {link}");

    [Fact]
    public void A_planted_link_to_nowhere_is_found() =>
        Assert.Equal(["nowhere.md"], Broken("docs/README.md", "[a](nowhere.md) [b](dependencies.md#server) [c](https://example.org/x) [d](#top)"));

    static string[] Broken(string page, string text) =>
    [
        .. from Match match in Link().Matches(text)
           let target = match.Groups[1].Value.Split('#')[0]
           where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
           where !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target))
           select target,
    ];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
