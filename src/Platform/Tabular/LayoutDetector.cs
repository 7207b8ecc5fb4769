using System.Globalization;
using System.Text.RegularExpressions;

namespace Pumpjack.Platform.Tabular;

/// <summary>Finds table, header, units and the form of every column in a sample.</summary>
internal static partial class LayoutDetector
{
    private const int MaxNotes = 50;

    public static TableLayout Detect(Sample sample, TableLayout file, LayoutHints hints, TabularOptions options)
    {
        if (sample.Rows.All(r => r.IsBlank)) return file;
        var open = file.Ambiguities.ToList();
        var place = ChoosePlace(sample, hints, open);
        if (place is null) return file with { Ambiguities = open };
        if (hints.Table != "all" && AskRecordTypes(sample, place, file, open)) place = HeaderFinder.WithoutHeader(sample.Rows, 0, sample.Width - 1, hints) ?? place;
        var layout = file with
        {
            FirstDataRow = place.FirstData < sample.Rows.Count ? sample.Rows[place.FirstData].Number : sample.Rows[^1].Number + 1,
            HeaderRow = place.Header.Count == 0 ? 0 : sample.Rows[place.Header[0]].Number,
            HeaderRows = place.Header.Count == 0 ? 0 : (int)(sample.Rows[place.Header[^1]].Number - sample.Rows[place.Header[0]].Number + 1),
            UnitsRow = place.Units < 0 ? 0 : sample.Rows[place.Units].Number,
            Title = place.Title,
            Columns = NameColumns(sample, place),
            Notes = NotesAbove(sample, place),
        };
        layout = layout with
        {
            RowsAboveHeader = (int)((layout.HeaderRow > 0 ? layout.HeaderRow : layout.FirstDataRow) - 1),
            Place = place.Left > 0 || place.Right < sample.Width - 1 || hints.Table is not null and not "all" ? NameOf(sample, place) : null,
        };
        if (hints.HeaderRow is null) AskHeader(sample, place, layout, open);
        AskUnits(layout, open);
        var evidence = Array.ConvertAll([.. layout.Columns], _ => new ColumnEvidence());
        for (var r = place.FirstData; r < sample.Rows.Count; r++)
            for (var i = 0; i < evidence.Length; i++)
                evidence[i].Add(sample.Rows[r][layout.Columns[i].Index]);
        return ColumnDecisions.Decide(layout with { Ambiguities = open }, evidence, hints, options);
    }

    /// <summary>One table, or the one of several that holds numbers; which one is asked where more than one does.</summary>
    private static TablePlace? ChoosePlace(Sample sample, LayoutHints hints, List<Ambiguity> open)
    {
        var right = sample.Width - 1;
        var left = 0;
        while (left < right && sample.Rows.All(r => r[left].Look == CellLook.Blank)) left++;
        var whole = HeaderFinder.Find(sample, left, right, hints);
        if (hints.Table == "all" || whole is null) return whole;
        var groups = SideBySide(sample, whole);
        if (groups.Count < 2) return whole;
        var places = groups
            .Select(g => (Place: HeaderFinder.Find(sample, g.Left, g.Right, hints), g.Title))
            .Where(g => g.Place is { Header.Count: > 0 })
            .Select(g => g.Place! with { Title = g.Title })
            .ToList();
        if (hints.Table is { } wanted)
            return places.Find(p => NameOf(sample, p).Equals(wanted, StringComparison.OrdinalIgnoreCase))
                ?? throw new TabularRefusal("no-such-table", $"The sheet has no table {wanted}.");
        var filled = places.Where(p => p.FirstData < sample.Rows.Count && HasNumbers(sample, p)).ToList();
        if (filled.Count == 0) return whole;
        var options = places.ConvertAll(p => NameOf(sample, p));
        var chosen = filled[0];
        open.Add(new("several-tables",
            $"The sheet holds {places.Count} tables side by side" + (filled.Count == 1 ? $"; only {NameOf(sample, chosen)} holds numbers." : "."),
            null, [.. options, "all"], filled.Count == 1 ? NameOf(sample, chosen) : null));
        return chosen;
    }

