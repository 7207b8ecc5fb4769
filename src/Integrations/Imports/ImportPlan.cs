using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Tabular;
using Pumpjack.Platform.Units;

namespace Pumpjack.Integrations.Imports;

/// <summary>A column of the file, as it will be read.</summary>
internal sealed record PlannedColumn(int Column, ImportField Field, UnitConversion Unit, string Name);

/// <summary>
/// How a file will be read: its kind, its columns, their units, and what must be asked first. Pure: made from the layout and what the
/// sender said. Nothing is guessed silently; what the file or the sender does not settle becomes a question.
/// </summary>
internal sealed class ImportPlan
{
    static readonly string[] VolumeFields = ["oilVolume", "gasVolume", "waterVolume", "condensateVolume", "injectionVolume", "injectionGasVolume"];

    public required ImportKind? Kind { get; init; }
    public required TableLayout Layout { get; init; }
    public required IReadOnlyList<PlannedColumn> Columns { get; init; }
    public required IReadOnlyList<ImportQuestion> Questions { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }
    /// <summary>Rows of the table that hold something and are no totals.</summary>
    public required long Rows { get; init; }

    /// <summary>The planned column of a field, or null.</summary>
    public PlannedColumn? this[string field] => Columns.FirstOrDefault(c => c.Field.Name == field);

    public static ImportPlan Make(TableLayout layout, long rows, ImportOptions options)
    {
        var questions = new List<ImportQuestion>();
        var findings = new List<Finding>();
        if (layout.IsEmpty)
        {
            TellOpen(layout, null, options.UnitPrefix, questions, findings);
            questions.Add(new ImportQuestion("no-table", "The file holds no table.", null, [], "headerRow"));
            return new ImportPlan { Rows = rows, Kind = null, Layout = layout, Columns = [], Questions = questions, Findings = findings };
        }

        var kind = options.Kind ?? KindOf(layout, options.Mapping);
        if (kind is null)
        {
            TellOpen(layout, null, options.UnitPrefix, questions, findings);
            questions.Add(new ImportQuestion("kind", "What the file holds is not clear from its columns: say what it is and which column is which.", null,
                ["wells", "daily_production", "monthly_volume"], "kind"));
            return new ImportPlan { Rows = rows, Kind = null, Layout = layout, Columns = [], Questions = questions, Findings = findings };
        }
        var mapped = Map(layout, kind.Value, options.Mapping, questions, findings);
        TellOpen(layout, [.. mapped.Select(m => m.Column)], options.UnitPrefix, questions, findings);
        var columns = mapped.Select(m => new PlannedColumn(m.Column, m.Field, UnitOf(layout.Columns[m.Column], m.Field, kind.Value, options, questions), layout.Columns[m.Column].Name)).ToList();
        Need(kind.Value, columns, options, layout, questions);
        if (questions.Any(q => q.Code == "units"))
            questions = [.. questions.Where(q => q.Code != "units"), Units(layout, questions)];
        return new ImportPlan { Rows = rows, Kind = kind, Layout = layout, Columns = columns, Questions = questions, Findings = findings };
    }

    /// <summary>What the file leaves open: questions where a column that is read depends on it, findings otherwise.</summary>
    static void TellOpen(TableLayout layout, HashSet<int>? read, string? prefix, List<ImportQuestion> questions, List<Finding> findings)
    {
        foreach (var open in layout.Ambiguities)
        {
            var column = open.Column is { } c ? layout.Columns[c].Name : null;
            if (open.Code == "unit-prefix" && prefix is not null)
                continue; // answered
            if (open.IsQuestion && (open.Column is not { } index || read?.Contains(index) != false))
                questions.Add(new ImportQuestion(open.Code, open.Message, column, [.. open.Options.Select(Word)], Answer(open.Code), open.Value));
            else
                findings.Add(new Finding(open.Code, Severity.Info, column ?? "", open.Assumed is null ? open.Message : $"{open.Message} Taken as {Said(open.Assumed)}."));
        }
    }

