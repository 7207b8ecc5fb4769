using System.Globalization;
using System.Text;
using System.Xml;

namespace Pumpjack.Platform.Tabular;

/// <summary>Streams the rows of a sheet. What the sheet says of itself is checked: row and cell references, style and text numbers.</summary>
internal sealed class XlsxSource : RowSource
{
    public const int MaxRows = 1_048_576, MaxColumns = 16_384;

    private readonly XmlReader reader;
    private readonly List<string> texts;
    private readonly XlsxPackage package;
    private readonly TabularOptions options;
    private readonly StringBuilder text = new();
    private readonly char[] chunk = new char[512];
    private bool inRows;

    public XlsxSource(XlsxPackage package, System.IO.Compression.ZipArchiveEntry part, TabularOptions options)
    {
        (this.package, this.options) = (package, options);
        var budget = new ByteBudget(options.MaxExpandedBytes);
        try
        {
            texts = package.SharedTexts(budget);
            reader = XmlPart.Open(part, budget);
        }
        catch (Exception e) when (XmlPart.IsDamage(e))
        {
            throw new TabularRefusal("damaged-workbook", "The workbook's texts are damaged.", e);
        }
    }

    public long RowNumber { get; private set; }

    public override void Dispose() => reader.Dispose();

    public override bool Next(TabularRow row)
    {
        row.Count = 0;
        try
        {
            while (XmlPart.Step(reader))
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "sheetData") inRows = !reader.IsEmptyElement;
                else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "sheetData") inRows = false;
                else if (inRows && reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
                {
                    ReadRow(row);
                    if (row.Count > 0) return true;
                }
            }
            return false;
        }
        catch (TabularRefusal)
        {
            throw;
        }
        catch (Exception e) when (XmlPart.IsDamage(e))
        {
            throw new TabularRefusal("damaged-workbook", $"The sheet is damaged or cut off after row {RowNumber}.", RowNumber);
        }
    }

    private void ReadRow(TabularRow row)
    {
        var stated = reader.GetAttribute("r");
        var number = RowNumber + 1;
        if (stated is not null && (!long.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number <= RowNumber))
            throw new TabularRefusal("damaged-workbook", $"The row after row {RowNumber} says it is row '{Short(stated)}'.", RowNumber + 1);
        if (number > MaxRows) throw new TabularRefusal("damaged-workbook", $"A sheet has {MaxRows:N0} rows; this one says row {number}.", RowNumber + 1);
        RowNumber = number;
        (row.Number, row.Line, row.Base, row.End) = (number, number, 0, 0);
        if (reader.IsEmptyElement) return;
        var depth = reader.Depth;
        while (XmlPart.Step(reader) && reader.Depth > depth)
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c") ReadCell(row);
    }

    private void ReadCell(TabularRow row)
    {
        string? place = reader.GetAttribute("r"), style = reader.GetAttribute("s"), type = reader.GetAttribute("t");
        var column = row.Count;
        if (place is not null)
        {
            if (!TryCell(place, out var at, out column) || at != RowNumber || column < row.Count)
                throw new TabularRefusal("damaged-workbook", $"A cell of row {RowNumber} says it is cell '{Short(place)}'.", RowNumber, row.Count + 1);
        }
        if (column >= MaxColumns) throw new TabularRefusal("too-many-columns", $"Row {RowNumber} has more than {MaxColumns:N0} cells.", RowNumber, column + 1);
        while (row.Count < column) row.Add();
        var isDate = false;
        if (style is not null)
        {
            if (!int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || (index >= package.DateStyles.Count && package.DateStyles.Count > 0))
                throw Bad(column, "has a style the workbook does not define");
            isDate = index < package.DateStyles.Count && package.DateStyles[index];
        }
        text.Clear();
        if (!reader.IsEmptyElement) ReadContent(type == "inlineStr");
        ref var cell = ref row.Add();
        if (text.Length > 0) SetValue(row, ref cell, type, isDate, column);
    }

    /// <summary>Leaves the cell's value, or its inline text, in <see cref="text"/>; formulas are passed over.</summary>
    private void ReadContent(bool inline)
    {
        var depth = reader.Depth;
        while (XmlPart.Step(reader) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (inline && reader.LocalName == "is") XlsxText.Read(reader, text, options.MaxCellChars);
            else if (!inline && reader.LocalName == "v" && !reader.IsEmptyElement) ReadValue();
        }
    }

    private void ReadValue()
    {
        var depth = reader.Depth;
        while (XmlPart.Step(reader) && reader.Depth > depth)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            int read;
            while ((read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
            {
                if (text.Length + read > options.MaxCellChars) throw new TabularRefusal("cell-too-long", $"A cell of row {RowNumber} is too long.", RowNumber);
                text.Append(chunk, 0, read);
            }
        }
    }

    private void SetValue(TabularRow row, ref Cell cell, string? type, bool isDate, int column)
    {
        switch (type)
        {
            case "s":
                if (!int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= texts.Count)
                    throw Bad(column, "points to a text the workbook does not hold");
                SetText(row, ref cell, texts[index], CellKind.Text);
                break;
            case "inlineStr" or "str" or "d":
                SetText(row, ref cell, XlsxText.Unescape(text.ToString()), CellKind.Text);
                break;
            case "e":
                SetText(row, ref cell, text.ToString(), CellKind.Error);
                break;
            case "b":
                (cell.Kind, cell.Start, cell.Number) = (CellKind.Boolean, -1, Value().Trim() is "1" or "true" ? 1 : 0);
                break;
            case null or "n":
                if (!double.TryParse(Value(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                    throw Bad(column, "is no number though it says so");
                (cell.Kind, cell.Start, cell.Number) = (isDate ? CellKind.Date : CellKind.Number, -1, number);
                break;
            default:
                throw Bad(column, "is of an unknown type");
        }
    }

    private ReadOnlySpan<char> Value()
    {
        // Values are short; a longer one is no number and fails the parse.
        var length = Math.Min(text.Length, chunk.Length);
        text.CopyTo(0, chunk, length);
        return chunk.AsSpan(0, length);
    }

    private void SetText(TabularRow row, ref Cell cell, string value, CellKind kind)
    {
        if (row.End + value.Length > options.MaxRowChars) throw new TabularRefusal("row-too-long", $"Row {RowNumber} is too long.", RowNumber);
        (cell.Kind, cell.Start, cell.Length) = (value.Length == 0 ? CellKind.Blank : kind, row.End, value.Length);
        row.Append(value);
    }

    private TabularRefusal Bad(int column, string what) =>
        new("damaged-workbook", $"Cell {ColumnLetters.Of(column)}{RowNumber} {what}.", RowNumber, column + 1);

    private static string Short(string text) => text.Length > 20 ? text[..20] : text;

    /// <summary>Reads B12 as row 12 and column 1 (from 0).</summary>
    public static bool TryCell(ReadOnlySpan<char> place, out long row, out int column)
    {
        (row, column) = (0, 0);
        var i = 0;
        for (; i < place.Length && char.IsAsciiLetter(place[i]); i++)
        {
            if (i == 4) return false;
            column = column * 26 + (char.ToUpperInvariant(place[i]) - 'A' + 1);
        }
        column--;
        return i > 0 && place.Length - i is > 0 and < 10 && long.TryParse(place[i..], NumberStyles.None, CultureInfo.InvariantCulture, out row);
    }

    public static bool TryRange(string range, out MergedCells cells)
    {
        cells = default;
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        if (!TryCell(colon < 0 ? range : range.AsSpan(0, colon), out var top, out var left)) return false;
        var (bottom, right) = (top, left);
        if (colon >= 0 && !TryCell(range.AsSpan(colon + 1), out bottom, out right)) return false;
        cells = new(top, left, bottom, right);
        return bottom >= top && right >= left;
    }
}
