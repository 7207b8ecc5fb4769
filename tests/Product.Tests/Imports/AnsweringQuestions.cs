using System.Net;
using System.Net.Http.Json;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Pumpjack.Product.Tests.Production;
using Xunit;

namespace Pumpjack.Product.Tests.Imports;

/// <summary>What a file leaves open is asked, nothing is stored before the answer, and the answer settles it.</summary>
public sealed class AnsweringQuestions
{
    static async Task<string[]> Stored(HttpClient owner, string member) =>
        [.. (await owner.Items("/api/v1/production?limit=1000&sort=productionDate")).Select(d => $"{d.Text("productionDate")} {d.Number(member):0.####}")];

    static async Task<(HttpClient Owner, World World)> OneWell(string name = "A-1")
    {
        var world = await World.New();
        await world.Well(name);
        return (world.Owner(), world);
    }

    [Fact]
    public async Task Units_that_the_file_does_not_write()
    {
        var (owner, _) = await OneWell();
        const string File = "Well,Date,Oil,Gas (Mcf),Tubing\nA-1,2025-01-01,1,100,10\n";
        var import = (await owner.Import(File)).Is("needs_input");
        Assert.Equal(["units"], import.Questions());
        Assert.Equal(["us", "metric"], import.Question("units").GetProperty("options").EnumerateArray().Select(o => o.GetString()));
        Assert.Empty(await Stored(owner, "oilVolume"));
        (await owner.Answer(import, new { units = "metric" })).Is("completed");
        var day = Assert.Single(await owner.Items("/api/v1/production"));
        // The written unit stands; only the others are settled by the answer.
        Assert.Equal((6.2898m, 100m, 145.04m), (day.Number("oilVolume"), day.Number("gasVolume"), day.Number("tubingPressure")));
    }

    [Theory]
    [InlineData("day_first", "2025-04-03 1")]
    [InlineData("month_first", "2025-03-04 1")]
    public async Task The_order_of_day_and_month(string answer, string stored)
    {
        var (owner, _) = await OneWell();
        var import = (await owner.Import("Well,Date,Oil (bbl)\nA-1,03/04/2025,1\n")).Is("needs_input");
        Assert.Equal("Date", import.Question("date-order").Text("column"));
        (await owner.Answer(import, new { dateOrder = answer })).Is("completed");
        Assert.Equal([stored], await Stored(owner, "oilVolume"));
    }

    [Theory]
    [InlineData(".", "1234")]
    [InlineData(",", "1.234")]
    public async Task The_decimal_mark(string answer, string stored)
    {
        var (owner, _) = await OneWell();
        var import = (await owner.Import("Well;Date;Oil (bbl)\nA-1;2025-01-01;1,234\n")).Is("needs_input");
        (await owner.Answer(import, new { decimalMark = answer })).Is("completed");
        Assert.Equal(["2025-01-01 " + stored], await Stored(owner, "oilVolume"));
    }

    [Theory]
    [InlineData("thousand", 1_000)]
    [InlineData("million", 1_000_000)]
    public async Task What_the_m_of_a_unit_means(string answer, decimal factor)
    {
        var world = await World.New();
        var owner = world.Owner();
        await owner.Well(new { wellName = "A-1", wellStatus = "producing", maxGasVolume = 10_000_000 });
        var import = (await owner.Import("Well,Date,Gas (Mm3)\nA-1,2025-01-01,0.1\n")).Is("needs_input");
        Assert.Equal(["thousand", "million"], import.Question("unit-prefix").GetProperty("options").EnumerateArray().Select(o => o.GetString()));
        (await owner.Answer(import, new { unitPrefix = answer })).Is("completed");
        Assert.Equal(Pumpjack.Platform.Rounding.To(0.1m * factor / 28.316846592m, 4), Assert.Single(await owner.Items("/api/v1/production")).Number("gasVolume"));
    }

