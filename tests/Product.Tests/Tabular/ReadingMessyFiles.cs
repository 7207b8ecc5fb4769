using System.Globalization;
using System.Text.Json;
using Pumpjack.Platform.Tabular;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tabular;

/// <summary>Every file of the messy set gives what its expected.json says. The figures are read from there.</summary>
public class ReadingMessyFiles
{
    const string Set = "messy_imports";

    static JsonElement Expected(string file) => SharedData.Json($"{Set}/expected.json").GetProperty("files").GetProperty(file);

    static Reading Open(string file, string? sheet = null, LayoutHints? hints = null) => Reading.Of(SharedData.Path($"{Set}/{file}"), sheet, hints);

    [Fact]
    public void No_file_of_the_set_is_left_out()
    {
        string[] read =
        [
            .. TextFiles, "CPU_Production_EN 21.10.2025.xlsx", "spe_osprey_well_1.original.xlsx", "gas_lift_wells_pipe_delimited_cells.xlsx",
        ];
        foreach (var file in SharedData.Json($"{Set}/expected.json").GetProperty("files").EnumerateObject())
            Assert.True(read.Contains(file.Name) || file.Name.StartsWith("csv_corner_cases/", StringComparison.Ordinal)
                || file.Name.StartsWith("rrc_completion_packets/", StringComparison.Ordinal), file.Name);
    }

    static readonly string[] TextFiles =
    [
        "anp_2023_01_offshore.csv", "anp_2023_04_presalt.csv", "well_807_excel_serial_dates.csv", "ok_injection_wells_excerpt.csv",
        "rod_pump_run_life_with_notes_above_header.csv", "ogora_202501_no_header.txt", "volve_text_dates.csv", "nm_month_names.csv",
        "volve_daily_windows1252.csv", "volve_monthly_units_row.csv",
    ];

    public static TheoryData<string> TextFileNames => [.. TextFiles];

    [Theory]
    [MemberData(nameof(TextFileNames))]
    public void Encoding_delimiter_header_and_rows_are_found(string file)
    {
        var expected = Expected(file);
        using var reading = Open(file);
        var layout = reading.Layout;
        var checks = 0;
        if (Text(expected, "encoding") is { } encoding)
        {
            if (encoding == "ascii") Assert.True(layout.IsAscii);
            else Assert.Equal(encoding.Split(' ')[0], layout.Encoding);
            checks++;
        }
        if (expected.TryGetProperty("byte_order_mark", out var mark)) { Assert.Equal(mark.GetBoolean(), layout.HasByteOrderMark); checks++; }
        if (Text(expected, "delimiter") is { } delimiter) { Assert.Equal(delimiter, layout.Delimiter.ToString()); checks++; }
        if (Text(expected, "decimal") is { } mark1) { Assert.Equal(mark1 == "comma" ? ',' : '.', layout.DecimalMark); checks++; }
        if (Text(expected, "thousands") is { } thousands) { Assert.Equal(thousands == "dot" ? '.' : '\0', layout.ThousandsMark); checks++; }
        if (Text(expected, "line_ending") is { } ending) { Assert.Equal(ending.Split(',')[0].ToUpperInvariant(), layout.LineEnding.ToUpperInvariant()); checks++; }
        if (Number(expected, "header_rows") is { } header) { Assert.Equal(header, layout.HeaderRows + (layout.UnitsRow > 0 ? 1 : 0)); checks++; }
        if (Number(expected, "columns") is { } columns) { Assert.Equal(columns, layout.Columns.Count); checks++; }
        if (Number(expected, "rows_above_header") is { } above) { Assert.Equal(above, layout.RowsAboveHeader); checks++; }
        if (Text(expected, "header_first_cell") is { } first) { Assert.Equal(first, layout.Columns[0].Name); checks++; }
        if (Text(expected, "units_row") is { } units) { Assert.Equal($"row {layout.UnitsRow}", units); checks++; }
        if (Number(expected, "trailing_unnamed_columns") is { } unnamed)
        {
            Assert.Equal(unnamed, layout.Columns.Count(c => c.IsUnnamed && c.Content == ColumnContent.Empty));
            checks++;
        }
        if (Text(expected, "missing") is { } word) { Assert.Contains(layout.Columns, c => c.MissingWords.Contains(word)); checks++; }
        Assert.Equal(Number(expected, "data_rows"), reading.Count());
        Assert.True(checks > 2, $"{checks} checks");
    }

