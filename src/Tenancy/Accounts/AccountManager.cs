using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using static Pumpjack.Tenancy.Accounts.AccountDatabase;

namespace Pumpjack.Tenancy.Accounts;

/// <summary>Identity's UserManager with the verbs it lacks: setting a password, and saying no in our words.</summary>
sealed class AccountManager(
    AccountStore store, AccountDatabase database, IOptions<IdentityOptions> options, IPasswordHasher<UserAccount> hasher,
    IEnumerable<IUserValidator<UserAccount>> userValidators, IEnumerable<IPasswordValidator<UserAccount>> passwordValidators,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, TimeProvider clock,
    ILogger<AccountManager> log)
    : UserManager<UserAccount>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, log)
{
    /// <summary>Checks and sets a password with a new stamp, in memory; <see cref="SaveAsync"/> keeps it and ends every ticket.</summary>
    /// <exception cref="Refusal">422 with what is wrong with the password.</exception>
    public async Task SetPasswordAsync(UserAccount user, string password, string pointer)
    {
        var result = await UpdatePasswordHash(user, password, validatePassword: true);
        if (!result.Succeeded)
            throw Problems.Fields([.. result.Errors.Select(e => new FieldError(pointer, e.Code, e.Description))]);
    }

    /// <summary>Hands out a new stamp, in memory: once saved, every ticket of the user has ended.</summary>
    public static void EndTickets(UserAccount user) => user.SecurityStamp = NewStamp();

    /// <exception cref="Refusal">412 when somebody else changed the user since it was read.</exception>
    public async Task SaveAsync(UserAccount user)
    {
        if (!(await store.UpdateAsync(user, CancellationToken)).Succeeded)
            throw TenancyProblems.UserChanged();
    }

    /// <summary>Completes a user who is about to be made: address, stamp and, unless invited, password. Slow on purpose; no transaction waits for it.</summary>
    /// <exception cref="Refusal">422 with what is wrong with the password.</exception>
    public async Task PrepareAsync(UserAccount user, string? password)
    {
        user.NormalizedEmail = NormalizeEmail(user.Email)!;
        user.SecurityStamp = NewStamp();
        if (password is not null)
            await SetPasswordAsync(user, password, "#/password");
    }

    /// <summary>Keeps a prepared user.</summary>
    public Task AddAsync(UserAccount user) => store.CreateAsync(user, CancellationToken);

    /// <summary>The person who calls.</summary>
    /// <exception cref="Refusal">403 for an API key, which is nobody.</exception>
    public async Task<UserAccount> CallerAsync(TenantScope scope) =>
        scope.Caller is { SessionId: not null, UserId: { } id } && await FindByIdAsync(id.ToString()) is { } user ? user : throw TenancyProblems.PeopleOnly();

    /// <summary>A fresh secret for the authenticator app, in memory.</summary>
    public async Task<string> SetNewAuthenticatorKeyAsync(UserAccount user)
    {
        var key = GenerateNewAuthenticatorKey();
        await store.SetAuthenticatorKeyAsync(user, key, CancellationToken);
        return key;
    }

    /// <summary>Takes one recovery code; false when it is none of the user's or was used before.</summary>
    public Task<bool> UseRecoveryCodeAsync(UserAccount user, string code) => store.RedeemCodeAsync(user, code.Trim().ToUpperInvariant(), CancellationToken);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Fresh recovery codes, in the clear.</summary>
    public List<string> NewRecoveryCodes(int count) => [.. Enumerable.Range(0, count).Select(_ => CreateTwoFactorRecoveryCode())];

    /// <summary>Every password of the history that is still barred, as hashes.</summary>
    public async Task<string[]> FormerPasswordsAsync(UserAccount user) =>
        await database.CallAsync("select platform.password_hashes($1)", CancellationToken, Value(user.Id)) as string[] ?? [];

    static string NewStamp() => SignIn.Secrets.New();
}
