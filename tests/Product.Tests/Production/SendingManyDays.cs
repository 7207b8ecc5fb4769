using System.Net;
using System.Text.Json.Nodes;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Production;

/// <summary>Many days in one request: each for itself, or all or nothing.</summary>
public sealed class SendingManyDays
{
    const string Bulk = Address + "/bulk";

    [Fact]
    public async Task Each_item_is_answered_for_itself_in_the_order_sent()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.Record(Day(well, "2025-03-01", ("oilVolume", 1)));
        using var answer = await owner.Send(new JsonObject
        {
            ["items"] = new JsonArray(
                Day(well, "2025-03-04", ("oilVolume", 4)), Day(well, "2025-03-01", ("oilVolume", 1)), Day(well, "2025-03-01", ("oilVolume", 2)),
                Day(well, "2025-03-02", ("oilVolume", -1)), Day(Guid.CreateVersion7(), "2025-03-02", ("oilVolume", 1)), Day(well, "2025-03-03", ("oilVolume", 3))),
        }, Bulk);
        var body = await answer.Json();
        Assert.Equal((2, 1, 3), (body.GetProperty("created").GetInt32(), body.GetProperty("unchanged").GetInt32(), body.GetProperty("refused").GetInt32()));
        var items = body.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["created", "unchanged", "refused", "refused", "refused", "created"], items.Select(i => i.Text("status")));
        Assert.Equal([201, 200, 409, 422, 404, 201], items.Select(i => i.GetProperty("httpStatus").GetInt32()));
        Assert.Equal(["duplicate-day", "fields", "not-found"], items[2..5].Select(i => i.Text("code")));
        Assert.Equal("#/items/3/oilVolume", items[3].GetProperty("errors")[0].Text("pointer"));
        Assert.Equal([Id(well, "2025-03-04"), Id(well, "2025-03-03"), Id(well, "2025-03-01")], (await owner.Items($"{Address}?wellId={well}")).Select(i => i.Text("id")));
    }

    [Fact]
    public async Task All_or_nothing_writes_nothing_when_one_is_refused()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var items = new JsonArray(Day(well, "2025-03-01", ("oilVolume", 1)), Day(well, "2025-03-02", ("oilVolume", -1)));
        using var answer = await owner.Send(new JsonObject { ["items"] = items, ["allOrNothing"] = true }, Bulk);
        var problem = await answer.Refused(HttpStatusCode.UnprocessableEntity, "nothing-written");
        Assert.Equal("refused", problem.GetProperty("items")[1].Text("status"));
        Assert.Empty(await owner.Items($"{Address}?wellId={well}"));
        Assert.Empty(await owner.Items($"/api/v1/analytics/production?wellId={well}"));

        items[1]!["oilVolume"] = 2;
        using var good = await owner.Send(new JsonObject { ["items"] = items.DeepClone(), ["allOrNothing"] = true }, Bulk);
        Assert.Equal(2, (await good.Json()).GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task A_bare_array_is_a_request_too()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.RecordAll([Day(well, "2025-03-01", ("oilVolume", 1)), Day(well, "2025-03-02", ("oilVolume", 1))]);
        Assert.Equal(2, (await owner.Items($"{Address}?wellId={well}")).Length);
    }

    [Fact]
    public async Task A_thousand_items_are_taken_and_one_more_is_not()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        JsonArray Days(int count) => [.. Enumerable.Range(0, count).Select(i => Day(well, new DateOnly(2023, 1, 1).AddDays(i).ToString("yyyy-MM-dd", null), ("oilVolume", i % 9)))];
        await (await owner.Send(Days(1001), Bulk)).Refused(HttpStatusCode.UnprocessableEntity, "too-many-items");
        Assert.Empty(await owner.Items($"{Address}?wellId={well}"));
        using var answer = await owner.Send(Days(1000), Bulk);
        Assert.Equal(1000, (await answer.Json()).GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task A_day_twice_in_a_request_is_one_record_when_equal_and_refused_when_not()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        await owner.Record(Day(well, "2025-03-03", ("oilVolume", 3)));
        using var answer = await owner.Send(new JsonArray(
            Day(well, "2025-03-01", ("oilVolume", 1)), Day(well, "2025-03-01", ("oilVolume", 1)), Day(well, "2025-03-01", ("oilVolume", 2)),
            Day(well, "2025-03-03", ("oilVolume", 9)), Day(well, "2025-03-03", ("oilVolume", 9))), Bulk);
        Assert.Equal(["created", "unchanged", "refused", "refused", "refused"], (await answer.Json()).GetProperty("items").EnumerateArray().Select(i => i.Text("status")));
        Assert.Equal(1m, (await owner.Json($"{Address}/{Id(well, "2025-03-01")}")).Number("oilVolume"));
    }

    [Theory]
    [InlineData("""{"items":[null]}""", "#/items/0")]
    [InlineData("""{"items":5}""", "#/items")]
    [InlineData("""{"items":[],"every":1}""", "#/every")]
    [InlineData("5", "#")]
    public async Task A_list_that_is_none_is_refused(string body, string pointer)
    {
        using var answer = await (await World.New()).Owner().Raw(HttpMethod.Post, Bulk, body);
        Assert.Contains(pointer, (await answer.Refused(HttpStatusCode.BadRequest, "unreadable")).Pointers());
    }

    [Fact]
    public async Task A_wrong_type_points_at_its_item()
    {
        var world = await World.New();
        var well = await world.Well();
        using var answer = await world.Owner().Raw(HttpMethod.Post, Bulk, $$"""{"items":[{"wellId":"{{well}}","productionDate":"2025-03-01"},{"wellId":"{{well}}","productionDate":"2025-03-01","oilVolume":"much"}]}""");
        Assert.Contains("#/items/1/oilVolume", (await answer.Refused(HttpStatusCode.BadRequest, "unreadable")).Pointers());
    }
}
