using System.Text;

namespace Pumpjack.Platform.Tabular;

/// <summary>The table of a text file.</summary>
internal sealed class CsvSheet : TabularSheet
{
    private readonly string path;
    private readonly bool gzipped;
    private readonly TextSurvey text;
    private readonly TabularOptions options;

    private CsvSheet(string path, string name, bool gzipped, TextSurvey text, TabularOptions options) : base(name, false) =>
        (this.path, this.gzipped, this.text, this.options) = (path, gzipped, text, options);

    private protected override TabularOptions TabularOptions => options;

    public static CsvSheet Open(string path, string name, bool gzipped, TabularOptions options, CancellationToken cancellation)
    {
        using (var stream = TabularFile.Text(path, gzipped, options))
        {
            var survey = TextSurvey.Of(stream, cancellation);
            if (gzipped) CheckGzipLength(path, survey.Bytes);
            return new(path, name, gzipped, survey, options);
        }
    }

    public override TableLayout Detect(LayoutHints? hints = null, CancellationToken cancellation = default)
    {
        hints ??= new();
        var name = hints.Encoding ?? text.Encoding;
        var strict = TextSurvey.Decoder(name, strict: true);
        if (hints.Encoding is null && text.BreaksEncoding) throw BrokenText();
        RefuseMarkup(strict);
        var dialect = DelimiterSniffer.Sniff((delimiter, quote) => Source(name, delimiter, quote, true), hints.Delimiter);
        var open = new List<Ambiguity>();
        if (hints.Encoding is null && !text.IsSettled)
            open.Add(new("encoding", $"The text is not UTF-8; it is read as {text.Encoding}.", null, ["windows-1252", "iso-8859-1", "utf-8", "windows-1250", "windows-1251"], text.Encoding));
        if (dialect.Open is not null) open.Add(dialect.Open);
        var file = new TableLayout
        {
            Encoding = name,
            IsAscii = text.IsAscii,
            HasByteOrderMark = text.HasMark,
            Delimiter = dialect.Delimiter,
            Quote = dialect.Quote,
            LineEnding = dialect.LineEnding,
            Date1904 = hints.Date1904 ?? false,
            Ambiguities = open,
        };
        using var source = Source(name, dialect.Delimiter, dialect.Quote, true);
        var sample = Sample.Take(source, options.SampleRows, file.Date1904);
        cancellation.ThrowIfCancellationRequested();
        return LayoutDetector.Detect(sample, file, hints, options);
    }

    private protected override (RowSource, Func<double>) Open(TableLayout layout)
    {
        FileStream? file = null;
        var stream = TabularFile.Text(path, gzipped, options, f => file = f);
        var length = Math.Max(1.0, file!.Length);
        var source = new CsvSource(stream, TextSurvey.Decoder(layout.Encoding, true), layout.Delimiter, layout.Quote, options);
        return (source, () => file.CanRead ? file.Position / length : 1);
    }

    private CsvSource Source(string encoding, char delimiter, char quote, bool strict) =>
        new(TabularFile.Text(path, gzipped, options), TextSurvey.Decoder(encoding, strict), delimiter, quote, options);

    /// <summary>Finds the cell whose bytes are no text, for the person who has to mend it.</summary>
    private TabularRefusal BrokenText()
    {
        const string Message = "The file is not valid UTF-8; save it as UTF-8, or name its encoding.";
        try
        {
            var dialect = DelimiterSniffer.Sniff((d, q) => Source("utf-8", d, q, false), null);
            using var source = Source("utf-8", dialect.Delimiter, dialect.Quote, false);
            var row = new TabularRow();
            while (source.Next(row))
                for (var i = 0; i < row.Count; i++)
                    if (row.RawText(i).Contains('\uFFFD'))
                        return new("invalid-encoding", $"Row {row.Number} holds bytes that are not UTF-8. " + Message, row.Number, i + 1);
        }
        catch (TabularRefusal)
        {
            // The rows break before the text does; the encoding is still the first thing to mend.
        }
        return new("invalid-encoding", Message);
    }

    private void RefuseMarkup(Encoding encoding)
    {
        using var reader = new StreamReader(TabularFile.Text(path, gzipped, options), encoding, false);
        var head = new char[256];
        int read;
        try
        {
            read = reader.ReadBlock(head, 0, head.Length);
        }
        catch (DecoderFallbackException)
        {
            throw new TabularRefusal("invalid-encoding", $"The text is not {encoding.WebName}.", 1);
        }
        var start = head.AsSpan(0, read).TrimStart("\uFEFF \t\r\n").ToString();
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!", StringComparison.Ordinal)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<table", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("{\"", StringComparison.Ordinal) || start.StartsWith("[{", StringComparison.Ordinal)
            || start.StartsWith("%PDF", StringComparison.Ordinal) || start.StartsWith("{\\rtf", StringComparison.Ordinal))
            throw new TabularRefusal("not-a-table", "The file is not a table; send CSV or XLSX.");
    }

    /// <summary>A gzip file ends with the length of its content; one that was cut off does not.</summary>
    private static void CheckGzipLength(string path, long expanded)
    {
        using var file = File.OpenRead(path);
        Span<byte> tail = stackalloc byte[4];
        file.Position = Math.Max(0, file.Length - 4);
        if (file.ReadAtLeast(tail, 4, throwOnEndOfStream: false) < 4) throw Cut();
        var stated = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(tail);
        // Several members in a row state only their own length; their sum is at least that.
        if (stated != (uint)expanded && stated > expanded) throw Cut();

        static TabularRefusal Cut() => new("damaged-archive", "The compressed file is cut off.");
    }
}
