using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Tabular;

namespace Pumpjack.Integrations.Imports;

/// <summary>How a file is understood before a row of it is taken: which sheet, which columns, what must be asked.</summary>
/// <param name="Sheet">The sheet that is read.</param>
/// <param name="Plan">How it is read.</param>
/// <param name="Findings">What was chosen without asking.</param>
internal sealed record ImportReading(TabularSheet Sheet, ImportPlan Plan, IReadOnlyList<Finding> Findings)
{
    /// <summary>Chooses the sheet and makes the plan; what was chosen is said.</summary>
    /// <exception cref="TabularRefusal">The file holds nothing that could be imported, whatever is answered.</exception>
    public static ImportReading Of(TabularFile file, ImportOptions options, CancellationToken ct)
    {
        var findings = new List<Finding>();
        if (options.Sheet is { } wanted)
        {
            var named = file.Sheets.FirstOrDefault(s => s.Name == wanted)
                ?? throw new TabularRefusal("no-such-sheet", $"The file has no sheet {wanted}; it has {string.Join(", ", file.Sheets.Select(s => s.Name))}.");
            return Checked(new(named, PlanOf(named, options, ct), findings));
        }
        ImportReading? best = null;
        foreach (var sheet in file.Sheets.Where(s => !s.IsHidden).DefaultIfEmpty(file.Sheets[0]))
        {
            var reading = new ImportReading(sheet, PlanOf(sheet, options, ct), findings);
            if (best is null || reading.Rank > best.Rank)
                best = reading;
        }
        if (file.Sheets.Count > 1)
            findings.Add(new Finding("sheet-chosen", Severity.Info, "sheet",
                $"The sheet {best!.Sheet.Name} is read; import {string.Join(", ", file.Sheets.Where(s => s != best.Sheet).Select(s => s.Name))} by name."));
        return Checked(best!);
    }

    /// <summary>The first sheet of a known kind is read, else the first with rows.</summary>
    int Rank => Plan.Rows == 0 ? 0 : Plan.Kind is null ? 1 : 2;

    static ImportReading Checked(ImportReading reading) => reading.Plan switch
    {
        { Layout.IsEmpty: true, Layout.Ambiguities.Count: 0 } => throw new TabularRefusal("no-table", $"{reading.Sheet.Name} holds no table."),
        { Layout.IsEmpty: false, Rows: 0 } => throw new TabularRefusal("no-rows", $"{reading.Sheet.Name} has a header and no rows below it."),
        _ => reading,
    };

    /// <summary>The first rows as they stand, for the preview.</summary>
    public List<IReadOnlyList<string?>> FirstRows(CancellationToken ct)
    {
        var rows = new List<IReadOnlyList<string?>>();
        if (Plan.Rows == 0)
            return rows;
        using var reader = Sheet.Read(Plan.Layout, 0, ct);
        var cells = new RowCells(reader.Row, Plan);
        while (rows.Count < 10 && reader.Read())
            rows.Add([.. cells.Cells().Select(c => c?.Replace("\0", "", StringComparison.Ordinal))]);
        return rows;
    }

    static ImportPlan PlanOf(TabularSheet sheet, ImportOptions options, CancellationToken ct)
    {
        var hints = new LayoutHints
        {
            Encoding = options.Encoding,
            Delimiter = options.Delimiter?[0],
            DecimalMark = options.DecimalMark?[0],
            DateOrder = options.DateOrder switch { "day_first" => DateForm.DayFirst, "month_first" => DateForm.MonthFirst, _ => null },
            HeaderRow = options.HeaderRow,
            Table = options.Table,
            Sentinels = options.Sentinels,
        };
        var layout = sheet.Detect(hints, ct);
        if (layout.IsEmpty || layout.FirstDataRow == 0)
            return ImportPlan.Make(layout, 0, options);
        var survey = sheet.Survey(layout, hints, ct);
        return ImportPlan.Make(survey.Layout, survey.Rows - survey.BlankRows - survey.TotalRows, options);
    }
}
