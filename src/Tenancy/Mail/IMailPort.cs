namespace Pumpjack.Tenancy.Mail;

/// <summary>A mail of plain text.</summary>
/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body.</param>
public sealed record Mail(string To, string Subject, string Text);

/// <summary>The way out for mail: files in a folder, or SMTP by configuration.</summary>
public interface IMailPort
{
    /// <summary>Hands the mail over; throws when it was not taken.</summary>
    Task SendAsync(Mail mail, CancellationToken ct);
}
