using System.Net;
using System.Text.Json.Nodes;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Production;

/// <summary>The catalogue of rules (SPEC C6): errors keep the day out, warnings and remarks travel with it.</summary>
public sealed class CheckingADay
{
    [Theory]
    [InlineData("oilVolume", "-0.0001", "oil-volume-range")]
    [InlineData("oilVolume", "10000.0001", "oil-volume-range")]
    [InlineData("gasVolume", "-1", "gas-volume-range")]
    [InlineData("gasVolume", "100000.1", "gas-volume-range")]
    [InlineData("waterVolume", "-1", "water-volume-range")]
    [InlineData("waterVolume", "50000.1", "water-volume-range")]
    [InlineData("condensateVolume", "-1", "condensate-volume-range")]
    [InlineData("nglVolume", "-1", "ngl-volume-range")]
    [InlineData("injectionVolume", "-1", "injection-range")]
    [InlineData("injectionVolume", "50000.1", "injection-range")]
    [InlineData("salesOil", "-1", "sales-range")]
    [InlineData("salesGas", "-1", "sales-range")]
    [InlineData("hoursOn", "-0.1", "hours-range")]
    [InlineData("hoursOn", "24.1", "hours-range")]
    [InlineData("downtimeHours", "24.1", "hours-range")]
    [InlineData("tubingPressure", "-1", "tubing-pressure-range")]
    [InlineData("tubingPressure", "5000.1", "tubing-pressure-range")]
    [InlineData("casingPressure", "5000.1", "casing-pressure-range")]
    [InlineData("linePressure", "5000.1", "line-pressure-range")]
    [InlineData("temperature", "-40.1", "temperature-range")]
    [InlineData("temperature", "400.1", "temperature-range")]
    [InlineData("bsw", "-0.1", "bsw-range")]
    [InlineData("bsw", "100.1", "bsw-range")]
    [InlineData("apiGravity", "-0.1", "api-gravity-range")]
    [InlineData("apiGravity", "80.1", "api-gravity-range")]
    [InlineData("oilVolume", "1e20", "out-of-range")]
    public async Task A_value_out_of_range_keeps_the_day_out(string member, string value, string code)
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        using var answer = await owner.Raw(HttpMethod.Post, Address, $$"""{"wellId":"{{well}}","productionDate":"{{Ago(3)}}","{{member}}":{{value}}}""");
        var errors = (await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields")).GetProperty("errors").EnumerateArray();
        Assert.Contains(errors, e => e.Text("pointer") == "#/" + member && e.Text("code") == code);
        Assert.Empty(await owner.Items($"{Address}?wellId={well}"));
    }

    [Theory]
    [InlineData("oilVolume", 10_000)]
    [InlineData("gasVolume", 100_000)]
    [InlineData("waterVolume", 50_000)]
    [InlineData("tubingPressure", 5_000)]
    [InlineData("temperature", -40)]
    [InlineData("bsw", 100)]
    [InlineData("apiGravity", 80)]
    public async Task The_end_of_a_range_belongs_to_it(string member, decimal value)
    {
        var world = await World.New();
        Assert.Equal(value, (await world.Owner().Record(Day(await world.Well(), Ago(3), (member, value)))).Number(member));
    }

    [Fact]
    public async Task A_well_may_have_limits_of_its_own_and_the_form_is_told_the_same()
    {
        var owner = (await World.New()).Owner();
        var well = (await owner.Well(new { wellStatus = "producing", maxOilVolume = 50 })).Id();
        await (await owner.Send(Day(well, Ago(3), ("oilVolume", 51)))).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        var limits = (await owner.Json($"{Address}/limits?wellId={well}")).GetProperty("limits").EnumerateArray();
        Assert.Equal(50m, limits.Single(l => l.Text("field") == "oilVolume").Number("max"));
    }

