using System.Buffers;

namespace Pumpjack.Platform.Tabular;

/// <summary>
/// Writes RFC 4180 text in UTF-8: CRLF between rows, quotes where needed. A text that starts with = + - @, tab or return gets an
/// apostrophe in front, so that no spreadsheet runs it; numbers are written as numbers.
/// </summary>
public sealed class CsvWriter : TableWriter
{
    private readonly Stream stream;
    private readonly byte delimiter;
    private readonly SearchValues<char> needQuotes;
    private readonly Utf8Buffer buffer = new();
    private bool inRow;

    /// <param name="stream">Where the bytes go; it stays open.</param>
    /// <param name="delimiter">An ASCII character: comma, semicolon, tab.</param>
    /// <param name="byteOrderMark">Excel needs the mark to open UTF-8 by double click.</param>
    public CsvWriter(Stream stream, char delimiter = ',', bool byteOrderMark = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delimiter, (char)127);
        this.stream = stream;
        this.delimiter = (byte)delimiter;
        needQuotes = SearchValues.Create([delimiter, '"', '\r', '\n']);
        if (byteOrderMark) buffer.Add([0xEF, 0xBB, 0xBF]);
    }

    public override void Text(ReadOnlySpan<char> value) => Words(value, guard: true);

    public override void Number(decimal value) { Next(); buffer.Add(value); }

    public override void Number(double value)
    {
        Next();
        if (double.IsFinite(value)) buffer.Add(value, "R");
    }

    public override void Number(long value) { Next(); buffer.Add(value); }

    public override void Date(DateOnly value) { Next(); buffer.Add(value, "yyyy-MM-dd"); }

    public override void Instant(DateTimeOffset value) { Next(); buffer.Add(value, "yyyy-MM-dd'T'HH:mm:ssK"); }

    public override void Boolean(bool value) { Next(); buffer.Add(value ? "true"u8 : "false"u8); }

    public override void Empty() => Next();

    public override async ValueTask HeaderAsync(IReadOnlyList<string> names, CancellationToken cancellation = default)
    {
        foreach (var name in names) Words(name, guard: false);
        await EndRowAsync(cancellation);
    }

    public override ValueTask EndRowAsync(CancellationToken cancellation = default)
    {
        buffer.Add("\r\n"u8);
        inRow = false;
        return buffer.Length >= Utf8Buffer.FlushAt ? buffer.FlushAsync(stream, cancellation) : ValueTask.CompletedTask;
    }

    public override async ValueTask FinishAsync(CancellationToken cancellation = default)
    {
        await buffer.FlushAsync(stream, cancellation);
        await stream.FlushAsync(cancellation);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Words(ReadOnlySpan<char> value, bool guard)
    {
        Next();
        guard = guard && value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
        // A quoted empty text is told from a missing value; blanks at the ends survive readers that trim.
        var quoted = value.IsEmpty || value.ContainsAny(needQuotes) || value[0] == ' ' || value[^1] == ' ';
        if (quoted) buffer.Add((byte)'"');
        if (guard) buffer.Add((byte)'\'');
        for (int at; (at = value.IndexOf('"')) >= 0; value = value[(at + 1)..])
        {
            buffer.Add(value[..(at + 1)]);
            buffer.Add((byte)'"');
        }
        buffer.Add(value);
        if (quoted) buffer.Add((byte)'"');
    }

    private void Next()
    {
        if (inRow) buffer.Add(delimiter);
        inRow = true;
    }
}
