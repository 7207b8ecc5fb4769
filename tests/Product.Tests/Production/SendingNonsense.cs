using System.Text.Json;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Production;

/// <summary>Bad input is refused with a code and a pointer; it is never a fault and never leaves half a record.</summary>
public sealed class SendingNonsense
{
    static readonly string[] Values =
    [
        "null", "true", "-1", "0.5", "1e309", "-1e20", "1e27", "7.9e28", "NaN", "1234567890123456789012345678901234567890", "0.1234567890123456789012345678901234567891",
        "\"\"", "\"text\"", "\"\\u0000\"", "\"\\ud800\"", "\"'; drop table production.daily_production; --\"", "\"0001-01-01\"", "\"0001-01-02\"", "\"9999-12-31\"", "\"2025-02-30\"",
        "\"00000000-0000-0000-0000-000000000000\"", "[]", "[null]", "[{\"hours\":1e27,\"reason\":\"x\"}]", "[{\"hours\":1,\"reason\":null}]", "{}", "{\"a\":1e27}", "{\"a\":null}", "{\"\\u0000\":1}", "{\"\\ud800\":1}", "{\"a\":\"\\u0000\"}",
        "\"TEXT_TOO_LONG\"",
    ];

    [Theory, InlineData("us", "America/Chicago"), InlineData("metric", "Asia/Dubai")]
    public async Task Every_member_with_every_strange_value(string units, string zone)
    {
        var world = await World.New();
        var owner = world.Owner();
        var well = (await owner.Well(new { wellStatus = "producing", timeZone = zone })).Id();
        await owner.Record(Day(well, "2025-06-30", ("oilVolume", 1)));
        var members = typeof(Pumpjack.Production.DailyProduction.DailyProduction).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Append("organizationId").Append("pumpId").ToList();
        Assert.True(members.Count > 40);
        var created = 1;

        await Parallel.ForEachAsync(members.SelectMany(m => Values.Select(v => (Member: m, Value: v))).Select((n, i) => (n.Member, n.Value, Index: i)), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (nonsense, ct) =>
        {
            var value = nonsense.Value.Replace("TEXT_TOO_LONG", new string('x', 11_000), StringComparison.Ordinal);
            var (put, bulk) = (nonsense.Index % 5 == 0, nonsense.Index % 5 == 1);
            var date = put ? "2025-06-30" : new DateOnly(2021, 1, 1).AddDays(nonsense.Index % 1500).ToString("yyyy-MM-dd", null);
            var parts = new Dictionary<string, string> { ["wellId"] = $"\"{well}\"", ["productionDate"] = $"\"{date}\"", ["oilVolume"] = "1", ["amendReason"] = "\"nonsense\"", [nonsense.Member] = value };
            var day = "{" + string.Join(',', parts.Select(p => $"\"{p.Key}\":{p.Value}")) + "}";
            using var answer = await owner.Raw(put ? HttpMethod.Put : HttpMethod.Post, $"{Address}{(put ? "/" + Id(well, date) : bulk ? "/bulk" : "")}?units={units}", bulk ? $"[{day}]" : day);
            var reply = await answer.Content.ReadAsStringAsync(ct);
            Assert.True((int)answer.StatusCode is 200 or 201 or 400 or 404 or 409 or 412 or 422, $"{(put ? "PUT" : bulk ? "bulk" : "POST")} {day[..Math.Min(300, day.Length)]} → {(int)answer.StatusCode} {reply}");
            if ((int)answer.StatusCode is 400 or 422)
                Assert.NotEmpty((await answer.Refused(answer.StatusCode, (int)answer.StatusCode == 400 ? "unreadable" : "fields")).GetProperty("errors").EnumerateArray());
            else if (bulk)
                Interlocked.Add(ref created, JsonDocument.Parse(reply).RootElement.GetProperty("created").GetInt32());
            else if ((int)answer.StatusCode == 201)
                Interlocked.Increment(ref created);
        });
        Assert.Equal((long)created, await world.TenantSql("select count(*) from production.daily_production"));
        Assert.Equal((long)created, await world.TenantSql("select sum(day_count)::bigint from production.well_month"));
        // What was stored can be read, listed and exported in either system.
        foreach (var system in (string[])["us", "metric"])
        {
            var read = 0;
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await owner.Json($"{Address}?limit=1000&units={system}{(cursor == "" ? "" : "&cursor=" + cursor)}");
                read += page.GetProperty("items").GetArrayLength();
                cursor = page.Text("nextCursor");
            }
            Assert.Equal(created, read);
            Assert.Equal(created, (await owner.Json($"{Address}/export?format=json&units={system}")).GetArrayLength());
        }
    }

    [Theory]
    [InlineData("""{"oilVolume":"much"}""", 400, "#/oilVolume", "wrong-type")]
    [InlineData("""{"oilVolume":NaN}""", 400, "#/oilVolume", "wrong-type")]
    [InlineData("""{"oilVolume":1e309}""", 400, "#/oilVolume", "wrong-type")]
    [InlineData("""{"oilVolume":1,"oilVolume":2}""", 400, "#/oilVolume", "member-twice")]
    [InlineData("""{"oil":1}""", 400, "#/oil", "unknown-member")]
    [InlineData("""{"volumeMethod":"guessed"}""", 400, "#/volumeMethod", "wrong-type")]
    [InlineData("""{"equipmentReadings":{"motorAmps":"many"}}""", 400, "#/equipmentReadings/motorAmps", "wrong-type")]
    [InlineData("""{"oilVolume":1.2345678901234567890123456789012345678901}""", 422, "#/oilVolume", "too-many-digits")]
    [InlineData("""{"oilVolume":1}""", 422, "#/wellId", "required")]
    [InlineData("""{"oilVolume":1}""", 422, "#/productionDate", "required")]
    [InlineData("[]", 400, "#", "wrong-type")]
    [InlineData("null", 400, "#", "wrong-type")]
    [InlineData("{", 400, "#", "wrong-type")]
    public async Task The_refusal_points_at_the_member(string body, int status, string pointer, string code)
    {
        using var answer = await (await World.New()).Owner().Raw(HttpMethod.Post, Address, body);
        var problem = await answer.Refused((System.Net.HttpStatusCode)status, status == 400 ? "unreadable" : "fields");
        Assert.Contains(problem.GetProperty("errors").EnumerateArray(), e => e.Text("pointer") == pointer && e.Text("code") == code);
    }

    [Fact]
    public async Task A_reason_in_the_address_that_cannot_be_stored_is_refused()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.Record(Day(well, "2025-03-05", ("oilVolume", 1)));
        foreach (var reason in (string[])["%00", "%20", new string('x', 501)])
            Assert.True((int)(await owner.Remove($"{Address}/{Id(well, "2025-03-05")}?reason={reason}")).StatusCode is 400 or 422);
        Assert.Single(await owner.Items(Address));
    }
}
