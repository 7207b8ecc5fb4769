using System.Globalization;
using System.Text;
using Pumpjack.Platform.Tabular;
using Pumpjack.Production.DailyProduction;

namespace Pumpjack.Integrations.Imports;

/// <summary>The cells of one row by field, with what is wrong in them.</summary>
internal sealed class RowCells(TabularRow row, ImportPlan plan)
{
    /// <summary>Stands between cells in <see cref="Joined"/>; no cell holds it that means anything.</summary>
    public const char Between = '\u001f';

    readonly StringBuilder joined = new();
    readonly Dictionary<string, PlannedColumn> columns = plan.Columns.ToDictionary(c => c.Field.Name);

    /// <summary>What could not be read in the current row.</summary>
    public List<(string Column, string Code, string Reason)> Errors { get; } = [];

    public bool Has(string field) => columns.ContainsKey(field);

    public string? Text(string field) => columns.TryGetValue(field, out var c) ? row.TextOrNull(c.Column) : null;

    /// <summary>The API number, without what some files write before its digits: "A_30015420140000", "API# 42-317-31743".</summary>
    public string? Api
    {
        get
        {
            if (Text("apiNumber") is not { } text || char.IsAsciiDigit(text[0]))
                return Text("apiNumber");
            var digits = text.AsSpan().TrimStart("APIapi_#:. ");
            return digits.Length >= 10 && char.IsAsciiDigit(digits[0]) ? digits.ToString() : text;
        }
    }

    /// <summary>The name of a field's column in the file.</summary>
    public string? ColumnOf(string field) => columns.TryGetValue(field, out var c) ? c.Name : null;

    /// <summary>A number in the stored unit; null where the cell is missing, an error where it is no number.</summary>
    public decimal? Number(string field, Dictionary<string, OriginalValue>? original = null, UnitConversion? instead = null)
    {
        if (!columns.TryGetValue(field, out var c) || row.IsMissing(c.Column))
            return null;
        if (!row.TryDecimal(c.Column, out var value))
        {
            Errors.Add((c.Name, "not-a-number", $"\"{Short(row.TextOrNull(c.Column))}\" is no number."));
            return null;
        }
        var unit = instead ?? c.Unit;
        if (!unit.Converts)
            return value;
        if (Math.Abs(value) > 1e15m)
        {
            Errors.Add((c.Name, "out-of-range", "No measurement is that large."));
            return null;
        }
        original?.TryAdd(field, new OriginalValue(value, unit.Symbol!));
        return unit.Apply(value);
    }

    public DateOnly? Date(string field)
    {
        if (!columns.TryGetValue(field, out var c) || row.IsMissing(c.Column))
            return null;
        if (row.TryDate(c.Column, out var date))
            return date;
        Errors.Add((c.Name, "not-a-date", $"\"{Short(row.TextOrNull(c.Column))}\" is no date."));
        return null;
    }

    /// <summary>First day of the row's month, from one column or from a month and a year.</summary>
    public DateOnly? Month(string? everyRow)
    {
        if (everyRow is not null)
            return DateOnly.ParseExact(everyRow + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (!columns.TryGetValue("month", out var c))
            return null;
        if (columns.TryGetValue("year", out var y))
        {
            if (row.TryMonthNumber(c.Column, out var month) && row.TryDecimal(y.Column, out var year) && year is >= 1859 and <= 9998)
                return new DateOnly((int)year, month, 1);
        }
        else if (row.TryDate(c.Column, out var date))
        {
            return new DateOnly(date.Year, date.Month, 1);
        }
        Errors.Add((c.Name, "not-a-month", $"\"{Short(row.TextOrNull(c.Column))}\" is no month."));
        return null;
    }

    /// <summary>The row as a person sees it, for the list of rejected rows.</summary>
    public string?[] Cells() => [.. Enumerable.Range(0, plan.Layout.Columns.Count).Select(i => Short(row.Text(i).ToString()))];

    /// <summary>The row in one string: cheap to keep for the few rows that will be needed.</summary>
    public string Joined()
    {
        joined.Clear();
        for (var i = 0; i < plan.Layout.Columns.Count; i++)
        {
            if (i > 0)
                joined.Append(Between);
            var text = row.Text(i);
            joined.Append(text.Length > 200 ? text[..200] : text);
        }
        return joined.ToString();
    }

    static string? Short(string? text) => text is { Length: > 200 } ? text[..200] + "…" : text;
}