    /// <summary>The kind that the columns' names speak for, when exactly one does.</summary>
    static ImportKind? KindOf(TableLayout layout, IReadOnlyDictionary<string, string>? mapping)
    {
        HashSet<string> Named(ImportKind kind) => [.. Map(layout, kind, mapping, [], []).Select(m => m.Field.Name)];
        var daily = Named(ImportKind.DailyProduction);
        var monthly = Named(ImportKind.MonthlyVolume);
        var wells = Named(ImportKind.Wells);
        bool Identified(HashSet<string> fields) => fields.Contains("wellName") || fields.Contains("apiNumber");
        var hasDaily = Identified(daily) && daily.Contains("productionDate") && daily.Overlaps(VolumeFields) && DayDates(layout, mapping);
        var hasMonthly = Identified(monthly) && monthly.Contains("month") && monthly.Overlaps(VolumeFields);
        if (hasDaily != hasMonthly)
            return hasDaily ? ImportKind.DailyProduction : ImportKind.MonthlyVolume;
        if (hasDaily || !Identified(wells) || wells.Overlaps(VolumeFields) || daily.Contains("productionDate"))
            return null;
        return wells.Overlaps(["wellStatus", "surfaceLatitude", "totalDepth", "spudDate", "completionDate", "wellType"]) && (wells.Contains("apiNumber") || wells.Contains("wellName")) && !monthly.Contains("month")
            ? ImportKind.Wells
            : null;
    }

    static bool DayDates(TableLayout layout, IReadOnlyDictionary<string, string>? mapping)
    {
        var date = Map(layout, ImportKind.DailyProduction, mapping, [], []).FirstOrDefault(m => m.Field.Name == "productionDate");
        return date.Field is not null && layout.Columns[date.Column].Date is not (DateForm.Month or DateForm.CompactMonth or DateForm.None);
    }

