using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Scope;
using Pumpjack.Tenancy.Accounts;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>The second factor: time-based one-time codes (RFC 6238), and recovery codes for the day the phone is gone.</summary>
static class TwoFactorEndpoints
{
    const int RecoveryCodes = 10;

    public sealed record Setup(string? Code);

    public sealed record Confirmation(string? Password);

    /// <param name="Enabled">Whether signing in asks for a code.</param>
    /// <param name="RecoveryCodesLeft">Recovery codes not used yet.</param>
    /// <param name="SharedKey">While it is being set up: the secret for the authenticator app, base 32.</param>
    /// <param name="AuthenticatorUri">The same as an otpauth address, to be shown as a QR code.</param>
    public sealed record State(bool Enabled, int RecoveryCodesLeft, string? SharedKey, string? AuthenticatorUri);

    /// <param name="RecoveryCodes">Shown once; each is good once.</param>
    /// <param name="Session">New tokens: every session before this one has ended.</param>
    public sealed record Enabled(IReadOnlyList<string> RecoveryCodes, SignedIn Session);

    public static void Map(RouteGroupBuilder tenantApi)
    {
        var factor = tenantApi.MapGroup("/auth/two-factor").WithTags("auth");
        factor.MapGet("", StateAsync).Requires(Permission.SignedIn).IsSensitive().Produces<State>();
        factor.MapPost("", EnableAsync).Requires(Permission.SignedIn).Produces<Enabled>();
        factor.MapDelete("", DisableAsync).Requires(Permission.SignedIn).Produces<SignedIn>();
    }

    static async Task<IResult> StateAsync(TenantScope scope, AccountManager accounts)
    {
        var user = await accounts.CallerAsync(scope);
        if (user.TwoFactorEnabled)
            return Results.Json(new State(true, user.RecoveryCodes.Length, null, null));
        // A key is made when it is first looked at, and stays until a code confirms it.
        var key = await accounts.GetAuthenticatorKeyAsync(user);
        if (key is null)
        {
            key = await accounts.SetNewAuthenticatorKeyAsync(user);
            await accounts.SaveAsync(user);
        }
        var label = Uri.EscapeDataString("Pumpjack:" + user.Email);
        return Results.Json(new State(false, 0, key, string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/{label}?secret={key}&issuer=Pumpjack&digits=6&period=30")));
    }

    static async Task<IResult> EnableAsync(Setup body, HttpContext http, TenantScope scope, AccountManager accounts, SignInService signIn, CancellationToken ct)
    {
        var user = await accounts.CallerAsync(scope);
        if (user.TwoFactorEnabled)
            throw TenancyProblems.TwoFactorOn();
        if (user.AuthenticatorKey is null || !await signIn.UseCodeAsync(user, body.Code ?? ""))
            throw TenancyProblems.WrongCode();
        user.TwoFactorEnabled = true;
        var codes = accounts.NewRecoveryCodes(RecoveryCodes);
        user.RecoveryCodes = [.. codes.Select(Secrets.HashText)];
        AccountManager.EndTickets(user);
        await accounts.SaveAsync(user);
        return Results.Json(new Enabled(codes, await signIn.StartAnewAsync(user, http, "two-factor enabled", ct)));
    }

    static async Task<IResult> DisableAsync(
        [FromBody] Confirmation body, HttpContext http, TenantScope scope, AccountManager accounts, SignInService signIn, CancellationToken ct)
    {
        var user = await accounts.CallerAsync(scope);
        if (!await signIn.ConfirmPasswordAsync(user, body.Password, http, ct))
            throw TenancyProblems.WrongPassword("#/password");
        user.TwoFactorEnabled = false;
        user.AuthenticatorKey = null;
        user.RecoveryCodes = [];
        AccountManager.EndTickets(user);
        await accounts.SaveAsync(user);
        return Results.Json(await signIn.StartAnewAsync(user, http, "two-factor disabled", ct));
    }
}
