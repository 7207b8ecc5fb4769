namespace Pumpjack.Platform.Tabular;

/// <summary>What a cell looks like on its own.</summary>
internal enum CellLook { Blank, Missing, Text, Number, Date }

internal readonly record struct SampleCell(string Text, CellKind Kind, CellLook Look)
{
    public static readonly SampleCell Blank = new("", CellKind.Blank, CellLook.Blank);

    public static SampleCell Of(TabularRow row, int index)
    {
        var text = row.RawText(index).ToString();
        var kind = index < row.Count ? row.Cells[index].Kind : CellKind.Blank;
        return new(text, kind, LookOf(text, kind));
    }

    private static CellLook LookOf(string text, CellKind kind)
    {
        if (kind == CellKind.Number) return CellLook.Number;
        if (kind == CellKind.Date) return CellLook.Date;
        if (kind == CellKind.Error) return CellLook.Missing;
        if (string.IsNullOrWhiteSpace(text)) return CellLook.Blank;
        if (MissingText.IsWord(text.AsSpan().Trim())) return CellLook.Missing;
        if (NumberText.Signs(text) != NumberSigns.None) return CellLook.Number;
        return DateText.Sign(text).IsDate ? CellLook.Date : CellLook.Text;
    }
}

/// <summary>A row of the sample; cells beyond its end are blank.</summary>
internal sealed record SampleRow(long Number, SampleCell[] Cells)
{
    public SampleCell this[int column] => column < Cells.Length ? Cells[column] : SampleCell.Blank;

    public bool IsBlank => Array.TrueForAll(Cells, c => c.Look == CellLook.Blank);

    public int Filled(int from, int to)
    {
        var n = 0;
        for (var i = from; i <= to && i < Cells.Length; i++)
            if (Cells[i].Look != CellLook.Blank) n++;
        return n;
    }
}

/// <summary>Cells drawn as one, from 0 for columns and from 1 for rows.</summary>
internal readonly record struct MergedCells(long Top, int Left, long Bottom, int Right);

/// <summary>The first rows of a file, on which its layout is judged.</summary>
internal sealed record Sample(IReadOnlyList<SampleRow> Rows, bool IsWholeFile)
{
    private const int MaxChars = 1 << 23;

    public IReadOnlyList<MergedCells> Merges { get; init; } = [];

    public int Width => Rows.Count == 0 ? 0 : Rows.Max(r => r.Cells.Length);

    public static Sample Take(RowSource source, int rows, bool date1904, long fromRow = 0)
    {
        var taken = new List<SampleRow>();
        var row = new TabularRow { Date1904 = date1904 };
        var chars = 0;
        while (taken.Count < rows && chars < MaxChars)
        {
            if (!source.Next(row)) return new(taken, true);
            if (row.Number < fromRow) continue;
            var cells = new SampleCell[row.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = SampleCell.Of(row, i);
                chars += cells[i].Text.Length + 16;
            }
            taken.Add(new(row.Number, cells));
        }
        return new(taken, false);
    }
}
