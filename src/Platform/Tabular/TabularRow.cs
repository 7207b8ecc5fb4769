using System.Globalization;

namespace Pumpjack.Platform.Tabular;

/// <summary>What a cell is before anybody interprets it. Text files know only Blank and Text.</summary>
public enum CellKind { Blank, Text, Number, Date, Boolean, Error }

internal struct Cell
{
    public CellKind Kind;
    /// <summary>Relative to the row's base; -1 where the text has not been written yet.</summary>
    public int Start;
    public int Length;
    public double Number;
}

/// <summary>
/// The row a <see cref="RowReader"/> stands on. Columns are those of the layout, from 0; a column the row does not reach is blank.
/// Spans live until the next row.
/// </summary>
public sealed class TabularRow
{
    internal char[] Chars = [];
    internal int Base;
    internal Cell[] Cells = new Cell[32];
    internal int Count;
    /// <summary>End of the text in use, for rows that write their own text.</summary>
    internal int End;
    internal bool Date1904;
    internal TableColumn[] Columns = [];

    /// <summary>Row in the file, from 1, as a spreadsheet shows it: blank lines count, a cell with line breaks is one row.</summary>
    public long Number { get; internal set; }

    /// <summary>Line of a text file where the row starts, from 1, as an editor shows it; in a workbook the row.</summary>
    public long Line { get; internal set; }

    /// <summary>Cells in the row, the table's neighbours included.</summary>
    public int CellCount => Count;

