namespace Pumpjack.Platform.Tabular;

/// <summary>
/// Writes a table cell by cell to a stream, in constant memory and without synchronous I/O. Every cell of a row is written in order,
/// <see cref="Empty"/> where there is none; <see cref="EndRowAsync"/> ends the row and <see cref="FinishAsync"/> the file.
/// </summary>
public abstract class TableWriter : IAsyncDisposable
{
    /// <summary>Writes words. A text file guards those that a spreadsheet would run as a formula.</summary>
    public abstract void Text(ReadOnlySpan<char> value);

    public abstract void Number(decimal value);

    /// <summary>Writes a number; NaN and the infinities leave the cell empty.</summary>
    public abstract void Number(double value);

    public abstract void Number(long value);

    public abstract void Date(DateOnly value);

    /// <summary>Writes an instant: ISO 8601 with its offset in text, local date and time in a workbook (which knows no offset).</summary>
    public abstract void Instant(DateTimeOffset value);

    public abstract void Boolean(bool value);

    public abstract void Empty();

    public void Text(string? value)
    {
        if (value is null) Empty(); else Text(value.AsSpan());
    }

    public void Number(decimal? value)
    {
        if (value is { } number) Number(number); else Empty();
    }

    public void Number(double? value)
    {
        if (value is { } number) Number(number); else Empty();
    }

    public void Date(DateOnly? value)
    {
        if (value is { } date) Date(date); else Empty();
    }

    /// <summary>Writes the header: plain texts, never guarded, repeated where a workbook goes on to another sheet.</summary>
    public abstract ValueTask HeaderAsync(IReadOnlyList<string> names, CancellationToken cancellation = default);

    public abstract ValueTask EndRowAsync(CancellationToken cancellation = default);

    /// <summary>Writes what is left; the stream stays open. Without it a workbook is not readable.</summary>
    public abstract ValueTask FinishAsync(CancellationToken cancellation = default);

    public abstract ValueTask DisposeAsync();
}
