using System.Net;
using System.Text.Json.Nodes;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Production;

/// <summary>One well, one day, one record, however often it is sent.</summary>
public sealed class RecordingADay
{
    [Fact]
    public async Task A_day_is_created_once_and_sent_again_it_is_the_same_record()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var day = Day(well, "2025-03-05", ("oilVolume", 12.5m), ("gasVolume", 0m));

        var created = await owner.Record(day);
        Assert.Equal(Id(well, "2025-03-05"), created.Text("id"));
        Assert.Equal(1, created.GetProperty("rowVersion").GetInt32());
        Assert.False(created.TryGetProperty("waterVolume", out _)); // not measured is not zero
        Assert.Equal(0m, created.Number("gasVolume"));

        day["oilVolume"] = JsonNode.Parse("12.5000");
        using var again = await owner.Send(day);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("\"1\"", again.Headers.ETag?.Tag);

        day["oilVolume"] = 13;
        using var other = await owner.Send(day);
        var problem = await other.Refused(HttpStatusCode.Conflict, "duplicate-day");
        Assert.Equal(Id(well, "2025-03-05"), problem.Text("existingId"));
        Assert.Equal(12.5m, (await owner.Json($"{Address}/{Id(well, "2025-03-05")}")).Number("oilVolume"));
    }

    [Fact]
    public async Task The_first_content_sent_again_after_an_amendment_answers_the_current_record()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var day = Day(well, "2025-03-05", ("oilVolume", 12.5m));
        await owner.Record(day);
        using var amended = await owner.Put(Id(well, "2025-03-05"), Day(well, "2025-03-05", ("oilVolume", 14), ("amendReason", "Gauge read again")), 1);
        Assert.Equal(HttpStatusCode.OK, amended.StatusCode);

        using var again = await owner.Send(day);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(14m, (await again.Json()).Number("oilVolume"));
    }

    [Theory]
    [InlineData("/api/v1/production")]
    [InlineData("/api/v1/production-ops/daily")]
    [InlineData("/api/production")]
    [InlineData("/api/production-ops/daily")]
    public async Task Every_address_leads_to_the_same_record(string address)
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var day = Day(well, "2025-03-05", ("oilVolume", 12.5m));
        await owner.Record(day, address);

        foreach (var other in (string[])["/api/v1/production", "/api/v1/production-ops/daily", "/api/production", "/api/production-ops/daily"])
        {
            using var again = await owner.Send(day, other);
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        }
        foreach (var bulk in (string[])["/api/v1/production/bulk", "/api/production/bulk"])
        {
            using var again = await owner.Send(new JsonArray(day.DeepClone()), bulk);
            Assert.Equal(1, (await again.Json()).GetProperty("unchanged").GetInt32());
        }
        foreach (var list in (string[])["/api/v1/production-ops/daily/" + well, "/api/production-ops/daily/" + well, "/api/production?wellId=" + well, "/api/v1/production/well/" + well])
            Assert.Equal(Id(well, "2025-03-05"), Assert.Single(await owner.Items(list)).Text("id"));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_stores_nothing()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        using var bad = await owner.Send(Day(well, "2025-03-05", ("oilVolume", -1)), Address + "/validation");
        var verdict = await bad.Json();
        Assert.False(verdict.GetProperty("accepted").GetBoolean());
        Assert.Equal("oil-volume-range", verdict.GetProperty("errors")[0].Text("code"));
        using var good = await owner.Send(Day(well, "2025-03-05", ("oilVolume", 1)), Address + "/validation");
        Assert.True((await good.Json()).GetProperty("accepted").GetBoolean());
        Assert.Empty(await owner.Items($"{Address}?wellId={well}"));
    }

    [Theory]
    [InlineData("2025-03-08", 24)]
    [InlineData("2025-03-09", 23)]
    [InlineData("2025-11-02", 25)]
    public async Task A_day_without_hours_was_on_for_as_long_as_the_clock_gave_it(string date, int hours)
    {
        var owner = (await World.New()).Owner();
        var well = (await owner.Well(new { wellStatus = "producing", timeZone = "America/Chicago" })).Id();
        Assert.Equal(hours, (await owner.Record(Day(well, date, ("oilVolume", 10)))).Number("hoursOn"));
    }

    [Fact]
    public async Task Twenty_four_hours_on_a_short_day_are_remarked_and_on_a_long_day_leave_one_hour_down()
    {
        var owner = (await World.New()).Owner();
        var well = (await owner.Well(new { wellStatus = "producing", timeZone = "America/Chicago" })).Id();
        Assert.Contains("hours-range", (await owner.Record(Day(well, "2025-03-09", ("oilVolume", 10), ("hoursOn", 24)))).Found());
        Assert.DoesNotContain("hours-downtime-sum", (await owner.Record(Day(well, "2025-11-02", ("oilVolume", 10), ("hoursOn", 24), ("downtimeHours", 1)))).Found());
        using var refused = await owner.Send(Day(well, "2025-11-03", ("oilVolume", 10), ("hoursOn", 25)));
        Assert.Contains("#/hoursOn", (await refused.Refused(HttpStatusCode.UnprocessableEntity, "fields")).Pointers());
    }

    [Fact]
    public async Task Metric_values_are_stored_in_field_units_and_kept_as_received()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var sent = Day(well, "2025-03-05", ("oilVolume", 10), ("gasVolume", 1000), ("tubingPressure", 20), ("temperature", 40), ("chokeSize", 12.7m));
        var created = await owner.Record(sent, Address + "?units=metric");
        Assert.Equal(10m, created.Number("oilVolume"));

        var us = await owner.Json($"{Address}/{Id(well, "2025-03-05")}");
        Assert.Equal(62.8981m, us.Number("oilVolume")); // 10 ÷ 0.158987294928
        Assert.Equal(35.3147m, us.Number("gasVolume")); // 1000 ÷ 28.316846592
        Assert.Equal(290.08m, us.Number("tubingPressure")); // 20 bar × 14.5038
        Assert.Equal(104m, us.Number("temperature"));
        Assert.Equal(32m, us.Number("chokeSize")); // half an inch
        Assert.Equal(10m, us.GetProperty("original").GetProperty("oilVolume").Number("value"));
        Assert.Equal("m³", us.GetProperty("original").GetProperty("oilVolume").Text("unit"));

        var metric = await owner.Json($"{Address}/{Id(well, "2025-03-05")}?units=metric");
        Assert.Equal(10m, metric.Number("oilVolume"));
        Assert.Equal(40m, metric.Number("temperature"));
        Assert.Equal(20m, metric.Number("tubingPressure"));

        using var again = await owner.Send(sent, Address + "?units=metric");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Values_beyond_the_scale_round_half_away_from_zero()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        Assert.Equal(1.0001m, (await owner.Record(Day(well, "2025-03-05", ("oilVolume", 1.00005m)))).Number("oilVolume"));
    }

    [Fact]
    public async Task What_the_server_owns_is_ignored_when_sent()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.Record(Day(well, "2025-03-05", ("oilVolume", 1), ("id", "x"), ("organizationId", Guid.Empty), ("allocatedOil", 99), ("reviewStatus", "approved"), ("rowCreatedBy", Guid.Empty)));
        var day = await owner.Json($"{Address}/{Id(well, "2025-03-05")}");
        Assert.Null(day.Number("allocatedOil"));
        Assert.NotEqual("approved", day.Text("reviewStatus"));
        Assert.NotEqual(Guid.Empty, day.GetProperty("rowCreatedBy").GetGuid());
    }

    [Fact]
    public async Task Another_operators_well_and_day_do_not_exist()
    {
        var (mine, theirs) = (await World.New(), await World.New());
        var well = await theirs.Well();
        await theirs.Owner().Record(Day(well, "2025-03-05", ("oilVolume", 1)));
        var (owner, id) = (mine.Owner(), Id(well, "2025-03-05"));

        await (await owner.Send(Day(well, "2025-03-06", ("oilVolume", 1)))).Refused(HttpStatusCode.NotFound, "not-found");
        await (await owner.GetAsync($"{Address}/{id}")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await owner.GetAsync($"{Address}/{id}/amendments")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await owner.GetAsync($"/api/v1/production-ops/daily/{well}")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await owner.GetAsync($"{Address}/limits?wellId={well}")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await owner.Put(id, Day(well, "2025-03-05", ("oilVolume", 2), ("amendReason", "mine now")), 1)).Refused(HttpStatusCode.NotFound, "not-found");
        await (await owner.Remove($"{Address}/{id}", new { reason = "mine now" })).Refused(HttpStatusCode.NotFound, "not-found");
        Assert.Empty(await owner.Items($"{Address}?wellId={well}"));
        Assert.Empty(await owner.Items($"/api/v1/analytics/production?groupBy=month,well&wellId={well}"));
        Assert.Equal(1m, (await theirs.Owner().Json($"{Address}/{id}")).Number("oilVolume"));
    }
}
