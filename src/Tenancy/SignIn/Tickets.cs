using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pumpjack.Platform.Scope;
using Pumpjack.Tenancy.Accounts;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>What a sign-in gives.</summary>
/// <param name="TokenType"><c>Bearer</c> or <c>Cookie</c>.</param>
/// <param name="ExpiresIn">Seconds until the access token ends; refresh then.</param>
/// <param name="AccessToken">Absent when it went into a cookie.</param>
/// <param name="RefreshToken">Good once; absent when it went into a cookie.</param>
public sealed record SignedIn(string TokenType, int ExpiresIn, string? AccessToken, string? RefreshToken);

/// <summary>Makes access tickets (the framework's protected bearer tickets) and carries them to programs and browsers.</summary>
sealed class Tickets(IOptionsMonitor<BearerTokenOptions> bearer, IOptions<TenancySettings> settings, TimeProvider clock)
{
    public const string Scheme = "Ticket";
    public const string AccessCookie = "pumpjack_access", RefreshCookie = "pumpjack_refresh";

    /// <summary>The answer to a sign-in or refresh; with cookies the tokens never reach the page's scripts.</summary>
    public SignedIn Hand(HttpContext http, UserAccount user, Guid sessionId, string refreshToken, bool useCookies)
    {
        var lifetime = settings.Value.AccessLifetime;
        var access = Issue(user, sessionId);
        if (!useCookies)
            return new SignedIn("Bearer", (int)lifetime.TotalSeconds, access, refreshToken);
        http.Response.Cookies.Append(AccessCookie, access, Cookie(http, "/", lifetime));
        http.Response.Cookies.Append(RefreshCookie, refreshToken, Cookie(http, "/api", settings.Value.RefreshLifetime));
        return new SignedIn("Cookie", (int)lifetime.TotalSeconds, null, null);
    }

    public static void TakeCookies(HttpContext http)
    {
        http.Response.Cookies.Delete(AccessCookie, Cookie(http, "/", null));
        http.Response.Cookies.Delete(RefreshCookie, Cookie(http, "/api", null));
    }

    string Issue(UserAccount user, Guid sessionId)
    {
        var identity = new ClaimsIdentity(
            [
                new(CallerClaims.User, user.Id.ToString()),
                new(CallerClaims.Organization, user.OrganizationId.ToString()),
                new(CallerClaims.Session, sessionId.ToString()),
                new(CallerClaims.Stamp, user.SecurityStamp),
                .. user.Roles.Select(role => new Claim(CallerClaims.Role, role)),
            ],
            Scheme, CallerClaims.User, CallerClaims.Role);
        var properties = new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + settings.Value.AccessLifetime };
        return bearer.Get(Scheme).BearerTokenProtector.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme));
    }

    static CookieOptions Cookie(HttpContext http, string path, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps || !IsLoopback(http.Request.Host.Host),
        Path = path,
        MaxAge = lifetime,
        IsEssential = true,
    };

    static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
