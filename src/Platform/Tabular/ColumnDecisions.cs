using System.Globalization;

namespace Pumpjack.Platform.Tabular;

/// <summary>Turns evidence into the form of every column; what the evidence leaves open becomes an <see cref="Ambiguity"/>.</summary>
internal static class ColumnDecisions
{
    private static readonly string[] DateWords = ["date", "datum", "fecha", "dato", "timestamp"];
    private static readonly string[] MonthWords = ["month", "period", "períod", "mês", "yyyymm"];

    public static TableLayout Decide(TableLayout layout, IReadOnlyList<ColumnEvidence> evidence, LayoutHints hints, TabularOptions options)
    {
        var open = layout.Ambiguities.Where(a => !OwnCodes.Contains(a.Code)).ToList();
        var contents = evidence.Select((e, i) => ContentOf(layout, i, e)).ToArray();
        var (mark, thousands) = FileMarks(layout, evidence, contents, hints, open);
        var columns = new TableColumn[layout.Columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            var e = evidence[i];
            columns[i] = layout.Columns[i] with
            {
                Content = contents[i].Content,
                Date = contents[i].Date,
                Number = contents[i].Content == ColumnContent.Number ? NumberFormOf(layout.Columns[i], i, e, mark, thousands, hints, open) : new(mark, thousands),
                TwoDigitYearMax = options.TwoDigitYearMax,
                MissingWords = [.. e.MissingWords.Keys],
                Samples = e.Samples,
                Sentinels = hints.Sentinels ?? layout.Columns[i].Sentinels,
            };
        }
        SettleDates(columns, evidence, hints, options, open);
        for (var i = 0; i < columns.Length; i++)
            if (hints.Sentinels is null && columns[i].Content == ColumnContent.Number) AskSentinels(columns[i], i, evidence[i], open);
        return layout with { Columns = columns, DecimalMark = mark, ThousandsMark = thousands, Ambiguities = open };
    }

    // Found anew by every decision, so that a survey of the whole file replaces what the sample thought.
    private static readonly HashSet<string> OwnCodes =
        ["decimal-mark", "mixed-decimal-marks", "date-order", "mixed-date-order", "two-digit-year", "excel-serial", "compact-date", "sentinel"];

    private static (ColumnContent Content, DateForm Date) ContentOf(TableLayout layout, int index, ColumnEvidence e)
    {
        if (e.Values == 0) return (ColumnContent.Empty, DateForm.None);
        if (e.Dates >= 0.8 * e.Values)
            return (ColumnContent.Date, e.NumericOrder > 0 ? DateForm.Unsettled : e[DateForm.Month] * 2 > e.Dates ? DateForm.Month
                : e[DateForm.MonthName] > 0 ? DateForm.MonthName : DateForm.Iso);
        if (e.Numbers + e.Dates < 0.8 * e.Values) return (ColumnContent.Text, DateForm.None);
        var column = layout.Columns[index];
        var named = IsNamed(column, DateWords);
        if (e[DateForm.Compact] == e.Numbers && (named || column.IsUnnamed)) return (ColumnContent.Date, DateForm.Compact);
        if (e[DateForm.CompactMonth] == e.Numbers && (named || column.IsUnnamed || IsNamed(column, MonthWords)))
            return (ColumnContent.Date, DateForm.CompactMonth);
        if (named && e.SerialRange == e.Numbers)
            return (ColumnContent.Date, layout.Date1904 ? DateForm.ExcelSerial1904 : DateForm.ExcelSerial);
        return (ColumnContent.Number, DateForm.None);
    }

    private static bool IsNamed(TableColumn column, string[] words) =>
        !column.IsUnnamed && (Array.Exists(words, w => column.Name.Contains(w, StringComparison.OrdinalIgnoreCase))
            || (words == DateWords && (column.Name.Equals("data", StringComparison.OrdinalIgnoreCase)
                || column.Name.StartsWith("data de", StringComparison.OrdinalIgnoreCase) || column.Name.Equals("day", StringComparison.OrdinalIgnoreCase))));

    private static (char Decimal, char Thousands) FileMarks(TableLayout layout, IReadOnlyList<ColumnEvidence> evidence,
        (ColumnContent Content, DateForm)[] contents, LayoutHints hints, List<Ambiguity> open)
    {
        long dot = 0, comma = 0, dotUnclear = 0, commaUnclear = 0, dots = 0, commas = 0, spaces = 0, quotes = 0;
        string? example = null;
        for (var i = 0; i < evidence.Count; i++)
        {
            if (contents[i].Content != ColumnContent.Number) continue;
            var e = evidence[i];
            if (e.Percents * 2 > e.Numbers) continue;   // such a column speaks for itself only
            dot += e.DotDecimal + e.CommaThousands;
            comma += e.CommaDecimal + e.DotThousands;
            (dotUnclear, commaUnclear) = (dotUnclear + e.DotUnclear, commaUnclear + e.CommaUnclear);
            (dots, commas) = (dots + e.DotThousands, commas + e.CommaThousands);
            (spaces, quotes) = (spaces + e.SpaceThousands, quotes + e.QuoteThousands);
            example ??= e.UnclearNumber;
        }
        var settled = hints.DecimalMark is not null || dot + comma > 0;
        char mark;
        if (hints.DecimalMark is { } asked) mark = asked;
        else if (dot + comma > 0) mark = comma > dot ? ',' : '.';
        else if (commaUnclear == 0)
        {
            mark = '.';
            // Commas between the cells leave the dot to the decimals; with any other delimiter 1.234 stays open.
            if (dotUnclear > 0)
                open.Add(new("decimal-mark", $"Is {example} a little more than {Whole(example)} or a thousand times that?", null, [".", ","],
                    layout.Delimiter == ',' ? "." : null));
        }
        else
        {
            mark = '.';
            open.Add(new("decimal-mark", $"Is the mark in {example} a decimal mark or a thousands mark?", null, [".", ","]));
        }
        if (!settled) return (mark, '\0');
        var thousands = mark == '.' && commas + commaUnclear > 0 ? ',' : mark == ',' && dots + dotUnclear > 0 ? '.'
            : spaces > 0 ? ' ' : quotes > 0 ? '\'' : '\0';
        return (mark, thousands);
    }

