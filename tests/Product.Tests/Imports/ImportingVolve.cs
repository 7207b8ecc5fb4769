using System.Globalization;
using System.Text.Json;
using Pumpjack.Platform.Units;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Pumpjack.Product.Tests.Tabular;
using Xunit;

namespace Pumpjack.Product.Tests.Imports;

/// <summary>Nine years of a real field, to the last digit.</summary>
public sealed class ImportingVolve
{
    const string Daily = "volve/volve_daily.csv.gz", Workbook = "volve/volve_production_data_5_wellbores.xlsx";
    static readonly (string, string)[] Metric = [("units", "metric"), ("timeZone", "Europe/Oslo"), ("createMissing", "true")];

    [Theory]
    [InlineData(Daily)]
    [InlineData(Workbook)]
    public async Task Days_are_written_or_refused_for_a_reason_and_add_up(string path)
    {
        var world = await World.New();
        var owner = world.Owner();
        var import = (await owner.ImportShared(path, Metric)).Is("completed_with_errors");
        Assert.Equal((9251L, 9101L, 0L, 150L), import.Counts());
        Assert.Equal(("daily_production", 5L, 1m), (import.Text("kind"), import.Count("wellsCreated"), import.GetProperty("progress").GetDecimal()));

        var rejected = await owner.Rejected(import);
        Assert.Equal(150, rejected.Select(r => r.Row).Distinct().Count());
        Assert.Equal(new Dictionary<string, int> { ["nothing-measured"] = 133, ["zero-hours-volume"] = 15, ["water-volume-range"] = 2 },
            rejected.GroupBy(r => r.Code).ToDictionary(g => g.Key, g => g.Count()));
        var expected = SharedData.Json("volve/expected.json").GetProperty("wells");
        // Negative water and the days that were not measured are where the publisher's figures say they are.
        Assert.Equal(expected.GetProperty("NO 15/9-F-12 H").GetProperty("negative_water_days").EnumerateArray().Select(d => d.GetString()),
            rejected.Where(r => r.Code == "water-volume-range").Select(r => r.Cells["DATEPRD"]).Order());
        Assert.All(rejected.Where(r => r.Code == "water-volume-range"), r => Assert.Equal(("BORE_WAT_VOL", "NO 15/9-F-12 H"), (r.Column, r.Cells["WELL_BORE_CODE"])));
        Assert.All(rejected.Where(r => r.Code == "zero-hours-volume"), r => Assert.Equal("ON_STREAM_HRS", r.Column));
        Assert.Equal(expected.GetProperty("NO 15/9-F-5 AH").GetProperty("blank_on_stream_hours").GetInt32(),
            rejected.Count(r => r.Code == "nothing-measured" && r.Cells["WELL_BORE_CODE"] == "NO 15/9-F-5 AH"));

        await AssertSums(owner, rejected);
        foreach (var day in expected.GetProperty("NO 15/9-F-11 H").GetProperty("days_with_25_hours").EnumerateArray())
            Assert.InRange((await owner.Json($"/api/v1/production?wellName=F-11 H&from={day}&to={day}")).GetProperty("items")[0].GetProperty("hoursOn").GetDecimal(), 24.0001m, 25m);

        // The same file again writes nothing, not even a version.
        var before = await Versions(world);
        var again = (await owner.ImportShared(path, Metric)).Is("completed_with_errors");
        Assert.Equal((9251L, 0L, 9101L, 150L, 0L), (again.Count("rowsRead"), again.Count("rowsWritten"), again.Count("rowsUnchanged"), again.Count("rowsRejected"), again.Count("wellsCreated")));
        Assert.Equal(before, await Versions(world));
    }

