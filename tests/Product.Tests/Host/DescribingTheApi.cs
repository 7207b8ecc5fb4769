using System.Reflection;
using System.Text.Json.Nodes;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Host;

/// <summary>The description of the API that is kept with the sources, and from which the client's types are made, is the server's own.</summary>
public sealed class DescribingTheApi
{
    static readonly string Kept = Path.Combine(
        typeof(DescribingTheApi).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "docs", "openapi.json");

    [Fact]
    public async Task The_kept_description_is_what_the_server_says()
    {
        using var client = (await World.New()).Anonymous();
        var said = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!.AsObject();
        said.Remove("servers"); // where this server happened to listen
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Kept))!.AsObject();
        Assert.True(JsonNode.DeepEquals(said, kept), "docs/openapi.json is not what the server says at " + string.Join(", ", Differences(said, kept).Take(5)) + ". Run ./dev.cs api and review the difference.");
    }

    static IEnumerable<string> Differences(JsonNode? one, JsonNode? other, string at = "#")
    {
        if (one is JsonObject a && other is JsonObject b)
            return a.Select(m => m.Key).Union(b.Select(m => m.Key)).SelectMany(name => Differences(a[name], b[name], $"{at}/{name}"));
        return JsonNode.DeepEquals(one, other) ? [] : [at];
    }
}
