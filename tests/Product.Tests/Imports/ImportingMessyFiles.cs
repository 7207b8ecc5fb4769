using System.Text.Json;
using Pumpjack.Platform.Units;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Pumpjack.Product.Tests.Production;
using Xunit;

namespace Pumpjack.Product.Tests.Imports;

/// <summary>Every file of the messy set reaches its end: imported with the sums of expected.json, or asking what it does not say.</summary>
public sealed class ImportingMessyFiles
{
    const string Set = "messy_imports/";
    static readonly (string, string)[] Metric = [("units", "metric"), ("timeZone", "Europe/Oslo"), ("createMissing", "true")];
    static readonly (string, string)[] Field = [("units", "us"), ("createMissing", "true")];
    static readonly string[] Imported = ["volve_text_dates.csv", "volve_daily_windows1252.csv", "volve_monthly_units_row.csv", "nm_month_names.csv", "ok_injection_wells_excerpt.csv"];

    static JsonElement Files => SharedData.Json(Set + "expected.json").GetProperty("files");

    public static TheoryData<string> OtherKinds => [.. Files.EnumerateObject().Select(f => f.Name).Except(Imported)];

    [Theory]
    [MemberData(nameof(OtherKinds))]
    public async Task Other_kinds_ask_what_they_are_and_store_nothing(string file)
    {
        var world = await World.New();
        var owner = world.Owner();
        var import = (await owner.ImportShared(Set + file, Metric)).Is("needs_input");
        // A list of wells with their tests names wells, whose types it calls by words of its own.
        Assert.Contains(file.StartsWith("gas_lift", StringComparison.Ordinal) ? "unknown-word" : "kind", import.Questions());
        Assert.Equal((0, 0, 0, 0), import.Counts());
        Assert.Empty(await owner.Listed("wells", "id"));
        // How it was read stands beside the questions.
        var (preview, expected) = (import.GetProperty("preview"), Files.GetProperty(file));
        Assert.NotEmpty(preview.GetProperty("columns").EnumerateArray());
        foreach (var (said, seen) in (ReadOnlySpan<(string, string)>)[("delimiter", "delimiter"), ("encoding", "encoding")])
            if (expected.TryGetProperty(said, out var value) && value.GetString() != "ascii")
                Assert.Equal(value.GetString(), preview.Text(seen));
        if (expected.TryGetProperty("columns", out var columns))
            Assert.Equal(columns.GetInt32(), preview.GetProperty("columns").GetArrayLength());
    }

    [Theory]
    [InlineData("volve_text_dates.csv", 2)]
    [InlineData("volve_daily_windows1252.csv", 2)]
    public async Task Days_add_up_to_what_the_file_says(string file, int refused)
    {
        var owner = (await World.New()).Owner();
        var expected = Files.GetProperty(file);
        var rows = expected.GetProperty("data_rows").GetInt64();
        var import = (await owner.ImportShared(Set + file, Metric)).Is("completed_with_errors");
        Assert.Equal((rows, rows - refused, 0, refused), import.Counts());
        Assert.Equal(expected.GetProperty("wells").GetArrayLength(), import.Count("wellsCreated"));
        var rejected = await owner.Rejected(import);
        Assert.All(rejected, r => Assert.Equal(("ON_STREAM_HRS", "zero-hours-volume"), (r.Column, r.Code)));
        var wells = await owner.Items("/api/v1/analytics/production?groupBy=well&from=2007-01-01&to=2016-12-31");
        Assert.Equal(expected.GetProperty("wells").EnumerateArray().Select(w => w.GetString()).Order(), wells.Select(w => w.Text("wellName")).Order());
        foreach (var (total, column, member, unit) in (ReadOnlySpan<(string, string, string, decimal)>)[
            ("total_oil_sm3", "BORE_OIL_VOL", "oilVolume", Conversion.CubicMetresPerBarrel), ("total_gas_sm3", "BORE_GAS_VOL", "gasVolume", Conversion.CubicMetresPerMcf),
            ("total_water_sm3", "BORE_WAT_VOL", "waterVolume", Conversion.CubicMetresPerBarrel), ("total_water_injection_sm3", "BORE_WI_VOL", "injectionVolume", Conversion.CubicMetresPerBarrel)])
            if (expected.TryGetProperty(total, out var sum))
            {
                var left = rejected.Sum(r => decimal.TryParse(r.Cells[column].Replace(",", "", StringComparison.Ordinal), out var v) ? v : 0);
                Assert.InRange(wells.Sum(w => w.Number(member) ?? 0) - (sum.GetDecimal() - left) / unit, -rows * 0.00005m, rows * 0.00005m);
            }
    }