    [Theory]
    [InlineData("volve/volve_monthly.csv", null)]
    [InlineData(Workbook, "Monthly Production Data")]
    public async Task Months_are_written_but_for_those_in_which_nothing_was_measured(string path, string? sheet)
    {
        var world = await World.New();
        var owner = world.Owner();
        (string, string)[] options = sheet is null ? Metric : [.. Metric, ("sheet", sheet)];
        var import = (await owner.ImportShared(path, options)).Is("completed_with_errors");
        Assert.Equal(("monthly_volume", (310L, 306L, 0L, 4L)), (import.Text("kind"), import.Counts()));
        // The well injected from 2008 on; its first four months stand in the file without a figure, hours included.
        var rejected = await owner.Rejected(import);
        Assert.All(rejected, r => Assert.Equal("nothing-measured", r.Code));
        Assert.Equal(["15/9-F-5 2007 9", "15/9-F-5 2007 10", "15/9-F-5 2007 11", "15/9-F-5 2007 12"], rejected.Select(r => string.Join(' ',
            sheet is null ? [r.Cells["WELLBORE_NAME"], r.Cells["YEAR"], r.Cells["MONTH"]] : [r.Cells["Wellbore name"], r.Cells["Year"], r.Cells["Month"]])));
        foreach (var well in SharedData.Json("volve/expected.json").GetProperty("wells").EnumerateObject())
            foreach (var (total, column) in ((string, string)[])[("total_oil_sm3", "oil_volume"), ("total_water_injection_sm3", "injection_volume")])
            {
                var sheetTotals = well.Value.GetProperty("monthly_sheet");
                var stored = (decimal)(await world.TenantSql($"select coalesce(sum(m.{column}), 0) from production.monthly_volume m join assets.well w on w.organization_id = m.organization_id and w.id = m.well_id where w.well_name = $1",
                    well.Value.Text("npd_name")!))!;
                Assert.InRange(stored - sheetTotals.GetProperty(total).GetDecimal() / Conversion.CubicMetresPerBarrel, -0.00005m * 109, 0.00005m * 109);
            }
        Assert.Equal((310, 0, 306, 4), (await owner.ImportShared(path, options)).Counts());
        // Months stay months.
        Assert.Equal(0L, await world.TenantSql("select count(*) from production.daily_production"));
    }

    static Task<object?> Versions(World world) => world.TenantSql("select count(*) || ' ' || sum(row_version) || ' ' || (select sum(row_version) from assets.well) from production.daily_production");

    /// <summary>Per well, what is stored is what the file holds in all other rows, within the rounding of its rows.</summary>
    static async Task AssertSums(HttpClient owner, List<RejectedLine> rejected)
    {
        var refused = rejected.Select(r => (r.Cells["WELL_BORE_CODE"], r.Cells["DATEPRD"][..10])).ToHashSet();
        using var reading = Reading.Of(SharedData.Path(Daily), null);
        int well = reading.Column("WELL_BORE_CODE"), date = reading.Column("DATEPRD"), hours = reading.Column("ON_STREAM_HRS");
        (string Member, int Column, decimal Unit)[] measures =
        [
            ("oilVolume", reading.Column("BORE_OIL_VOL"), Conversion.CubicMetresPerBarrel), ("gasVolume", reading.Column("BORE_GAS_VOL"), Conversion.CubicMetresPerMcf),
            ("waterVolume", reading.Column("BORE_WAT_VOL"), Conversion.CubicMetresPerBarrel), ("injectionVolume", reading.Column("BORE_WI_VOL"), Conversion.CubicMetresPerBarrel),
            ("hoursOn", hours, 1m),
        ];
        var rows = reading.Rows(r => (
            Well: r.TextOrNull(well)!, Date: r.TryDate(date, out var d) ? d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
            Values: measures.Select(m => r.TryDecimal(m.Column, out var v) ? v / m.Unit : 0).ToArray())).ToList();
        var stored = (await owner.Json("/api/v1/analytics/production?groupBy=well&from=2007-01-01&to=2016-12-31")).GetProperty("items").EnumerateArray().ToDictionary(i => i.Text("wellName")!);
        var wells = rows.GroupBy(r => r.Well).ToList();
        Assert.Equal(5, wells.Count);
        foreach (var own in wells)
        {
            var kept = own.Where(r => !refused.Contains((r.Well, r.Date))).ToList();
            Assert.Equal(own.Count() - kept.Count, refused.Count(r => r.Item1 == own.Key));
            for (var m = 0; m < measures.Length; m++)
            {
                var sum = stored[own.Key].TryGetProperty(measures[m].Member, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : 0;
                Assert.True(Math.Abs(kept.Sum(r => r.Values[m]) - sum) <= kept.Count * 0.00005m, $"{own.Key} {measures[m].Member}: {kept.Sum(r => r.Values[m])} in the file, {sum} stored");
            }
        }
    }
}
