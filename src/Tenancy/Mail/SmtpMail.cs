using System.Net;
using System.Net.Mail;
using System.Text;

namespace Pumpjack.Tenancy.Mail;

/// <summary>Mail by SMTP (STARTTLS on the submission port).</summary>
sealed class SmtpMail(MailSettings settings) : IMailPort
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is { } user)
            client.Credentials = new NetworkCredential(user, settings.Password);
        using var message = new MailMessage
        {
            From = new MailAddress(settings.From),
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.To));
        // SmtpClient adds none, and servers distrust a mail without one.
        message.Headers.Add("Message-ID", $"<{Guid.CreateVersion7():N}@{message.From.Host}>");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        await client.SendMailAsync(message, patience.Token);
    }
}
