namespace Pumpjack.Platform.Tabular;

/// <summary>Where a table stands in its sample: indexes into the sample's rows, columns from 0.</summary>
internal sealed record TablePlace(int Left, int Right, int FirstData, IReadOnlyList<int> Header, int Units, string? Title = null)
{
    public bool HeaderAssumed { get; init; }
}

/// <summary>Tells notes, header, units and data apart: data is where the columns that turn out to be numbers or dates begin to be so.</summary>
internal static class HeaderFinder
{
    private const int MaxHeaderRows = 3;

    public static TablePlace? Find(Sample sample, int left, int right, LayoutHints hints)
    {
        var rows = sample.Rows;
        var typed = TypedColumns(rows, left, right);
        var data = hints.FirstDataRow is { } asked ? IndexOf(rows, asked) : FirstData(rows, typed, left, right);
        if (hints.HeaderRow == 0) return WithoutHeader(rows, left, right, hints);
        if (hints.HeaderRow is { } header)
        {
            var at = IndexOf(rows, header);
            if (data <= at) data = at + 1;
            var between = Enumerable.Range(at, Math.Max(1, data - at)).Where(i => i < rows.Count).ToList();
            var units = between.Count > 1 && IsUnitsRow(rows[between[^1]], left, right) ? between[^1] : -1;
            if (units >= 0) between.Remove(units);
            return new(left, right, data, between, units);
        }
        if (data < 0) return AllText(rows, left, right, typed);
        return WithHeader(rows, left, right, data);
    }

    /// <summary>Everything is data, from the first row that is not blank or the one asked for.</summary>
    public static TablePlace? WithoutHeader(IReadOnlyList<SampleRow> rows, int left, int right, LayoutHints hints)
    {
        if (hints.FirstDataRow is { } asked) return new(left, right, IndexOf(rows, asked), [], -1);
        for (var r = 0; r < rows.Count; r++)
            if (rows[r].Filled(left, right) > 0) return new(left, right, r, [], -1);
        return null;
    }

    private static int IndexOf(IReadOnlyList<SampleRow> rows, long number)
    {
        for (var i = 0; i < rows.Count; i++)
            if (rows[i].Number >= number) return i;
        throw new TabularRefusal("no-such-row", $"The table has no row {number} near its beginning.", number);
    }

    /// <summary>Columns whose lower half holds mostly numbers or dates.</summary>
    private static HashSet<int> TypedColumns(IReadOnlyList<SampleRow> rows, int left, int right)
    {
        var typed = new HashSet<int>();
        for (var c = left; c <= right; c++)
        {
            int hits = 0, values = 0;
            for (var r = rows.Count / 2; r < rows.Count; r++)
            {
                var look = rows[r][c].Look;
                if (look is CellLook.Number or CellLook.Date) { hits++; values++; }
                else if (look == CellLook.Text) values++;
            }
            if (values > 0 && hits >= 0.6 * values) typed.Add(c);
        }
        return typed;
    }

    private static int FirstData(IReadOnlyList<SampleRow> rows, HashSet<int> typed, int left, int right)
    {
        for (var r = 0; r < rows.Count; r++)
        {
            int hits = 0, values = 0;
            foreach (var c in typed)
            {
                var look = rows[r][c].Look;
                if (look is CellLook.Number or CellLook.Date) { hits++; values++; }
                else if (look == CellLook.Text) values++;
            }
            if (hits == 0 || hits < 0.6 * values) continue;
            // A lone number in a wide table is part of a title ("Report 2015") unless a header stands over it.
            if (hits > 1 || typed.Count == 1 || rows[r].Filled(left, right) > 2
                || (r > 0 && rows[r - 1].Filled(left, right) >= 0.6 * (right - left + 1) && IsHeaderLike(rows[r - 1], left, right, true))) return r;
        }
        return -1;
    }

    private static TablePlace WithHeader(IReadOnlyList<SampleRow> rows, int left, int right, int data)
    {
        var header = new List<int>();
        var units = -1;
        var missing = new HashSet<int>(Enumerable.Range(left, right - left + 1));   // columns without a name yet
        var expected = rows[data].Number - 1;
        for (var r = data - 1; r >= 0 && header.Count < MaxHeaderRows; r--)
        {
            var row = rows[r];
            if (row.IsBlank)
            {
                if (header.Count > 0 || units >= 0) break;
                continue;   // blank lines between the header and its data
            }
            if (header.Count > 0 && row.Number != expected) break;
            expected = row.Number - 1;
            if (!IsHeaderLike(row, left, right, header.Count == 0 && units < 0)) break;
            if (header.Count == 0 && units < 0 && r > 0 && IsUnitsRow(row, left, right) && HeaderAbove(rows, r, left, right)) { units = r; continue; }
            if (header.Count > 0 && !Names(row, missing, left, right)) break;
            header.Insert(0, r);
            for (var c = left; c <= right; c++)
                if (row[c].Look != CellLook.Blank) missing.Remove(c);
        }
        return new(left, right, data, header, units);
    }

    private static bool HeaderAbove(IReadOnlyList<SampleRow> rows, int r, int left, int right) =>
        rows[r - 1].Number == rows[r].Number - 1 && IsHeaderLike(rows[r - 1], left, right, true);

    /// <summary>A row above belongs to the header only where it names columns that the rows below leave open.</summary>
    private static bool Names(SampleRow row, HashSet<int> missing, int left, int right) =>
        row.Filled(left, right) > 1 && missing.Any(c => row[c].Look != CellLook.Blank);

    private static bool IsHeaderLike(SampleRow row, int left, int right, bool lowest)
    {
        int text = 0, other = 0;
        for (var c = left; c <= right; c++)
        {
            var look = row[c].Look;
            if (look is CellLook.Text or CellLook.Missing) text++;
            else if (look != CellLook.Blank) other++;
        }
        // One text over a wide table is a title.
        return text > other && (text > 1 || right == left || (lowest && right - left < 2));
    }

    private static bool IsUnitsRow(SampleRow row, int left, int right)
    {
        int units = 0, filled = 0;
        for (var c = left; c <= right; c++)
        {
            if (row[c].Look == CellLook.Blank) continue;
            filled++;
            if (UnitWords.IsUnit(row[c].Text)) units++;
        }
        return units > 0 && units >= 0.6 * filled;
    }

    /// <summary>No column of numbers: the first full row is taken for the header, and says so.</summary>
    private static TablePlace? AllText(IReadOnlyList<SampleRow> rows, int left, int right, HashSet<int> typed)
    {
        var widest = rows.Count == 0 ? 0 : rows.Max(r => r.Filled(left, right));
        for (var r = 0; r < rows.Count; r++)
        {
            if (rows[r].IsBlank || rows[r].Filled(left, right) < 0.6 * widest) continue;
            var row = rows[r];
            var names = Enumerable.Range(left, right - left + 1).Select(c => row[c]).Where(c => c.Look != CellLook.Blank).Select(c => c.Text.Trim()).ToList();
            return names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count && typed.Count == 0 && names.Count > 1
                ? new(left, right, r + 1, [r], -1) { HeaderAssumed = true }
                : new(left, right, r, [], -1) { HeaderAssumed = true };
        }
        return null;
    }
}
