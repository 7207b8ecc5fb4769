using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Platform.Scope;

/// <summary>Names of the claims a ticket carries.</summary>
public static class CallerClaims
{
    public const string User = "sub", Organization = "org", Session = "sid", Stamp = "stamp", Role = "role";
}

/// <summary>Turns the verified identity into a caller, and lets nobody past an endpoint's declaration.</summary>
sealed class AccessMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, TenantScope scope)
    {
        var endpoint = http.GetEndpoint();
        // Routing's own answers (405, 415) are endpoints without a route; they do nothing but refuse.
        if (endpoint is not RouteEndpoint || endpoint.Metadata.GetMetadata<OpenToAnyone>() is not null)
        {
            await next(http);
            return;
        }
        // An endpoint that declares nothing is closed; a rules test names it before anybody meets this.
        var needed = endpoint.Metadata.GetMetadata<RequiredPermission>()
            ?? throw new InvalidOperationException($"The endpoint {endpoint.DisplayName} does not declare who may call it.");
        var caller = Read(http) ?? throw Problems.SignInNeeded();
        scope.Begin(caller);
        http.Features.Set(caller);
        if (!caller.May(needed.Permission))
            throw Problems.Forbidden($"Your role ({string.Join(", ", caller.Roles)}) does not allow this.");
        await next(http);
    }

    static Caller? Read(HttpContext http)
    {
        var identity = http.User;
        if (identity.Identity?.IsAuthenticated != true
            || !Guid.TryParse(identity.FindFirstValue(CallerClaims.Organization), out var organization))
            return null;
        var client = http.Request.Headers.UserAgent.ToString();
        return new Caller(
            Guid.TryParse(identity.FindFirstValue(CallerClaims.User), out var user) ? user : null,
            organization,
            Guid.TryParse(identity.FindFirstValue(CallerClaims.Session), out var session) ? session : null,
            identity.FindFirstValue(CallerClaims.Stamp),
            [.. identity.FindAll(CallerClaims.Role).Select(c => c.Value)],
            client.Length switch { 0 => null, > 200 => client[..200], _ => client },
            Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
    }
}