    /// <summary>True where every column of the table is blank.</summary>
    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < Columns.Length; i++)
                if (Kind(i) is not (CellKind.Blank or CellKind.Text) || !Text(i).Trim().IsEmpty) return false;
            return true;
        }
    }

    /// <summary>True where a cell right of the last column holds something.</summary>
    public bool HasCellsBeyondTable
    {
        get
        {
            var last = Columns.Length == 0 ? -1 : Columns[^1].Index;
            for (var i = last + 1; i < Count; i++)
                if (!RawText(i).Trim().IsEmpty) return true;
            return false;
        }
    }

    /// <summary>True where the row's only words are a label such as "Total": it repeats the rows above it.</summary>
    public bool IsTotal
    {
        get
        {
            var label = false;
            for (var i = 0; i < Columns.Length; i++)
            {
                if (Kind(i) is CellKind.Blank or CellKind.Number) continue;
                var text = Text(i).Trim();
                if (text.IsEmpty || TryDecimal(i, out _)) continue;
                if (label || !IsTotalWord(text)) return false;
                label = true;
            }
            return label;
        }
    }

    public CellKind Kind(int column)
    {
        var index = Columns[column].Index;
        return index < Count ? Cells[index].Kind : CellKind.Blank;
    }

    /// <summary>The text as it stands, blanks at its ends included.</summary>
    public ReadOnlySpan<char> Text(int column) => RawText(Columns[column].Index);

    /// <summary>The text without blanks at its ends; null where the cell is missing.</summary>
    public string? TextOrNull(int column) => IsMissing(column) ? null : Text(column).Trim().ToString();

    /// <summary>True where the cell is blank or holds a word for "no value" (NULL, NA, -, …) or a number declared to mean it.</summary>
    public bool IsMissing(int column)
    {
        var text = Text(column);
        if (text.IsEmpty || MissingText.Is(text)) return true;
        var sentinels = Columns[column].Sentinels;
        return sentinels.Count > 0 && ReadDecimal(column, out var value) && sentinels.Contains(value);
    }

    /// <summary>Reads a number in the form of its column; false where the cell is missing or no number.</summary>
    public bool TryDecimal(int column, out decimal value) =>
        ReadDecimal(column, out value) && (Columns[column].Sentinels.Count == 0 || !Columns[column].Sentinels.Contains(value));

    private bool ReadDecimal(int column, out decimal value)
    {
        value = 0;
        var c = Columns[column];
        if (c.Index >= Count) return false;
        ref var cell = ref Cells[c.Index];
        return cell.Kind switch
        {
            CellKind.Number => NumberText.TryFromDouble(cell.Number, out value),
            CellKind.Text => NumberText.TryParse(Chars.AsSpan(Base + cell.Start, cell.Length), c.Number, out value),
            _ => false,
        };
    }

    /// <summary>Reads a date; months without a day are their first day. False where the cell is missing, no date, or its order is not settled.</summary>
    public bool TryDate(int column, out DateOnly value)
    {
        var read = TryDateTime(column, out var instant);
        value = DateOnly.FromDateTime(instant);
        return read;
    }

    /// <summary>As <see cref="TryDate"/>, with the time of day where one is written (as written, no zone applied).</summary>
    public bool TryDateTime(int column, out DateTime value)
    {
        value = default;
        var c = Columns[column];
        if (c.Index >= Count) return false;
        ref var cell = ref Cells[c.Index];
        switch (cell.Kind)
        {
            case CellKind.Date:
                return DateText.TryFromSerial(cell.Number, Date1904, out value);
            case CellKind.Number when c.Date is DateForm.ExcelSerial or DateForm.ExcelSerial1904:
                return DateText.TryFromSerial(cell.Number, c.Date == DateForm.ExcelSerial1904, out value);
            case CellKind.Number or CellKind.Text:
                return DateText.TryParse(RawText(c.Index), c.Date, c.TwoDigitYearMax, out value);
            default:
                return false;
        }
    }

    /// <summary>Reads a month of its own column: 1 to 12, or a name such as JAN.</summary>
    public bool TryMonthNumber(int column, out int month) => DateText.TryMonthNumber(Text(column), out month);

    internal ReadOnlySpan<char> RawText(int index)
    {
        if (index >= Count) return default;
        ref var cell = ref Cells[index];
        if (cell.Start < 0) WriteNumber(ref cell);
        return Chars.AsSpan(Base + cell.Start, cell.Length);
    }

    internal ref Cell Add()
    {
        if (Count == Cells.Length) Array.Resize(ref Cells, Cells.Length * 2);
        ref var cell = ref Cells[Count++];
        cell = default;
        return ref cell;
    }

    internal void Append(ReadOnlySpan<char> text)
    {
        // A new array, not a moved one: spans handed out keep pointing at the old text.
        if (End + text.Length > Chars.Length) Array.Resize(ref Chars, Math.Max(Chars.Length * 2, End + text.Length + 256));
        text.CopyTo(Chars.AsSpan(End));
        End += text.Length;
    }

    private void WriteNumber(ref Cell cell)
    {
        Span<char> text = stackalloc char[48];
        var length = 0;
        if (cell.Kind == CellKind.Date && DateText.TryFromSerial(cell.Number, Date1904, out var date))
            date.TryFormat(text, out length, date.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        else if (cell.Kind == CellKind.Boolean)
            (cell.Number != 0 ? "TRUE" : "FALSE").CopyTo(text[..(length = cell.Number != 0 ? 4 : 5)]);
        else if (NumberText.TryFromDouble(cell.Number, out var value))
            value.TryFormat(text, out length, default, CultureInfo.InvariantCulture);
        else
            cell.Number.TryFormat(text, out length, "R", CultureInfo.InvariantCulture);
        (cell.Start, cell.Length) = (End - Base, length);
        Append(text[..length]);
    }

    private static bool IsTotalWord(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(':').TrimEnd();
        foreach (var word in TotalWords)
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static readonly string[] TotalWords =
        ["total", "totals", "grand total", "subtotal", "sub-total", "sum", "average", "mean", "total general", "summe", "sum total"];
}

/// <summary>Words that people and programs write where there is no value.</summary>
internal static class MissingText
{
    private static readonly string[] Words =
        ["NULL", "NA", "N/A", "#N/A", "NaN", "none", "nil", "missing", "-", "--", "---", "n.a.", "?", "(null)", "(blank)", "#NULL!"];

    public static bool Is(ReadOnlySpan<char> text)
    {
        // Numbers and ISO dates leave at once: this is asked of every cell.
        if (text.Length > 0 && char.IsAsciiDigit(text[0])) return false;
        text = text.Trim();
        return text.IsEmpty || IsWord(text);
    }

    public static bool IsWord(ReadOnlySpan<char> text)
    {
        if (text.Length > 9) return false;
        foreach (var word in Words)
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
