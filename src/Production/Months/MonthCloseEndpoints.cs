using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Production.Months;

/// <summary>What a month is closed or reopened with.</summary>
/// <param name="LeaseId">One lease; none means all.</param>
/// <param name="Reason">Needed to reopen.</param>
public sealed record MonthCloseRequest(Guid? LeaseId = null, string? Reason = null);

internal static class MonthCloseEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/production/months").WithTags("Months");
        group.MapGet("", async (MonthCloseService service, CancellationToken ct) => new Page<ClosedMonth>(await service.ListAsync(ct), null))
            .Requires(Permission.ProductionRead).WithName("listClosedMonths").WithSummary("Closed and reopened months");
        group.MapPost("/{month}/closing", async (string month, MonthCloseRequest? body, MonthCloseService service, CancellationToken ct) =>
                TypedResults.Created($"/api/v1/production/months/{month}/closing", await service.CloseAsync(Read(month), body?.LeaseId, body?.Reason, ct)))
            .Requires(Permission.MonthClose).WithName("closeMonth").WithSummary("Close a month").ProducesProblem(409).ProducesProblem(422);
        group.MapDelete("/{month}/closing", async (string month, Guid? leaseId, string? reason, [FromBody] MonthCloseRequest? body, MonthCloseService service, CancellationToken ct) =>
            {
                await service.ReopenAsync(Read(month), body?.LeaseId ?? leaseId, body?.Reason ?? reason, ct);
                return TypedResults.NoContent();
            })
            .Requires(Permission.MonthClose).WithName("reopenMonth").WithSummary("Reopen a month, with a reason").ProducesProblem(404).ProducesProblem(422);
    }

    static DateOnly Read(string month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is >= 1900 and < 9999
            ? first
            : throw Problems.BadParameter("month", "A month is yyyy-MM.");
}