    private static string Whole(string? number) => number is null ? "it" : number[..Math.Max(1, number.IndexOfAny(['.', ',']))];

    private static NumberForm NumberFormOf(TableColumn column, int index, ColumnEvidence e, char mark, char thousands, LayoutHints hints, List<Ambiguity> open)
    {
        var dot = e.DotDecimal + e.CommaThousands;
        var comma = e.CommaDecimal + e.DotThousands;
        var own = hints.DecimalMark is null && dot + comma > 0 ? (comma > dot ? ',' : '.') : mark;
        if (hints.DecimalMark is null && dot > 0 && comma > 0)
            open.Add(new("mixed-decimal-marks", $"Column '{column.Name}' uses both the dot and the comma as decimal mark.", index, [".", ","]));
        else if (own != mark)
            open.Add(new("decimal-mark", $"Column '{column.Name}' uses '{own}' as decimal mark, unlike the rest of the table.", index, [".", ","], own.ToString()));
        if (own == mark) return new(own, thousands != '\0' ? thousands : ThousandsOf(e, own));
        return new(own, ThousandsOf(e, own));
    }

    private static char ThousandsOf(ColumnEvidence e, char mark) =>
        mark == '.' && e.CommaThousands > 0 ? ',' : mark == ',' && e.DotThousands > 0 ? '.' : e.SpaceThousands > 0 ? ' ' : '\0';

    private static void SettleDates(TableColumn[] columns, IReadOnlyList<ColumnEvidence> evidence, LayoutHints hints, TabularOptions options, List<Ambiguity> open)
    {
        var settled = DateForm.None;
        for (var i = 0; i < columns.Length; i++)
        {
            var (c, e) = (columns[i], evidence[i]);
            if (c.Date != DateForm.Unsettled) continue;
            long monthFirst = e[DateForm.MonthFirst], dayFirst = e[DateForm.DayFirst];
            var form = hints.DateOrder is { } asked ? asked
                : monthFirst > 0 && dayFirst == 0 ? DateForm.MonthFirst
                : dayFirst > 0 && monthFirst == 0 ? DateForm.DayFirst
                : e.NumericOrder == e.EitherWayDates ? DateForm.DayFirst
                : DateForm.Unsettled;
            columns[i] = c with { Date = form };
            if (form != DateForm.Unsettled && monthFirst + dayFirst > 0) settled = settled is DateForm.None || settled == form ? form : DateForm.Unsettled;
        }
        for (var i = 0; i < columns.Length; i++)
        {
            var (c, e) = (columns[i], evidence[i]);
            if (c.Date == DateForm.Unsettled)
            {
                if (e[DateForm.MonthFirst] > 0)
                    open.Add(new("mixed-date-order", $"Column '{c.Name}' holds dates that can only be day first and dates that can only be month first, such as {e.OtherOrderDate}.",
                        i, [nameof(DateForm.DayFirst), nameof(DateForm.MonthFirst)]));
                else if (settled is DateForm.DayFirst or DateForm.MonthFirst)
                {
                    columns[i] = c with { Date = settled };
                    open.Add(new("date-order", $"Column '{c.Name}' leaves the order of day and month open; another column of the table settles it.",
                        i, [nameof(DateForm.DayFirst), nameof(DateForm.MonthFirst)], settled.ToString()));
                }
                else
                    open.Add(new("date-order", $"Does {e.UnclearDate} in column '{c.Name}' begin with the day or with the month?",
                        i, [nameof(DateForm.DayFirst), nameof(DateForm.MonthFirst)]));
            }
            if (c.Date is DateForm.ExcelSerial or DateForm.ExcelSerial1904)
            {
                var form = hints.Date1904 is { } since ? since ? DateForm.ExcelSerial1904 : DateForm.ExcelSerial : c.Date;
                columns[i] = c with { Date = form };
                if (hints.Date1904 is null)
                    open.Add(new("excel-serial", $"The numbers of column '{c.Name}', such as {e.Samples[0]}, are read as Excel day numbers.", i, ["1900", "1904"],
                        form == DateForm.ExcelSerial ? "1900" : "1904"));
            }
            if (c.Date is DateForm.Compact or DateForm.CompactMonth && c.IsUnnamed)
                open.Add(new("compact-date", $"The numbers of column {c.Index + 1}, such as {e.Samples[0]}, are read as dates.", i, ["date", "number"], "date"));
            if (e.TwoDigitYears > 0 && c.Content == ColumnContent.Date)
            {
                var window = string.Create(CultureInfo.InvariantCulture, $"{options.TwoDigitYearMax - 99}-{options.TwoDigitYearMax}");
                open.Add(new("two-digit-year", $"Two-digit years of column '{c.Name}' are read as {window}.", i, [window], window));
            }
        }
    }

    private static void AskSentinels(TableColumn column, int index, ColumnEvidence e, List<Ambiguity> open)
    {
        foreach (var (value, count) in e.Sentinels)
            open.Add(new("sentinel", string.Create(CultureInfo.InvariantCulture,
                $"Column '{column.Name}' holds {value} {count} times. Does it stand for 'not measured'?"), index, ["missing", "value"], Value: value));
    }
}
