using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;

namespace Pumpjack.Tenancy.Organizations;

static class OrganizationEndpoints
{
    public static void Map(RouteGroupBuilder tenantApi)
    {
        var current = tenantApi.MapGroup("/organizations/current").WithTags("organization");
        current.MapGet("", ReadAsync).Requires(Permission.SettingsManage).Produces<Organization>();
        current.MapPut("", ChangeAsync).Requires(Permission.SettingsManage).Produces<Organization>();
    }

    static async Task<IResult> ReadAsync(HttpContext http, OrganizationService organizations, CancellationToken ct)
    {
        var organization = await organizations.CurrentAsync(ct);
        Versions.Tell(http.Response, organization.RowVersion);
        return Results.Json(organization);
    }

    static async Task<IResult> ChangeAsync(Organization wanted, HttpContext http, OrganizationService organizations, CancellationToken ct)
    {
        var changed = await organizations.ChangeAsync(wanted, Versions.Expected(http.Request, wanted.RowVersion), ct);
        Versions.Tell(http.Response, changed.RowVersion);
        return Results.Json(changed);
    }
}
