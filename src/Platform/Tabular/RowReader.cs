namespace Pumpjack.Platform.Tabular;

/// <summary>Where rows come from: a text file or a sheet. Blank lines are skipped and counted.</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>Reads the next row; false at the end. Throws <see cref="TabularRefusal"/> and, for a failing disk, IOException.</summary>
    public abstract bool Next(TabularRow row);

    public abstract void Dispose();
}

/// <summary>The rows of a table from its first row with data, streamed in constant memory.</summary>
public sealed class RowReader : IDisposable
{
    private readonly RowSource source;
    private readonly Func<double> progress;
    private readonly long first;
    private readonly CancellationToken cancellation;

    internal RowReader(RowSource source, TableLayout layout, long afterRow, Func<double> progress, CancellationToken cancellation)
    {
        this.source = source;
        this.progress = progress;
        this.cancellation = cancellation;
        first = Math.Max(layout.FirstDataRow, afterRow + 1);
        Row = new TabularRow { Columns = [.. layout.Columns], Date1904 = layout.Date1904 };
        Layout = layout;
    }

    public TableLayout Layout { get; }

    /// <summary>The current row; one object for the whole reading.</summary>
    public TabularRow Row { get; }

    /// <summary>Share of the file read, 0 to 1, by its bytes.</summary>
    public double Progress => Math.Clamp(progress(), 0, 1);

    /// <summary>Moves to the next row; false at the end. Throws <see cref="TabularRefusal"/> where the file breaks off or breaks its own form.</summary>
    public bool Read()
    {
        if (first == 0 || Layout.FirstDataRow == 0) return false;
        do
        {
            if (!source.Next(Row)) return false;
            if ((Row.Number & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
        }
        while (Row.Number < first);
        return true;
    }

    public void Dispose() => source.Dispose();
}
