using System.Globalization;
using System.Text.Json;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tabular;

/// <summary>The Volve set as gzipped CSV, CSV and workbook gives the same figures, to the last digit.</summary>
public class ReadingVolve
{
    static JsonElement Expected => SharedData.Json("volve/expected.json");

    static Reading Open(string file, string? sheet = null) => Reading.Of(SharedData.Path($"volve/{file}"), sheet);

    [Theory]
    [InlineData("volve_daily.csv.gz", null)]
    [InlineData("volve_production_data_5_wellbores.xlsx", "Daily Production Data")]
    public void Daily_figures_of_every_wellbore_agree(string file, string? sheet)
    {
        using var reading = Open(file, sheet);
        Assert.Empty(reading.Layout.Ambiguities);
        int date = reading.Column("DATEPRD"), well = reading.Column("WELL_BORE_CODE");
        (string Name, int Column)[] volumes =
        [
            ("oil_sm3", reading.Column("BORE_OIL_VOL")), ("gas_sm3", reading.Column("BORE_GAS_VOL")), ("water_sm3", reading.Column("BORE_WAT_VOL")),
            ("water_injection_sm3", reading.Column("BORE_WI_VOL")), ("on_stream_hours", reading.Column("ON_STREAM_HRS")),
        ];
        var rows = reading.Rows(r => (
            Well: r.TextOrNull(well)!,
            Date: r.TryDate(date, out var d) ? d : throw new FormatException($"row {r.Number}"),
            Values: volumes.Select(v => r.TryDecimal(v.Column, out var x) ? x : (decimal?)null).ToArray())).ToList();
        Assert.Equal(Expected.GetProperty("files")[0].GetProperty("data_rows").GetInt32(), rows.Count);
        foreach (var expected in Expected.GetProperty("wells").EnumerateObject())
        {
            var own = rows.Where(r => r.Well == expected.Name).ToList();
            Assert.Equal(expected.Value.GetProperty("rows").GetInt32(), own.Count);
            Assert.Equal(expected.Value.GetProperty("first").GetString(), own.Min(r => r.Date).ToString("O", CultureInfo.InvariantCulture));
            Assert.Equal(expected.Value.GetProperty("last").GetString(), own.Max(r => r.Date).ToString("O", CultureInfo.InvariantCulture));
            for (var v = 0; v < volumes.Length; v++)
            {
                Assert.Equal(expected.Value.GetProperty("blank_" + volumes[v].Name).GetInt32(), own.Count(r => r.Values[v] is null));
                // The workbook holds doubles of 15 to 17 digits: their shortest text may differ from the CSV's in the last one.
                Assert.Equal((double)expected.Value.GetProperty("total_" + volumes[v].Name).GetDecimal(), (double)own.Sum(r => r.Values[v] ?? 0), 6);
            }
        }
        if (sheet is null)
            foreach (var total in Expected.GetProperty("totals").EnumerateObject())
                Assert.Equal((double)total.Value.GetDecimal(), (double)rows.Sum(r => r.Values[Array.FindIndex(volumes, v => "total_" + v.Name == total.Name)] ?? 0), 6);
    }

    [Theory]
    [InlineData("volve_monthly.csv", null, "WELLBORE_NAME", "OIL_SM3", "WATER_INJ_SM3")]
    [InlineData("volve_production_data_5_wellbores.xlsx", "Monthly Production Data", "Wellbore name", "Oil", "WI")]
    public void Monthly_figures_of_every_wellbore_agree(string file, string? sheet, string well, string oil, string injection)
    {
        using var reading = Open(file, sheet);
        Assert.Empty(reading.Layout.Ambiguities);
        if (sheet is not null)
        {
            Assert.Equal(Expected.GetProperty("workbook").GetProperty("header_rows_by_sheet").GetProperty(sheet).GetInt32(), reading.Layout.HeaderRows + 1);
            Assert.Equal("Sm3", reading.Layout.Columns[reading.Column(oil)].Unit);
        }
        int name = reading.Column(well), oilColumn = reading.Column(oil), injectionColumn = reading.Column(injection);
        var rows = reading.Rows(r => (Well: r.TextOrNull(name), Oil: r.TryDecimal(oilColumn, out var o) ? o : 0, Injected: r.TryDecimal(injectionColumn, out var i) ? i : 0)).ToList();
        Assert.Equal(Expected.GetProperty("files")[1].GetProperty("data_rows").GetInt32(), rows.Count);
        foreach (var expected in Expected.GetProperty("wells").EnumerateObject())
        {
            var monthly = expected.Value.GetProperty("monthly_sheet");
            var own = rows.Where(r => r.Well == expected.Value.GetProperty("npd_name").GetString()).ToList();
            Assert.Equal(monthly.GetProperty("rows").GetInt32(), own.Count);
            Assert.Equal((double)monthly.GetProperty("total_oil_sm3").GetDecimal(), (double)own.Sum(r => r.Oil), 6);
            Assert.Equal((double)monthly.GetProperty("total_water_injection_sm3").GetDecimal(), (double)own.Sum(r => r.Injected), 6);
        }
    }

    [Fact]
    public void A_reading_resumes_behind_any_row()
    {
        using var reading = Open("volve_daily.csv.gz");
        var all = reading.Rows(r => r.Number).ToList();
        foreach (var at in (int[])[0, 1, 5000, all.Count - 2, all.Count - 1])
        {
            using var rest = reading.Sheet.Read(reading.Layout, all[at]);
            var numbers = new List<long>();
            while (rest.Read()) numbers.Add(rest.Row.Number);
            Assert.Equal(all.Skip(at + 1), numbers);
        }
    }
}
