using Microsoft.Extensions.Logging;
using Npgsql;
using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Jobs;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Tabular;
using Pumpjack.Production.DailyProduction;

namespace Pumpjack.Integrations.Imports;

/// <summary>
/// One run of an import: read, understand, ask or go on, chunk by chunk. Every chunk's rows and its progress commit together, so a run
/// that ends anywhere is taken up behind its last chunk.
/// </summary>
internal sealed class ImportRun(EachOrganization organizations, ImportFiles files, TimeProvider clock, ILogger log, Guid organization, Guid? user, Guid importId)
{
    const int ChunkRows = 5_000;

    /// <summary>Runs to an end. What may pass (a lost connection, a lock) is tried again behind the last chunk; what does not is said.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunOnceAsync(ct);
                return;
            }
            catch (Exception e) when (attempt < 4 && (e is NpgsqlException { IsTransient: true } or Refusal { Retryable: true }))
            {
                log.LogWarning(e, "Import {Import} is interrupted, attempt {Attempt}", importId, attempt);
                await Task.Delay(TimeSpan.FromSeconds(1 << attempt), clock, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Import {Import} failed", importId);
                var sentence = e is Refusal refusal ? $"{refusal.Code}: {refusal.Message}" : "fault: Something went wrong on our side; the rows written before it stay. Send the file again to go on.";
                await InScopeAsync(services => services.GetStore().SetAsync(importId, ImportStatus.Failed, ct, error: sentence), ct);
                return;
            }
        }
    }

    async Task RunOnceAsync(CancellationToken ct)
    {
        Import import = null!;
        long lastRow = 0;
        await InScopeAsync(async services =>
        {
            var store = services.GetStore();
            (import, lastRow, _) = await store.GetAsync(importId, ct, forUpdate: true);
            if (import.Status is ImportStatus.Queued or ImportStatus.Reading)
                await store.SetAsync(importId, ImportStatus.Reading, ct);
        }, ct);
        if (import.Status is not (ImportStatus.Queued or ImportStatus.Reading or ImportStatus.Running))
            return;
        try
        {
            using var file = TabularFile.Open(files.PathOf(organization, importId), import.FileName, TabularOptions.Default with { TwoDigitYearMax = clock.GetUtcNow().Year + 1 }, ct);
            var (sheet, plan, findings) = Understand(file, import.Options, ct);
            findings.AddRange(plan.Findings);
            var preview = plan.Preview([.. file.Sheets.Select(s => s.Name)], sheet.Name, FirstRows(sheet, plan, ct));
            var questions = plan.Questions.ToList();
            var unknown = plan.Kind is null or ImportKind.Wells || questions.Count > 0 ? null : await UnknownWellsAsync(sheet, plan, import.Options, ct);
            if (unknown is { Count: > 0 } && import.Options.CreateMissing is null)
                questions.Add(new ImportQuestion("create-missing", $"The file names {unknown.Count:#,0} wells that are not known here. Make them, or refuse their rows?", null, ["true", "false"], "createMissing"));
            var goesOn = questions.Count == 0;
            var (wells, wellFindings) = unknown is { Count: > 0 } && import.Options.CreateMissing == true
                ? unknown.Wells(import.Options.TimeZone, null, plan.Kind == ImportKind.DailyProduction)
                : ([], []);
            findings.AddRange(wellFindings);
            await InScopeAsync(services => services.GetStore().SetAsync(importId, goesOn ? ImportStatus.Running : ImportStatus.NeedsInput, ct,
                kind: plan.Kind, sheet: sheet.Name, preview: preview, questions: questions, findings: findings), ct);
            if (!goesOn)
                return;
            await (import.Options.DryRun == true ? TryOutAsync(sheet, plan, import.Options, wells, ct) : CarryOutAsync(sheet, plan, import.Options, wells, lastRow, ct));
        }
        catch (TabularRefusal refusal)
        {
            var place = refusal.Row is { } row ? $" (row {row}{(refusal.Column is { } column ? $", column {column}" : "")})" : "";
            await InScopeAsync(services => services.GetStore().SetAsync(importId, ImportStatus.Failed, ct, error: $"{refusal.Code}: {refusal.Message}{place}"), ct);
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            await InScopeAsync(services => services.GetStore().SetAsync(importId, ImportStatus.Failed, ct, error: "file-missing: The file is no longer here; send it again."), ct);
        }
    }

    /// <summary>Chooses the sheet and makes the plan; what was chosen is said.</summary>
    static (TabularSheet Sheet, ImportPlan Plan, List<Finding> Findings) Understand(TabularFile file, ImportOptions options, CancellationToken ct)
    {
        var findings = new List<Finding>();
        if (options.Sheet is { } wanted)
        {
            var named = file.Sheets.FirstOrDefault(s => s.Name == wanted) ?? throw new TabularRefusal("no-such-sheet", $"The file has no sheet {wanted}; it has {string.Join(", ", file.Sheets.Select(s => s.Name))}.");
            return (named, PlanOf(named, options, ct), findings);
        }
        (TabularSheet Sheet, ImportPlan Plan)? best = null;
        foreach (var sheet in file.Sheets.Where(s => !s.IsHidden))
        {
            var plan = PlanOf(sheet, options, ct);
            if (best is null || best.Value.Plan.Kind is null && plan.Kind is not null)
                best = (sheet, plan);
        }
        var chosen = best ?? (file.Sheets[0], PlanOf(file.Sheets[0], options, ct));
        if (file.Sheets.Count > 1)
            findings.Add(new Finding("sheet-chosen", Severity.Info, "sheet", $"The sheet {chosen.Sheet.Name} is read; import {string.Join(", ", file.Sheets.Where(s => s != chosen.Sheet).Select(s => s.Name))} by name."));
        return (chosen.Sheet, chosen.Plan, findings);
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
        if (!layout.IsEmpty && layout.FirstDataRow > 0)
            layout = sheet.Survey(layout, hints, ct).Layout;
        return ImportPlan.Make(layout, options);
    }

    static List<IReadOnlyList<string?>> FirstRows(TabularSheet sheet, ImportPlan plan, CancellationToken ct)
    {
        var rows = new List<IReadOnlyList<string?>>();
        if (plan.Layout.IsEmpty || plan.Layout.FirstDataRow == 0)
            return rows;
        using var reader = sheet.Read(plan.Layout, 0, ct);
        var cells = new RowCells(reader.Row, plan);
        while (rows.Count < 10 && reader.Read())
            rows.Add([.. cells.Cells().Select(c => c?.Replace("\0", "", StringComparison.Ordinal))]);
        return rows;
    }

    /// <summary>First pass: the wells the file names and the register does not.</summary>
    async Task<WellSurvey> UnknownWellsAsync(TabularSheet sheet, ImportPlan plan, ImportOptions options, CancellationToken ct)
    {
        WellRegister register = null!;
        await InScopeAsync(async services => register = await WellRegister.LoadAsync(services.GetScope(), ct), ct);
        var survey = new WellSurvey();
        using var reader = sheet.Read(plan.Layout, 0, ct);
        var cells = new RowCells(reader.Row, plan);
        while (reader.Read())
        {
            if (reader.Row.IsBlank || reader.Row.IsTotal || register.TryFind(cells.Text("wellName"), cells.Text("apiNumber"), out _, out _))
                continue;
            survey.Add(cells, plan.Kind == ImportKind.DailyProduction ? cells.Date("productionDate") : cells.Month(options.Month));
            cells.Errors.Clear();
        }
        return survey;
    }

    async Task CarryOutAsync(TabularSheet sheet, ImportPlan plan, ImportOptions options, List<WellImportRow> wells, long lastRow, CancellationToken ct)
    {
        var refused = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (wells.Count > 0)
            await InScopeAsync(services => MakeWellsAsync(services, wells, refused, ct), ct);
        WellRegister register = null!;
        await InScopeAsync(async services => register = await WellRegister.LoadAsync(services.GetScope(), ct), ct);

        using var reader = new ChunkReader(sheet.Read(plan.Layout, lastRow, ct), plan, options, register, refused, ChunkRows);
        // The next chunk is read while this one is written.
        var next = Task.Run(reader.Next, ct);
        while (await next is { } chunk)
        {
            ct.ThrowIfCancellationRequested();
            next = Task.Run(reader.Next, ct);
            var cancelled = false;
            await InScopeAsync(async services =>
            {
                cancelled = (await services.GetStore().GetAsync(importId, ct)).CancelRequested;
                if (!cancelled)
                    await services.GetStore().AddProgressAsync(importId, await WriteAsync(services, chunk, plan, options, ct), ct);
            }, ct);
            if (cancelled)
            {
                await next;
                await InScopeAsync(services => services.GetStore().SetAsync(importId, ImportStatus.Cancelled, ct), ct);
                return;
            }
        }
        await InScopeAsync(CompleteAsync, ct);

        async Task CompleteAsync(IServiceProvider services)
        {
            var store = services.GetStore();
            await store.AddProgressAsync(importId, new ChunkResult(reader.LastRow, 1, 0, 0, 0, []), ct);
            var import = (await store.GetAsync(importId, ct)).Import;
            await store.SetAsync(importId, import.RowsRejected > 0 ? ImportStatus.CompletedWithErrors : ImportStatus.Completed, ct);
        }
    }

    /// <summary>A dry run: everything in one transaction that is not committed, its counts afterwards.</summary>
    async Task TryOutAsync(TabularSheet sheet, ImportPlan plan, ImportOptions options, List<WellImportRow> wells, CancellationToken ct)
    {
        var results = new List<ChunkResult>();
        await organizations.RunUncommittedAsync(organization, user, "import-dry-run", async (services, token) =>
        {
            var refused = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            if (wells.Count > 0)
                await MakeWellsAsync(services, wells, refused, token);
            var register = await WellRegister.LoadAsync(services.GetScope(), token);
            using var reader = new ChunkReader(sheet.Read(plan.Layout, 0, token), plan, options, register, refused, ChunkRows);
            while (reader.Next() is { } chunk)
                results.Add(await WriteAsync(services, chunk, plan, options, token));
        }, ct);
        await InScopeAsync(async services =>
        {
            var store = services.GetStore();
            foreach (var result in results)
                await store.AddProgressAsync(importId, result, ct);
            await store.AddProgressAsync(importId, new ChunkResult(results.LastOrDefault()?.LastRow ?? 0, 1, 0, 0, 0, []), ct);
            await store.SetAsync(importId, results.Any(r => r.RejectedRows > 0) ? ImportStatus.CompletedWithErrors : ImportStatus.Completed, ct,
                findings: [new Finding("dry-run", Severity.Info, "", "This was a dry run: nothing was stored.")]);
        }, ct);
    }

    async Task MakeWellsAsync(IServiceProvider services, List<WellImportRow> wells, Dictionary<string, string> refused, CancellationToken ct)
    {
        var answers = await services.GetWells().UpsertAsync(wells, new WellImportOptions(true), ct);
        for (var i = 0; i < answers.Count; i++)
            if (answers[i].Outcome == WellImportOutcome.Refused)
                refused[wells[i].Well.WellName] = string.Join(" ", answers[i].Errors.Select(e => e.Detail));
        await services.GetStore().AddWellsAsync(importId, answers.Count(a => a.Outcome == WellImportOutcome.Created), ct);
    }

    static async Task<ChunkResult> WriteAsync(IServiceProvider services, Chunk chunk, ImportPlan plan, ImportOptions options, CancellationToken ct)
    {
        var onDuplicate = options.OnDuplicate ?? OnDuplicate.Skip;
        int written = 0, unchanged = 0;
        var rejected = chunk.Rejected;
        string? Column(string pointer) => pointer.Length > 2 ? plan[pointer[2..].Split('/')[0]]?.Name ?? pointer[2..] : null;
        void Count(EntryOutcome outcome, int index, IReadOnlyList<FieldError> errors, string code, string reason)
        {
            if (outcome is EntryOutcome.Created or EntryOutcome.Amended)
                written++;
            else if (outcome == EntryOutcome.Unchanged)
                unchanged++;
            else if (errors.Count > 0)
                rejected.AddRange(errors.Select(e => new RejectedRow(chunk.Rows[index], Column(e.Pointer), e.Code, e.Detail, chunk.CellsOf(index))));
            else
                rejected.Add(new RejectedRow(chunk.Rows[index], null, code, reason, chunk.CellsOf(index)));
        }

        switch (plan.Kind)
        {
            case ImportKind.DailyProduction:
                var entries = await services.GetDays().RecordAsync(chunk.Days, Platform.Units.UnitSystem.Us, onDuplicate, EntrySource.Import, ct, "Imported again with other content.");
                for (var i = 0; i < entries.Count; i++)
                    Count(entries[i].Outcome, i, entries[i].Errors, entries[i].Refusal?.Code ?? "", entries[i].Refusal?.Detail ?? "");
                break;
            case ImportKind.MonthlyVolume:
                var months = await services.GetMonths().RecordAsync(chunk.Months, onDuplicate, ct);
                for (var i = 0; i < months.Count; i++)
                    Count(months[i].Outcome, i, months[i].Errors, "refused", "The row was refused.");
                break;
            default:
                var wells = await services.GetWells().UpsertAsync(chunk.Wells, new WellImportOptions(options.CreateMissing == true, options.Units ?? Platform.Units.UnitSystem.Us), ct);
                for (var i = 0; i < wells.Count; i++)
                    Count(wells[i].Outcome switch { WellImportOutcome.Created => EntryOutcome.Created, WellImportOutcome.Updated => EntryOutcome.Amended, WellImportOutcome.Unchanged => EntryOutcome.Unchanged, _ => EntryOutcome.Refused },
                        i, wells[i].Errors, "refused", "The row was refused.");
                break;
        }
        return new ChunkResult(chunk.LastRow, chunk.Share, chunk.Count, written, unchanged, [.. rejected.OrderBy(r => r.Row)]);
    }

    Task InScopeAsync(Func<IServiceProvider, Task> verb, CancellationToken ct) =>
        organizations.RunOneAsync(organization, user, "import", (services, _) => verb(services), ct);
}
