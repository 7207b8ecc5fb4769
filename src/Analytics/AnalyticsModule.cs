using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Platform.Access;

namespace Pumpjack.Analytics;

/// <summary>Reads across modules and years, over the reporting views only.</summary>
public static class AnalyticsModule
{
    public static IServiceCollection AddAnalytics(this IServiceCollection services) => services.AddScoped<ProductionSummaryService>();

    public static void MapAnalytics(this RouteGroupBuilder api) =>
        api.MapGet("/analytics/production", ([AsParameters] SummaryFilter filter, ProductionSummaryService service, HttpContext http) => service.SummariseAsync(filter, http.RequestAborted))
            .Requires(Permission.ProductionRead).OpensScopeItself().WithTags("Analytics").WithName("summariseProduction").WithSummary("Volumes by period and place");
}
