using System.Globalization;

namespace Pumpjack.Platform.Tabular;

/// <summary>Counts what the cells of one column prove, over a sample or a whole file.</summary>
internal sealed class ColumnEvidence
{
    private const int MaxSamples = 5;
    private static readonly decimal[] KnownSentinels = [-99m, -999m, -9999m, -99999m, -999.25m, -9999.25m, -999.9m, -999.99m, -99.99m];

    private readonly Dictionary<string, long> missingWords = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<decimal, long> sentinels = [];
    private readonly long[] dates = new long[Enum.GetValues<DateForm>().Length];
    private readonly List<string> samples = [];

    public long Values { get; private set; }
    public long Numbers { get; private set; }
    public long Texts { get; private set; }
    /// <summary>Numbers closed by a per cent sign; they often come from another hand than the rest of the file.</summary>
    public long Percents { get; private set; }
    public long Blanks { get; private set; }
    public long DotDecimal { get; private set; }
    public long CommaDecimal { get; private set; }
    public long DotThousands { get; private set; }
    public long CommaThousands { get; private set; }
    public long SpaceThousands { get; private set; }
    public long QuoteThousands { get; private set; }
    public long DotUnclear { get; private set; }
    public long CommaUnclear { get; private set; }
    public long EitherWayDates { get; private set; }
    public long TwoDigitYears { get; private set; }
    public long SerialRange { get; private set; }
    public long TypedDates { get; private set; }
    public string? UnclearNumber { get; private set; }
    public string? UnclearDate { get; private set; }
    public string? OtherOrderDate { get; private set; }

    public IReadOnlyDictionary<decimal, long> Sentinels => sentinels;
    public IReadOnlyDictionary<string, long> MissingWords => missingWords;
    public IReadOnlyList<string> Samples => samples;
    public long this[DateForm form] => dates[(int)form];

    /// <summary>Dates that cannot be plain numbers.</summary>
    public long Dates => TypedDates + this[DateForm.Iso] + this[DateForm.MonthFirst] + this[DateForm.DayFirst] + this[DateForm.Unsettled]
        + this[DateForm.MonthName] + this[DateForm.Month];

    public long NumericOrder => this[DateForm.MonthFirst] + this[DateForm.DayFirst] + this[DateForm.Unsettled];

    /// <summary>Takes a cell of the row; numbers of a workbook are judged as they are, without writing them out.</summary>
    public void Add(TabularRow row, int index)
    {
        var kind = index < row.Count ? row.Cells[index].Kind : CellKind.Blank;
        if (kind is not (CellKind.Number or CellKind.Date)) { Add(row.RawText(index)); return; }
        Values++;
        if (samples.Count < MaxSamples) samples.Add(row.RawText(index).ToString());
        if (kind == CellKind.Date) TypedDates++;
        else AddNumber(row.Cells[index].Number);
    }

    public void Add(SampleCell cell)
    {
        if (cell.Kind is not (CellKind.Number or CellKind.Date)) { Add(cell.Text); return; }
        Values++;
        if (samples.Count < MaxSamples) samples.Add(cell.Text);
        if (cell.Kind == CellKind.Date) TypedDates++;
        else if (NumberText.TryParse(cell.Text, NumberForm.Plain, out var value)) AddNumber((double)value);
        else Numbers++;
    }

    private void Add(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty) { Blanks++; return; }
        if (!char.IsAsciiDigit(text[0]) && MissingText.IsWord(text))
        {
            Blanks++;
            var word = text.ToString();
            missingWords[word] = missingWords.GetValueOrDefault(word) + 1;
            return;
        }
        Values++;
        if (samples.Count < MaxSamples) samples.Add(text.Length > 60 ? text[..60].ToString() : text.ToString());
        var signs = NumberText.Signs(text);
        if (signs != NumberSigns.None) { AddNumber(text, signs); return; }
        var date = DateText.Sign(text);
        if (!date.IsDate) { Texts++; return; }
        AddDate(text, date);
    }

    private void AddDate(ReadOnlySpan<char> text, DateSign date)
    {
        if (date.EitherWay) EitherWayDates++;
        if (date.TwoDigitYear) TwoDigitYears++;
        if (date.Form == DateForm.Unsettled && !date.EitherWay) UnclearDate ??= text.ToString();
        if (date.Form is DateForm.MonthFirst or DateForm.DayFirst
            && this[date.Form] == 0 && this[DateForm.MonthFirst] + this[DateForm.DayFirst] > 0) OtherOrderDate = text.ToString();
        dates[(int)date.Form]++;
    }

    private void AddNumber(ReadOnlySpan<char> text, NumberSigns signs)
    {
        Numbers++;
        if (signs == NumberSigns.Number)
        {
            if (text.Length is 6 or 8 && DateText.Sign(text) is { IsDate: true } compact) dates[(int)compact.Form]++;
            if (text.Length == 5 && text[0] is >= '2' and <= '7') SerialRange++;
        }
        else
        {
            if (signs.HasFlag(NumberSigns.Percent)) Percents++;
            if (signs.HasFlag(NumberSigns.DotDecimal)) DotDecimal++;
            if (signs.HasFlag(NumberSigns.CommaDecimal)) CommaDecimal++;
            if (signs.HasFlag(NumberSigns.DotThousands)) DotThousands++;
            if (signs.HasFlag(NumberSigns.CommaThousands)) CommaThousands++;
            if (signs.HasFlag(NumberSigns.SpaceThousands)) SpaceThousands++;
            if (signs.HasFlag(NumberSigns.QuoteThousands)) QuoteThousands++;
            if (signs.HasFlag(NumberSigns.DotUnclear)) { DotUnclear++; UnclearNumber ??= text.ToString(); }
            if (signs.HasFlag(NumberSigns.CommaUnclear)) { CommaUnclear++; UnclearNumber ??= text.ToString(); }
            if (text.Length > 6 && signs.HasFlag(NumberSigns.DotDecimal) && text[5] == '.' && text[0] is >= '2' and <= '7') SerialRange++;
        }
        if (text[0] == '-') AddSentinel(text);
    }

    private void AddNumber(double number)
    {
        Numbers++;
        if (number is >= 20_000 and < 80_000) SerialRange++;
        if (number is >= 180_001 and <= 22_001_231 && number == Math.Truncate(number))
        {
            var text = ((int)number).ToString(CultureInfo.InvariantCulture);
            if (text.Length is 6 or 8 && DateText.Sign(text) is { IsDate: true } compact) dates[(int)compact.Form]++;
        }
        if (number < 0 && NumberText.TryFromDouble(number, out var value)) AddSentinel(value);
    }

    private void AddSentinel(ReadOnlySpan<char> text)
    {
        if (NumberText.TryParse(text, CommaDecimal > DotDecimal ? new NumberForm(',', '\0') : NumberForm.Plain, out var value)) AddSentinel(value);
    }

    private void AddSentinel(decimal value)
    {
        if (Array.IndexOf(KnownSentinels, value) >= 0) sentinels[value] = sentinels.GetValueOrDefault(value) + 1;
    }
}
