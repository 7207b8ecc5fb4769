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
