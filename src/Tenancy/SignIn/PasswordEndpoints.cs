using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Scope;
using Pumpjack.Tenancy.Accounts;
using static Pumpjack.Tenancy.Accounts.AccountDatabase;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>Choosing passwords and confirming addresses.</summary>
static class PasswordEndpoints
{
    public sealed record Forgotten(string? Email);

    public sealed record Reset(string? Email, string? Token, string? NewPassword);

    public sealed record Change(string? CurrentPassword, string? NewPassword);

    public sealed record Verification(string? Email, string? Token);

    public static void Map(RouteGroupBuilder tenantApi, IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api/v1/auth").WithTags("auth");
        open.MapPost("/password/forgot", ForgottenAsync).AllowAnyone("Who forgot the password cannot sign in.").WithMetadata(new SignInTry()).Produces(StatusCodes.Status202Accepted);
        open.MapPost("/password/reset", ResetAsync).AllowAnyone("The mailed token is the credential.").WithMetadata(new SignInTry()).Produces(StatusCodes.Status204NoContent);
        open.MapPost("/email/verification", VerifyAsync).AllowAnyone("The mailed token is the credential.").Produces(StatusCodes.Status204NoContent);
        var auth = tenantApi.MapGroup("/auth").WithTags("auth");
        auth.MapPut("/password", ChangeAsync).Requires(Permission.SignedIn).Produces<SignedIn>();
        auth.MapPost("/email/verification-mail", SendVerificationAsync).Requires(Permission.SignedIn).Produces(StatusCodes.Status202Accepted);
    }

    /// <summary>202 whether or not the address has an account. The mail, and what is written for it, come after the answer.</summary>
    static IResult ForgottenAsync(Forgotten body, HttpContext http, AfterAnswer after)
    {
        var email = body.Email ?? "";
        after.Run<ForgottenPassword>(http, (forgotten, ct) => forgotten.HandleAsync(email, ct));
        return Results.Accepted();
    }

    static async Task<IResult> ResetAsync(Reset body, OneTimeTokens tokens, AccountManager accounts, AccountDatabase database, SessionStore sessions, CancellationToken ct)
    {
        var user = await UserOfAsync(body.Token, body.Email, tokens, accounts, ct, TokenPurpose.Reset, TokenPurpose.Invite);
        // Checked before the token is used up, so that a refused password does not cost the link.
        await accounts.SetPasswordAsync(user, body.NewPassword ?? "", "#/newPassword");
        if (!await tokens.UseAsync(body.Token!, ct))
            throw TenancyProblems.TokenRefused();
        user.EmailVerifiedAt ??= accounts.Now;
        await accounts.SaveAsync(user);
        await sessions.EndAllAsync(user.Id, "password reset", ct);
        await database.CallAsync("select platform.clear_sign_in_failures($1)", ct, Value(Secrets.Hash(user.NormalizedEmail)));
        return Results.NoContent();
    }

    static async Task<IResult> VerifyAsync(Verification body, OneTimeTokens tokens, AccountManager accounts, CancellationToken ct)
    {
        var user = await UserOfAsync(body.Token, body.Email, tokens, accounts, ct, TokenPurpose.Verify);
        if (!await tokens.UseAsync(body.Token!, ct))
            throw TenancyProblems.TokenRefused();
        user.EmailVerifiedAt ??= accounts.Now;
        await accounts.SaveAsync(user);
        return Results.NoContent();
    }

    /// <summary>A new password ends every session; the caller gets a new one in the answer.</summary>
    static async Task<IResult> ChangeAsync(Change body, HttpContext http, TenantScope scope, AccountManager accounts, SignInService signIn, CancellationToken ct)
    {
        var user = await accounts.CallerAsync(scope);
        if (!await signIn.ConfirmPasswordAsync(user, body.CurrentPassword, http, ct))
            throw TenancyProblems.WrongPassword("#/currentPassword");
        await accounts.SetPasswordAsync(user, body.NewPassword ?? "", "#/newPassword");
        await accounts.SaveAsync(user);
        return Results.Json(await signIn.StartAnewAsync(user, http, "password changed", ct));
    }

    static async Task<IResult> SendVerificationAsync(TenantScope scope, AccountManager accounts, AccountMails mails, CancellationToken ct)
    {
        var user = await accounts.CallerAsync(scope);
        if (!user.EmailVerified)
            await mails.SendVerificationAsync(user, ct);
        return Results.Accepted();
    }

    static async Task<UserAccount> UserOfAsync(
        string? token, string? email, OneTimeTokens tokens, AccountManager accounts, CancellationToken ct, params TokenPurpose[] purposes)
    {
        var id = await tokens.UserOfAsync(token ?? "", ct, purposes);
        var user = id is null ? null : await accounts.FindByIdAsync(id.Value.ToString());
        return user is { ActiveInd: true } && accounts.NormalizeEmail(email ?? "") == user.NormalizedEmail ? user : throw TenancyProblems.TokenRefused();
    }
}

/// <summary>Sends the mail to who forgot a password, if there is such a user.</summary>
sealed class ForgottenPassword(AccountManager accounts, AccountMails mails)
{
    public async Task HandleAsync(string email, CancellationToken ct)
    {
        if (await accounts.FindByEmailAsync(email) is { ActiveInd: true } user)
            await mails.SendResetAsync(user, ct);
    }
}
