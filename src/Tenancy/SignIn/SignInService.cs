using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Pumpjack.Platform;
using Pumpjack.Tenancy.Accounts;
using static Pumpjack.Tenancy.Accounts.AccountDatabase;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>Who somebody is: password, lock-out and second factor. Answers alike, and in about the same time, whether or not an address exists.</summary>
sealed class SignInService(
    AccountManager accounts, AccountDatabase database, SessionStore sessions, Tickets tickets, DummyPassword dummy,
    IOptions<TenancySettings> settings, TimeProvider clock)
{
    /// <summary>Checks the credentials.</summary>
    /// <exception cref="Platform.Refusals.Refusal">401: invalid-credentials, two-factor-required or locked-out.</exception>
    public async Task<UserAccount> VerifyAsync(Credentials credentials, HttpContext http, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var normalized = accounts.NormalizeEmail(credentials.Email ?? "")!;
        var emailHash = Secrets.Hash(normalized);
        await RefuseWhenLockedAsync(emailHash, ct);

        var user = await accounts.FindByEmailAsync(credentials.Email ?? "");
        // Without an account, or without a password yet, the same work is done on a password nobody has.
        var passed = user?.PasswordHash is null
            ? dummy.Verify(credentials.Password ?? "")
            : await accounts.CheckPasswordAsync(user, credentials.Password ?? "");
        if (!passed || user is not { ActiveInd: true })
        {
            await FailAsync(emailHash, user, http, "invalid-credentials", clock.GetElapsedTime(started), ct);
            throw TenancyProblems.InvalidCredentials();
        }
        if (user.TwoFactorEnabled && !await SecondFactorAsync(user, credentials))
        {
            await FailAsync(emailHash, user, http, "invalid-code", clock.GetElapsedTime(started), ct);
            throw TenancyProblems.InvalidCredentials();
        }
        // Guesses that ran at the same time may have locked the address meanwhile.
        await RefuseWhenLockedAsync(emailHash, ct);
        await database.CallAsync("select platform.clear_sign_in_failures($1)", ct, Value(emailHash));
        return user;
    }

    /// <summary>Starts a session for a verified user and hands out its tokens.</summary>
    public async Task<SignedIn> StartAsync(UserAccount user, HttpContext http, bool useCookies, CancellationToken ct)
    {
        var (id, refreshToken) = await sessions.StartAsync(user, Client(http), http.Connection.RemoteIpAddress?.ToString(), ct);
        return tickets.Hand(http, user, id, refreshToken, useCookies);
    }

    /// <summary>Ends every session of the user and starts a new one for the caller, whose rights or secrets just changed.</summary>
    public async Task<SignedIn> StartAnewAsync(UserAccount user, HttpContext http, string because, CancellationToken ct)
    {
        await sessions.EndAllAsync(user.Id, because, ct);
        return await StartAsync(user, http, http.Request.Cookies.ContainsKey(Tickets.AccessCookie), ct);
    }

    /// <summary>Asks a signed-in user for the password once more; failures count towards the lock-out.</summary>
    public async Task<bool> ConfirmPasswordAsync(UserAccount user, string? password, HttpContext http, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var emailHash = Secrets.Hash(user.NormalizedEmail);
        await RefuseWhenLockedAsync(emailHash, ct);
        if (await accounts.CheckPasswordAsync(user, password ?? ""))
            return true;
        await FailAsync(emailHash, user, http, "wrong-password", clock.GetElapsedTime(started), ct);
        return false;
    }

    async Task<bool> SecondFactorAsync(UserAccount user, Credentials credentials)
    {
        if (credentials.RecoveryCode is { Length: > 0 } recovery)
            return await accounts.UseRecoveryCodeAsync(user, recovery);
        if (credentials.TwoFactorCode is { Length: > 0 } code)
            return await UseCodeAsync(user, code);
        throw TenancyProblems.TwoFactorRequired();
    }

    /// <summary>True when it is the code of the moment and was not used before.</summary>
    public async Task<bool> UseCodeAsync(UserAccount user, string code)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        return await accounts.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, digits)
            && await database.CallAsync("select platform.use_code($1, $2)", default, Value(user.Id), Text(Secrets.HashText(digits))) is true;
    }

    async Task RefuseWhenLockedAsync(byte[] emailHash, CancellationToken ct)
    {
        if (await database.CallAsync("select platform.sign_in_lock($1)", ct, Value(emailHash)) is DateTime until)
            throw TenancyProblems.LockedOut(until - clock.GetUtcNow().UtcDateTime);
    }

    async Task FailAsync(byte[] emailHash, UserAccount? user, HttpContext http, string code, TimeSpan duration, CancellationToken ct)
    {
        var lockout = settings.Value;
        await database.CallApartAsync("select platform.sign_in_failed($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", ct,
            Value(emailHash), Uuid(user?.Id), Uuid(user?.OrganizationId), Value(lockout.LockAfter), Value(lockout.FirstLock), Value(lockout.LongestLock),
            Text(Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier), Text(Client(http)), Text(http.Connection.RemoteIpAddress?.ToString()),
            Text(http.Request.Path.Value), Text(code), Value(Rounding.To((decimal)duration.TotalMilliseconds, 3)));
    }

    static string? Client(HttpContext http) => http.Request.Headers.UserAgent.ToString() switch
    {
        "" => null,
        { Length: > 200 } long_ => long_[..200],
        var client => client,
    };
}

/// <summary>What a sign-in is asked with.</summary>
sealed record Credentials(string? Email, string? Password, string? TwoFactorCode = null, string? RecoveryCode = null, bool UseCookies = false);

/// <summary>A password nobody has, so that an address without an account costs the same work.</summary>
sealed class DummyPassword(IOptions<PasswordHasherOptions> options)
{
    readonly PasswordHasher<UserAccount> hasher = new(options);
    readonly Lazy<string> hash = new(() => new PasswordHasher<UserAccount>(options).HashPassword(new UserAccount(), Secrets.New()));

    internal string Hash => hash.Value;

    /// <summary>False, after as much work as a real check.</summary>
    public bool Verify(string password) => hasher.VerifyHashedPassword(new UserAccount(), Hash, password) != PasswordVerificationResult.Failed;
}