    private static bool HasNumbers(Sample sample, TablePlace place)
    {
        for (var r = place.FirstData; r < sample.Rows.Count; r++)
            for (var c = place.Left; c <= place.Right; c++)
                if (sample.Rows[r][c].Look is CellLook.Number or CellLook.Date) return true;
        return false;
    }

    /// <summary>Splits at columns that are blank from the header down and not part of a wider cell, where the same names come again.</summary>
    private static List<(int Left, int Right, string? Title)> SideBySide(Sample sample, TablePlace whole)
    {
        var groups = new List<(int Left, int Right, string? Title)>();
        if (whole.Header.Count == 0) return groups;
        var top = whole.Header[0];
        var start = -1;
        for (var c = whole.Left; c <= whole.Right + 1; c++)
        {
            var blank = c > whole.Right || IsGap(sample, c, top);
            if (!blank && start < 0) start = c;
            if (!blank || start < 0) continue;
            groups.Add((start, c - 1, TitleOver(sample, top, start, c - 1)));
            start = -1;
        }
        if (groups.Count < 2) return [];
        var names = groups.SelectMany(g => Enumerable.Range(g.Left, g.Right - g.Left + 1)
            .Select(c => sample.Rows[whole.Header[^1]][c].Text.Trim()).Where(n => n.Length > 0).Distinct()).ToList();
        return names.Count == names.Distinct(StringComparer.OrdinalIgnoreCase).Count() ? [] : groups;
    }

    private static bool IsGap(Sample sample, int column, int top)
    {
        for (var r = top; r < sample.Rows.Count; r++)
            if (sample.Rows[r][column].Look != CellLook.Blank) return false;
        var row = sample.Rows[top].Number;
        return !sample.Merges.Any(m => m.Left <= column && column <= m.Right && m.Bottom >= row - 1);
    }

    private static string? TitleOver(Sample sample, int top, int left, int right)
    {
        for (var r = top; r >= Math.Max(0, top - 2); r--)
            if (sample.Rows[r].Filled(left, right) == 1)
                return Enumerable.Range(left, right - left + 1).Select(c => sample.Rows[r][c].Text.Trim()).First(t => t.Length > 0);
        return null;
    }

    private static string NameOf(Sample sample, TablePlace place)
    {
        var top = place.Header.Count > 0 ? sample.Rows[place.Header[0]].Number : sample.Rows[place.FirstData].Number;
        return $"{ColumnLetters.Of(place.Left)}{top}:{ColumnLetters.Of(place.Right)}";
    }

