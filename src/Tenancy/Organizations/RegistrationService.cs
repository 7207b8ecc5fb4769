using Pumpjack.Platform.Access;
using Pumpjack.Platform.Scope;
using Pumpjack.Tenancy.Accounts;
using static Pumpjack.Tenancy.Accounts.AccountDatabase;

namespace Pumpjack.Tenancy.Organizations;

/// <summary>An organisation to be made, with its first owner.</summary>
public sealed record NewOrganization(string? OrganizationName, string? Email, string? Password, string? DisplayName)
{
    /// <summary>IANA name; null for America/Chicago.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>What registering made.</summary>
public sealed record RegisteredOrganization(Guid OrganizationId, Guid OwnerId);

/// <summary>Makes organisations. Works in a service scope of its own, whose tenant scope it opens and commits.</summary>
public sealed class RegistrationService
{
    readonly TenantScope scope;
    readonly OrganizationService organizations;
    readonly AccountManager accounts;
    readonly AccountDatabase database;

    internal RegistrationService(TenantScope scope, OrganizationService organizations, AccountManager accounts, AccountDatabase database)
    {
        this.scope = scope;
        this.organizations = organizations;
        this.accounts = accounts;
        this.database = database;
    }

    /// <summary>Makes the organisation and its owner, both or neither.</summary>
    /// <exception cref="Platform.Refusals.Refusal">409 when the address has an account, 422 when something will not do.</exception>
    public async Task<RegisteredOrganization> RegisterAsync(NewOrganization wanted, string? client, CancellationToken ct)
    {
        var checks = new Checks();
        checks.Required(wanted.OrganizationName, "#/organizationName", 255);
        checks.Required(wanted.DisplayName, "#/displayName", 255);
        checks.Email(wanted.Email, "#/email");
        checks.Required(wanted.Password, "#/password", PasswordScreen.MaxLength);
        checks.Done();

        var owner = new UserAccount
        {
            OrganizationId = Guid.CreateVersion7(),
            OrganizationName = wanted.OrganizationName!.Trim(),
            Email = wanted.Email!.Trim(),
            DisplayName = wanted.DisplayName!.Trim(),
            Roles = [Roles.Owner],
        };
        if (await accounts.FindByEmailAsync(owner.Email) is not null)
            throw TenancyProblems.EmailTaken();
        await accounts.PrepareAsync(owner, wanted.Password);

        scope.Begin(new Caller(owner.Id, owner.OrganizationId, null, null, owner.Roles, client, null));
        await scope.OpenAsync(ct);
        await database.CallAsync("select platform.register_organization($1, $2)", ct, Value(owner.OrganizationId), Text(owner.OrganizationName));
        await organizations.AddAsync(
            new Organization { Id = owner.OrganizationId, Name = owner.OrganizationName, TimeZone = wanted.TimeZone ?? "America/Chicago" }, ct);
        await accounts.AddAsync(owner);
        await scope.CommitAsync(ct);
        return new RegisteredOrganization(owner.OrganizationId, owner.Id);
    }
}
