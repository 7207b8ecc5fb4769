using System.Globalization;
using System.Text;
using Pumpjack.Platform.Tabular;
using Xunit;

namespace Pumpjack.Product.Tests.Tabular;

public class FindingTheLayout
{
    [Theory]
    [InlineData("Date,Well,Oil\n13/02/2024,A,1\n01/02/2024,A,2\n", DateForm.DayFirst, "2024-02-13 2024-02-01")]
    [InlineData("Date,Well,Oil\n01/02/2024,A,1\n02/13/2024,A,2\n", DateForm.MonthFirst, "2024-01-02 2024-02-13")]
    [InlineData("Date,Well,Oil\n2024-02-13,A,1\n2024/2/1,A,2\n", DateForm.Iso, "2024-02-13 2024-02-01")]
    [InlineData("Date,Well,Oil\n13.02.2024,A,1\n1.2.24,A,2\n", DateForm.DayFirst, "2024-02-13 2024-02-01")]
    [InlineData("Date,Well,Oil\n\"Feb 13, 2024\",A,1\n1-FEB-2024,A,2\n", DateForm.MonthName, "2024-02-13 2024-02-01")]
    [InlineData("Date,Well,Oil\n20240213,A,1\n20240201,A,2\n", DateForm.Compact, "2024-02-13 2024-02-01")]
    [InlineData("Date,Well,Oil\n45335,A,1\n45323,A,2\n", DateForm.ExcelSerial, "2024-02-13 2024-02-01")]
    [InlineData("Month,Well,Oil\n02/2024,A,1\n03/2024,A,2\n", DateForm.Month, "2024-02-01 2024-03-01")]
    [InlineData("Month,Well,Oil\nFeb-24,A,1\nMar-24,A,2\n", DateForm.Month, "2024-02-01 2024-03-01")]
    [InlineData("Date,Well,Oil\n2024-02-13T06:00:00Z,A,1\n2024-02-01 6:00 PM,A,2\n", DateForm.Iso, "2024-02-13 2024-02-01")]
    public void A_date_is_read_in_the_form_its_column_proves(string text, DateForm form, string dates)
    {
        using var reading = Reading.OfText(text);
        Assert.Equal(form, reading.Layout.Columns[0].Date);
        Assert.Equal(dates, string.Join(' ', reading.Dates(reading.Layout.Columns[0].Name).Select(d => d?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        Assert.DoesNotContain(reading.Layout.Ambiguities, a => a.IsQuestion);
    }

    [Fact]
    public void An_order_the_file_leaves_open_is_a_question_and_the_answer_settles_it()
    {
        const string Text = "Date,Oil\n01/02/2024,1\n02/02/2024,2\n03/02/2024,3\n";
        using (var open = Reading.OfText(Text))
        {
            Assert.True(open.Ambiguity("date-order")!.IsQuestion);
            Assert.All(open.Dates("Date"), Assert.Null);
        }
        using var dayFirst = Reading.OfText(Text, new() { DateOrder = DateForm.DayFirst });
        Assert.Empty(dayFirst.Layout.Ambiguities);
        Assert.Equal(new DateOnly(2024, 2, 3), dayFirst.Dates("Date")[2]);
        using var monthFirst = Reading.OfText(Text, new() { DateOrder = DateForm.MonthFirst });
        Assert.Equal(new DateOnly(2024, 3, 2), monthFirst.Dates("Date")[2]);
    }

    [Fact]
    public void One_value_far_down_the_file_settles_the_order_for_all()
    {
        var text = new StringBuilder("Date,Oil\n");
        for (var i = 0; i < 5000; i++) text.Append(CultureInfo.InvariantCulture, $"0{i % 9 + 1}/0{i % 7 + 1}/2023,1\n");
        text.Append("09/25/2023,1\n");
        using var reading = Reading.OfText(text.ToString());
        Assert.True(reading.Ambiguity("date-order")!.IsQuestion);
        var survey = reading.Sheet.Survey(reading.Layout);
        Assert.Equal(5001, survey.Rows);
        Assert.Equal(DateForm.MonthFirst, survey.Layout.Columns[0].Date);
        Assert.DoesNotContain(survey.Layout.Ambiguities, a => a.Code == "date-order");
    }

    [Fact]
    public void Dates_that_contradict_each_other_are_asked()
    {
        using var reading = Reading.OfText("Date,Oil\n25/12/2023,1\n12/26/2023,2\n");
        Assert.True(reading.Ambiguity("mixed-date-order")!.IsQuestion);
        Assert.All(reading.Dates("Date"), Assert.Null);
    }

    [Theory]
    [InlineData("Oil\n1234.5\n", '.', "1234.5")]
    [InlineData("Well;Oil\nA;1.234,5\n", ',', "1234.5")]
    [InlineData("Well;Oil\nA;0,123\n", ',', "0.123")]
    [InlineData("Well,Oil\nA,\"1,234,567\"\n", '.', "1234567")]
    [InlineData("Well,Oil\nA,\"1,234.50\"\nB,\"(12.5)\"\n", '.', "1234.50 -12.5")]
    [InlineData("Well;Oil\nA;1 234,5\n", ',', "1234.5")]
    [InlineData("Well;Oil\nA;1\u00A0234,5\n", ',', "1234.5")]
    [InlineData("Well,Oil\nA,1.5E3\nB,-2e-2\n", '.', "1500 -0.02")]
    [InlineData("Well,Oil\nA,12.345\n", '.', "12.345")]
    public void A_number_is_read_by_the_marks_the_file_proves(string text, char mark, string values)
    {
        using var reading = Reading.OfText(text);
        Assert.Equal(mark, reading.Layout.DecimalMark);
        Assert.DoesNotContain(reading.Layout.Ambiguities, a => a.IsQuestion);
        var column = reading.Column("Oil");
        var read = reading.Rows(r => r.TryDecimal(column, out var v) ? v : (decimal?)null).ToList();
        Assert.Equal(values.Split(' ').Select(v => (decimal?)decimal.Parse(v, CultureInfo.InvariantCulture)), read);
    }

    [Theory]
    [InlineData("Well,Oil\nA,\"1,234\"\nB,\"2,345\"\n")]
    [InlineData("Well;Oil\nA;1,234\nB;2,345\n")]
    [InlineData("Well;Oil\nA;1.234\nB;2.345\n")]
    public void A_mark_that_could_be_either_is_a_question(string text)
    {
        using var reading = Reading.OfText(text);
        Assert.True(reading.Ambiguity("decimal-mark")!.IsQuestion);
        using var comma = Reading.OfText(text, new() { DecimalMark = ',' });
        using var dot = Reading.OfText(text, new() { DecimalMark = '.' });
        var factor = (comma.Sum("Oil"), dot.Sum("Oil"));
        Assert.Contains(factor, ((decimal, decimal)[])[(3579m, 3.579m), (3.579m, 3579m)]);
    }

    [Fact]
    public void A_sentinel_is_asked_about_and_left_out_once_named()
    {
        const string Text = "Well,Tubing\nA,120\nB,-999.25\nC,95\n";
        using (var open = Reading.OfText(Text)) Assert.True(open.Ambiguity("sentinel")!.IsQuestion);
        using var answered = Reading.OfText(Text, new() { Sentinels = [-999.25m] });
        Assert.Null(answered.Ambiguity("sentinel"));
        Assert.Equal(215, answered.Sum("Tubing"));
        Assert.Equal([false, true, false], answered.Rows(r => r.IsMissing(1)));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    public void An_encoding_is_told_by_its_bytes(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes("Pozo,Óleo\nÁgua 1,12.5\nÁgua 2,13.5\n");
        using var reading = Reading.OfBytes(mark ? [.. encoding.GetPreamble(), .. text] : text);
        Assert.Equal(name.ToLowerInvariant(), reading.Layout.Encoding);
        Assert.Equal(mark, reading.Layout.HasByteOrderMark);
        Assert.Equal("Pozo", reading.Layout.Columns[0].Name);
        Assert.Equal(26, reading.Sum("Óleo"));
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n", "crlf")]
    [InlineData("a,b\n1,2\n3,4", "lf")]
    [InlineData("a,b\r1,2\r3,4\r", "cr")]
    [InlineData("a,b\r\n1,2\n3,4\n", "mixed")]
    public void Line_endings_are_told(string text, string ending)
    {
        using var reading = Reading.OfText(text);
        Assert.Equal(ending, reading.Layout.LineEnding);
        Assert.Equal([["1", "2"], ["3", "4"]], reading.Texts());
    }

    [Theory]
    [InlineData("sep=;\nWell;Oil\nA;5\n", ';')]
    [InlineData("Well\tOil\nA\t5\n", '\t')]
    [InlineData("Well|Oil\nA, B|5\n", '|')]
    [InlineData("2024-01-01;1,5;2,5\n2024-01-02;1,5;2,5\n", ';')]
    public void A_delimiter_is_told_from_marks_inside_the_cells(string text, char delimiter)
    {
        using var reading = Reading.OfText(text);
        Assert.Equal(delimiter, reading.Layout.Delimiter);
        Assert.Null(reading.Ambiguity("delimiter"));
    }

    [Fact]
    public void Names_and_rows_are_kept_apart_from_notes_units_and_blank_lines()
    {
        using var reading = Reading.OfText("""
            Daily report of the north lease
            Prepared 3 March 2024

            Well name , Date,Oil,Oil,Gas (Mcf)
            ,,bbl,Sm3,Mcf

            A-1,2024-03-01,10,1.6,50
            A-2,2024-03-01,20,3.2,60

            Total,,30,4.8,110
            """.ReplaceLineEndings("\n"));
        Assert.Equal(["Well name", "Date", "Oil", "Oil (2)", "Gas (Mcf)"], reading.Layout.Columns.Select(c => c.Name));
        Assert.Equal([null, null, "bbl", "Sm3", "Mcf"], reading.Layout.Columns.Select(c => c.Unit));
        Assert.Equal((4, 1, 5, 7), (reading.Layout.HeaderRow, reading.Layout.HeaderRows, reading.Layout.UnitsRow, reading.Layout.FirstDataRow));
        Assert.Equal(["Daily report of the north lease", "Prepared 3 March 2024"], reading.Layout.Notes.Select(n => n.Text));
        Assert.Equal([(7, false), (8, false), (10, true)], reading.Rows(r => (r.Number, r.IsTotal)));
        Assert.Equal(30, reading.Sum("Oil"));
    }

    [Fact]
    public void A_row_number_is_the_spreadsheets_and_a_line_the_editors()
    {
        using var reading = Reading.OfText("a,b\n\"x\ny\",1\n\nz,2\n");
        Assert.Equal([(2, 2), (4, 5)], reading.Rows(r => (r.Number, r.Line)));
    }

    [Theory]
    [InlineData("Oil (bbl/d)", "bbl/d")]
    [InlineData("Oil, bbl", "bbl")]
    [InlineData("OIL_SM3", "SM3")]
    [InlineData("Tubing pressure [psi(a)]", "psi(a)")]
    [InlineData("Tempo de Produção (hs por mês)", "hs por mês")]
    [InlineData("Gas (Mm³/dia)", "Mm³/dia")]
    [InlineData("BORE_GAS_VOL", null)]
    [InlineData("Well m", null)]
    [InlineData("Status (Active)", null)]
    public void A_unit_is_found_in_a_header(string header, string? unit) => Assert.Equal(unit, UnitWords.InHeader(header));

    [Fact]
    public void Answers_place_the_header_where_a_person_says()
    {
        const string Text = "A,1\nB,2\nC,3\n";
        using var none = Reading.OfText(Text, new() { HeaderRow = 0 });
        Assert.Equal(3, none.Count());
        using var second = Reading.OfText(Text, new() { HeaderRow = 2 });
        Assert.Equal(["B", "2"], second.Layout.Columns.Select(c => c.Name));
        Assert.Equal([["C", "3"]], second.Texts());
    }
}