    [Fact]
    public async Task Numbers_that_may_mean_not_measured_come_as_numbers()
    {
        var (owner, _) = await OneWell();
        const string File = "Well,Date,Oil (bbl),Tubing (psig)\nA-1,2025-01-01,1,-999.25\nA-1,2025-01-02,2,100\nA-1,2025-01-03,-999,100\n";
        var import = (await owner.Import(File)).Is("needs_input");
        var asked = import.GetProperty("questions").EnumerateArray().Where(q => q.Text("code") == "sentinel").ToArray();
        Assert.Equal([("Oil (bbl)", -999m), ("Tubing (psig)", -999.25m)], asked.Select(q => (q.Text("column")!, q.GetProperty("value").GetDecimal())));
        Assert.All(asked, q => Assert.Equal("sentinels", q.Text("answer")));
        // One is missing, the other is a value: as a value it is refused by the rules.
        var settled = (await owner.Answer(import, new { sentinels = new[] { -999.25m } })).Is("completed_with_errors");
        var rejected = Assert.Single(await owner.Rejected(settled));
        Assert.Equal((4, "Oil (bbl)", "oil-volume-range"), (rejected.Row, rejected.Column, rejected.Code));
        var days = await owner.Items("/api/v1/production?sort=productionDate");
        Assert.Equal([null, 100m], days.Select(d => d.Number("tubingPressure")));
        // Said at once, nothing is asked.
        Assert.Equal((3, 1, 2, 0), (await owner.Import(File, ("sentinels", "[-999, -999.25]"))).Counts());
    }

    [Fact]
    public async Task Which_row_is_the_header()
    {
        var (owner, _) = await OneWell();
        const string File = "Well,Date,Oil (bbl)\nA-1,2025-01-01,1\nWell,Date,Oil (bbl)\nA-1,2025-01-02,2\n";
        var import = await owner.Import(File, ("headerRow", "3"));
        Assert.Equal((1, 1, 0, 0), import.Counts());
        Assert.Equal(["2025-01-02 2"], await Stored(owner, "oilVolume"));
        Assert.Contains("no-such-row", (await owner.Import(File, ("headerRow", "300"))).Is("failed").Text("error"));
        // Without a header the columns have numbers, and a mapping names them.
        var bare = (await owner.Import("A-1,2025-01-05,5,x\nA-1,2025-01-06,6,y\n", ("headerRow", "0"), ("kind", "daily_production"), ("units", "us"),
            ("mapping", """{"Column 1":"wellName","Column 2":"productionDate","Column 3":"oilVolume"}"""))).Is("completed");
        Assert.Equal((2, 2, 0, 0), bare.Counts());
    }

    [Fact]
    public async Task Which_character_stands_between_the_cells()
    {
        var (owner, _) = await OneWell();
        const string File = "Well|Date|Oil (bbl)|Note, free\nA-1|2025-01-01|7|a,b\n";
        var import = (await owner.Import(File, ("delimiter", ","))).Is("needs_input");
        Assert.Equal("Well|Date|Oil (bbl)|Note", import.GetProperty("preview").GetProperty("columns")[0].Text("name"));
        (await owner.Answer(import, new { delimiter = "|" })).Is("completed");
        Assert.Equal(["2025-01-01 7"], await Stored(owner, "oilVolume"));
    }

    [Fact]
    public async Task Which_of_two_tables_beside_each_other()
    {
        var (owner, _) = await OneWell();
        await owner.Well(new { wellName = "B-1", wellStatus = "producing" });
        const string File = "Well,Date,Oil (bbl),,Well,Date,Oil (bbl)\nA-1,2025-01-01,1,,B-1,2025-01-01,2\nA-1,2025-01-02,1,,B-1,2025-01-02,2\n";
        var import = (await owner.Import(File)).Is("needs_input");
        var question = import.Question("several-tables");
        Assert.Equal(["A1:C", "E1:G", "all"], question.GetProperty("options").EnumerateArray().Select(o => o.GetString()));
        (await owner.Answer(import, new { table = "E1:G" })).Is("completed");
        Assert.Equal(["2025-01-01 2", "2025-01-02 2"], await Stored(owner, "oilVolume"));
        Assert.Contains("no-such-table", (await owner.Import(File, ("table", "Z9:Z"))).Is("failed").Text("error"));
    }

