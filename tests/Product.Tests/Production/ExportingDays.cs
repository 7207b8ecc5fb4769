using System.Data;
using System.Globalization;
using ExcelDataReader;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Production;

/// <summary>Days as a file say what the list says.</summary>
public sealed class ExportingDays
{
    const string Fields = "wellId,productionDate,oilVolume,gasVolume,waterVolume,injectionVolume,tubingPressure,temperature,chokeSize,gor,oilPrice,gasPrice,hoursOn";

    [Theory, InlineData("us"), InlineData("metric")]
    public async Task Csv_json_and_xlsx_agree_with_the_list(string units)
    {
        var world = await World.New();
        var (owner, well) = (world.Owner(), await world.Well());
        var injector = (await owner.Well(new { wellType = "injection", wellStatus = "producing" })).Id();
        var random = new Random(7);
        decimal Some(int max) => Pumpjack.Platform.Rounding.To((decimal)(random.NextDouble() * max), 4);
        await owner.RecordAll(Enumerable.Range(1, 28).Select(d => Day(well, $"2025-02-{d:00}", ("oilVolume", d % 5 == 0 ? null : Some(900)), ("gasVolume", Some(9000)), ("waterVolume", d % 7 == 0 ? 0m : Some(500)),
            ("tubingPressure", Some(900)), ("temperature", Some(200) - 20), ("chokeSize", Some(60)), ("gor", Some(5000)), ("oilPrice", Some(100)), ("gasPrice", Some(9)))));
        await owner.RecordAll([Day(injector, "2025-02-01", ("injectionVolume", 123.4567m)), Day(injector, "2025-02-02", ("injectionVolume", 765.4321m), ("injectionProduct", "gas"))]);

        var query = $"from=2025-02-01&to=2025-02-28&units={units}&fields={Fields}";
        var listed = (await owner.Items($"{Address}?limit=1000&{query}")).OrderBy(d => d.Text("wellId"), StringComparer.Ordinal).ThenBy(d => d.Text("productionDate"), StringComparer.Ordinal)
            .Select(d => Fields.Split(',').Select(f => Same(d.Text(f))).ToArray()).ToArray();
        Assert.Equal(30, listed.Length);

        var csv = (await owner.GetStringAsync($"{Address}/export?format=csv&{query}")).TrimEnd().Split('\n').Select(l => l.TrimEnd('\r').Split(',')).ToArray();
        Assert.Equal(Fields.Split(','), csv[0]);
        Agree(csv[1..].Select(r => r.Select(c => Same(c.Length == 0 ? null : c)).ToArray()));

        Agree((await owner.Json($"{Address}/export?format=json&{query}")).EnumerateArray().Select(d => Fields.Split(',').Select(f => Same(d.Text(f))).ToArray()));

        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance); // the reader asks for one
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(await owner.GetByteArrayAsync($"{Address}/export?format=xlsx&{query}")));
        var rows = new List<string?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Same(reader.GetValue(i) switch
            {
                null => null,
                DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture),
            }))]);
        Agree(rows.Skip(1));

        void Agree(IEnumerable<string?[]> exported) =>
            Assert.Equal(listed.Select(r => string.Join('|', r)), exported.OrderBy(r => r[0], StringComparer.Ordinal).ThenBy(r => r[1], StringComparer.Ordinal).Select(r => string.Join('|', r)));

        // 5 and 5.0000 say the same; a date and an id stay as they are.
        static string? Same(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.####", CultureInfo.InvariantCulture) : text;
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    public async Task Text_that_looks_like_a_formula_is_text_in_csv(string text)
    {
        var world = await World.New();
        var owner = world.Owner();
        await owner.Record(Day(await world.Well(), "2025-03-05", ("oilVolume", 1), ("notes", text + ",\"x\"")));
        Assert.Equal($"notes\n\"'{text},\"\"x\"\"\"\n", (await owner.GetStringAsync(Address + "/export?fields=notes")).Replace("\r", "", StringComparison.Ordinal));
        Assert.Equal(text + ",\"x\"", (await owner.Json(Address + "/export?format=json&fields=notes"))[0].Text("notes"));
    }

    [Fact]
    public async Task A_name_that_is_sql_finds_nothing_and_harms_nothing()
    {
        var world = await World.New();
        var owner = world.Owner();
        await owner.Record(Day(await world.Well("O'Brien 1"), "2025-03-05", ("oilVolume", 1)));
        foreach (var format in (string[])["csv", "json"])
        {
            async Task<string> Export(string name) => await owner.GetStringAsync($"{Address}/export?format={format}&fields=wellName&wellName={Uri.EscapeDataString(name)}");
            Assert.Contains("O'Brien", await Export("O'Brien"));
            foreach (var sql in (string[])["') > 0 or true --", "\\'; drop table production.daily_production; --", "$1", "$2 $99", "x'; select pg_sleep(1); --"])
                Assert.DoesNotContain("O'Brien", await Export(sql));
        }
        Assert.Single(await owner.Items(Address));
    }

    [Fact]
    public async Task An_export_without_days_has_its_header()
    {
        var owner = (await World.New()).Owner();
        Assert.StartsWith("productionDate,wellName,apiNumber,", await owner.GetStringAsync(Address + "/export"));
        Assert.Equal("[]", await owner.GetStringAsync(Address + "/export?format=json"));
    }
}
