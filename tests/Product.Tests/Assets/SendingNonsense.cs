using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Pumpjack.Assets.Register;
using Pumpjack.Assets.Wells;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Assets;

/// <summary>Bad input is refused with a code and a pointer, and never becomes a fault.</summary>
public sealed class SendingNonsense
{
    static readonly string[] Values =
    [
        "null", "true", "-1", "0.5", "1e309", "-1e309", "NaN", "Infinity", "1234567890123456789012345678901234567890", "0.1234567890123456789012345678901234567891",
        "99999999999999999999", "1e27", "\"\"", "\"text\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00 x\"", "\"'; drop table assets.well; --\"", "\"0001-01-01\"", "\"9999-12-31\"",
        "\"2024-02-30\"", "\"00000000-0000-0000-0000-000000000000\"", "\"018f0000-0000-7000-8000-000000000001\"", "[]", "[1,2]", "{}", "{\"a\":{\"b\":\"\\u0000\"}}", "{\"a\":\"\\ud800\"}",
        "{\"a\":1e309}", "{\"\\u0000\":1}", "\"" + "x" + "\"", "\"TEXT_TOO_LONG\"",
    ];

    static readonly Dictionary<string, Type> Types = new()
    {
        ["fields"] = typeof(Field),
        ["leases"] = typeof(Lease),
        ["companies"] = typeof(Company),
        ["regions"] = typeof(Region),
        ["facilities"] = typeof(Facility),
        ["equipment"] = typeof(Equipment),
        ["rigs"] = typeof(Rig),
        ["wells"] = typeof(Well),
    };

    [Theory, MemberData(nameof(KeepingMasterData.Kinds), MemberType = typeof(KeepingMasterData))]
    public async Task Every_member_with_every_strange_value(string path, string body, string name)
    {
        var owner = (await World.New()).Owner();
        var record = await owner.Make(path, JsonNode.Parse(body)!);
        var members = Types[path].GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Append("organizationId").ToList();
        Assert.True(members.Count > 10);

        await Parallel.ForEachAsync(members.SelectMany(m => Values.Select((v, i) => (Member: m, Value: v, Put: i % 8 == 0))), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (nonsense, ct) =>
        {
            var value = nonsense.Value.Replace("TEXT_TOO_LONG", new string('x', 3000), StringComparison.Ordinal);
            // Codes of its own, so that a value that is accepted does not run into the record before.
            var given = JsonNode.Parse(body)!.AsObject();
            foreach (var unique in (string[])["companyCode", "regionCode", "leaseNumber", "equipmentTag"])
                if (given.ContainsKey(unique))
                    given[unique] = Guid.CreateVersion7().ToString();
            given.Remove("apiNumber");
            given.Remove(nonsense.Member);
            var sent = given.ToJsonString()[..^1] + (given.Count > 0 ? "," : "") + $"\"{nonsense.Member}\":{value}}}";

            using var request = new HttpRequestMessage(nonsense.Put ? HttpMethod.Put : HttpMethod.Post, $"/api/v1/{path}{(nonsense.Put ? "/" + record.Id() : "")}")
            {
                Content = new StringContent(sent, Encoding.UTF8, "application/json"),
            };
            if (nonsense.Put)
                request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));
            using var answer = await owner.SendAsync(request, ct);
            var reply = await answer.Content.ReadAsStringAsync(ct);
            Assert.True((int)answer.StatusCode is 200 or 201 or 400 or 409 or 412 or 422, $"{request.Method} {path} {sent} → {(int)answer.StatusCode} {reply}");
            if ((int)answer.StatusCode is 400 or 422)
                Assert.NotEmpty((await answer.Refused(answer.StatusCode, answer.StatusCode == HttpStatusCode.BadRequest ? "unreadable" : "fields")).GetProperty("errors").EnumerateArray());
        });
        Assert.NotNull((await owner.Json($"/api/v1/{path}/{record.Id()}")).Text(name));
    }

    [Theory]
    [InlineData("""{"wellName":"A","wellType":"oil","wellDepth":1}""", 400, "#/wellDepth", "unknown-member")]
    [InlineData("""{"wellName":"A","wellType":"oil","wellName":"B"}""", 400, "#/wellName", "member-twice")]
    [InlineData("""{"wellName":"A","wellType":"oil","totalDepth":"deep"}""", 400, "#/totalDepth", "wrong-type")]
    [InlineData("""{"wellName":"A","wellType":"oil","totalDepth":1e309}""", 400, "#/totalDepth", "wrong-type")]
    [InlineData("""{"wellName":"A","wellType":"oil","wellStatus":"flying"}""", 400, "#/wellStatus", "wrong-type")]
    [InlineData("""{"wellName":"A","wellType":"oil","wellStatus":2}""", 400, "#/wellStatus", "wrong-type")]
    [InlineData("""{"wellName":"A","wellType":"oil","metadata":"text"}""", 400, "#/metadata", "wrong-type")]
    [InlineData("""{"wellName":"A","wellType":"oil","totalDepth":1.2345678901234567890123456789012345678901}""", 422, "#/totalDepth", "too-many-digits")]
    [InlineData("""{"wellName":"A","wellType":"oil","totalDepth":100000000}""", 422, "#/totalDepth", "out-of-range")]
    [InlineData("""{"wellType":"oil"}""", 422, "#/wellName", "required")]
    [InlineData("""{"wellName":"  ","wellType":"oil"}""", 422, "#/wellName", "required")]
    [InlineData("""{"wellName":"A"}""", 422, "#/wellType", "required")]
    [InlineData("""{"wellName":"A","wellType":"oil","timeZone":"Texas"}""", 422, "#/timeZone", "unknown-time-zone")]
    [InlineData("""{"wellName":"A","wellType":"oil","pluggedDate":"9999-12-31"}""", 422, "#/pluggedDate", "out-of-range")]
    [InlineData("""{"wellName":"A","wellType":"oil","leaseId":"x"}""", 400, "#/leaseId", "wrong-type")]
    [InlineData("""[]""", 400, "#", "wrong-type")]
    [InlineData("""null""", 400, "#", "wrong-type")]
    [InlineData("""{""", 400, "#", "wrong-type")]
    public async Task The_refusal_points_at_the_member(string body, int status, string pointer, string code)
    {
        var owner = (await World.New()).Owner();
        using var answer = await owner.PostAsync("/api/v1/wells", new StringContent(body, Encoding.UTF8, "application/json"));
        var problem = await answer.Refused((HttpStatusCode)status, status == 400 ? "unreadable" : "fields");
        Assert.Contains(problem.GetProperty("errors").EnumerateArray(), e => e.Text("pointer") == pointer && e.Text("code") == code);
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_another_type()
    {
        var owner = (await World.New()).Owner();
        await (await owner.PostAsync("/api/v1/wells", new StringContent("wellName=A"))).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        await (await owner.PostAsync("/api/v1/wells", new StringContent("", Encoding.UTF8, "application/json"))).Refused(HttpStatusCode.BadRequest, "unreadable");
    }
}
