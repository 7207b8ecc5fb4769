using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Pumpjack.Tenancy.SignIn;
using static Pumpjack.Tenancy.Accounts.AccountDatabase;

namespace Pumpjack.Tenancy.Accounts;

/// <summary>Where Identity's UserManager keeps its users: the functions of schema <c>platform</c>.</summary>
sealed class AccountStore(AccountDatabase database, IDataProtectionProvider protection) :
    IUserEmailStore<UserAccount>, IUserPasswordStore<UserAccount>, IUserSecurityStampStore<UserAccount>,
    IUserTwoFactorStore<UserAccount>, IUserAuthenticatorKeyStore<UserAccount>, IUserTwoFactorRecoveryCodeStore<UserAccount>
{
    readonly IDataProtector secrets = protection.CreateProtector("Pumpjack.AuthenticatorKey");

    public async Task<IdentityResult> CreateAsync(UserAccount user, CancellationToken cancellationToken)
    {
        await database.CallAsync("select platform.create_user($1)", cancellationToken, Row(user));
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(UserAccount user, CancellationToken cancellationToken)
    {
        if (await database.CallAsync("select platform.update_user($1)", cancellationToken, Row(user)) is not true)
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        user.RowVersion++;
        return IdentityResult.Success;
    }

    /// <summary>Users are deactivated, never deleted: the audit names them.</summary>
    public Task<IdentityResult> DeleteAsync(UserAccount user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<UserAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id)
            ? (await database.ReadAsync<UserAccount>("select platform.user_by_id($1)", cancellationToken, Value(id))).SingleOrDefault()
            : null;

    public async Task<UserAccount?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        (await database.ReadAsync<UserAccount>("select platform.user_by_email($1)", cancellationToken, Text(normalizedEmail))).SingleOrDefault();

    // The address is the name.
    public Task<UserAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByEmailAsync(normalizedUserName, cancellationToken);
    public Task<string> GetUserIdAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());
    public Task<string?> GetUserNameAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);
    public Task<string?> GetNormalizedUserNameAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);
    public Task SetUserNameAsync(UserAccount user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);
    public Task SetNormalizedUserNameAsync(UserAccount user, string? normalizedName, CancellationToken cancellationToken) =>
        SetNormalizedEmailAsync(user, normalizedName, cancellationToken);
    public Task<string?> GetEmailAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);
    public Task<string?> GetNormalizedEmailAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);
    public Task<bool> GetEmailConfirmedAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.EmailVerified);
    public Task<string?> GetPasswordHashAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);
    public Task<bool> HasPasswordAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);
    public Task<string?> GetSecurityStampAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);
    public Task<bool> GetTwoFactorEnabledAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactorEnabled);
    public Task<int> CountCodesAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.RecoveryCodes.Length);

    public Task SetEmailAsync(UserAccount user, string? email, CancellationToken cancellationToken) => Done(() => user.Email = email ?? "");
    public Task SetNormalizedEmailAsync(UserAccount user, string? normalizedEmail, CancellationToken cancellationToken) =>
        Done(() => user.NormalizedEmail = normalizedEmail ?? "");
    public Task SetEmailConfirmedAsync(UserAccount user, bool confirmed, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Set EmailVerifiedAt: when counts, not only whether.");
    public Task SetPasswordHashAsync(UserAccount user, string? passwordHash, CancellationToken cancellationToken) => Done(() => user.PasswordHash = passwordHash);
    public Task SetSecurityStampAsync(UserAccount user, string stamp, CancellationToken cancellationToken) => Done(() => user.SecurityStamp = stamp);
    public Task SetTwoFactorEnabledAsync(UserAccount user, bool enabled, CancellationToken cancellationToken) => Done(() => user.TwoFactorEnabled = enabled);

    public Task SetAuthenticatorKeyAsync(UserAccount user, string key, CancellationToken cancellationToken) =>
        Done(() => user.AuthenticatorKey = secrets.Protect(key));
    public Task<string?> GetAuthenticatorKeyAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } key ? secrets.Unprotect(key) : null);

    public Task ReplaceCodesAsync(UserAccount user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Done(() => user.RecoveryCodes = [.. recoveryCodes.Select(Secrets.HashText)]);

    /// <summary>Taken from the database at once, so that a code presented twice at the same time is good once.</summary>
    public async Task<bool> RedeemCodeAsync(UserAccount user, string code, CancellationToken cancellationToken) =>
        await database.CallAsync("select platform.use_recovery_code($1, $2)", cancellationToken, Value(user.Id), Text(Secrets.HashText(code))) is true;

    public void Dispose()
    {
    }

    static Task Done(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}