    static List<(int Column, ImportField Field)> Map(TableLayout layout, ImportKind kind, IReadOnlyDictionary<string, string>? mapping,
        List<ImportQuestion> questions, List<Finding> findings)
    {
        var claims = new List<(int Column, ImportField Field, int Rank)>();
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            var column = layout.Columns[i];
            if (mapping?.TryGetValue(column.Name, out var wanted) == true)
            {
                if (wanted.Length == 0)
                    continue;
                if (ColumnVocabulary.ByName(wanted, kind) is { } field)
                    claims.Add((i, field, -1));
                else
                    questions.Add(new ImportQuestion("mapping", $"There is no field {wanted} for this kind of file.", column.Name, Names(kind), "mapping"));
            }
            else if (!column.IsUnnamed && ColumnVocabulary.Match(column.Name, column.Unit, kind) is { } field)
            {
                claims.Add((i, field, ColumnVocabulary.Rank(field, column.Name, column.Unit)));
            }
        }
        foreach (var gone in (mapping ?? new Dictionary<string, string>()).Where(m => m.Value.Length > 0 && !layout.Columns.Any(c => c.Name == m.Key)))
            findings.Add(new Finding("column-missing", Severity.Warning, gone.Key, $"The mapping reads {gone.Value} from a column {gone.Key}, which this file does not have."));
        var taken = new List<(int Column, ImportField Field)>();
        foreach (var field in claims.GroupBy(c => c.Field.Name))
        {
            var first = field.MinBy(c => c.Rank);
            taken.Add((first.Column, first.Field));
            foreach (var other in field.Where(c => c.Column != first.Column))
                if (other.Rank < 0)
                    questions.Add(new ImportQuestion("mapping", $"{layout.Columns[first.Column].Name} and {layout.Columns[other.Column].Name} are both to be read as {field.Key}; leave one of them out.",
                        layout.Columns[other.Column].Name, Names(kind), "mapping"));
                else
                    findings.Add(new Finding("column-unused", Severity.Info, layout.Columns[other.Column].Name, $"{field.Key} is read from {layout.Columns[first.Column].Name}, and {layout.Columns[other.Column].Name} is not read."));
        }
        return [.. taken.OrderBy(c => c.Column)];
    }

    static UnitConversion UnitOf(TableColumn column, ImportField field, ImportKind kind, ImportOptions options, List<ImportQuestion> questions)
    {
        if (field.Dimension is not { } dimension)
            return UnitConversion.None;
        if (column.Unit is { } unit)
        {
            if (field.Name == "chokeSize" && unit.Trim() is "%" or "pct" or "percent")
                return UnitConversion.None;
            if (UnitWords.HasUnclearPrefix(unit))
                return Prefixed(unit, dimension, options.UnitPrefix); // asked for by the layout's own question
            if (kind == ImportKind.MonthlyVolume && FileUnits.IsRate(unit))
            {
                questions.Add(new ImportQuestion("unit", $"{column.Name} is a rate a day ({unit}), and no month's volume: leave it out, or send the volumes.", column.Name, [], "mapping"));
                return UnitConversion.None;
            }
            if (FileUnits.Find(unit, dimension) is { } conversion)
                return conversion;
            questions.Add(new ImportQuestion("unit", $"The unit \"{unit}\" of {column.Name} is none that {field.Name} can be in.", column.Name, [], "mapping"));
            return UnitConversion.None;
        }
        if (options.Units is { } system)
            return FileUnits.Of(system, dimension);
        questions.Add(new ImportQuestion("units", "", column.Name, [], "units"));
        return UnitConversion.None;
    }

    /// <summary>"Mm3" and its like, once somebody said whether M is a thousand or a million.</summary>
    static UnitConversion Prefixed(string unit, Dimension dimension, string? prefix) =>
        prefix is null || FileUnits.Find("m3", dimension) is not { } cubicMetre ? UnitConversion.None
            : new UnitConversion(unit.Trim(), cubicMetre.Factor * (prefix == "million" ? 1_000_000m : 1_000m));

    static ImportQuestion Units(TableLayout layout, List<ImportQuestion> questions)
    {
        var columns = questions.Where(q => q.Code == "units").Select(q => q.Column).Distinct().ToList();
        return new ImportQuestion("units", $"The file writes no unit for {string.Join(", ", columns.Take(6))}{(columns.Count > 6 ? ", …" : "")}. "
            + "Are they field units (bbl, Mcf, psig, °F) or metric (m³, bar, °C)?", columns.Count == 1 ? columns[0] : null, ["us", "metric"], "units");
    }

    static void Need(ImportKind kind, List<PlannedColumn> columns, ImportOptions options, TableLayout layout, List<ImportQuestion> questions)
    {
        bool Has(string field) => columns.Any(c => c.Field.Name == field);
        void Ask(string field, string what) => questions.Add(new ImportQuestion("mapping", $"Which column holds {what}?", null, [.. layout.Columns.Select(c => c.Name)], "mapping." + field));
        if (!Has("wellName") && !Has("apiNumber"))
            Ask("wellName", "the well's name or API number");
        if (kind == ImportKind.DailyProduction && !Has("productionDate"))
            Ask("productionDate", "the production date");
        if (kind == ImportKind.MonthlyVolume && !Has("month") && options.Month is null)
            Ask("month", "the month");
        if (kind == ImportKind.MonthlyVolume && columns.FirstOrDefault(c => c.Field.Name == "month") is { } month
            && layout.Columns[month.Column].Date is DateForm.None && !Has("year"))
            Ask("year", "the year");
        if (kind != ImportKind.Wells && !columns.Any(c => VolumeFields.Contains(c.Field.Name)))
            Ask("oilVolume", "a volume");
        if (kind == ImportKind.DailyProduction && columns.FirstOrDefault(c => c.Field.Name == "productionDate") is { } date && layout.Columns[date.Column] is { Date: DateForm.None, Content: not ColumnContent.Date })
            questions.Add(new ImportQuestion("date-form", $"{date.Name} holds no dates that can be read, such as {string.Join(", ", layout.Columns[date.Column].Samples.Take(3))}.", date.Name, [], "mapping"));
    }

    static string Word(string option) => option switch { nameof(DateForm.DayFirst) => "day_first", nameof(DateForm.MonthFirst) => "month_first", _ => option };

    static string Said(string assumed) => assumed switch { "." => "a point", "," => "a comma", "0" => "none", nameof(DateForm.DayFirst) => "day first", nameof(DateForm.MonthFirst) => "month first", _ => assumed };

    static string Answer(string code) => code switch
    {
        "date-order" => "dateOrder",
        "decimal-mark" => "decimalMark",
        "encoding" => "encoding",
        "mixed-decimal-marks" => "decimalMark",
        "mixed-date-order" => "dateOrder",
        "sentinel" => "sentinels",
        "several-tables" or "several-record-types" => "table",
        "header" or "no-header" => "headerRow",
        "unit-prefix" => "unitPrefix",
        _ => code,
    };

    /// <summary>The fields of a kind, for the mapping's selects.</summary>
    public static IReadOnlyList<string> Names(ImportKind kind) => [.. ColumnVocabulary.Fields.Where(f => f.Kinds.Contains(kind)).Select(f => f.Name)];

    /// <summary>What a person sees of it.</summary>
    public ImportPreview Preview(IReadOnlyList<string> sheets, string? sheet, IReadOnlyList<IReadOnlyList<string?>> rows) => new(
        Layout.Encoding, Layout.HasByteOrderMark, Layout.Delimiter == '\0' ? null : Layout.Delimiter.ToString(), Layout.DecimalMark.ToString(),
        Layout.ThousandsMark == '\0' ? null : Layout.ThousandsMark.ToString(), Layout.HeaderRow, Layout.UnitsRow, Layout.FirstDataRow, sheet, sheets,
        [.. Layout.Columns.Select((c, i) => new PreviewColumn(c.Name, c.Unit, Columns.FirstOrDefault(p => p.Column == i)?.Field.Name, c.Content.ToString().ToLowerInvariant(), c.Samples))],
        rows, Kind is { } kind ? Names(kind) : []);
}