    [Theory]
    [MemberData(nameof(TextFileNames))]
    public void The_whole_file_holds_no_more_questions_than_the_sample(string file)
    {
        using var reading = Open(file);
        var survey = reading.Sheet.Survey(reading.Layout);
        Assert.Equal(Number(Expected(file), "data_rows"), survey.Rows);
        Assert.True(survey.Layout.Ambiguities.Count(a => a.IsQuestion) <= reading.Layout.Ambiguities.Count(a => a.IsQuestion));
    }

    [Theory]
    [InlineData("anp_2023_01_offshore.csv", "sum_oil_bbl_per_day", "Óleo (bbl/dia)")]
    [InlineData("anp_2023_01_offshore.csv", "sum_total_gas_thousand_m3_per_day", "Gás Natural (Mm³/dia) Gás Total")]
    [InlineData("anp_2023_01_offshore.csv", "sum_water_bbl_per_day", "Água (bbl/dia)")]
    [InlineData("anp_2023_01_offshore.csv", "sum_hours", "Tempo de Produção (hs por mês)")]
    [InlineData("anp_2023_04_presalt.csv", "sum_oil_bbl_per_day", "Óleo (bbl/dia)")]
    [InlineData("anp_2023_04_presalt.csv", "sum_total_gas_thousand_m3_per_day", "Gás Natural (Mm³/dia) Total")]
    [InlineData("anp_2023_04_presalt.csv", "sum_water_bbl_per_day", "Água (bbl/dia)")]
    [InlineData("anp_2023_04_presalt.csv", "sum_hours", "Tempo de Produção (hs por mês)")]
    [InlineData("well_807_excel_serial_dates.csv", "total_oil_m3", "Oil volume (m3/day)")]
    [InlineData("well_807_excel_serial_dates.csv", "total_liquid_m3", "Volume of liquid (m3/day)")]
    [InlineData("well_807_excel_serial_dates.csv", "total_gas_m3", "Gas volume (m3/day)")]
    [InlineData("well_807_excel_serial_dates.csv", "total_water_m3", "Water volume (m3/day)")]
    [InlineData("ok_injection_wells_excerpt.csv", "sum_bbl_per_day_where_numeric", "BBLS")]
    [InlineData("rod_pump_run_life_with_notes_above_header.csv", "failures", "HAS_FAILED")]
    [InlineData("ogora_202501_no_header.txt", "total_oil_bbl", "Column 6")]
    [InlineData("ogora_202501_no_header.txt", "total_gas_mcf", "Column 7")]
    [InlineData("ogora_202501_no_header.txt", "total_water_bbl", "Column 8")]
    [InlineData("volve_text_dates.csv", "total_oil_sm3", "BORE_OIL_VOL")]
    [InlineData("volve_text_dates.csv", "total_water_injection_sm3", "BORE_WI_VOL")]
    [InlineData("nm_month_names.csv", "total_oil", "oil")]
    [InlineData("volve_daily_windows1252.csv", "total_oil_sm3", "BORE_OIL_VOL")]
    [InlineData("volve_daily_windows1252.csv", "total_gas_sm3", "BORE_GAS_VOL")]
    [InlineData("volve_daily_windows1252.csv", "total_water_sm3", "BORE_WAT_VOL")]
    [InlineData("volve_daily_windows1252.csv", "total_water_injection_sm3", "BORE_WI_VOL")]
    [InlineData("volve_monthly_units_row.csv", "total_oil_sm3", "Oil")]
    [InlineData("volve_monthly_units_row.csv", "total_water_injection_sm3", "WI")]
    public void Columns_add_up(string file, string figure, string column)
    {
        using var reading = Open(file);
        Assert.Equal(Expected(file).GetProperty(figure).GetDecimal(), reading.Sum(column));
    }

