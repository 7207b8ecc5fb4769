using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Pumpjack.Platform.Tabular;

/// <summary>
/// Writes a workbook part by part straight into the zip stream: memory stays constant and the stream need not seek. Texts are inline
/// and can never be formulas; dates are day numbers with a date format. Beyond 1,048,576 rows it goes on in another sheet.
/// </summary>
public sealed class XlsxWriter : TableWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int DateStyle = 1, InstantStyle = 2, TextStyle = 3, HeaderStyle = 4;
    private const int MaxCellChars = 32_767;

    // Characters that XML forbids or that must be written as references; '_' may begin an escape.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c), '&', '<', '>', '_', '\uFFFE', '\uFFFF', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private readonly Stream output;
    private readonly Sink sink = new();
    private readonly ZipArchive archive;
    private readonly Utf8Buffer buffer = new();
    private readonly List<string> sheets = [];
    private readonly int maxRows;
    private readonly string sheetName;
    private IReadOnlyList<string> header = [];
    private Stream? part;
    private int row, column;
    private bool inRow, finished;

    /// <param name="stream">Where the workbook goes; it stays open.</param>
    /// <param name="sheetName">Name of the first sheet; characters a sheet name may not have are replaced, 31 characters are kept.</param>
    public XlsxWriter(Stream stream, string sheetName = "Data") : this(stream, sheetName, XlsxSource.MaxRows) { }

    internal XlsxWriter(Stream stream, string sheetName, int maxRows)
    {
        output = stream;
        archive = new ZipArchive(sink, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        (this.sheetName, this.maxRows) = (CleanName(sheetName), maxRows);
    }

    /// <summary>Writes words; a cell holds 32,767 characters, what goes beyond is cut.</summary>
    public override void Text(ReadOnlySpan<char> value)
    {
        // The quote prefix keeps a text that looks like a formula a text even when somebody edits the cell.
        Text(value, value.Length > 0 && value[0] is '=' or '+' or '-' or '@' ? TextStyle : 0);
    }

    public override void Number(decimal value)
    {
        Open(0, null);
        buffer.Add("<v>"u8);
        buffer.Add(value);
        buffer.Add("</v></c>"u8);
    }

    public override void Number(double value)
    {
        if (!double.IsFinite(value)) { Empty(); return; }
        Open(0, null);
        buffer.Add("<v>"u8);
        buffer.Add(value, "R");
        buffer.Add("</v></c>"u8);
    }

    public override void Number(long value) => Number((decimal)value);

    public override void Date(DateOnly value) => Serial(value.ToDateTime(default), DateStyle, null);

    public override void Instant(DateTimeOffset value) => Serial(value.DateTime, InstantStyle, value);

    public override void Boolean(bool value)
    {
        Open(0, "b");
        buffer.Add(value ? "<v>1</v></c>"u8 : "<v>0</v></c>"u8);
    }

    public override void Empty() => column++;

    public override async ValueTask HeaderAsync(IReadOnlyList<string> names, CancellationToken cancellation = default)
    {
        header = names;
        EnsureSheet();
        foreach (var name in names) Text(name, HeaderStyle);
        await EndRowAsync(cancellation);
    }

    public override ValueTask EndRowAsync(CancellationToken cancellation = default)
    {
        if (inRow) buffer.Add("</row>"u8);
        else row++;
        (inRow, column) = (false, 0);
        if (row >= maxRows) CloseSheet();
        else if (buffer.Length >= Utf8Buffer.FlushAt)
        {
            EnsureSheet();
            buffer.Flush(part!);
        }
        return sink.Waiting.Length >= Utf8Buffer.FlushAt ? sink.Waiting.FlushAsync(output, cancellation) : ValueTask.CompletedTask;
    }

    public override async ValueTask FinishAsync(CancellationToken cancellation = default)
    {
        if (finished) return;
        finished = true;
        if (part is not null || buffer.Length > 0 || sheets.Count == 0) CloseSheet();
        Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
            + Each(i => $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")
            + "</Types>");
        const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";
        Part("_rels/.rels", $"<Relationships xmlns=\"{Packages}\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Packages}\">"
            + Each(i => $"<Relationship Id=\"r{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")
            + $"<Relationship Id=\"styles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
        Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
            + Each(i => $"<sheet name=\"{System.Security.SecurityElement.Escape(sheets[i - 1])}\" sheetId=\"{i}\" r:id=\"r{i}\"/>") + "</sheets></workbook>");
        Part("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"5\">"
            + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" quotePrefix=\"1\"/>"
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
        archive.Dispose();
        await sink.Waiting.FlushAsync(output, cancellation);
        await output.FlushAsync(cancellation);
    }

    /// <summary>Without <see cref="FinishAsync"/> the archive stays without its table of contents on purpose: half a workbook must not open.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Each(Func<int, string> text) => string.Concat(Enumerable.Range(1, sheets.Count).Select(text));

    private void Part(string name, string content)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content));
    }

    private void EnsureSheet()
    {
        if (part is not null) return;
        sheets.Add(sheets.Count == 0 ? sheetName : NextName());
        part = archive.CreateEntry($"xl/worksheets/sheet{sheets.Count}.xml", CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"{Main}\">"
            + (header.Count > 0 ? "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>" : "")
            + "<sheetData>"));
    }

    private void CloseSheet()
    {
        EnsureSheet();
        buffer.Add("</sheetData></worksheet>"u8);
        buffer.Flush(part!);
        part!.Dispose();
        part = null;
        row = 0;
    }

    private string NextName()
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $" ({sheets.Count + 1})");
        return (sheetName.Length + suffix.Length > 31 ? sheetName[..(31 - suffix.Length)] : sheetName) + suffix;
    }

    private void Text(ReadOnlySpan<char> value, int style)
    {
        if (value.Length > MaxCellChars) value = value[..MaxCellChars];
        Open(style, "inlineStr");
        buffer.Add("<is><t xml:space=\"preserve\">"u8);
        Escape(value);
        buffer.Add("</t></is></c>"u8);
    }

    private void Serial(DateTime value, int style, DateTimeOffset? original)
    {
        // Days before March 1900 have no sound day number; they are written as text.
        if (value < new DateTime(1900, 3, 1))
        {
            Text(original?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture) ?? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 0);
            return;
        }
        Open(style, null);
        buffer.Add("<v>"u8);
        var days = (value - new DateTime(1899, 12, 30)).TotalDays;
        if (days == Math.Truncate(days)) buffer.Add((int)days); else buffer.Add(days, "R");
        buffer.Add("</v></c>"u8);
    }

    private void Open(int style, string? type)
    {
        if (!inRow) BeginRow();
        buffer.Add("<c r=\""u8);
        AddColumn(column++);
        buffer.Add(row);
        if (style > 0) { buffer.Add("\" s=\""u8); buffer.Add(style); }
        if (type is not null) { buffer.Add("\" t=\""u8); buffer.Add(type); }
        buffer.Add("\">"u8);
    }

    private void BeginRow()
    {
        if (column > XlsxSource.MaxColumns) throw new InvalidOperationException("A sheet has 16,384 columns.");
        if (row == 0 && part is null && sheets.Count > 0 && header.Count > 0) RepeatHeader();
        row++;
        inRow = true;
        buffer.Add("<row r=\""u8);
        buffer.Add(row);
        buffer.Add("\">"u8);
    }

    private void RepeatHeader()
    {
        var first = column;
        (row, column, inRow) = (1, 0, true);
        buffer.Add("<row r=\"1\">"u8);
        foreach (var name in header) Text(name, HeaderStyle);
        buffer.Add("</row>"u8);
        (column, inRow) = (first, false);
    }

    private void AddColumn(int index)
    {
        if (index >= 26 * 27) buffer.Add((byte)('A' + (index / 26 - 1) / 26 - 1));
        if (index >= 26) buffer.Add((byte)('A' + (index / 26 - 1) % 26));
        buffer.Add((byte)('A' + index % 26));
    }

    private void Escape(ReadOnlySpan<char> value)
    {
        for (int at; (at = value.IndexOfAny(Special)) >= 0;)
        {
            buffer.Add(value[..at]);
            var c = value[at];
            var taken = 1;
            if (c == '&') buffer.Add("&amp;"u8);
            else if (c == '<') buffer.Add("&lt;"u8);
            else if (c == '>') buffer.Add("&gt;"u8);
            else if (c is '\n' or '\t') buffer.Add((byte)c);
            else if (c == '_') buffer.Add(LooksEscaped(value[at..]) ? "_x005F_"u8 : "_"u8);
            else if (char.IsHighSurrogate(c) && at + 1 < value.Length && char.IsLowSurrogate(value[at + 1]))
            {
                buffer.Add(value.Slice(at, 2));
                taken = 2;
            }
            else { buffer.Add("_x"u8); buffer.Add((ushort)c, "X4"); buffer.Add((byte)'_'); }
            value = value[(at + taken)..];
        }
        buffer.Add(value);
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);

    private static string CleanName(string name)
    {
        var clean = new string([.. name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? '_' : c)]).Trim('\'', ' ');
        return clean.Length == 0 ? "Data" : clean.Length > 31 ? clean[..31] : clean;
    }

    /// <summary>Takes what the archive writes, which it does synchronously, until the next row's end can write it asynchronously.</summary>
    private sealed class Sink : Stream
    {
        private long length;

        public Utf8Buffer Waiting { get; } = new();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Waiting.Add(buffer);
            length += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => length; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