    [Fact]
    public async Task Months_of_a_units_row_are_read_in_its_units()
    {
        var world = await World.New();
        var owner = world.Owner();
        var expected = Files.GetProperty("volve_monthly_units_row.csv");
        // Its units stand in the file: what is said beside it is not needed, and does not change them.
        var import = (await owner.ImportShared(Set + "volve_monthly_units_row.csv", Field)).Is("completed_with_errors");
        Assert.Equal((310, 306, 0, 4), import.Counts());
        Assert.InRange((decimal)(await world.TenantSql("select sum(oil_volume) from production.monthly_volume"))! - expected.GetProperty("total_oil_sm3").GetDecimal() / Conversion.CubicMetresPerBarrel, -0.02m, 0.02m);
        Assert.InRange((decimal)(await world.TenantSql("select sum(injection_volume) from production.monthly_volume"))! - expected.GetProperty("total_water_injection_sm3").GetDecimal() / Conversion.CubicMetresPerBarrel, -0.02m, 0.02m);
    }

    [Fact]
    public async Task Months_in_words_and_api_numbers_behind_letters_are_read()
    {
        var world = await World.New();
        var owner = world.Owner();
        var expected = Files.GetProperty("nm_month_names.csv");
        var import = (await owner.ImportShared(Set + "nm_month_names.csv", Field)).Is("completed");
        var rows = expected.GetProperty("data_rows").GetInt64();
        Assert.Equal((rows, rows, 0, 0), import.Counts());
        Assert.Equal(expected.GetProperty("wells").GetInt64(), import.Count("wellsCreated"));
        Assert.Equal(expected.GetProperty("total_oil").GetDecimal(), await world.TenantSql("select sum(oil_volume) from production.monthly_volume"));
        Assert.Equal(1L, await world.TenantSql("select count(*) from assets.well where api_number = '30015420140000'"));
    }

    [Fact]
    public async Task Wells_of_a_state_register_are_made_with_its_own_codes_for_their_types()
    {
        var world = await World.New();
        var owner = world.Owner();
        // Operators that nobody knows are asked about first.
        var asking = (await owner.ImportShared(Set + "ok_injection_wells_excerpt.csv")).Is("needs_input");
        Assert.Equal(["create-missing"], asking.Questions());
        var import = (await owner.Answer(asking, new { createMissing = true })).Is("completed_with_errors");
        Assert.Equal((1399, 1398, 0, 1), import.Counts()); // the 1,400th row is blank
        var rejected = Assert.Single(await owner.Rejected(import));
        Assert.Equal(("LONG", "out-of-range", "-194.8635431"), (rejected.Column, rejected.Code, rejected.Cells["LONG"]));
        var types = await world.TenantSql("select string_agg(well_type || ' ' || n, ', ' order by well_type) from (select well_type, count(*) n from assets.well group by 1) t");
        Assert.Equal("disposal 286, injection 1112", types);
        // What the codes were read as is said.
        Assert.Contains("\"2R\" is read as injection in 1,085 rows.", import.GetProperty("findings").EnumerateArray().Select(f => f.Text("message")));
        // The same file again changes nothing.
        Assert.Equal((1399, 0, 1398, 1), (await owner.ImportShared(Set + "ok_injection_wells_excerpt.csv", Field)).Counts());
    }
}
