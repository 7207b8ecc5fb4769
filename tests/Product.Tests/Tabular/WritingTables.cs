using System.Globalization;
using System.Text;
using ExcelDataReader;
using Pumpjack.Platform.Tabular;
using Xunit;

namespace Pumpjack.Product.Tests.Tabular;

public class WritingTables
{
    [Fact]
    public async Task Any_text_comes_back_from_a_csv_as_it_went_in()
    {
        const string Alphabet = "abc,;\t\"'\r\n =+-@1.5éÆ🛢ʤ";
        var pieces = Alphabet.EnumerateRunes().Select(r => r.ToString()).ToArray();
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var width = random.Next(1, 6);
            var rows = Enumerable.Range(0, random.Next(1, 20))
                .Select(_ => Enumerable.Range(0, width).Select(_ => string.Concat(random.GetItems(pieces, random.Next(0, 8)))).ToArray()).ToList();
            var delimiter = ",;\t"[random.Next(3)];
            using var stream = new MemoryStream();
            await using var writer = new CsvWriter(stream, delimiter, byteOrderMark: random.Next(2) == 0);
            foreach (var row in rows)
            {
                foreach (var cell in row) writer.Text(cell);
                await writer.EndRowAsync();
            }
            await writer.FinishAsync();
            var back = RowsOf(stream.ToArray(), delimiter);
            Assert.Equal(rows.Select(r => r.Select(Guarded)), back);
        }
    }

    static string Guarded(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? "'" + text : text;

    /// <summary>Every row, by the reader with nothing left to guess.</summary>
    static List<string[]> RowsOf(byte[] bytes, char delimiter)
    {
        using var source = new CsvSource(new MemoryStream(bytes), new UTF8Encoding(false, true), delimiter, '"', TabularOptions.Default);
        var row = new TabularRow();
        var rows = new List<string[]>();
        while (source.Next(row)) rows.Add([.. Enumerable.Range(0, row.Count).Select(i => row.RawText(i).ToString())]);
        return rows;
    }

    [Fact]
    public void A_reader_gives_the_same_rows_however_small_its_blocks()
    {
        var random = new Random(7);
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
            text.Append(random.Next(6) switch { 0 => "\"a \"\"b\"\"\r\nc\"", 1 => "", 2 => "\"\"", _ => random.Next().ToString(CultureInfo.InvariantCulture) })
                .Append(random.Next(4) == 0 ? "\r\n" : ",");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var whole = RowsOf(bytes, ',');
        using var source = new CsvSource(new DrippingStream(bytes), new UTF8Encoding(false, true), ',', '"', TabularOptions.Default);
        var row = new TabularRow();
        var count = 0;
        while (source.Next(row)) Assert.Equal(whole[count++], Enumerable.Range(0, row.Count).Select(i => row.RawText(i).ToString()));
        Assert.Equal(whole.Count, count);
    }

    [Fact]
    public async Task A_formula_in_a_text_is_disarmed_and_a_number_stays_a_number()
    {
        using var stream = new MemoryStream();
        await using var writer = new CsvWriter(stream);
        await writer.HeaderAsync(["Well", "Oil"]);
        foreach (var evil in (string[])["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
        {
            writer.Text(evil);
            writer.Number(-1.50m);
            await writer.EndRowAsync();
        }
        await writer.FinishAsync();
        var rows = RowsOf(stream.ToArray(), ',');
        Assert.All(rows.Skip(1), r => Assert.StartsWith("'", r[0], StringComparison.Ordinal));
        Assert.All(rows.Skip(1), r => Assert.Equal("-1.50", r[1]));
    }

    [Fact]
    public async Task A_workbook_opens_in_another_reader_with_the_same_cells()
    {
        string[] texts = ["=1+1", "a<b>&\"c\"", " blanks ", "_x000D_", "tab\tline\nend", "\u0001", "🛢 oil", "", "\uFFFE"];
        using var stream = new AsyncOnlyStream();
        await using (var writer = new XlsxWriter(stream, "Daily [1]/2"))
        {
            await writer.HeaderAsync(["Text", "Number", "Date", "Instant", "Flag", "Empty", "Long"]);
            foreach (var text in texts)
            {
                writer.Text(text);
                writer.Number(-1234.5678m);
                writer.Date(new DateOnly(2024, 2, 29));
                writer.Instant(new DateTimeOffset(2024, 2, 29, 6, 30, 0, TimeSpan.FromHours(-6)));
                writer.Boolean(true);
                writer.Empty();
                writer.Number(42L);
                await writer.EndRowAsync();
            }
            await writer.FinishAsync();
        }
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);   // the other reader asks for windows-1252 before it opens anything
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(stream.Written.ToArray()));
        Assert.Equal("Daily _1__2", reader.Name);
        Assert.True(reader.Read());
        Assert.Equal("Text", reader.GetString(0));
        foreach (var _ in texts)
        {
            Assert.True(reader.Read());
            Assert.Equal(-1234.5678, reader.GetDouble(1));
            Assert.Equal(new DateTime(2024, 2, 29), reader.GetDateTime(2));
            Assert.Equal(new DateTime(2024, 2, 29, 6, 30, 0), reader.GetDateTime(3));
            Assert.True(reader.GetBoolean(4));
            Assert.Null(reader.GetValue(5));
        }
        Assert.False(reader.Read());
        using var own = Reading.OfBytes(stream.Written.ToArray());
        Assert.Equal(texts, own.Rows(r => r.Text(0).ToString()));
        Assert.All(own.Dates("Date"), d => Assert.Equal(new DateOnly(2024, 2, 29), d));
        Assert.Equal(42 * texts.Length, own.Sum("Long"));
    }

    [Fact]
    public async Task A_sheet_that_is_full_goes_on_in_the_next_under_the_same_header()
    {
        using var stream = new MemoryStream();
        await using (var writer = new XlsxWriter(stream, "Data", maxRows: 4))
        {
            await writer.HeaderAsync(["Well", "Oil"]);
            for (var i = 0; i < 7; i++)
            {
                writer.Text("W" + i);
                writer.Number((long)i);
                await writer.EndRowAsync();
            }
            await writer.FinishAsync();
        }
        using var reading = Reading.OfBytes(stream.ToArray());
        Assert.Equal(["Data", "Data (2)", "Data (3)"], reading.File.Sheets.Select(s => s.Name));
        var all = new List<string>();
        foreach (var sheet in reading.File.Sheets)
        {
            var layout = sheet.Detect();
            Assert.Equal(["Well", "Oil"], layout.Columns.Select(c => c.Name));
            using var rows = sheet.Read(layout);
            while (rows.Read()) all.Add(rows.Row.Text(0).ToString());
        }
        Assert.Equal(["W0", "W1", "W2", "W3", "W4", "W5", "W6"], all);
    }

    [Fact]
    public async Task Memory_stays_flat_however_many_rows_are_written()
    {
        await using var writer = new XlsxWriter(Stream.Null);
        await writer.HeaderAsync(["Well", "Date", "Oil"]);
        long before = 0;
        for (var i = 0; i < 200_000; i++)
        {
            writer.Text("Well 1");
            writer.Date(new DateOnly(2024, 1, 1));
            writer.Number(12.5m);
            await writer.EndRowAsync();
            if (i == 20_000) before = GC.GetAllocatedBytesForCurrentThread();
        }
        // The null stream ends every write at once, so all of it ran on this thread.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        await writer.FinishAsync();
    }

    [Fact]
    public void Memory_stays_flat_however_many_rows_are_read()
    {
        var text = new StringBuilder("Well,Date,Oil,Note\n");
        for (var i = 0; i < 200_000; i++) text.Append("Well 1,2024-01-31,12.5,\"a \"\"note\"\"\"\n");
        using var reading = Reading.OfText(text.ToString());
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var rows = reading.Sheet.Read(reading.Layout);
        decimal sum = 0;
        while (rows.Read())
            if (rows.Row.TryDate(1, out _) && rows.Row.TryDecimal(2, out var oil) && rows.Row.Text(3).Length == 8) sum += oil;
        Assert.Equal(200_000 * 12.5m, sum);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 << 20);
    }

    [Fact]
    public void The_column_beyond_Z_has_two_letters_and_beyond_ZZ_three()
    {
        Assert.Equal(["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"], ((int[])[0, 25, 26, 51, 701, 702, 16_383]).Select(ColumnLetters.Of));
        Assert.All(Enumerable.Range(0, 16_384), c => Assert.True(XlsxSource.TryCell(ColumnLetters.Of(c) + "7", out var row, out var back) && row == 7 && back == c));
    }

    [Fact]
    public async Task A_wide_row_keeps_its_columns()
    {
        using var stream = new MemoryStream();
        await using (var writer = new XlsxWriter(stream))
        {
            for (var c = 0; c < 1500; c++) writer.Number((long)c);
            await writer.EndRowAsync();
            await writer.FinishAsync();
        }
        using var reading = Reading.OfBytes(stream.ToArray());
        Assert.Equal(1500, reading.Layout.Columns.Count);
        Assert.All(reading.Rows(r => Enumerable.Range(0, 1500).All(c => r.TryDecimal(c, out var v) && v == c)), Assert.True);
    }

    /// <summary>Gives one byte at a time.</summary>
    sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }

    /// <summary>Like a response body: no seeking, no synchronous writing.</summary>
    sealed class AsyncOnlyStream : Stream
    {
        public MemoryStream Written { get; } = new();
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Written.WriteAsync(buffer, offset, count, cancellationToken);
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Written.WriteAsync(buffer, cancellationToken);
    }
}