    [Theory]
    [InlineData("""{"hoursOn":0,"oilVolume":1}""", "#/hoursOn", "zero-hours-volume")]
    [InlineData("""{"hoursOn":0,"waterVolume":1}""", "#/hoursOn", "zero-hours-volume")]
    [InlineData("""{"injectionVolume":1,"oilVolume":1}""", "#/injectionVolume", "product-type-match")]
    [InlineData("""{"equipmentReadings":{"strokesPerMinute":31}}""", "#/equipmentReadings/strokesPerMinute", "spm-range")]
    [InlineData("""{"entryLatitude":91,"entryLongitude":0,"oilVolume":1}""", "#/entryLatitude", "position-range")]
    [InlineData("""{"notes":"no measurement"}""", "#", "nothing-measured")]
    [InlineData("""{"oilPrice":70}""", "#", "nothing-measured")]
    public async Task A_day_that_cannot_be_is_kept_out(string members, string pointer, string code)
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        using var answer = await owner.Send(With(Day(well, Ago(3)), members));
        var errors = (await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields")).GetProperty("errors").EnumerateArray();
        Assert.Contains(errors, e => e.Text("pointer") == pointer && e.Text("code") == code);
    }

    [Theory]
    [InlineData("""{"oilVolume":0,"gasVolume":0,"waterVolume":0,"hoursOn":24}""", "full-day-zero", "warning")]
    [InlineData("""{"oilVolume":1,"hoursOn":20,"downtimeHours":2}""", "hours-downtime-sum", "warning")]
    [InlineData("""{"oilVolume":1,"apiGravity":9.9}""", "api-gravity-range", "warning")]
    [InlineData("""{"oilVolume":1,"apiGravity":60.1}""", "api-gravity-range", "warning")]
    [InlineData("""{"oilVolume":10,"gasVolume":10,"gor":1100}""", "gor-consistency", "warning")]
    [InlineData("""{"oilVolume":1,"gasVolume":10.1}""", "gor-high", "warning")]
    [InlineData("""{"oilVolume":1,"oilPrice":300.01}""", "price-range", "warning")]
    [InlineData("""{"oilVolume":1,"oilPrice":-50.01}""", "price-range", "warning")]
    [InlineData("""{"oilVolume":1,"gasPrice":100.01}""", "price-range", "warning")]
    [InlineData("""{"oilVolume":1,"isEstimated":true,"volumeMethod":"measured"}""", "estimate-marked", "warning")]
    [InlineData("""{"oilVolume":1,"entryLatitude":32.002,"entryLongitude":-102}""", "gps-far", "info")]
    public async Task What_is_odd_is_kept_and_says_so(string members, string code, string severity)
    {
        var owner = (await World.New()).Owner();
        var well = (await owner.Well(new { wellStatus = "producing", surfaceLatitude = 32, surfaceLongitude = -102 })).Id();
        await owner.Record(With(Day(well, Ago(3)), members));
        var day = await owner.Json($"{Address}/{Id(well, Ago(3))}");
        var finding = Assert.Single(day.GetProperty("findings").EnumerateArray());
        Assert.Equal((code, severity), (finding.Text("code"), finding.Text("severity")));
        Assert.Equal(severity == "warning" ? "flagged" : "submitted", day.Text("reviewStatus"));
    }

    [Theory]
    [InlineData("""{"oilVolume":0,"gasVolume":0,"waterVolume":0,"hoursOn":0}""")]
    [InlineData("""{"oilVolume":1,"hoursOn":20,"downtimeHours":4.1}""")]
    [InlineData("""{"oilVolume":1,"apiGravity":10}""")]
    [InlineData("""{"oilVolume":10,"gasVolume":10,"gor":1050}""")]
    [InlineData("""{"oilVolume":1,"gasVolume":10}""")]
    [InlineData("""{"oilVolume":1,"oilPrice":300,"gasPrice":-20}""")]
    [InlineData("""{"oilVolume":1,"isEstimated":true}""")]
    [InlineData("""{"oilVolume":1,"entryLatitude":32.0005,"entryLongitude":-102}""")]
    public async Task What_is_just_within_a_rule_says_nothing(string members)
    {
        var owner = (await World.New()).Owner();
        var well = (await owner.Well(new { wellStatus = "producing", surfaceLatitude = 32, surfaceLongitude = -102 })).Id();
        var day = await owner.Record(With(Day(well, Ago(3)), members));
        Assert.Empty(day.Found());
        Assert.Equal("submitted", day.Text("reviewStatus"));
    }

