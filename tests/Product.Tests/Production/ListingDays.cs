using System.Net;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Production;

/// <summary>Lists by filter, in an order, page by page.</summary>
public sealed class ListingDays
{
    [Theory]
    [InlineData("")]
    [InlineData("&sort=productionDate")]
    [InlineData("&sort=-oilVolume")]
    [InlineData("&sort=oilVolume")]
    [InlineData("&sort=-waterVolume&fields=productionDate")]
    [InlineData("&sort=hoursOn&units=metric")]
    [InlineData("&sort=oilVolume&units=metric")]
    public async Task Pages_neither_skip_nor_repeat_while_days_are_added(string query)
    {
        var world = await World.New();
        var owner = world.Owner();
        Guid[] wells = [await world.Well(), await world.Well(), await world.Well()];
        // Many equal and missing values, so that the order rests on the key too.
        await owner.RecordAll(wells.SelectMany((w, n) => Enumerable.Range(1, 20).Select(d => Day(w, $"2025-03-{d:00}", ("oilVolume", d % 3 == 0 ? null : d % 4), ("gasVolume", 1), ("waterVolume", n == 0 ? null : 0.12345m)))));
        var before = (await owner.Items($"{Address}?limit=1000{query}")).Select(d => d.Text("id")).ToArray();
        Assert.Equal(60, before.Length);

        var seen = new List<string?>();
        var cursor = "";
        for (var page = 0; page == 0 || cursor is not null; page++)
        {
            var answer = await owner.Json($"{Address}?limit=7{query}{(page == 0 ? "" : "&cursor=" + cursor)}");
            seen.AddRange(answer.GetProperty("items").EnumerateArray().Select(d => d.Text("id")));
            cursor = answer.Text("nextCursor");
            if (page < 3)
                await owner.Record(Day(wells[page], $"2025-04-{page + 1:00}", ("oilVolume", page), ("waterVolume", 1)));
        }
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(before, seen.Where(before.Contains));
    }

    [Fact]
    public async Task Every_filter_finds_its_days_and_the_total_counts_them()
    {
        var world = await World.New();
        var owner = world.Owner();
        var (lease, field, region) = ((await owner.Make("leases", new { leaseName = "L " + Guid.CreateVersion7(), status = "incomplete", leaseNumber = Guid.CreateVersion7().ToString() })).Id(), (await owner.Make("fields", new { fieldName = "F " + Guid.CreateVersion7(), country = "US" })).Id(),
            (await owner.Make("regions", new { regionName = "R " + Guid.CreateVersion7(), regionCode = Guid.CreateVersion7().ToString("N")[^8..] })).Id());
        var a = (await owner.Well(new { wellName = "Alpha 1", wellStatus = "producing", leaseId = lease, fieldId = field, regionId = region })).Id();
        var b = (await owner.Well(new { wellName = "Beta 1", wellStatus = "producing" })).Id();
        await owner.Record(Day(a, Ago(3), ("oilVolume", 1)));
        await owner.Record(Day(a, Ago(4), ("oilVolume", 1), ("isEstimated", true)));
        await owner.Record(Day(b, Ago(3), ("oilVolume", 1), ("gasVolume", 90), ("entrySource", "scada")));

        async Task Finds(string query, params string[] ids)
        {
            var answer = await owner.Json($"{Address}?total=true&limit=1{query}");
            Assert.Equal(ids.Length, answer.GetProperty("total").GetInt32());
            Assert.Equal(ids.Order(), (await owner.Items($"{Address}?x{query}".Replace("?x&", "?", StringComparison.Ordinal))).Select(d => d.Text("id")).Order());
        }
        var (a3, a4, b3) = (Id(a, Ago(3)), Id(a, Ago(4)), Id(b, Ago(3)));
        await Finds($"&wellId={a}", a3, a4);
        await Finds($"&wellId={a}&wellId={b}", a3, a4, b3);
        await Finds($"&leaseId={lease}", a3, a4);
        await Finds($"&fieldId={field}", a3, a4);
        await Finds($"&regionId={region}", a3, a4);
        await Finds($"&facilityId={Guid.CreateVersion7()}");
        await Finds($"&operatorId={Guid.CreateVersion7()}");
        await Finds($"&from={Ago(3)}", a3, b3);
        await Finds($"&to={Ago(4)}", a4);
        await Finds("&estimated=true", a4);
        await Finds("&flagged=true", b3);
        await Finds("&flagged=false", a3, a4);
        await Finds("&status=flagged", b3);
        await Finds("&status=submitted", a3, a4);
        await Finds("&source=scada", b3);
        await Finds("&wellName=alpha", a3, a4);
        await Finds("&wellName=" + Uri.EscapeDataString("' or true; drop table production.daily_production; --"));
        await Finds("&wellName=%25");
        await Finds("", a3, a4, b3);
    }

    [Fact]
    public async Task Only_the_members_asked_for_are_answered()
    {
        var world = await World.New();
        await world.Owner().Record(Day(await world.Well("Gusher 1"), "2025-03-05", ("oilVolume", 6), ("gasVolume", 12), ("waterVolume", 2)));
        var day = Assert.Single(await world.Owner().Items(Address + "?fields=wellName,oilVolume"));
        Assert.Equal(["id", "oilVolume", "wellName"], day.EnumerateObject().Select(m => m.Name).Order());
        var derived = Assert.Single(await world.Owner().Items(Address + "?fields=derived")).GetProperty("derived");
        Assert.Equal((8m, 2000m, 25m, 6m), (derived.Number("boe"), derived.Number("gorScfBbl"), derived.Number("waterCutPercent"), derived.Number("oilRate24")));
    }

    [Theory]
    [InlineData("?sort=wellName")]
    [InlineData("?fields=oil")]
    [InlineData("?limit=0")]
    [InlineData("?limit=1001")]
    [InlineData("?limit=x")]
    [InlineData("?cursor=x")]
    [InlineData("?cursor=WyJhIiwiYiIsImMiXQ")]
    [InlineData("?from=yesterday")]
    [InlineData("?wellId=1")]
    [InlineData("?status=fine")]
    [InlineData("?source=fax")]
    [InlineData("?quality=best")]
    [InlineData("?units=imperial")]
    [InlineData("?estimated=perhaps")]
    [InlineData("?wellName=%00")]
    [InlineData("/export?wellName=%00")]
    [InlineData("/export?format=pdf")]
    [InlineData("/export?fields=oil")]
    [InlineData("/export?units=imperial")]
    [InlineData("/export?status=fine")]
    public async Task A_question_that_is_none_is_refused(string query)
    {
        using var answer = await (await World.New()).Owner().GetAsync(Address + query);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    [Theory, InlineData("0001-01-01"), InlineData("9999-12-31")]
    public async Task The_ends_of_the_calendar_are_dates_too(string date)
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.Record(Day(well, "2025-03-05", ("oilVolume", 6)));
        Assert.Single(await owner.Items(Address + (date[0] == '0' ? "?from=" : "?to=") + date));
        Assert.Single(await owner.Items("/api/v1/analytics/production" + (date[0] == '0' ? "?from=" : "?to=") + date));
        Assert.Empty(await owner.Items($"/api/v1/analytics/production?from={date}&to={date}"));
        await (await owner.GetAsync($"{Address}/{Id(well, date)}")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await owner.Remove($"{Address}/{Id(well, date)}", new { reason = "x" })).Refused(HttpStatusCode.NotFound, "not-found");
    }
}
