using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Production;

/// <summary>A closed month takes no more days; the office may still amend it, and that shows.</summary>
public sealed class ClosingMonths
{
    const string March = Address + "/months/2025-03/closing", Date = "2025-03-05";

    [Fact]
    public async Task A_closed_month_takes_no_days_until_it_is_reopened_with_a_reason()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.Record(Day(well, Date, ("oilVolume", 10)));
        var accountant = await world.User("accountant");
        Assert.Equal(HttpStatusCode.Created, (await accountant.PostAsJsonAsync(March, new { reason = "Filed" })).StatusCode);
        await (await owner.PostAsJsonAsync(March, new { })).Refused(HttpStatusCode.Conflict, "already-closed");

        await (await owner.Send(Day(well, "2025-03-06", ("oilVolume", 1)))).Refused(HttpStatusCode.Conflict, "month-closed");
        using var bulk = await owner.Send(new JsonArray(Day(well, "2025-03-06", ("oilVolume", 1)), Day(well, "2025-04-01", ("oilVolume", 1))), Address + "/bulk");
        Assert.Equal(["month-closed", null], (await bulk.Json()).GetProperty("items").EnumerateArray().Select(i => i.Text("code")));
        await (await owner.Remove($"{Address}/{Id(well, Date)}", new { reason = "wrong" })).Refused(HttpStatusCode.Conflict, "month-closed");
        Assert.Equal(HttpStatusCode.OK, (await owner.Send(Day(well, Date, ("oilVolume", 10)))).StatusCode); // the same again changes nothing

        await (await owner.Remove(March)).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Remove(March, new { reason = "A ticket came late" })).StatusCode);
        await (await owner.Remove(March, new { reason = "again" })).Refused(HttpStatusCode.NotFound, "not-found");
        await owner.Record(Day(well, "2025-03-06", ("oilVolume", 1)));
        var kept = Assert.Single(await owner.Items(Address + "/months"));
        Assert.Equal(("2025-03", "Filed", "A ticket came late"), (kept.Text("month"), kept.Text("reason"), kept.Text("reopenReason")));
    }

    [Fact]
    public async Task A_manager_amends_a_closed_month_with_a_finding_and_a_pumper_does_not()
    {
        var world = await World.New();
        var well = await world.Well();
        var pumper = await world.UserWithWells("pumper", well);
        var manager = await world.User("manager");
        await pumper.Record(Day(well, Date, ("oilVolume", 10)));
        await (await pumper.PostAsJsonAsync(March, new { })).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.Created, (await manager.PostAsJsonAsync(March, new { })).StatusCode);

        await (await pumper.Put(Id(well, Date), Day(well, Date, ("oilVolume", 11), ("amendReason", "misread")), 1)).Refused(HttpStatusCode.Conflict, "month-closed");
        using var amended = await manager.Put(Id(well, Date), Day(well, Date, ("oilVolume", 11), ("amendReason", "misread")), 1);
        Assert.Contains("prior-period-amendment", (await amended.Json()).Found());
        // Back to the first content is a change of a closed month like any other.
        await (await pumper.Put(Id(well, Date), Day(well, Date, ("oilVolume", 10), ("amendReason", "was right")), 2)).Refused(HttpStatusCode.Conflict, "month-closed");
        Assert.Equal(11m, (await manager.Json($"{Address}/{Id(well, Date)}")).Number("oilVolume"));
    }

    [Fact]
    public async Task A_lease_is_closed_for_itself()
    {
        var owner = (await World.New()).Owner();
        var lease = (await owner.Make("leases", new { leaseName = "Closed " + Guid.CreateVersion7(), status = "incomplete" })).Id();
        var (inside, outside) = ((await owner.Well(new { wellStatus = "producing", leaseId = lease })).Id(), (await owner.Well(new { wellStatus = "producing" })).Id());
        Assert.Equal(HttpStatusCode.Created, (await owner.PostAsJsonAsync(March, new { leaseId = lease })).StatusCode);
        await (await owner.Send(Day(inside, Date, ("oilVolume", 1)))).Refused(HttpStatusCode.Conflict, "month-closed");
        await owner.Record(Day(outside, Date, ("oilVolume", 1)));
    }

    [Fact]
    public async Task What_is_no_month_that_is_over_cannot_be_closed()
    {
        var owner = (await World.New()).Owner();
        await (await owner.PostAsJsonAsync($"{Address}/months/{Ago(0)[..7]}/closing", new { })).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        foreach (var month in (string[])["2025-13", "march", "0000-00", "9999-12"])
            Assert.Equal(HttpStatusCode.BadRequest, (await owner.PostAsJsonAsync($"{Address}/months/{month}/closing", new { })).StatusCode);
        await (await owner.PostAsJsonAsync(March, new { leaseId = Guid.CreateVersion7() })).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        await (await owner.PostAsJsonAsync(March, new { reason = new string('x', 3000) })).Refused(HttpStatusCode.UnprocessableEntity, "fields");
    }
}