    [Theory]
    [InlineData("anp_2023_01_offshore.csv", "Nome Poço ANP", "Volume Gás Royalties (Mm³/dia)")]
    [InlineData("anp_2023_04_presalt.csv", "Nome Poço ANP", "Volume Gás Royalties (m³/mês)")]
    public void A_publisher_that_changes_its_form_is_read_in_both(string file, string wells, string royalties)
    {
        var expected = Expected(file);
        using var reading = Open(file);
        Assert.Equal(Number(expected, "distinct_wells"), reading.Rows(r => r.TextOrNull(reading.Column(wells))).Distinct().Count());
        Assert.Equal(Text(expected, "first_well"), reading.Rows(r => r.TextOrNull(reading.Column(wells))).First());
        Assert.Equal(Text(expected, "first_field"), reading.Rows(r => r.TextOrNull(reading.Column("Campo"))).First());
        Assert.Equal(Text(expected, "royalty_gas_unit_in_header"), reading.Layout.Columns[reading.Column(royalties)].Unit);
        Assert.Equal(DateForm.Month, reading.Layout.Columns[reading.Column("Período")].Date);
        Assert.All(reading.Dates("Período"), d => Assert.Equal(1, d!.Value.Day));
        Assert.True(reading.Ambiguity("unit-prefix")!.IsQuestion);
        // The stamp itself: an order that the file settles is read, one that it leaves open is asked, then read.
        var stamp = Text(expected, "update_stamp")!;
        var updated = reading.Column("Data de atualização");
        using var answered = Open(file, hints: new() { DateOrder = DateForm.DayFirst });
        var parsed = DateTime.ParseExact(stamp, stamp.Length > 10 ? "dd/MM/yyyy HH:mm" : "dd/MM/yyyy", CultureInfo.InvariantCulture);
        Assert.Equal(parsed, answered.Rows(r => r.TryDateTime(updated, out var t) ? t : default).Last());
    }

    [Fact]
    public void A_percent_of_another_hand_keeps_its_own_mark()
    {
        using var reading = Open("anp_2023_04_presalt.csv");
        var column = reading.Column("Fração de Destilados|Lev|Vol");
        Assert.Equal(33.3m, reading.Rows(r => r.TryDecimal(column, out var v) ? v : -1).First());
        Assert.Equal(".", reading.Layout.Ambiguities.First(a => a.Code == "decimal-mark" && a.Column == column).Assumed);
    }

    [Fact]
    public void Day_and_month_that_could_change_places_are_asked()
    {
        using var reading = Open("anp_2023_04_presalt.csv");
        var question = reading.Layout.Ambiguities.Single(a => a.Code == "date-order");
        Assert.True(question.IsQuestion);
        Assert.Equal("Data de atualização", reading.Layout.Columns[question.Column!.Value].Name);
        Assert.All(reading.Dates("Data de atualização"), Assert.Null);
    }

