using System.Net;
using System.Text.Json;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Production;

/// <summary>Changing a day keeps what it said before; taking it out keeps all of it.</summary>
public sealed class AmendingADay
{
    const string Date = "2025-03-05";

    [Fact]
    public async Task An_amendment_needs_the_version_seen_and_a_reason_and_keeps_the_former_state()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var id = Id(well, Date);
        await owner.Record(Day(well, Date, ("oilVolume", 10), ("waterVolume", 3)));

        await (await owner.Put(id, Day(well, Date, ("oilVolume", 11), ("amendReason", "misread")), null)).Refused((HttpStatusCode)428, "precondition-needed");
        Assert.Contains("#/amendReason", (await (await owner.Put(id, Day(well, Date, ("oilVolume", 11)), 1)).Refused(HttpStatusCode.UnprocessableEntity, "fields")).Pointers());

        using var answer = await owner.Put(id, Day(well, Date, ("oilVolume", 11), ("amendReason", "misread")), 1);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"2\"", answer.Headers.ETag?.Tag);
        var current = await owner.Json($"{Address}/{id}");
        Assert.Equal((11m, null, 2), (current.Number("oilVolume"), current.Number("waterVolume"), current.GetProperty("rowVersion").GetInt32()));

        var kept = Assert.Single(await owner.Items($"{Address}/{id}/amendments"));
        Assert.Equal(("misread", 1), (kept.Text("amendReason"), kept.GetProperty("amendmentSeqNo").GetInt32()));
        Assert.Equal((10m, 3m), (kept.GetProperty("former").Number("oilVolume"), kept.GetProperty("former").Number("waterVolume")));
    }

    [Fact]
    public async Task A_stale_version_is_told_the_current_state()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.Record(Day(well, Date, ("oilVolume", 10)));
        using var first = await owner.Put(Id(well, Date), Day(well, Date, ("oilVolume", 11), ("amendReason", "misread")), 1);
        using var stale = await owner.Put(Id(well, Date), Day(well, Date, ("oilVolume", 12), ("amendReason", "misread")), 1);
        var problem = await stale.Refused(HttpStatusCode.PreconditionFailed, "stale-version");
        Assert.Equal((11m, 2), (problem.GetProperty("current").Number("oilVolume"), problem.GetProperty("current").GetProperty("rowVersion").GetInt32()));
        Assert.Single(await owner.Items($"{Address}/{Id(well, Date)}/amendments"));
    }

    [Fact]
    public async Task An_amendment_that_breaks_a_rule_changes_nothing()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.Record(Day(well, Date, ("oilVolume", 10)));
        await (await owner.Put(Id(well, Date), Day(well, Date, ("oilVolume", -1), ("amendReason", "misread")), 1)).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        await (await owner.Put(Id(well, Date), Day(well, "2025-03-06", ("oilVolume", 1), ("amendReason", "misread")), 1)).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Equal(1, (await owner.Json($"{Address}/{Id(well, Date)}")).GetProperty("rowVersion").GetInt32());
    }

    [Fact]
    public async Task Put_creates_when_it_is_asked_to_create_only()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        async Task<HttpResponseMessage> Create(decimal oil)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"{Address}/{Id(well, Date)}") { Content = System.Net.Http.Json.JsonContent.Create(new { oilVolume = oil }) };
            request.Headers.IfNoneMatch.ParseAdd("*");
            return await owner.SendAsync(request);
        }
        Assert.Equal(HttpStatusCode.Created, (await Create(1)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Create(1)).StatusCode);
        await (await Create(2)).Refused(HttpStatusCode.Conflict, "duplicate-day");
        await (await owner.Put(Id(well, "2025-03-06"), Day(well, "2025-03-06", ("oilVolume", 1), ("amendReason", "none there")), 1)).Refused(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Only_the_owner_removes_a_day_and_says_why()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.Record(Day(well, Date, ("oilVolume", 10)));
        var address = $"{Address}/{Id(well, Date)}";
        foreach (var role in (string[])["manager", "accountant", "viewer"])
            await (await (await world.User(role)).Remove(address, new { reason = "wrong well" })).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await owner.Remove(address)).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        await (await owner.Remove(address, new { reason = " " })).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        await (await owner.Remove(address, new { reason = "wrong well", rowVersion = 7 })).Refused(HttpStatusCode.PreconditionFailed, "stale-version");
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Remove(address, new { reason = "wrong well" })).StatusCode);

        await (await owner.GetAsync(address)).Refused(HttpStatusCode.NotFound, "not-found");
        await (await owner.Remove(address, new { reason = "wrong well" })).Refused(HttpStatusCode.NotFound, "not-found");
        Assert.Empty(await owner.Items($"{Address}?wellId={well}"));
    }

    [Fact]
    public async Task A_day_entered_again_is_an_amendment_of_the_same_row_and_the_roll_up_follows()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var address = $"{Address}/{Id(well, Date)}";
        async Task<(decimal?, long?)> Month()
        {
            var month = (await owner.Items($"/api/v1/analytics/production?groupBy=month&wellId={well}")).SingleOrDefault();
            return month.ValueKind == JsonValueKind.Undefined ? (null, null) : (month.Number("oilVolume"), month.GetProperty("dayCount").GetInt64());
        }

        await owner.Record(Day(well, Date, ("oilVolume", 10)));
        Assert.Equal((10m, 1L), await Month());
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Remove(address, new { reason = "wrong well" })).StatusCode);
        Assert.Equal((null, null), await Month());
        var again = await owner.Record(Day(well, Date, ("oilVolume", 10)));
        Assert.Equal(3, again.GetProperty("rowVersion").GetInt32());
        Assert.Equal((10m, 1L), await Month());
        Assert.Equal([2, 1], (await owner.Items(address + "/amendments")).Select(a => a.GetProperty("amendmentSeqNo").GetInt32()));
        Assert.Equal(1L, await world.TenantSql("select count(*) from production.daily_production where well_id = $1", well));
    }

    [Fact]
    public async Task A_pumper_changes_only_their_own_entries_for_two_days()
    {
        var world = await World.New();
        var well = await world.Well();
        var pumper = await world.UserWithWells("pumper", well);
        await pumper.Record(Day(well, Date, ("oilVolume", 10)));
        await world.Owner().Record(Day(well, "2025-03-06", ("oilVolume", 10)));

        Assert.Equal(HttpStatusCode.OK, (await pumper.Put(Id(well, Date), Day(well, Date, ("oilVolume", 11), ("amendReason", "misread")), 1)).StatusCode);
        await (await pumper.Put(Id(well, "2025-03-06"), Day(well, "2025-03-06", ("oilVolume", 11), ("amendReason", "misread")), 1)).Refused(HttpStatusCode.Forbidden, "not-yours");
        await world.TenantSql("update production.daily_production set row_created_date = now() - interval '49 hours' where well_id = $1", well);
        await (await pumper.Put(Id(well, Date), Day(well, Date, ("oilVolume", 12), ("amendReason", "misread")), 2)).Refused(HttpStatusCode.Forbidden, "not-yours");
        Assert.Equal(HttpStatusCode.OK, (await (await world.User("manager")).Put(Id(well, Date), Day(well, Date, ("oilVolume", 12), ("amendReason", "misread")), 2)).StatusCode);
        await (await pumper.Remove($"{Address}/{Id(well, Date)}", new { reason = "mine" })).Refused(HttpStatusCode.Forbidden, "forbidden");
    }
}
