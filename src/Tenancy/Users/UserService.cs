using Pumpjack.Platform.Http;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Tenancy.Accounts;
using Pumpjack.Tenancy.SignIn;
using static Pumpjack.Tenancy.Accounts.AccountDatabase;

namespace Pumpjack.Tenancy.Users;

/// <summary>The users of the organisation at work. Needs an open scope.</summary>
public sealed class UserService
{
    readonly TenantScope scope;
    readonly AccountManager accounts;
    readonly AccountDatabase database;
    readonly OneTimeTokens tokens;

    internal UserService(TenantScope scope, AccountManager accounts, AccountDatabase database, OneTimeTokens tokens)
    {
        this.scope = scope;
        this.accounts = accounts;
        this.database = database;
        this.tokens = tokens;
    }

    /// <summary>One page of users by name; <paramref name="search"/> looks in names and addresses.</summary>
    public async Task<Page<User>> ListAsync(string? search, int? limit, string? cursor, CancellationToken ct)
    {
        var size = Paging.Limit(limit);
        var after = Paging.Keys(cursor, 2);
        if (after is not null && !Guid.TryParse(after[1], out _))
            throw Problems.BadParameter("cursor", "This cursor was not given out by this list.");
        var rows = await database.ReadAsync<UserAccount>("select platform.organization_users($1, null, $2, $3, $4)", ct,
            Text(search), Text(after?[0]), Uuid(after is null ? null : Guid.Parse(after[1]!)), Value(size + 1));
        var page = rows.Take(size).Select(User.From).ToList();
        return new Page<User>(page, rows.Count > size ? Paging.Cursor(page[^1].DisplayName, page[^1].Id.ToString()) : null);
    }

    /// <exception cref="Refusal">404 when the organisation has no such user.</exception>
    public async Task<User> GetAsync(Guid id, CancellationToken ct) => User.From(await FindAsync(id, ct));

    /// <summary>Makes a user, with the password given, or without one to be invited.</summary>
    /// <exception cref="Refusal">409 when the address has an account, 422 when something will not do.</exception>
    public async Task<User> CreateAsync(User wanted, CancellationToken ct)
    {
        Check(wanted);
        var organization = await FindOrganizationNameAsync(ct);
        var user = new UserAccount
        {
            OrganizationId = scope.Caller.OrganizationId,
            OrganizationName = organization,
            InvitedAt = wanted.Password is null ? scope.Now : null,
            RowCreatedDate = scope.Now,
        };
        Apply(wanted, user);
        if (await accounts.FindByEmailAsync(user.Email) is not null)
            throw TenancyProblems.EmailTaken();
        await accounts.PrepareAsync(user, wanted.Password);
        await accounts.AddAsync(user);
        return User.From(user);
    }

    /// <summary>Changes a user. Other roles, another address or deactivating end the user's tickets at once.</summary>
    /// <exception cref="Refusal">404, 409 for the last owner or a taken address, 412 when stale, 422.</exception>
    public async Task<User> ChangeAsync(Guid id, User wanted, int expectedVersion, CancellationToken ct)
    {
        var user = await FindAsync(id, ct);
        if (user.RowVersion != expectedVersion)
            throw Problems.Stale(User.From(user));
        var checks = new Checks();
        checks.That(wanted.Password is null, "#/password", "not-here", "Users choose their own password; send them a reset instead.");
        checks.Done();
        Check(wanted);
        var (roles, active, email) = (user.Roles, user.ActiveInd, user.NormalizedEmail);
        Apply(wanted, user);
        user.NormalizedEmail = accounts.NormalizeEmail(user.Email)!;
        if (user.NormalizedEmail != email)
            user.EmailVerifiedAt = null;
        if (!roles.Order().SequenceEqual(user.Roles.Order()) || active != user.ActiveInd || user.NormalizedEmail != email)
            AccountManager.EndTickets(user);
        await accounts.SaveAsync(user);
        return User.From(user);
    }

    /// <summary>A fresh token with which an invited user chooses a password.</summary>
    internal async Task<(UserAccount User, string Token)> InviteAsync(Guid id, CancellationToken ct)
    {
        var user = await FindAsync(id, ct);
        return (user, await tokens.CreateAsync(user.Id, TokenPurpose.Invite, ct));
    }

    /// <summary>Lets a locked-out user try again at once.</summary>
    public async Task UnlockAsync(Guid id, CancellationToken ct)
    {
        var user = await FindAsync(id, ct);
        await database.CallAsync("select platform.clear_sign_in_failures($1)", ct, Value(Secrets.Hash(user.NormalizedEmail)));
    }

    /// <summary>Takes the second factor from a user who lost it; every session of theirs ends.</summary>
    public async Task RemoveTwoFactorAsync(Guid id, CancellationToken ct)
    {
        var user = await FindAsync(id, ct);
        user.TwoFactorEnabled = false;
        user.AuthenticatorKey = null;
        user.RecoveryCodes = [];
        AccountManager.EndTickets(user);
        await accounts.SaveAsync(user);
    }

    internal async Task<UserAccount> FindAsync(Guid id, CancellationToken ct) =>
        (await database.ReadAsync<UserAccount>("select platform.organization_users(null, $1, null, null, 1)", ct, Value(id))).SingleOrDefault()
        ?? throw Problems.NotFound("user");

    async Task<string?> FindOrganizationNameAsync(CancellationToken ct) =>
        await database.CallAsync("select name from tenancy.organization", ct) as string;

    static void Check(User wanted)
    {
        var checks = new Checks();
        checks.Email(wanted.Email, "#/email");
        checks.Required(wanted.DisplayName, "#/displayName", 255);
        checks.Optional(wanted.Phone, "#/phone", 50);
        checks.Optional(wanted.Remark, "#/remark", 2000);
        checks.KnownRoles(wanted.Roles, "#/roles");
        checks.Done();
    }

    static void Apply(User wanted, UserAccount user)
    {
        user.Email = wanted.Email!.Trim();
        user.DisplayName = wanted.DisplayName!.Trim();
        user.Phone = wanted.Phone;
        user.Roles = [.. wanted.Roles!.Distinct()];
        user.ActiveInd = wanted.Active;
        user.Remark = wanted.Remark;
    }
}