    [Fact]
    public async Task Wells_that_are_not_known()
    {
        var (owner, _) = await OneWell();
        const string File = "Well,Date,Oil (bbl)\nA-1,2025-01-01,1\nB-1,2025-01-01,2\n";
        var import = (await owner.Import(File)).Is("needs_input");
        Assert.Equal(["create-missing"], import.Questions());
        var refusing = (await owner.Answer(import, new { createMissing = false })).Is("completed_with_errors");
        Assert.Equal((2, 1, 0, 1), refusing.Counts());
        Assert.Equal((3, "Well", "unknown-well"), (await owner.Rejected(refusing)).Select(r => (r.Row, r.Column, r.Code)).Single());
        var making = (await owner.Import(File, ("createMissing", "true"))).Is("completed");
        Assert.Equal((2, 1, 1, 0), making.Counts());
        Assert.Equal(1, making.Count("wellsCreated"));
    }

    [Fact]
    public async Task What_an_unknown_word_means()
    {
        var owner = (await World.New()).Owner();
        const string File = "API,Well Name,Well Type,Status,Latitude\n4231731743,A,XQ,producing,31\n4231731744,B,XQ,on fire,31\n4231731745,C,2D,producing,31\n";
        var import = (await owner.Import(File)).Is("needs_input");
        var questions = import.GetProperty("questions").EnumerateArray().ToArray();
        Assert.Equal([("unknown-word", "Well Type", "wellTypes.XQ"), ("unknown-word", "Status", "wellStatuses.on fire")], questions.Select(q => (q.Text("code")!, q.Text("column")!, q.Text("answer")!)));
        Assert.Contains("injection", questions[0].GetProperty("options").EnumerateArray().Select(o => o.GetString()));
        using (var nonsense = await owner.PutAsJsonAsync($"{ImportsWorld.Address}/{import.Id()}/answers", new { wellTypes = new Dictionary<string, string> { ["XQ"] = "fountain" } }))
            Assert.Contains("#/wellTypes", (await nonsense.Refused(HttpStatusCode.UnprocessableEntity, "fields")).Pointers());
        (await owner.Answer(import, new { wellTypes = new Dictionary<string, string> { ["XQ"] = "water_supply" }, wellStatuses = new Dictionary<string, string> { ["on fire"] = "shut_in" } })).Is("completed");
        var wells = (await owner.Json("/api/v1/wells?sort=wellName")).GetProperty("items").EnumerateArray();
        Assert.Equal([("A", "water_supply", "producing"), ("B", "water_supply", "shut_in"), ("C", "disposal", "producing")], wells.Select(w => (w.Text("wellName")!, w.Text("wellType")!, w.Text("wellStatus")!)));
    }

    [Fact]
    public async Task Which_column_is_what_and_what_the_file_is()
    {
        var (owner, _) = await OneWell();
        const string File = "Hole,When,Barrels,Extra\nA-1,2025-01-01,1,x\n";
        var import = (await owner.Import(File)).Is("needs_input");
        Assert.Equal(["kind"], import.Questions());
        import = (await owner.Answer(import, new { kind = "daily_production" })).Is("needs_input");
        Assert.Equal(["mapping", "mapping", "mapping"], import.Questions());
        Assert.Equal(["mapping.wellName", "mapping.productionDate", "mapping.oilVolume"], import.GetProperty("questions").EnumerateArray().Select(q => q.Text("answer")));
        import = (await owner.Answer(import, new { mapping = new Dictionary<string, string> { ["Hole"] = "wellName", ["When"] = "productionDate", ["Barrels"] = "oilVolume" } })).Is("needs_input");
        Assert.Equal(["units"], import.Questions());
        import = (await owner.Answer(import, new { units = "us" })).Is("completed");
        Assert.Equal(new Dictionary<string, string?> { ["Hole"] = "wellName", ["When"] = "productionDate", ["Barrels"] = "oilVolume", ["Extra"] = null }, import.Fields());
        Assert.Equal((1, 1, 0, 0), import.Counts());
        using var late = await owner.PutAsJsonAsync($"{ImportsWorld.Address}/{import.Id()}/answers", new { units = "metric" });
        await late.Refused(HttpStatusCode.Conflict, "not-waiting");
    }

