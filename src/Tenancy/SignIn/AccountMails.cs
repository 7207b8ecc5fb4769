using Microsoft.Extensions.Options;
using Pumpjack.Tenancy.Accounts;
using Pumpjack.Tenancy.Mail;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>The mails about accounts. Sending never fails the request that asked for it.</summary>
sealed class AccountMails(OneTimeTokens tokens, MailQueue queue, IOptions<TenancySettings> settings)
{
    public async Task SendVerificationAsync(UserAccount user, CancellationToken ct)
    {
        var token = await tokens.CreateAsync(user.Id, TokenPurpose.Verify, ct);
        Send(user, "Confirm your e-mail address", "Please confirm that this address is yours.", "verify-email", token, "The link is good for three days.");
    }

    public async Task SendResetAsync(UserAccount user, CancellationToken ct)
    {
        var token = await tokens.CreateAsync(user.Id, TokenPurpose.Reset, ct);
        Send(user, "Choose a new password", "Somebody, probably you, asked for a new password for your account. If it was not you, nothing needs doing.",
            "reset-password", token, "The link is good once and for an hour.");
    }

    public void SendInvitation(UserAccount user, string? organization, string token) =>
        Send(user, $"Your Pumpjack account at {organization}", $"{organization} has made an account for you. Choose a password to begin.",
            "reset-password", token, "The link is good once and for seven days.");

    void Send(UserAccount user, string subject, string opening, string page, string token, string closing)
    {
        var query = $"email={Uri.EscapeDataString(user.Email)}&token={token}";
        var way = settings.Value.PublicAddress is { } home ? new Uri(home, $"{page}?{query}").ToString() : $"Token: {token}";
        // A name may hold line breaks only if somebody tried to smuggle a header.
        queue.Send(user.Id, new Mail.Mail(user.Email, string.Join(' ', subject.Split(['\r', '\n'])), $"Hello {user.DisplayName},\n\n{opening}\n\n{way}\n\n{closing}\n"));
    }
}