    [Fact]
    public void Excel_day_numbers_become_dates_and_the_missing_day_stays_missing()
    {
        var expected = Expected("well_807_excel_serial_dates.csv");
        using var reading = Open("well_807_excel_serial_dates.csv");
        var days = reading.Dates("Date").Select(d => d!.Value).ToList();
        var format = Text(expected, "date_format")!;
        // "…; 41275 = 2013-01-01, 44214 = 2021-01-18"
        foreach (var pair in format[(format.IndexOf(';') + 1)..].Split(','))
        {
            var parts = pair.Split('=');
            var row = reading.Rows(r => (Text: r.Text(0).ToString(), Date: r.TryDate(0, out var d) ? d : default)).First(r => r.Text == parts[0].Trim());
            Assert.Equal(DateOnly.Parse(parts[1].Trim(), CultureInfo.InvariantCulture), row.Date);
        }
        var missing = Enumerable.Range(0, days[^1].DayNumber - days[0].DayNumber).Select(i => days[0].AddDays(i)).Except(days).ToList();
        Assert.Equal(expected.GetProperty("missing_days").EnumerateArray().Select(d => DateOnly.Parse(d.GetString()!, CultureInfo.InvariantCulture)), missing);
        Assert.Equal("1900", reading.Ambiguity("excel-serial")!.Assumed);
    }

    [Fact]
    public void Words_and_gaps_of_a_state_register_are_counted()
    {
        var expected = Expected("ok_injection_wells_excerpt.csv");
        using var reading = Open("ok_injection_wells_excerpt.csv");
        Assert.Equal(Number(expected, "rows_without_api"), reading.Rows(r => r.IsMissing(reading.Column("API#"))).Count(m => m));
        var psi = reading.Column("PSI");
        var words = reading.Rows(r => (Text: r.Text(psi).ToString(), IsNumber: r.TryDecimal(psi, out _)))
            .Where(r => !r.IsNumber && r.Text.Trim().Length > 0).GroupBy(r => r.Text.Trim()).ToDictionary(g => g.Key, g => g.Count());
        foreach (var word in expected.GetProperty("psi_not_a_number").EnumerateObject()) Assert.Equal(word.Value.GetInt32(), words[word.Name]);
        var longitude = reading.Column("LONG");
        Assert.Equal(Number(expected, "rows_zero_or_positive_longitude"),
            reading.Rows(r => r.TryDecimal(longitude, out var v) && v >= 0).Count(odd => odd));
        Assert.Equal(DateForm.MonthFirst, reading.Layout.Columns[reading.Column("Approval Date")].Date);
    }

    [Fact]
    public void A_file_without_a_header_says_so_and_can_be_read_by_place()
    {
        var expected = Expected("ogora_202501_no_header.txt");
        using var reading = Open("ogora_202501_no_header.txt");
        Assert.Equal("0", reading.Ambiguity("no-header")!.Assumed);
        Assert.Equal(DateForm.CompactMonth, reading.Layout.Columns[2].Date);
        Assert.Equal(Number(expected, "wells"), reading.Rows(r => r.TextOrNull(8)).Distinct().Count());
        Assert.Equal(Number(expected, "leases"), reading.Rows(r => r.TextOrNull(0)).Distinct().Count());
    }

    [Fact]
    public void Text_dates_with_two_digit_years_are_read()
    {
        foreach (var (file, column) in ((string, string)[])[("volve_text_dates.csv", "NPD_WELL_BORE_NAME"), ("volve_daily_windows1252.csv", "WELL_BORE_CODE")])
        {
            using var reading = Open(file);
            Assert.All(reading.Dates("DATEPRD"), d => Assert.InRange(d!.Value.Year, 2007, 2016));
            Assert.Equal(Expected(file).GetProperty("wells").EnumerateArray().Select(w => w.GetString()).Order(),
                reading.Rows(r => r.TextOrNull(reading.Column(column))).Distinct().Order());
            Assert.NotNull(reading.Ambiguity("two-digit-year")!.Assumed);
        }
    }

    [Fact]
    public void A_letter_of_windows_1252_survives()
    {
        using var reading = Open("volve_daily_windows1252.csv");
        Assert.Equal("MÆRSK INSPIRER", reading.Rows(r => r.TextOrNull(reading.Column("NPD_FACILITY_NAME"))).First());
        Assert.Equal("windows-1252", reading.Ambiguity("encoding")!.Assumed);
    }

