using System.Net;
using System.Text.Json;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Pumpjack.Product.Tests.Production;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Analytics;

/// <summary>Sums by period and place agree with the days they are made of.</summary>
public sealed class SummarisingProduction
{
    const string Summary = "/api/v1/analytics/production";
    static readonly string[] Volumes = ["oilVolume", "gasVolume", "waterVolume", "condensateVolume", "hoursOn"];

    [Theory]
    [InlineData("from=2025-01-10&to=2025-04-20")]
    [InlineData("from=2025-02-01&to=2025-03-31")]
    [InlineData("from=2025-02-03&to=2025-02-20")]
    [InlineData("from=2025-01-31&to=2025-02-01")]
    [InlineData("from=2025-01-15&to=2025-02-28")]
    [InlineData("from=2025-03-31&to=2025-03-31")]
    [InlineData("from=2025-02-02&to=2025-02-27")]
    [InlineData("from=2025-02-20&to=2025-03-04")]
    [InlineData("from=2025-02-05&to=2025-03-20")]
    [InlineData("from=2025-01-20&to=2025-03-29")]
    [InlineData("from=2025-01-02&to=2025-04-10")]
    public async Task Every_grouping_agrees_with_the_days_whatever_the_span(string span)
    {
        var world = await World.New();
        var owner = world.Owner();
        async Task<Guid> Place(string kind, string name, object? more = null)
        {
            var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
            body[name] = Guid.CreateVersion7().ToString();
            return (await owner.Make(kind, body)).Id();
        }
        var lease = await Place("leases", "leaseName", new { status = "incomplete", leaseNumber = Guid.CreateVersion7().ToString() });
        var field = await Place("fields", "fieldName", new { country = "US" });
        var region = await Place("regions", "regionName", new { regionCode = Guid.CreateVersion7().ToString("N")[^8..] });
        var placed = await owner.Well(new { wellStatus = "producing", leaseId = lease, fieldId = field, regionId = region });
        var wells = new[] { placed, await owner.Well(new { wellStatus = "producing", leaseId = lease }), await owner.Well(new { wellStatus = "producing" }) };
        var random = new Random(11);
        for (var month = 1; month <= 4; month++)
            await owner.RecordAll(wells.SelectMany(w => Enumerable.Range(1, DateTime.DaysInMonth(2025, month)).Where(_ => random.Next(5) > 0).Select(d => Day(w.Id(), $"2025-{month:00}-{d:00}",
                ("oilVolume", random.Next(4) == 0 ? null : random.Next(0, 900_000) / 10_000m), ("gasVolume", random.Next(4) == 0 ? null : random.Next(0, 900_000) / 10_000m),
                ("waterVolume", random.Next(9) == 0 ? null : random.Next(3) == 0 ? 0m : random.Next(0, 900_000) / 10_000m), ("hoursOn", 1 + random.Next(23)), ("isEstimated", random.Next(6) == 0)))));
        var days = await owner.Items($"{Address}?limit=1000&{span}");
        Assert.NotEmpty(days);

        var place = wells.ToDictionary(w => w.Id());
        string Key(JsonElement day, string by) => by switch
        {
            "day" => day.Text("productionDate")!,
            "month" => day.Text("productionDate")![..7] + "-01",
            "year" => day.Text("productionDate")![..4] + "-01-01",
            "well" => day.Text("wellId")!,
            _ => place[day.GetProperty("wellId").GetGuid()].Text(by + "Id") ?? "",
        };
        foreach (var grouping in (string[])["", "day", "month", "year", "well", "lease", "field", "region", "operator", "month,well", "month,lease", "day,field", "year,lease,well"])
        {
            var by = grouping.Split(',', StringSplitOptions.RemoveEmptyEntries);
            var expected = days.GroupBy(d => string.Join('|', by.Select(b => Key(d, b)))).ToDictionary(g => g.Key, g => g.ToArray());
            var items = await owner.Items($"{Summary}?{span}&groupBy={grouping}");
            Assert.Equal(expected.Keys.Order(), items.Select(i => Group(i, by)).Order());
            foreach (var item in items)
            {
                var mine = expected[Group(item, by)];
                foreach (var volume in Volumes)
                    Assert.Equal(mine.Sum(d => d.Number(volume) ?? 0), item.Number(volume));
                Assert.Equal(mine.Length, item.GetProperty("dayCount").GetInt32());
                Assert.Equal(mine.Count(d => d.Number("oilVolume") is not null), item.GetProperty("oilDayCount").GetInt32());
                Assert.Equal(mine.Count(d => d.Number("gasVolume") is not null), item.GetProperty("gasDayCount").GetInt32());
                Assert.Equal(mine.Count(d => d.Number("waterVolume") is not null), item.GetProperty("waterDayCount").GetInt32());
                Assert.Equal(mine.Count(d => d.GetProperty("isEstimated").GetBoolean()), item.GetProperty("estimatedDayCount").GetInt32());
            }
        }
    }

    static string Group(JsonElement item, string[] by) => string.Join('|', by.Select(b => b is "day" or "month" or "year" ? item.Text("period") : item.Text(b + "Id") ?? ""));

    [Fact]
    public async Task Ratios_of_a_group_are_ratios_of_its_sums()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.RecordAll([Day(well, "2025-03-01", ("oilVolume", 10), ("gasVolume", 10), ("waterVolume", 0)), Day(well, "2025-03-02", ("oilVolume", 30), ("gasVolume", 110), ("waterVolume", 60))]);
        var sum = Assert.Single(await owner.Items(Summary));
        Assert.Equal((60m, 3000m, 60m), (sum.Number("waterCutPercent"), sum.Number("gorScfBbl"), sum.Number("boe"))); // 60 ÷ 100, 120 ÷ 40, 40 + 120 ÷ 6
        var metric = Assert.Single(await owner.Items(Summary + "?units=metric"));
        Assert.Equal((6.3595m, 3398.0216m, 60m), (metric.Number("oilVolume"), metric.Number("gasVolume"), metric.Number("boe")));
    }

    [Fact]
    public async Task Not_measured_counts_no_day_and_zero_does()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.RecordAll([Day(well, "2025-03-01", ("oilVolume", 0), ("hoursOn", 0)), Day(well, "2025-03-02", ("waterVolume", 1)), Day(well, "2025-03-03", ("oilVolume", 5))]);
        var sum = Assert.Single(await owner.Items(Summary + "?groupBy=month"));
        Assert.Equal((3, 2, 0, 1), (sum.GetProperty("dayCount").GetInt32(), sum.GetProperty("oilDayCount").GetInt32(), sum.GetProperty("gasDayCount").GetInt32(), sum.GetProperty("waterDayCount").GetInt32()));
        Assert.Equal(2, sum.GetProperty("producingDayCount").GetInt32());
        Assert.Equal(5m, sum.Number("oilVolume"));
    }

    [Theory]
    [InlineData("?groupBy=week")]
    [InlineData("?groupBy=month,year")]
    [InlineData("?groupBy=well;drop table x")]
    [InlineData("?units=imperial")]
    [InlineData("?from=2025-02-01&to=2025-01-01")]
    [InlineData("?from=never")]
    public async Task A_question_that_is_none_is_refused(string query)
    {
        using var answer = await (await World.New()).Owner().GetAsync(Summary + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task By_day_the_span_is_bounded()
    {
        var owner = (await World.New()).Owner();
        await (await owner.GetAsync(Summary + "?groupBy=day")).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        await (await owner.GetAsync(Summary + "?groupBy=day&from=2020-01-01&to=2025-01-01")).Refused(HttpStatusCode.UnprocessableEntity, "fields");
    }
}
