using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>Programs: <c>Authorization: Bearer pj_…</c> or <c>X-Api-Key: pj_…</c>, looked up by hash at each request, so that revoking is at once.</summary>
sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, NpgsqlDataSource app)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey", Header = "X-Api-Key", Prefix = "pj_";

    /// <summary>The key a request carries, or null.</summary>
    public static string? KeyOf(HttpRequest request)
    {
        if (request.Headers[Header] is [{ Length: > 0 } key])
            return key;
        return request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer " + Prefix, StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyOf(Request) is not { } key)
            return AuthenticateResult.NoResult();
        await using var command = app.CreateCommand("select id, organization_id, roles from platform.verify_api_key($1)");
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Secrets.Hash(key) });
        await using var reader = await command.ExecuteReaderAsync(Context.RequestAborted);
        if (!await reader.ReadAsync(Context.RequestAborted))
            return AuthenticateResult.Fail("There is no such key.");
        // The audit names the key where it would name a person.
        var identity = new ClaimsIdentity(
            [
                new(CallerClaims.User, reader.GetGuid(0).ToString()),
                new(CallerClaims.Organization, reader.GetGuid(1).ToString()),
                .. reader.GetFieldValue<string[]>(2).Select(role => new Claim(CallerClaims.Role, role)),
            ],
            SchemeName, CallerClaims.User, CallerClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