    [Fact]
    public void Months_in_a_column_of_their_own_are_read_by_name()
    {
        var expected = Expected("nm_month_names.csv");
        using var reading = Open("nm_month_names.csv");
        int month = reading.Column("month"), year = reading.Column("year"), api = reading.Column("API");
        var rows = reading.Rows(r => (Known: r.TryMonthNumber(month, out var m), Month: m, Year: r.TextOrNull(year), Api: r.TextOrNull(api))).ToList();
        Assert.Equal(expected.GetProperty("unknown_months").GetArrayLength(), rows.Count(r => !r.Known));
        Assert.Equal(Number(expected, "wells"), rows.Select(r => r.Api).Distinct().Count());
        Assert.Equal(Number(expected, "duplicated_well_months"), rows.Count - rows.Select(r => (r.Api, r.Year, r.Month)).Distinct().Count());
    }

    [Fact]
    public void Of_two_tables_on_a_form_the_one_with_figures_is_read_without_its_total()
    {
        const string File = "CPU_Production_EN 21.10.2025.xlsx";
        var expected = Expected(File);
        using var reading = Open(File);
        var rows = reading.Rows(r => (r.Number, r.IsTotal)).ToList();
        var table = Text(expected, "table")!;                                        // N9:T99
        Assert.Equal(reading.Layout.Place, $"{table[..1]}{reading.Layout.HeaderRow}:{table.Split(':')[1][..1]}");
        Assert.Equal(long.Parse(table.Split(':')[0][1..], CultureInfo.InvariantCulture), rows[0].Number);
        Assert.Equal(long.Parse(table.Split(':')[1][1..], CultureInfo.InvariantCulture), rows.Last(r => !r.IsTotal).Number);
        Assert.Equal(Number(expected, "wells"), rows.Count(r => !r.IsTotal));
        foreach (var (name, sum, total) in ((string, string, string)[])[("Oil", "sum_oil", "oil"), ("Water", "sum_water", "water"), ("Gas", "sum_gas", "gas")])
        {
            Assert.Equal(expected.GetProperty(sum).GetDecimal(), reading.Sum(name));
            var column = reading.Column(name);
            Assert.Equal(expected.GetProperty("total_row").GetProperty(total).GetDecimal(),
                reading.Rows(r => r.IsTotal && r.TryDecimal(column, out var v) ? v : 0).Sum());
        }
        var oil = reading.Column("Oil");
        Assert.Equal(Number(expected, "wells_with_zero_oil"), reading.Rows(r => !r.IsTotal && r.TryDecimal(oil, out var v) && v == 0).Count(z => z));
        Assert.All(reading.Rows(r => r.IsTotal || r.TryDecimal(reading.Column("RPM"), out _)), Assert.True);
        Assert.Equal(reading.Layout.Place, reading.Ambiguity("several-tables")!.Assumed);
        // The report's date stands in a note above the table: L4.
        var note = Assert.Single(reading.Layout.Notes, n => n is { Row: 4, Column: 11 });
        Assert.Contains(note.Text, Text(expected, "report_date"));
    }

    [Fact]
    public void A_workbook_with_several_sheets_and_a_units_row_is_read()
    {
        const string File = "spe_osprey_well_1.original.xlsx";
        var expected = Expected(File);
        using var reading = Open(File, "Production Data");
        Assert.Equal(Number(expected, "sheets"), reading.File.Sheets.Count);
        Assert.Contains($"row {reading.Layout.UnitsRow}", Text(expected, "units_row"));
        Assert.Equal(Number(expected, "data_rows"), reading.Count());
        var days = reading.Rows(r => r.TryDecimal(reading.Column("Time (Days)"), out var d) ? (int)d : 0).ToList();
        Assert.Equal(Number(expected, "missing_day_numbers"), days.Max() - days.Distinct().Count());
        Assert.Equal("MMscf", reading.Layout.Columns[reading.Column("Gas Volume")].Unit);
        Assert.Equal("psi(a)", reading.Layout.Columns[reading.Column("Tubing Pressure")].Unit);
        Assert.Equal("stb", reading.Layout.Columns[reading.Column("Water Volume")].Unit);   // its header ends in a blank
        foreach (var sheet in reading.File.Sheets) sheet.Detect();
    }

