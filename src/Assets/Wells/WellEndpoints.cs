using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Assets.Records;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Units;

namespace Pumpjack.Assets.Wells;

/// <summary>What wells have beyond the common addresses.</summary>
static class WellEndpoints
{
    public static void MapWells(this RouteGroupBuilder api)
    {
        var group = api.MapAsset(Well.Kind);

        group.MapGet("/hierarchy", async (TenantScope scope, CancellationToken ct) => Results.Ok(await WellHierarchy.ReadAsync(scope, ct)))
            .Requires(Permission.WellsRead).Produces<HierarchyOrganization>().WithSummary("The tree organisation, field, lease, well, completion");

        group.MapGet("/{id:guid}/status-history", async (Guid id, HttpContext http, TenantScope scope, CancellationToken ct) =>
            {
                await http.RequestServices.GetRequiredService<AssetService<Well>>().GetAsync(id, UnitSystem.Us, ct);
                return Results.Ok(new Page<WellStatusPeriod>(await WellStatusHistory.ReadAsync(scope, id, ct), null));
            })
            .Requires(Permission.WellsRead).Produces<Page<WellStatusPeriod>>().WithSummary("The statuses of a well, the first one first");
    }
}
