using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>
/// A browser sends our cookies by itself, so a write that carries no key or token of its own must come from a page of ours. Programs
/// send neither Origin nor Sec-Fetch-Site; nobody can make a browser leave them out.
/// </summary>
sealed class SameOrigin(RequestDelegate next, IConfiguration configuration)
{
    // The same list that CORS goes by.
    readonly string[] allowed = configuration.GetSection("Cors:Origins").Get<string[]>() ?? [];

    /// <exception cref="Refusal">403 bad-origin.</exception>
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (!reads && request.Headers.Authorization.Count == 0 && !request.Headers.ContainsKey(ApiKeyHandler.Header) && !IsOurs(request))
            throw TenancyProblems.BadOrigin();
        return next(http);
    }

    bool IsOurs(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (allowed.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return true;
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        // Behind a proxy that ends TLS the scheme differs; the host is what counts.
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
