using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Production;

/// <summary>Short ways to record, read and change days.</summary>
static class ProductionWorld
{
    public const string Address = "/api/v1/production";

    /// <summary>A day this many days before today, UTC.</summary>
    public static string Ago(int days) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-days).ToString("yyyy-MM-dd", null);

    /// <summary>A record with these members.</summary>
    public static JsonObject Day(Guid well, string date, params (string Name, object? Value)[] members)
    {
        var day = new JsonObject { ["wellId"] = well, ["productionDate"] = date };
        foreach (var (name, value) in members)
            day[name] = JsonSerializer.SerializeToNode(value);
        return day;
    }

    public static Task<HttpResponseMessage> Send(this HttpClient client, JsonNode body, string address = Address) => client.PostAsJsonAsync(address, body);

    /// <summary>Records a day that is accepted.</summary>
    public static async Task<JsonElement> Record(this HttpClient client, JsonNode body, string address = Address)
    {
        using var answer = await client.Send(body, address);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Json();
    }

    /// <summary>Records many days, each of which is accepted.</summary>
    public static async Task RecordAll(this HttpClient client, IEnumerable<JsonNode> days)
    {
        using var answer = await client.Send(new JsonArray([.. days]), Address + "/bulk");
        Assert.Equal(0, (await answer.Json()).GetProperty("refused").GetInt32());
    }

    public static async Task<HttpResponseMessage> Put(this HttpClient client, string id, JsonNode body, int? version, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Address}/{id}{query}") { Content = JsonContent.Create(body) };
        if (version is { } v)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{v}\""));
        return await client.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> Remove(this HttpClient client, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, address) { Content = body is null ? null : JsonContent.Create(body) };
        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> Raw(this HttpClient client, HttpMethod method, string address, string body)
    {
        var request = new HttpRequestMessage(method, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (method == HttpMethod.Put)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));
        return client.SendAsync(request);
    }

    /// <summary>The items of a list.</summary>
    public static async Task<JsonElement[]> Items(this HttpClient client, string address) =>
        [.. (await client.Json(address)).GetProperty("items").EnumerateArray()];

    /// <summary>The codes of a record's findings.</summary>
    public static string[] Found(this JsonElement record) =>
        record.TryGetProperty("findings", out var findings) ? [.. findings.EnumerateArray().Select(f => f.GetProperty("code").GetString()!)] : [];

    public static string Id(Guid well, string date) => $"{well}_{date}";

    public static decimal? Number(this JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value.GetDecimal() : null;
}
