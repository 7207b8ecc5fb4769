using System.Net;
using System.Text.Json.Nodes;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Production;

/// <summary>Two people at one day: one wins, the other is told.</summary>
public sealed class WritingAtOnce
{
    [Fact]
    public async Task Of_many_who_record_one_day_exactly_one_creates_it()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => owner.Send(Day(well, "2025-03-05", ("oilVolume", i)))));
        Assert.Equal([201, 409, 409, 409, 409, 409, 409, 409], answers.Select(a => (int)a.StatusCode).Order());
        var kept = await answers.Single(a => a.StatusCode == HttpStatusCode.Created).Json();
        Assert.Equal(kept.Number("oilVolume"), Assert.Single(await owner.Items($"{Address}?wellId={well}")).Number("oilVolume"));
    }

    [Fact]
    public async Task Of_many_who_send_the_same_day_one_creates_and_all_get_the_record()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(_ => owner.Send(Day(well, "2025-03-05", ("oilVolume", 5)))));
        Assert.Equal([200, 200, 200, 200, 200, 200, 200, 201], answers.Select(a => (int)a.StatusCode).Order());
    }

    [Fact]
    public async Task Of_many_who_amend_one_version_exactly_one_does()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.Record(Day(well, "2025-03-05", ("oilVolume", 1)));
        var answers = await Task.WhenAll(Enumerable.Range(2, 8).Select(i => owner.Put(Id(well, "2025-03-05"), Day(well, "2025-03-05", ("oilVolume", i), ("amendReason", "at once")), 1)));
        Assert.Equal([200, 412, 412, 412, 412, 412, 412, 412], answers.Select(a => (int)a.StatusCode).Order());
        var winner = await answers.Single(a => a.StatusCode == HttpStatusCode.OK).Json();
        var current = await owner.Json($"{Address}/{Id(well, "2025-03-05")}");
        Assert.Equal((winner.Number("oilVolume"), 2), (current.Number("oilVolume"), current.GetProperty("rowVersion").GetInt32()));
        Assert.Single(await owner.Items($"{Address}/{Id(well, "2025-03-05")}/amendments"));
        Assert.Equal(winner.Number("oilVolume"), Assert.Single(await owner.Items($"/api/v1/analytics/production?wellId={well}")).Number("oilVolume"));
    }

    [Fact]
    public async Task Requests_over_the_same_days_in_opposite_order_do_not_deadlock()
    {
        var world = await World.New();
        var owner = world.Owner();
        Guid[] wells = [await world.Well(), await world.Well(), await world.Well(), await world.Well()];
        for (var round = 1; round <= 5; round++)
        {
            var month = round;
            var days = wells.SelectMany(w => Enumerable.Range(1, 25).Select(d => (Well: w, Date: $"2025-{month:00}-{d:00}"))).ToArray();
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => owner.Send(
                new JsonArray([.. (i % 2 == 0 ? days : days.Reverse()).Select(d => Day(d.Well, d.Date, ("oilVolume", i)))]), Address + "/bulk")));
            Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
            var bodies = await Task.WhenAll(answers.Select(a => a.Json()));
            Assert.Equal(100, bodies.Sum(b => b.GetProperty("created").GetInt32()));
            Assert.Equal(300, bodies.Sum(b => b.GetProperty("refused").GetInt32()));
        }
        Assert.Equal(500, Assert.Single(await owner.Items("/api/v1/analytics/production")).GetProperty("dayCount").GetInt32());
    }

    [Fact]
    public async Task Crosswise_requests_of_new_days_and_days_entered_again_are_written_whole_or_told_to_try_again()
    {
        var world = await World.New();
        var owner = world.Owner();
        Guid[] wells = [await world.Well(), await world.Well()];
        for (var day = 1; day <= 6; day++)
        {
            var (again, other) = ($"2025-03-{day:00}", $"2025-03-{day + 10:00}");
            foreach (var well in wells)
            {
                await owner.Record(Day(well, again, ("oilVolume", 1)));
                Assert.Equal(HttpStatusCode.NoContent, (await owner.Remove($"{Address}/{Id(well, again)}", new { reason = "wrong" })).StatusCode);
            }
            // Each creates on one well and enters again on the other, crosswise.
            var bodies = wells.Zip(wells.Reverse(), (first, second) => new JsonArray(Day(first, other, ("oilVolume", 2)), Day(second, again, ("oilVolume", 3)))).ToArray();
            var answers = await Task.WhenAll(bodies.Select(b => owner.Send(b, Address + "/bulk")));
            foreach (var (body, answer) in bodies.Zip(answers))
            {
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                    Assert.True((await answer.Refused(HttpStatusCode.ServiceUnavailable, "busy")).GetProperty("retryable").GetBoolean());
                var last = answer.StatusCode == HttpStatusCode.ServiceUnavailable ? await owner.Send(body, Address + "/bulk") : answer;
                Assert.Equal((HttpStatusCode.OK, 2), (last.StatusCode, (await last.Json()).GetProperty("created").GetInt32()));
            }
        }
    }
}
