using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Scope;
using Pumpjack.Tenancy.Accounts;
using Pumpjack.Tenancy.ApiKeys;
using Pumpjack.Tenancy.Organizations;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>Who is signed in, and what a screen needs to know about it.</summary>
static class ProfileEndpoints
{
    /// <summary>The caller. <c>wellIds</c> is there only for users who see only assigned wells.</summary>
    public sealed record Profile(
        Guid Id, string? Email, string? DisplayName, bool EmailVerified, IReadOnlyList<string> Roles, Home Organization, bool TwoFactorEnabled,
        IReadOnlyList<Guid>? WellIds);

    public sealed record Home(
        Guid Id, string Name, string TimeZone, TimeOnly GaugeTime, UnitSystem DefaultUnits, string DefaultCurrency, decimal BoeFactor);

    public static void Map(RouteGroupBuilder tenantApi) =>
        tenantApi.MapGet("/auth/me", WhoAsync).Requires(Permission.SignedIn).Produces<Profile>().WithTags("auth");

    static async Task<IResult> WhoAsync(TenantScope scope, AccountManager accounts, OrganizationService organizations, ApiKeyService keys, CancellationToken ct)
    {
        var o = await organizations.CurrentAsync(ct);
        var home = new Home(o.Id, o.Name, o.TimeZone, o.GaugeTime, o.DefaultUnits, o.DefaultCurrency, o.BoeFactor);
        var wells = scope.Wells.Assigned;
        if (scope.Caller.SessionId is null)
        {
            var key = (await keys.ListAsync(ct)).Single(k => k.Id == scope.Caller.UserId);
            return Results.Json(new Profile(key.Id, null, key.Name, false, scope.Caller.Roles, home, false, wells));
        }
        var user = await accounts.CallerAsync(scope);
        return Results.Json(new Profile(user.Id, user.Email, user.DisplayName, user.EmailVerified, user.Roles, home, user.TwoFactorEnabled, wells));
    }
}