    private static List<TableColumn> NameColumns(Sample sample, TablePlace place)
    {
        var columns = new List<TableColumn>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var c = place.Left; c <= place.Right; c++)
        {
            // A column without a name that only carries the second half of a wider cell is no column.
            var name = HeaderText(sample, place, c);
            var unnamed = name.Length == 0;
            if (unnamed && sample.Merges.Any(m => m.Left < c && c <= m.Right) && sample.Rows.Skip(place.FirstData).All(r => r[c].Look == CellLook.Blank)) continue;
            if (unnamed) name = $"Column {c + 1}";
            var full = name;
            for (var n = 2; !taken.Add(full); n++) full = $"{name} ({n})";
            var unit = place.Units >= 0 ? sample.Rows[place.Units][c].Text.Trim() : "";
            columns.Add(new(c, full) { IsUnnamed = unnamed, Unit = unit.Length > 0 ? unit : unnamed ? null : UnitWords.InHeader(name) });
        }
        return columns;
    }

    /// <summary>Header texts from top to bottom; a group's name stands over its first column and is carried to the named ones beside it.</summary>
    private static string HeaderText(Sample sample, TablePlace place, int column)
    {
        var parts = new List<string>();
        for (var h = 0; h < place.Header.Count; h++)
        {
            var text = sample.Rows[place.Header[h]][column].Text;
            if (string.IsNullOrWhiteSpace(text) && h < place.Header.Count - 1 && HasTextBelow(sample, place, h, column))
                text = GroupName(sample, place, h, column);
            text = Blanks().Replace(text, " ").Trim();
            if (text.Length > 0) parts.Add(text);
        }
        return string.Join(' ', parts);
    }

    private static bool HasTextBelow(Sample sample, TablePlace place, int h, int column)
    {
        for (var below = h + 1; below < place.Header.Count; below++)
            if (!string.IsNullOrWhiteSpace(sample.Rows[place.Header[below]][column].Text)) return true;
        return false;
    }

    private static string GroupName(Sample sample, TablePlace place, int h, int column)
    {
        for (var c = column - 1; c >= place.Left; c--)
        {
            var text = sample.Rows[place.Header[h]][c].Text;
            if (!string.IsNullOrWhiteSpace(text)) return HasTextBelow(sample, place, h, c) ? text : "";
        }
        return "";
    }

    private static List<TableNote> NotesAbove(Sample sample, TablePlace place)
    {
        var notes = new List<TableNote>();
        for (var r = 0; r < (place.Header.Count > 0 ? place.Header[0] : place.FirstData) && r < sample.Rows.Count; r++)
            for (var c = 0; c < sample.Rows[r].Cells.Length; c++)
            {
                var cell = sample.Rows[r].Cells[c];
                if (cell.Look != CellLook.Blank && notes.Count < MaxNotes) notes.Add(new(sample.Rows[r].Number, c, cell.Text.Trim()));
            }
        return notes;
    }

    /// <summary>The options of both questions are rows, as <see cref="LayoutHints.HeaderRow"/> takes them; 0 is none.</summary>
    private static void AskHeader(Sample sample, TablePlace place, TableLayout layout, List<Ambiguity> open)
    {
        if (place.Header.Count == 0)
        {
            open.Add(new("no-header", "The table has no header; its columns must be named.", null, ["0", Row(layout.FirstDataRow)], "0"));
            return;
        }
        if (place.HeaderAssumed)
            open.Add(new("header", $"Row {layout.HeaderRow} is taken for the header, for every column holds text.", null, [Row(layout.HeaderRow), "0"], Row(layout.HeaderRow)));
        // A row above that is as full as the header may be data as well: a list of names and values.
        var first = place.Header[0];
        if (first > 0 && sample.Rows[first - 1].Number == layout.HeaderRow - 1
            && sample.Rows[first - 1].Filled(place.Left, place.Right) >= sample.Rows[first].Filled(place.Left, place.Right))
            open.Add(new("header", $"Is row {layout.HeaderRow} the header of the table?", null, [Row(layout.HeaderRow), Row(layout.HeaderRow - 1), "0"]));
    }

    private static string Row(long row) => row.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text file whose rows differ in width is not one table; true where it is so.</summary>
    private static bool AskRecordTypes(Sample sample, TablePlace place, TableLayout file, List<Ambiguity> open)
    {
        if (file.Delimiter == '\0') return false;
        var data = sample.Rows.Skip(place.FirstData).Where(r => !r.IsBlank).ToList();
        if (data.Count < 3) return false;
        var widths = data.GroupBy(r => r.Cells.Length).OrderByDescending(g => g.Count()).ToList();
        if (widths[0].Count() >= 0.8 * data.Count) return false;
        open.Add(new("several-record-types", $"Rows hold between {widths.Min(g => g.Key)} and {widths.Max(g => g.Key)} cells; the file is not one table.", null, ["all"]));
        return true;
    }

    private static void AskUnits(TableLayout layout, List<Ambiguity> open)
    {
        for (var i = 0; i < layout.Columns.Count; i++)
            if (layout.Columns[i].Unit is { } unit && UnitWords.HasUnclearPrefix(unit))
                open.Add(new("unit-prefix", $"Does '{unit}' in column '{layout.Columns[i].Name}' mean thousand or million?", i, ["thousand", "million"]));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

/// <summary>Column numbers as a spreadsheet letters them: 0 is A, 26 is AA.</summary>
internal static class ColumnLetters
{
    public static string Of(int column)
    {
        var letters = "";
        for (column++; column > 0; column = (column - 1) / 26) letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }
}