    [Fact]
    public async Task Two_columns_for_one_field()
    {
        var (owner, _) = await OneWell();
        const string File = "Well,Date,Oil (bbl),Net oil (bbl)\nA-1,2025-01-01,1,2\n";
        var import = (await owner.Import(File, ("mapping", """{"Oil (bbl)":"oilVolume","Net oil (bbl)":"oilVolume"}"""))).Is("needs_input");
        Assert.Equal(["mapping"], import.Questions());
        var settled = (await owner.Answer(import, new { mapping = new Dictionary<string, string> { ["Oil (bbl)"] = "" } })).Is("completed");
        Assert.Equal(["2025-01-01 2"], await Stored(owner, "oilVolume"));
        // A column that only looks like another one's field is left out, and that is said.
        var twins = (await owner.Import("Well,Date,Oil (bbl),Oil prod (bbl)\nA-1,2025-01-02,1,2\n")).Is("completed");
        Assert.Equal("Oil prod (bbl)", twins.GetProperty("findings").EnumerateArray().Single(f => f.Text("code") == "column-unused").Text("pointer"));
        Assert.Equal(settled.Counts(), twins.Counts());
    }

    [Fact]
    public async Task A_rate_is_no_months_volume()
    {
        var (owner, _) = await OneWell();
        var import = (await owner.Import("Well,Month,Oil (bbl/d),Water (bbl)\nA-1,2025-01,10,31\n")).Is("needs_input");
        Assert.Equal("Oil (bbl/d)", import.Question("unit").Text("column"));
        var settled = (await owner.Answer(import, new { mapping = new Dictionary<string, string> { ["Oil (bbl/d)"] = "" } })).Is("completed");
        Assert.Equal("monthly_volume", settled.Text("kind"));
    }

    [Fact]
    public async Task A_saved_mapping_answers_for_the_next_file()
    {
        var (owner, world) = await OneWell();
        const string First = "Hole,When,Barrels\nA-1,03/04/2025,1\n", Next = "Hole,When,Barrels\nA-1,04/04/2025,2\n";
        var import = (await owner.Import(First, ("mappingName", "Gauge sheet"), ("kind", "daily_production"))).Is("needs_input");
        (await owner.Answer(import, new { mapping = new Dictionary<string, string> { ["Hole"] = "wellName", ["When"] = "productionDate", ["Barrels"] = "oilVolume" }, units = "us", dateOrder = "day_first", mappingName = "Gauge sheet" })).Is("completed");
        (await owner.Import(Next, ("mappingName", "Gauge sheet"))).Is("completed");
        Assert.Equal(["2025-04-03 1", "2025-04-04 2"], await Stored(owner, "oilVolume"));
        var saved = Assert.Single((await owner.Json("/api/v1/import-mappings")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Gauge sheet", "day_first", "wellName"), (saved.Text("name"), saved.GetProperty("options").Text("dateOrder"), saved.GetProperty("options").GetProperty("mapping").Text("Hole")));
        // A file without one of its columns says so.
        var other = await owner.Import("Hole,When,Water (bbl)\nA-1,05/04/2025,3\n", ("mappingName", "Gauge sheet"));
        Assert.Equal("Barrels", other.GetProperty("findings").EnumerateArray().Single(f => f.Text("code") == "column-missing").Text("pointer"));
        // Another operator has mappings of its own.
        Assert.Empty((await (await World.New()).Owner().Json("/api/v1/import-mappings")).GetProperty("items").EnumerateArray());
        using var removed = await owner.DeleteAsync("/api/v1/import-mappings/Gauge%20sheet");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var again = await owner.DeleteAsync("/api/v1/import-mappings/Gauge%20sheet");
        await again.Refused(HttpStatusCode.NotFound, "not-found");
        Assert.NotEqual(Guid.Empty, world.OrganizationId);
    }
}
