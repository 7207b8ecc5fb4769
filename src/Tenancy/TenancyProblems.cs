using Pumpjack.Platform.Refusals;

namespace Pumpjack.Tenancy;

/// <summary>Every way this module says no.</summary>
static class TenancyProblems
{
    public static readonly IReadOnlyList<ConstraintProblem> Constraints =
    [
        new("user_account_email_taken", _ => EmailTaken()),
        new("user_account_last_owner", _ => LastOwner()),
        new("user_well_assignment_once", _ => Problems.Fields(new FieldError("#/items", "assigned-twice", "A well is given twice with the same first day."))),
        new("user_well_assignment_well_fk", _ => Problems.Fields(new FieldError("#/items", "unknown-well", "One of the wells does not exist."))),
    ];

    /// <summary>The same words whether the address, the password or the code was wrong, or the user was deactivated.</summary>
    public static Refusal InvalidCredentials() =>
        new(401, "invalid-credentials", "The sign-in is not right", "The e-mail address, the password or the code is not right.");

    public static Refusal TwoFactorRequired() =>
        new(401, "two-factor-required", "A code is needed too", "Send the code of your authenticator app as twoFactorCode, or one of your recovery codes as recoveryCode.");

    public static Refusal LockedOut(TimeSpan rest) =>
        new(401, "locked-out", "Too many failed sign-ins", $"Signing in with this address is locked. Try again in {Words(rest)}, or set a new password by mail.")
        {
            RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(rest.TotalSeconds)),
        };

    public static Refusal RefreshRefused() =>
        new(401, "session-ended", "The session has ended", "Sign in again: the refresh token is unknown, expired or was used before.");

    public static Refusal BadOrigin() =>
        new(403, "bad-origin", "This page may not write here", "The request comes from a page of another origin.");

    public static Refusal RegistrationClosed() =>
        new(403, "registration-closed", "Registration is closed", "New organisations are not taken here. Ask an owner for an invitation.");

    public static Refusal EmailTaken() =>
        new(409, "email-taken", "The address has an account", "There is an account with this e-mail address. Sign in, or use another address.",
            [new FieldError("#/email", "email-taken", "There is an account with this e-mail address.")]);

    public static Refusal LastOwner() =>
        new(409, "last-owner", "Somebody has to be the owner", "This is the organisation's only active owner. Make somebody else an owner first.");

    public static Refusal UserChanged() =>
        new(412, "stale-version", "Somebody changed it meanwhile", "The user changed since you read it. Look at the current state and try again.");

    public static Refusal TokenRefused() =>
        Problems.Fields(new FieldError("#/token", "token-refused", "This link was used before, has expired, or belongs to another address. Ask for a new one."));

    public static Refusal WrongPassword(string pointer) =>
        Problems.Fields(new FieldError(pointer, "wrong-password", "This is not your current password."));

    public static Refusal WrongCode() =>
        Problems.Fields(new FieldError("#/code", "wrong-code", "This is not the current code of your authenticator app."));

    public static Refusal TwoFactorOn() =>
        new(409, "two-factor-enabled", "Two-factor sign-in is on", "Two-factor sign-in is on already. Switch it off before setting it up again.");

    public static Refusal PeopleOnly() => Problems.Forbidden("An API key has no password, codes or profile of its own.");

    static string Words(TimeSpan rest) => rest.TotalMinutes <= 1 ? "a minute" : $"{Math.Ceiling(rest.TotalMinutes):0} minutes";
}
