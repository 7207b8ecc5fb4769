using System.Text.Json.Serialization;

namespace Pumpjack.Tenancy.Accounts;

/// <summary>A user as kept in <c>platform.user_account</c>. Travels to and from the database as one JSON object named by its columns.</summary>
sealed class UserAccount
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid OrganizationId { get; set; }

    /// <summary>Name of the organisation, read along for the password screen and mails.</summary>
    public string? OrganizationName { get; set; }

    public string Email { get; set; } = "";
    public string NormalizedEmail { get; set; } = "";
    public DateTimeOffset? EmailVerifiedAt { get; set; }
    public string DisplayName { get; set; } = "";
    public string? Phone { get; set; }

    /// <summary>Null until an invited user chose a password.</summary>
    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";
    public string[] Roles { get; set; } = [];
    public bool ActiveInd { get; set; } = true;
    public bool TwoFactorEnabled { get; set; }

    /// <summary>Secret of the one-time codes, encrypted.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>SHA-256 of the recovery codes not used yet.</summary>
    public string[] RecoveryCodes { get; set; } = [];

    public DateTimeOffset? InvitedAt { get; set; }
    public DateTimeOffset? LastSignInAt { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Why the last mail could not be sent.</summary>
    public string? MailError { get; set; }

    public int RowVersion { get; set; } = 1;
    public DateTimeOffset? RowCreatedDate { get; set; }
    public DateTimeOffset? RowChangedDate { get; set; }
    public string? Remark { get; set; }

    [JsonIgnore]
    public bool EmailVerified => EmailVerifiedAt is not null;
}
