using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Tabular;

namespace Pumpjack.Integrations.Imports;

/// <summary>Where an accepted import is to be followed.</summary>
public sealed record ImportAccepted(Guid Id, ImportStatus Status);

internal static class ImportEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/imports").WithTags("Imports");
        group.MapPost("", UploadAsync).Requires(Permission.Import).WithMetadata(new HeavyWork()).DisableAntiforgery()
            .WithName("import").WithSummary("Import a CSV or XLSX file").Accepts<IFormFile>("multipart/form-data").Produces<ImportAccepted>(202).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422);
        group.MapGet("", (int? limit, string? cursor, ImportStore store, CancellationToken ct) => store.ListAsync(limit, cursor, ct))
            .Requires(Permission.Import).WithName("listImports").WithSummary("Imports, newest first");
        group.MapGet("/{id:guid}", async (Guid id, ImportStore store, CancellationToken ct) => (await store.GetAsync(id, ct)).Import)
            .Requires(Permission.Import).WithName("getImport").WithSummary("An import as it stands").ProducesProblem(404);
        group.MapPut("/{id:guid}/answers", AnswerAsync).Requires(Permission.Import)
            .WithName("answerImport").WithSummary("Answer an import's questions; it goes on").Produces<ImportAccepted>(202).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        group.MapPost("/{id:guid}/cancellation", CancelAsync).Requires(Permission.Import)
            .WithName("cancelImport").WithSummary("Stop an import; what is written stays").Produces<ImportAccepted>(202).ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/{id:guid}/errors", ErrorsAsync).Requires(Permission.Import)
            .WithName("listRejectedRows").WithSummary("The rejected rows as CSV").Produces(200, contentType: "text/csv").ProducesProblem(404);
    }

    static async Task<IResult> UploadAsync(TenantScope scope, ImportFiles files, ImportStore store, MappingStore mappings, JsonSettings json, HttpContext http)
    {
        var ct = http.RequestAborted;
        var id = Guid.CreateVersion7();
        var organization = scope.Caller.OrganizationId;
        var key = http.Request.Headers["Idempotency-Key"] is { Count: > 0 } given ? given.ToString() : null;
        if (key?.Length is 0 or > 200)
            throw ImportProblems.BadKey();
        ImportAccepted? accepted = null;
        try
        {
            var upload = await ImportUpload.ReadAsync(http, files, organization, id, json, ct);
            var options = upload.Options.MappingName is { } name && await mappings.FindAsync(name, ct) is { } saved ? saved.With(upload.Options) : upload.Options;
            accepted = await store.AddAsync(id, upload.FileName, upload.Size, upload.Hash, key, upload.Options, options, ct);
            if (accepted.Id == id && options.MappingName is { } use)
                await mappings.SaveAsync(use, options, ct);
        }
        finally
        {
            // Refused, broken off, or the same upload again.
            if (accepted?.Id != id)
                files.Delete(organization, id);
        }
        return TypedResults.Accepted($"/api/v1/imports/{accepted.Id}", accepted);
    }

    static async Task<IResult> AnswerAsync(Guid id, ImportOptions body, ImportStore store, MappingStore mappings, CancellationToken ct)
    {
        var (import, _, _) = await store.GetAsync(id, ct, forUpdate: true);
        if (import.Status != ImportStatus.NeedsInput)
            throw ImportProblems.NotWaiting();
        var options = import.Options.With(ImportUpload.Checked(body));
        await store.SetAsync(id, ImportStatus.Queued, ct, options: options, kind: options.Kind, sheet: options.Sheet);
        await store.EnqueueAsync(id, ct);
        if (options.MappingName is { } name)
            await mappings.SaveAsync(name, options, ct);
        return TypedResults.Accepted($"/api/v1/imports/{id}", new ImportAccepted(id, ImportStatus.Queued));
    }

    static async Task<IResult> CancelAsync(Guid id, ImportStore store, CancellationToken ct)
    {
        var (import, _, _) = await store.GetAsync(id, ct, forUpdate: true);
        if (import.Status is ImportStatus.Completed or ImportStatus.CompletedWithErrors or ImportStatus.Failed or ImportStatus.Cancelled)
            throw ImportProblems.Over();
        await store.RequestCancelAsync(id, ct);
        if (import.Status is ImportStatus.NeedsInput or ImportStatus.Queued)
            await store.SetAsync(id, ImportStatus.Cancelled, ct);
        return TypedResults.Accepted($"/api/v1/imports/{id}", new ImportAccepted(id, import.Status is ImportStatus.NeedsInput or ImportStatus.Queued ? ImportStatus.Cancelled : import.Status));
    }

    static async Task<IResult> ErrorsAsync(Guid id, ImportStore store, CancellationToken ct) => new RejectedRowsFile(store, (await store.GetAsync(id, ct)).Import);
}

/// <summary>The rejected rows as CSV, streamed while they are read: where, why, and the cells as they came.</summary>
internal sealed class RejectedRowsFile(ImportStore store, Import import) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "text/csv; charset=utf-8";
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName(Path.GetFileNameWithoutExtension(import.FileName) + "-rejected.csv");
        response.Headers.ContentDisposition = name.ToString();
        var table = new CsvWriter(response.Body);
        var width = import.Preview?.Columns.Count ?? 0;
        await table.HeaderAsync(["row", "column", "code", "reason", .. import.Preview?.Columns.Select(c => c.Name) ?? []], ct);
        await foreach (var row in store.RejectedAsync(import.Id, ct))
        {
            table.Number(row.Row);
            table.Text(row.Column);
            table.Text(row.Code);
            table.Text(row.Reason);
            for (var i = 0; i < width; i++)
                Cell(table, row.Cells is { } cells && i < cells.Length ? cells[i] : null);
            await table.EndRowAsync(ct);
        }
        await table.FinishAsync(ct);
    }

    /// <summary>A negative number is no formula: it goes out as it came in, so that the mended list can be sent again.</summary>
    static void Cell(CsvWriter table, string? text)
    {
        if (text is ['-' or '+', ..] && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            table.Number(number);
        else
            table.Text(text);
    }
}
