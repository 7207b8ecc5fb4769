using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Units;

namespace Pumpjack.Production.DailyProduction;

/// <summary>
/// The three addresses of the daily record (DESIGN 2): /production-ops/daily, /production and /production/bulk lead to one service.
/// </summary>
internal static class DailyProductionEndpoints
{
    public const int MaxItems = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Daily production");
        group.MapPost("/production", PostAsync).Requires(Permission.ProductionCreate).OpensScopeItself()
            .WithName("recordDay").WithSummary("Record a day").Produces<DailyProduction>(201).Produces<DailyProduction>(200).ProducesRefusals(404, 409, 422);
        group.MapPost("/production-ops/daily", PostAsync).Requires(Permission.ProductionCreate).OpensScopeItself()
            .WithName("recordDailyProduction").WithSummary("Record a day").Produces<DailyProduction>(201).Produces<DailyProduction>(200).ProducesRefusals(404, 409, 422);
        group.MapPost("/production/bulk", PostBulkAsync).Requires(Permission.ProductionCreate)
            .WithName("recordDays").WithSummary("Record up to 1,000 days").Produces<BulkAnswer>().ProducesRefusals(422);
        group.MapPost("/production/validation", PostValidationAsync).Requires(Permission.ProductionCreate)
            .WithName("checkDay").WithSummary("What would become of a day, without storing it").Produces<CheckAnswer>();