    [Fact]
    public void A_sheet_of_names_and_values_asks_for_its_header()
    {
        using var reading = Open("spe_osprey_well_1.original.xlsx", "Well Data");
        Assert.True(reading.Ambiguity("header")!.IsQuestion);
    }

    [Fact]
    public void Lists_inside_cells_stay_one_cell()
    {
        const string File = "gas_lift_wells_pipe_delimited_cells.xlsx";
        var expected = Expected(File);
        using var reading = Open(File);
        Assert.Equal(Number(expected, "header_rows"), reading.Layout.HeaderRows);
        Assert.Equal(Number(expected, "columns"), reading.Layout.Columns.Count);
        Assert.Equal(Number(expected, "data_rows"), reading.Count());
        // "twelve columns hold a list of well tests in one cell, each value closed by a vertical bar": as many values as tests.
        var lists = reading.Layout.Columns.Where(c => c.Name.StartsWith("WT_", StringComparison.Ordinal) && c.Name != "WT_COUNT").ToList();
        Assert.Equal(12, lists.Count);
        Assert.StartsWith("twelve columns", Text(expected, "note"), StringComparison.Ordinal);
        int count = reading.Column("WT_COUNT"), rates = reading.Column("WT_LIQRT");
        Assert.All(reading.Rows(r => (Read: r.TryDecimal(count, out var n), Tests: n, Bars: r.Text(rates).Count('|'))), r => Assert.True(r.Read && (r.Tests == r.Bars || (r.Tests == 1 && r.Bars == 0))));
    }

    public static TheoryData<string> Packets
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var file in SharedData.Json($"{Set}/expected.json").GetProperty("files").EnumerateObject())
                if (file.Name.StartsWith("rrc_completion_packets/", StringComparison.Ordinal)) names.Add(file.Name);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Packets))]
    public void A_packet_of_several_record_types_is_split_and_asked_about(string file)
    {
        var expected = Expected(file);
        using var reading = Open(file);
        Assert.Equal(Text(expected, "delimiter"), reading.Layout.Delimiter.ToString());
        Assert.True(reading.Ambiguity("several-record-types")!.IsQuestion);
        var records = reading.Rows(r => r.TextOrNull(0)!).GroupBy(r => r).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(expected.GetProperty("records").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32()), records);
    }

    public static TheoryData<string> CornerCases
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var file in SharedData.Json($"{Set}/expected.json").GetProperty("files").EnumerateObject())
                if (file.Name.StartsWith("csv_corner_cases/", StringComparison.Ordinal)) names.Add(file.Name);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(CornerCases))]
    public void Corner_cases_give_the_rows_they_must(string file)
    {
        using var reading = Open(file);
        var rows = Expected(file).GetProperty("rows_as_json").EnumerateArray().ToList();
        var names = rows[0].EnumerateObject().Select(p => p.Name).ToList();
        Assert.Equal(names, reading.Layout.Columns.Select(c => c.Name));
        // The copy of newlines_crlf.csv lost its returns: its bytes are those of newlines.csv.
        var returns = File.ReadAllText(SharedData.Path($"{Set}/{file}")).Contains('\r');
        var expected = rows.ConvertAll(r => r.EnumerateObject().Select(p => returns ? p.Value.GetString()! : p.Value.GetString()!.Replace("\r\n", "\n")).ToArray());
        Assert.Equal(expected, reading.Texts());
    }

    static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var p) ? p.GetString() : null;

    static long? Number(JsonElement e, string name) => e.TryGetProperty(name, out var p) ? p.GetInt64() : null;
}
