using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Production;

/// <summary>Who sees which days, and who sees prices.</summary>
public sealed class SeeingDays
{
    const string Date = "2025-03-05";

    [Theory, InlineData("pumper"), InlineData("partner")]
    public async Task Days_of_wells_that_are_not_assigned_do_not_exist(string role)
    {
        var world = await World.New();
        var (mine, other) = (await world.Well(), await world.Well());
        await world.Owner().RecordAll([Day(mine, Date, ("oilVolume", 1)), Day(other, Date, ("oilVolume", 2))]);
        var user = await world.UserWithWells(role, mine);

        Assert.Equal(Id(mine, Date), Assert.Single(await user.Items(Address)).Text("id"));
        Assert.Equal(1, (await user.Json(Address + "?total=true")).GetProperty("total").GetInt32());
        Assert.Empty(await user.Items($"{Address}?wellId={other}"));
        await (await user.GetAsync($"{Address}/{Id(other, Date)}")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await user.GetAsync($"{Address}/{Id(other, Date)}/amendments")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await user.GetAsync($"/api/v1/production-ops/daily/{other}")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await user.GetAsync($"{Address}/limits?wellId={other}")).Refused(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(1m, Assert.Single(await user.Items("/api/v1/analytics/production?from=2025-03-01&to=2025-03-31")).Number("oilVolume"));
        Assert.Equal(mine, Assert.Single(await user.Items("/api/v1/analytics/production?groupBy=well")).GetProperty("wellId").GetGuid());
        foreach (var format in (string[])["csv", "json"])
            Assert.DoesNotContain(other.ToString(), await user.GetStringAsync($"{Address}/export?format={format}"));
        Assert.DoesNotContain(other.ToString(), Sheet(await user.GetByteArrayAsync(Address + "/export?format=xlsx")));
        if (role == "partner")
            await (await user.Send(Day(mine, "2025-03-06", ("oilVolume", 1)))).Refused(HttpStatusCode.Forbidden, "forbidden");
        else
            await (await user.Send(Day(other, "2025-03-06", ("oilVolume", 1)))).Refused(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_pumper_hears_only_of_assigned_wells()
    {
        var world = await World.New();
        var (mine, other) = (await world.Well(), await world.Well());
        var pumper = await world.UserWithWells("pumper", mine);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var stream = new StreamReader(await pumper.GetStreamAsync("/api/v1/events", stop.Token));
        await Until("ready");
        await world.Owner().Record(Day(other, Date, ("oilVolume", 1)));
        await world.Owner().Record(Day(mine, Date, ("oilVolume", 1)));
        Assert.DoesNotContain(other.ToString(), await Until(mine.ToString()));

        async Task<string> Until(string text)
        {
            var heard = "";
            while (!heard.Contains(text, StringComparison.Ordinal))
                heard += await stream.ReadLineAsync(stop.Token) ?? throw new InvalidOperationException("The stream ended: " + heard);
            return heard;
        }
    }

    [Theory, InlineData("pumper"), InlineData("compliance"), InlineData("partner")]
    public async Task Prices_are_seen_nowhere_by_who_does_not_see_money(string role)
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var id = Id(well, Date);
        // A strange price in another unit leaves a finding and a value as received.
        await owner.Record(Day(well, Date, ("oilVolume", 1), ("oilPrice", 7777.25m), ("gasPrice", 7777.5m)), Address + "?units=metric");
        using var amended = await owner.Put(id, Day(well, Date, ("oilVolume", 1), ("oilPrice", 7777.75m), ("gasPrice", 7777.5m), ("amendReason", "price")), 1, "?units=metric");
        Assert.Equal(HttpStatusCode.OK, amended.StatusCode);
        Assert.Contains("7777.75", await owner.GetStringAsync($"{Address}/{id}?units=metric"));
        Assert.Contains("price-range", (await owner.Json($"{Address}/{id}")).Found());

        var user = await world.UserWithWells(role, well);
        foreach (var address in new[]
        {
            $"{Address}/{id}", $"{Address}/{id}?units=metric", $"{Address}/{id}/amendments", Address, Address + "?units=metric", Address + "?fields=oilPrice,gasPrice,original,findings",
            Address + "/export?format=csv", Address + "/export?format=json", Address + "/export?format=json&fields=original,findings", Address + "/export?fields=original,findings&units=metric",
        })
        {
            var text = await user.GetStringAsync(address);
            Assert.False(text.Contains("Price", StringComparison.Ordinal) || text.Contains("price", StringComparison.Ordinal) || text.Contains("7777", StringComparison.Ordinal)
                || text.Contains("7,777", StringComparison.Ordinal) || text.Contains("1236", StringComparison.Ordinal), $"{address}: {text}");
        }
        Assert.DoesNotContain("Price", Sheet(await user.GetByteArrayAsync(Address + "/export?format=xlsx")));
        await (await user.GetAsync(Address + "/export?fields=oilPrice")).Refused(HttpStatusCode.BadRequest, "bad-parameter");
        await (await user.GetAsync(Address + "?sort=oilPrice")).Refused(HttpStatusCode.BadRequest, "bad-parameter");
    }

    [Fact]
    public async Task Prices_a_pumper_sends_are_ignored_and_prices_that_are_there_stay()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var pumper = await world.UserWithWells("pumper", well);
        await pumper.Record(Day(well, Date, ("oilVolume", 1), ("oilPrice", 999)));
        using var bulk = await pumper.Send(new JsonArray(Day(well, "2025-03-06", ("oilVolume", 1), ("gasPrice", 999))), Address + "/bulk");
        Assert.Equal(1, (await bulk.Json()).GetProperty("created").GetInt32());
        Assert.All(await owner.Items(Address), d => Assert.Equal((null, null), (d.Number("oilPrice"), d.Number("gasPrice"))));

        using var priced = await owner.Put(Id(well, Date), Day(well, Date, ("oilVolume", 1), ("oilPrice", 70), ("amendReason", "price")), 1);
        Assert.Equal(HttpStatusCode.OK, priced.StatusCode);
        using var changed = await pumper.Put(Id(well, Date), Day(well, Date, ("oilVolume", 2), ("oilPrice", 1), ("amendReason", "misread")), 2);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var day = await owner.Json($"{Address}/{Id(well, Date)}");
        Assert.Equal((2m, 70m), (day.Number("oilVolume"), day.Number("oilPrice")));
    }

    [Fact]
    public async Task Who_only_reads_records_nothing()
    {
        var world = await World.New();
        var well = await world.Well();
        foreach (var role in (string[])["accountant", "land", "compliance", "viewer"])
        {
            var user = await world.User(role);
            await (await user.Send(Day(well, Date, ("oilVolume", 1)))).Refused(HttpStatusCode.Forbidden, "forbidden");
            await (await user.Send(new JsonArray(Day(well, Date, ("oilVolume", 1))), Address + "/bulk")).Refused(HttpStatusCode.Forbidden, "forbidden");
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Anonymous().GetAsync(Address)).StatusCode);
    }

    static string Sheet(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return string.Concat(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
    }
}
