using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Scope;
using Pumpjack.Tenancy.Accounts;
using Pumpjack.Tenancy.Organizations;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>Registering, signing in and out. Outside the tenant group: nobody is known yet.</summary>
static class AuthEndpoints
{
    public sealed record Registration(string? OrganizationName, string? Email, string? Password, string? DisplayName, bool UseCookies = false);

    public sealed record Refresh(string? RefreshToken);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/api/v1/auth").WithTags("auth");
        auth.MapPost("/register", RegisterAsync).AllowAnyone("An organisation's first user has no account yet.").WithMetadata(new SignInTry())
            .Produces<SignedIn>(StatusCodes.Status201Created);
        auth.MapPost("/login", SignInAsync).AllowAnyone("Signing in.").WithMetadata(new SignInTry()).Produces<SignedIn>();
        auth.MapPost("/refresh", RefreshAsync).AllowAnyone("The refresh token is the credential.").Produces<SignedIn>();
        auth.MapPost("/logout", SignOutAsync).AllowAnyone("Signing out must work with an expired ticket too.").Produces(StatusCodes.Status204NoContent);
    }

    static async Task<IResult> RegisterAsync(
        Registration wanted, HttpContext http, RegistrationService registration, AccountManager accounts, SignInService signIn,
        AccountMails mails, IOptions<TenancySettings> settings, CancellationToken ct)
    {
        if (!settings.Value.Registration)
            throw TenancyProblems.RegistrationClosed();
        var made = await registration.RegisterAsync(
            new NewOrganization(wanted.OrganizationName, wanted.Email, wanted.Password, wanted.DisplayName), http.Request.Headers.UserAgent.ToString(), ct);
        var owner = (await accounts.FindByIdAsync(made.OwnerId.ToString()))!;
        await mails.SendVerificationAsync(owner, ct);
        return Results.Json(await signIn.StartAsync(owner, http, wanted.UseCookies, ct), statusCode: StatusCodes.Status201Created);
    }

    static async Task<IResult> SignInAsync(Credentials credentials, HttpContext http, SignInLimiter limiter, SignInService signIn, CancellationToken ct)
    {
        limiter.Try(credentials.Email ?? "");
        var user = await signIn.VerifyAsync(credentials, http, ct);
        return Results.Json(await signIn.StartAsync(user, http, credentials.UseCookies, ct));
    }

    static async Task<IResult> RefreshAsync(HttpContext http, SessionStore sessions, Tickets tickets, JsonSettings json, CancellationToken ct)
    {
        var body = await BodyAsync(http, json, ct);
        var fromCookie = body?.RefreshToken is null;
        var token = body?.RefreshToken ?? http.Request.Cookies[Tickets.RefreshCookie];
        if (string.IsNullOrEmpty(token) || await sessions.RotateAsync(token, ct) is not var (user, sessionId, next))
        {
            if (fromCookie)
                Tickets.TakeCookies(http);
            throw TenancyProblems.RefreshRefused();
        }
        return Results.Json(tickets.Hand(http, user, sessionId, next, fromCookie));
    }

    static async Task<IResult> SignOutAsync(HttpContext http, SessionStore sessions, JsonSettings json, CancellationToken ct)
    {
        var body = await BodyAsync(http, json, ct);
        if (Guid.TryParse(http.User.FindFirstValue(CallerClaims.Session), out var session))
            await sessions.EndAsync(session, "signed out", ct);
        if ((body?.RefreshToken ?? http.Request.Cookies[Tickets.RefreshCookie]) is { Length: > 0 } token)
            await sessions.EndByTokenAsync(token, "signed out", ct);
        Tickets.TakeCookies(http);
        return Results.NoContent();
    }

    // A browser sends no body here, and routing would send a request without a content type elsewhere if a body were declared.
    static async ValueTask<Refresh?> BodyAsync(HttpContext http, JsonSettings json, CancellationToken ct) =>
        http.Request.HasJsonContentType() && http.Request.ContentLength is not 0 ? await http.Request.ReadFromJsonAsync<Refresh>(json.Options, ct) : null;
}
