using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Jobs;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Tabular;
using Pumpjack.Platform.Units;

namespace Pumpjack.Integrations.Imports;

/// <summary>
/// One run of an import: read, understand, ask or go on, chunk by chunk. Every chunk's rows and its progress commit together, so a run
/// that ends anywhere is taken up behind its last chunk; of two runs on the same import only one gets its chunk counted and committed.
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
            catch (TakenOver)
            {
                log.LogWarning("Import {Import} is worked on elsewhere; this run ends", importId);
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
                var sentence = e is Refusal refusal ? $"{refusal.Code}: {string.Join(" ", refusal.Errors.Select(r => r.Detail).Prepend(refusal.Message).Distinct())}" : "fault: Something went wrong on our side; the rows written before it stay. Send the file again to go on.";
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
            var reading = ImportReading.Of(file, import.Options, ct);
            List<Finding> findings = [.. reading.Findings, .. reading.Plan.Findings];
            var questions = reading.Plan.Questions.ToList();
            var wells = questions.Count > 0 ? [] : await LookAheadAsync(reading, import.Options, questions, findings, ct);
            var status = questions.Count > 0 ? ImportStatus.NeedsInput : ImportStatus.Running;
            if (import.Status == ImportStatus.Running)
                findings = [.. import.Findings.Concat(findings).Distinct()]; // what the first run made is no longer missing
            await InScopeAsync(async services =>
            {
                var store = services.GetStore();
                if ((await store.GetAsync(importId, ct, forUpdate: true)).CancelRequested)
                    status = ImportStatus.Cancelled;
                await store.SetAsync(importId, status, ct, kind: reading.Plan.Kind, sheet: reading.Sheet.Name,
                    preview: reading.Plan.Preview([.. file.Sheets.Select(s => s.Name)], reading.Sheet.Name, reading.FirstRows(ct)), questions: questions, findings: findings);
            }, ct);
            if (status == ImportStatus.Running)
                await (import.Options.DryRun == true ? TryOutAsync(reading, import.Options, wells, findings, ct) : CarryOutAsync(reading, import.Options, wells, lastRow, ct));
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

    /// <summary>A first pass over the rows: what they name and nobody knows. Answers the wells that will be made before the rows are taken.</summary>
    async Task<List<WellImportRow>> LookAheadAsync(ImportReading reading, ImportOptions options, List<ImportQuestion> questions, List<Finding> findings, CancellationToken ct)
    {
        if (reading.Plan.Kind == ImportKind.Wells)
        {
            var words = WellWords.Read(reading, options, ct);
            questions.AddRange(words.Questions);
            findings.AddRange(words.Findings);
            if (questions.Count == 0 && options.CreateMissing is null)
                await InScopeAsync(async services => questions.AddRange(await UnknownPlacesAsync(services, reading, options, ct)), ct);
            return [];
        }
        WellRegister register = null!;
        await InScopeAsync(async services => register = await WellRegister.LoadAsync(services.GetScope(), ct), ct);
        var unknown = WellSurvey.Read(reading, options, register, ct);
        if (unknown.Count == 0)
            return [];
        if (options.CreateMissing is null)
            questions.Add(new ImportQuestion("create-missing", $"The file names {unknown.Count:#,0} wells that are not known here. Make them, or refuse their rows?", null, ["true", "false"], "createMissing"));
        if (options.CreateMissing != true)
            return [];
        var (wells, maxima) = unknown.Wells(options.TimeZone, null, reading.Plan.Kind == ImportKind.DailyProduction);
        findings.AddRange(maxima);
        return wells;
    }

    /// <summary>Asks what to do with fields, leases and operators a list of wells names and nobody knows, as its first rows show them.</summary>
    static async Task<List<ImportQuestion>> UnknownPlacesAsync(IServiceProvider services, ImportReading reading, ImportOptions options, CancellationToken ct)
    {
        using var reader = new ChunkReader(reading.Sheet.Read(reading.Plan.Layout, 0, ct), reading.Plan, options, new WellRegister(), ImmutableDictionary<string, string>.Empty, ChunkRows);
        if (reader.Next() is not { } chunk)
            return [];
        var tried = await services.GetWells().UpsertAsync(chunk.Wells, new WellImportOptions(CreateMissing: false, options.Units ?? UnitSystem.Us, DryRun: true), ct);
        var unknown = tried.SelectMany(t => t.Errors).Where(e => e.Code == "unknown-reference").Select(e => e.Detail).Distinct().ToList();
        return unknown.Count == 0 ? []
            : [new("create-missing", $"The file names {unknown.Count:#,0} fields, leases or operators that are not known here: {string.Join(" ", unknown.Take(3))} Make them, or refuse their rows?", null, ["true", "false"], "createMissing")];
    }

    async Task CarryOutAsync(ImportReading reading, ImportOptions options, List<WellImportRow> wells, long lastRow, CancellationToken ct)
    {
        var refused = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (wells.Count > 0)
        {
            await InScopeAsync(async services => await services.GetStore().AddWellsAsync(importId, await MakeWellsAsync(services, wells, refused, ct), ct), ct);
            await InScopeAsync(services => services.GetWells().CountAnewAsync(ct), ct);
        }
        WellRegister register = null!;
        await InScopeAsync(async services => register = await WellRegister.LoadAsync(services.GetScope(), ct), ct);

        using var reader = new ChunkReader(reading.Sheet.Read(reading.Plan.Layout, lastRow, ct), reading.Plan, options, register, refused, ChunkRows);
        // The next chunk is read while this one is written.
        var next = Task.Run(reader.Next, ct);
        try
        {
            while (await next is { } chunk)
            {
                ct.ThrowIfCancellationRequested();
                next = Task.Run(reader.Next, ct);
                var cancelled = false;
                await InScopeAsync(async services =>
                {
                    var store = services.GetStore();
                    cancelled = (await store.GetAsync(importId, ct)).CancelRequested;
                    if (cancelled)
                        await store.SetAsync(importId, ImportStatus.Cancelled, ct);
                    else
                        await store.AddProgressAsync(importId, lastRow, await ChunkWriter.WriteAsync(services, chunk, reading.Plan, options, ct), ct);
                }, ct);
                if (cancelled)
                    return;
                lastRow = chunk.LastRow;
            }
        }
        finally
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // the reader must not be closed under it
        }
        await InScopeAsync(services => CompleteAsync(services.GetStore(), lastRow, null, ct), ct);
    }

    /// <summary>A dry run: everything in one transaction that is not committed, its counts afterwards.</summary>
    async Task TryOutAsync(ImportReading reading, ImportOptions options, List<WellImportRow> wells, List<Finding> findings, CancellationToken ct)
    {
        var results = new List<ChunkResult>();
        var (made, cancelled) = (0, false);
        await organizations.RunUncommittedAsync(organization, user, "import-dry-run", async (services, token) =>
        {
            var refused = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            if (wells.Count > 0)
                made = await MakeWellsAsync(services, wells, refused, token);
            var register = await WellRegister.LoadAsync(services.GetScope(), token);
            using var reader = new ChunkReader(reading.Sheet.Read(reading.Plan.Layout, 0, token), reading.Plan, options, register, refused, ChunkRows);
            while (!cancelled && reader.Next() is { } chunk)
            {
                cancelled = (await services.GetStore().GetAsync(importId, token)).CancelRequested;
                results.Add(await ChunkWriter.WriteAsync(services, chunk, reading.Plan, options, token));
            }
        }, ct);
        await InScopeAsync(async services =>
        {
            var store = services.GetStore();
            if (cancelled)
            {
                await store.SetAsync(importId, ImportStatus.Cancelled, ct);
                return;
            }
            await store.AddWellsAsync(importId, made, ct);
            long lastRow = 0;
            foreach (var result in results)
            {
                await store.AddProgressAsync(importId, lastRow, result, ct);
                lastRow = result.LastRow;
            }
            await CompleteAsync(store, lastRow, [new Finding("dry-run", Severity.Info, "", "This was a dry run: nothing was stored."), .. findings], ct);
        }, ct);
    }

    async Task CompleteAsync(ImportStore store, long lastRow, IReadOnlyList<Finding>? findings, CancellationToken ct)
    {
        await store.AddProgressAsync(importId, lastRow, new ChunkResult(lastRow, 1, 0, 0, 0, []), ct);
        var (import, _, _) = await store.GetAsync(importId, ct);
        await store.SetAsync(importId, import.RowsRejected > 0 ? ImportStatus.CompletedWithErrors : ImportStatus.Completed, ct, findings: findings);
    }

    static async Task<int> MakeWellsAsync(IServiceProvider services, List<WellImportRow> wells, Dictionary<string, string> refused, CancellationToken ct)
    {
        var answers = await services.GetWells().UpsertAsync(wells, new WellImportOptions(true), ct);
        for (var i = 0; i < answers.Count; i++)
            if (answers[i].Outcome == WellImportOutcome.Refused)
                refused[wells[i].Well.WellName] = string.Join(" ", answers[i].Errors.Select(e => e.Detail));
        return answers.Count(a => a.Outcome == WellImportOutcome.Created);
    }

    Task InScopeAsync(Func<IServiceProvider, Task> verb, CancellationToken ct) =>
        organizations.RunOneAsync(organization, user, "import", (services, _) => verb(services), ct);
}
