namespace Pumpjack.Platform.Tabular;

/// <summary>What one pass over all rows of a table found.</summary>
/// <param name="Layout">The layout, its columns and ambiguities judged by every row instead of the first thousand.</param>
/// <param name="Rows">Rows below the header, rows with blank cells only included, blank lines not.</param>
/// <param name="BlankRows">Of them, rows in which every cell is blank.</param>
/// <param name="TotalRows">Of them, rows that repeat the others as a total.</param>
/// <param name="LastRow">Number of the last row, 0 without any.</param>
public sealed record TableSurvey(TableLayout Layout, long Rows, long BlankRows, long TotalRows, long LastRow);

/// <summary>A sheet of a workbook, or the one table of a text file.</summary>
public abstract class TabularSheet
{
    private protected TabularSheet(string name, bool isHidden) => (Name, IsHidden) = (name, isHidden);

    /// <summary>The sheet's name; the file's name without its extensions for a text file.</summary>
    public string Name { get; }

    public bool IsHidden { get; }

    /// <summary>Rows the file says it has; null where it does not say. It may lie: <see cref="Survey"/> counts.</summary>
    public virtual long? StatedRows => null;

    /// <summary>Finds the layout from the first rows. Answers in <paramref name="hints"/> beat the file. Throws <see cref="TabularRefusal"/>.</summary>
    public abstract TableLayout Detect(LayoutHints? hints = null, CancellationToken cancellation = default);

    /// <summary>Opens the rows; <paramref name="afterRow"/> resumes behind a row already taken (its <see cref="TabularRow.Number"/>).</summary>
    public RowReader Read(TableLayout layout, long afterRow = 0, CancellationToken cancellation = default)
    {
        var (source, progress) = Open(layout);
        return new(source, layout, afterRow, progress, cancellation);
    }

    /// <summary>
    /// Reads the whole table once and judges the columns by all their cells: an order of day and month that the sample left open, a
    /// decimal mark, sentinels, words for "no value".
    /// </summary>
    public TableSurvey Survey(TableLayout layout, LayoutHints? hints = null, CancellationToken cancellation = default)
    {
        var evidence = Array.ConvertAll([.. layout.Columns], _ => new ColumnEvidence());
        long rows = 0, blanks = 0, totals = 0, last = 0;
        using (var reader = Read(layout, 0, cancellation))
        {
            var row = reader.Row;
            while (reader.Read())
            {
                rows++;
                last = row.Number;
                if (row.IsTotal) { totals++; continue; }
                if (row.IsBlank) blanks++;
                for (var i = 0; i < evidence.Length; i++) evidence[i].Add(row, layout.Columns[i].Index);
            }
        }
        return new(ColumnDecisions.Decide(layout, evidence, hints ?? new(), TabularOptions), rows, blanks, totals, last);
    }

    private protected abstract TabularOptions TabularOptions { get; }

    private protected abstract (RowSource Source, Func<double> Progress) Open(TableLayout layout);
}
