using Pumpjack.Platform.Json;
using Pumpjack.Tenancy.Accounts;

namespace Pumpjack.Tenancy.Users;

/// <summary>A user of the organisation, as owners see and change them.</summary>
public sealed class User
{
    [ServerOwned]
    public Guid Id { get; set; }

    /// <summary>Signs in; one account per address on the whole platform.</summary>
    public string? Email { get; set; }
    public string? DisplayName { get; set; }
    public string? Phone { get; set; }

    /// <summary>Of owner, manager, pumper, accountant, land, compliance, viewer, partner.</summary>
    public string[]? Roles { get; set; }

    /// <summary>False: cannot sign in, and every session has ended. Users are never deleted.</summary>
    public bool Active { get; set; } = true;

    /// <summary>For a new user who is given a password instead of an invitation; never shown.</summary>
    public string? Password { get; set; }

    [ServerOwned]
    public bool EmailVerified { get; set; }

    [ServerOwned]
    public bool TwoFactorEnabled { get; set; }

    /// <summary>When the invitation went out to a user who has no password yet.</summary>
    [ServerOwned]
    public DateTimeOffset? InvitedAt { get; set; }

    [ServerOwned]
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Until when failed sign-ins lock the address.</summary>
    [ServerOwned]
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Why the last mail to the user could not be sent.</summary>
    [ServerOwned]
    public string? MailError { get; set; }

    public string? Remark { get; set; }
    public int RowVersion { get; set; }

    [ServerOwned]
    public DateTimeOffset? RowCreatedDate { get; set; }

    [ServerOwned]
    public DateTimeOffset? RowChangedDate { get; set; }

    internal static User From(UserAccount account) => new()
    {
        Id = account.Id,
        Email = account.Email,
        DisplayName = account.DisplayName,
        Phone = account.Phone,
        Roles = account.Roles,
        Active = account.ActiveInd,
        EmailVerified = account.EmailVerified,
        TwoFactorEnabled = account.TwoFactorEnabled,
        InvitedAt = account.PasswordHash is null ? account.InvitedAt : null,
        LastSignInAt = account.LastSignInAt,
        LockedUntil = account.LockedUntil,
        MailError = account.MailError,
        Remark = account.Remark,
        RowVersion = account.RowVersion,
        RowCreatedDate = account.RowCreatedDate,
        RowChangedDate = account.RowChangedDate,
    };
}