    [Fact]
    public async Task A_day_has_begun_and_is_not_before_1900_and_an_old_one_is_remarked()
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        foreach (var (date, code) in new[] { (Ago(-2), "date-future"), ("9999-12-31", "date-future"), ("1899-12-31", "date-range"), ("0001-01-02", "date-range") })
        {
            using var answer = await owner.Send(Day(well, date, ("oilVolume", 1)));
            var errors = (await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields")).GetProperty("errors").EnumerateArray();
            Assert.Contains(errors, e => e.Text("pointer") == "#/productionDate" && e.Text("code") == code);
        }
        Assert.Empty((await owner.Record(Day(well, Ago(58), ("oilVolume", 1)))).Found());
        Assert.Equal(["date-old"], (await owner.Record(Day(well, Ago(62), ("oilVolume", 1)))).Found());
    }

    [Fact]
    public async Task A_strange_date_is_refused_in_a_zone_east_of_greenwich_too()
    {
        var owner = (await World.New()).Owner();
        var well = (await owner.Well(new { wellStatus = "producing", timeZone = "Asia/Dubai" })).Id();
        foreach (var date in (string[])["0001-01-02", "9999-12-30"])
            await (await owner.Send(Day(well, date, ("oilVolume", 1)))).Refused(HttpStatusCode.UnprocessableEntity, "fields");
    }

    [Theory]
    [InlineData("planned", false)]
    [InlineData("drilling", false)]
    [InlineData("completed", true)]
    [InlineData("shut_in", true)]
    [InlineData("temporarily_abandoned", true)]
    public async Task Only_a_well_that_can_report_has_days(string status, bool accepted)
    {
        var owner = (await World.New()).Owner();
        var well = (await owner.Well(new { wellStatus = status })).Id();
        using var answer = await owner.Send(Day(well, Ago(3), ("oilVolume", 1)));
        if (accepted)
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        else
            Assert.Contains("well-status", (await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields")).GetProperty("errors").EnumerateArray().Select(e => e.Text("code")));
    }

    [Theory]
    [InlineData("disposal", "oilVolume", false)]
    [InlineData("water_supply", "oilVolume", false)]
    [InlineData("observation", "oilVolume", false)]
    [InlineData("disposal", "injectionVolume", true)]
    [InlineData("injection", "injectionVolume", true)]
    [InlineData("water_supply", "waterVolume", true)]
    [InlineData("gas", "gasVolume", true)]
    public async Task A_well_makes_what_its_type_makes(string type, string member, bool accepted)
    {
        var owner = (await World.New()).Owner();
        var well = (await owner.Well(new { wellType = type, wellStatus = "producing" })).Id();
        using var answer = await owner.Send(Day(well, Ago(3), (member, 5)));
        if (accepted)
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        else
            Assert.Contains("product-type-match", (await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields")).GetProperty("errors").EnumerateArray().Select(e => e.Text("code")));
    }

    [Fact]
    public async Task All_errors_are_told_at_once()
    {
        var world = await World.New();
        using var answer = await world.Owner().Send(Day(await world.Well(), Ago(-3), ("oilVolume", -1), ("bsw", 101), ("hoursOn", 25)));
        var pointers = (await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields")).Pointers();
        Assert.All((string[])["#/oilVolume", "#/bsw", "#/hoursOn", "#/productionDate"], p => Assert.Contains(p, pointers));
    }

    static JsonObject With(JsonObject day, string members)
    {
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
            day[name] = value?.DeepClone();
        return day;
    }
}