        group.MapGet("/production", ListAsync).Requires(Permission.ProductionRead).OpensScopeItself()
            .WithName("listDays").WithSummary("Days by filter").Produces<Page<DailyProduction>>();
        group.MapGet("/production-ops/daily/{wellId:guid}", ListOfWellAsync).Requires(Permission.ProductionRead)
            .WithName("listDaysOfWell").WithSummary("Days of one well").Produces<Page<DailyProduction>>().ProducesRefusals(404);
        group.MapGet("/production/well/{wellId:guid}", ListOfWellAsync).Requires(Permission.ProductionRead)
            .WithName("listProductionOfWell").WithSummary("Days of one well").Produces<Page<DailyProduction>>().ProducesRefusals(404);
        group.MapGet("/production/limits", LimitsAsync).Requires(Permission.ProductionRead)
            .WithName("limitsOfWell").WithSummary("The ranges of a well's values, for the form").Produces<LimitsAnswer>().ProducesRefusals(404);
        group.MapGet("/production/export", ([AsParameters] DayFilter filter, string? format, string? fields, TenantScope scope) => DailyProductionExport.Make(scope, filter, format, fields))
            .Requires(Permission.ProductionRead).OpensScopeItself().WithMetadata(new HeavyWork())
            .WithName("exportDays").WithSummary("Days as CSV, XLSX or JSON").Produces(200, contentType: "text/csv");
        group.MapGet("/production/{id}", GetAsync).Requires(Permission.ProductionRead)
            .WithName("getDay").WithSummary("One day").Produces<DailyProduction>().ProducesRefusals(404);
        group.MapGet("/production/{id}/amendments", AmendmentsAsync).Requires(Permission.ProductionRead)
            .WithName("listAmendments").WithSummary("The former states of a day").Produces<Page<DayAmendment>>().ProducesRefusals(404);
        group.MapPut("/production/{id}", PutAsync).Requires(Permission.ProductionUpdate).OpensScopeItself()
            .WithName("amendDay").WithSummary("Amend a day, or create it with If-None-Match: *").Produces<DailyProduction>().ProducesRefusals(403, 404, 409, 412, 422, 428);
        group.MapDelete("/production/{id}", DeleteAsync).Requires(Permission.ProductionDelete).OpensScopeItself()
            .WithName("removeDay").WithSummary("Take a day out of the record, with a reason").Produces(204).ProducesRefusals(404, 409, 412, 422);
    }

    static async Task<IResult> PostAsync(DailyProduction body, string? units, DailyProductionService service, DailyProductionReads reads, HttpContext http)
    {
        var system = DayFilter.ReadUnits(units);
        var entry = (await service.RecordAsync([body], system, OnDuplicate.Refuse, SourceOf(http), http.RequestAborted))[0];
        return await AnswerAsync(entry, system, reads, http);
    }

    static async Task<IResult> AnswerAsync(DayEntry entry, UnitSystem units, DailyProductionReads reads, HttpContext http)
    {
        var day = entry.Day;
        switch (entry.Outcome)
        {
            case EntryOutcome.Refused:
                throw entry.Refusal!;
            case EntryOutcome.Created:
                day.RowCreatedBy = Caller.Current?.UserId;
                day.Derived = null;
                DailyProductionReads.Present(day, units);
                break;
            default:
                day = await reads.OneAsync(day.WellId, day.ProductionDate, units, http.RequestAborted);
                break;
        }
        Versions.Tell(http.Response, day.RowVersion);
        return entry.Outcome == EntryOutcome.Unchanged ? TypedResults.Ok(day) : TypedResults.Created($"/api/v1/production/{day.Id}", day);
    }

    static async Task<BulkAnswer> PostBulkAsync(BulkRequest body, string? units, DailyProductionService service, HttpContext http)
    {
        var items = body.Items ?? [];
        if (items.Count > MaxItems)
            throw ProductionProblems.TooManyItems(MaxItems);
        for (var i = 0; i < items.Count; i++)
            if (items[i] is null)
                throw Problems.Unreadable($"#/items/{i}", "wrong-type", "An item is null; each is a day.");
        var system = DayFilter.ReadUnits(units);
        var entries = await service.RecordAsync(items!, system, OnDuplicate.Refuse, SourceOf(http), http.RequestAborted);
        var answer = BulkAnswer.Of(entries);
        if (body.AllOrNothing == true && answer.Refused > 0)
        {
            var refusal = ProductionProblems.NothingWritten();
            refusal.Extensions["items"] = answer.Items;
            throw refusal;
        }
        return answer;
    }

    static async Task<CheckAnswer> PostValidationAsync(DailyProduction body, string? units, DailyProductionService service, HttpContext http)
    {
        var entry = (await service.CheckAsync([body], DayFilter.ReadUnits(units), OnDuplicate.Refuse, SourceOf(http), http.RequestAborted))[0];
        return new CheckAnswer(entry.Refusal is null, entry.Refusal?.Code, entry.Refusal?.Detail ?? entry.Refusal?.Title, entry.Errors, entry.Findings);
    }

    static async Task<IResult> ListAsync([AsParameters] DayFilter filter, string? sort, string? fields, int? limit, string? cursor, bool? total, DailyProductionReads reads, HttpContext http) =>
        await reads.ListAsync(filter, new DayPageRequest(sort, fields, limit, cursor, total == true), http.RequestAborted);

    static async Task<IResult> ListOfWellAsync(Guid wellId, DateOnly? from, DateOnly? to, string? units, string? sort, string? fields, int? limit, string? cursor, bool? total,
        DailyProductionReads reads, WellReads wells, HttpContext http)
    {
        await wells.RequireAsync(wellId, http.RequestAborted);
        var filter = new DayFilter { WellId = [wellId], From = from, To = to, Units = units };
        return await reads.ListAsync(filter, new DayPageRequest(sort, fields, limit, cursor, total == true), http.RequestAborted);
    }

    static async Task<IResult> GetAsync(string id, string? units, DailyProductionReads reads, HttpContext http)
    {
        var (wellId, date) = DayKey.Parse(id);
        var day = await reads.OneAsync(wellId, date, DayFilter.ReadUnits(units), http.RequestAborted);
        Versions.Tell(http.Response, day.RowVersion);
        return TypedResults.Ok(day);
    }

    static async Task<Page<DayAmendment>> AmendmentsAsync(string id, DailyProductionReads reads, HttpContext http)
    {
        var (wellId, date) = DayKey.Parse(id);
        return new Page<DayAmendment>(await reads.AmendmentsAsync(wellId, date, http.RequestAborted), null);
    }

    static async Task<IResult> PutAsync(string id, DailyProduction body, string? units, DailyProductionService service, DailyProductionReads reads, HttpContext http)
    {
        var (wellId, date) = DayKey.Parse(id);
        if (body.WellId != Guid.Empty && body.WellId != wellId || body.ProductionDate != default && body.ProductionDate != date)
            throw ProductionProblems.KeyDiffers();
        body.WellId = wellId;
        body.ProductionDate = date;
        var system = DayFilter.ReadUnits(units);
        if (Versions.CreateOnly(http.Request))
        {
            var entry = (await service.RecordAsync([body], system, OnDuplicate.Refuse, SourceOf(http), http.RequestAborted))[0];
            return await AnswerAsync(entry, system, reads, http);
        }
        var amended = await service.AmendAsync(body, Versions.Expected(http.Request, body.RowVersion), system, http.RequestAborted);
        Versions.Tell(http.Response, amended.RowVersion);
        return TypedResults.Ok(amended);
    }

    static async Task<IResult> DeleteAsync(string id, string? reason, [FromBody] RemovalRequest? body, DailyProductionService service, HttpContext http)
    {
        var (wellId, date) = DayKey.Parse(id);
        int? expected = http.Request.Headers.IfMatch.Count > 0 || body?.RowVersion > 0 ? Versions.Expected(http.Request, body?.RowVersion ?? 0) : null;
        await service.RemoveAsync(wellId, date, expected, body?.Reason ?? reason, http.RequestAborted);
        return TypedResults.NoContent();
    }

    static async Task<LimitsAnswer> LimitsAsync(Guid wellId, WellReads wells, HttpContext http)
    {
        var limits = await wells.LimitsAsync(wellId, http.RequestAborted);
        return new LimitsAnswer(wellId, [.. RangeRules.All.Select(r => new FieldLimit(r.Field, r.Min, r.Max(limits), r.Dimension is { } d ? Conversion.Symbol(d, UnitSystem.Us) : "", r.Code)),
            new FieldLimit("hoursOn", 0, 24, "h", "hours-range")]);
    }

    /// <summary>The browser signs in by cookie; programs by token or key.</summary>
    static EntrySource SourceOf(HttpContext http) => http.Request.Headers.Authorization.Count == 0 && !http.Request.Headers.ContainsKey("X-Api-Key") ? EntrySource.Web : EntrySource.Api;

    static RouteHandlerBuilder ProducesRefusals(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.ProducesProblem(status);
        return endpoint;
    }
}

/// <summary>Why a day is taken out of the record.</summary>
/// <param name="Reason">1 to 500 characters.</param>
/// <param name="RowVersion">The version seen, when If-Match is not sent.</param>
public sealed record RemovalRequest(string? Reason, int? RowVersion = null);

/// <summary>What would become of a day.</summary>
public sealed record CheckAnswer(bool Accepted, string? Code, string? Detail, IReadOnlyList<FieldError> Errors, IReadOnlyList<Finding> Findings);

/// <summary>The range of one member, in field units.</summary>
public sealed record FieldLimit(string Field, decimal Min, decimal Max, string Unit, string Code);

/// <summary>The ranges of a well's values.</summary>
public sealed record LimitsAnswer(Guid WellId, IReadOnlyList<FieldLimit> Limits);
