using System.Globalization;
using System.Text;

namespace Pumpjack.Tenancy.Mail;

/// <summary>The local implementation: each mail is a file <c>….eml</c> in a folder, newest last by name.</summary>
sealed class FileMail(string folder, string from, TimeProvider clock) : IMailPort
{
    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var now = clock.GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmssfff}_{Guid.CreateVersion7(now):N}");
        var text = string.Create(CultureInfo.InvariantCulture,
            $"From: {from}\nTo: {mail.To}\nSubject: {mail.Subject}\nDate: {now:R}\nContent-Type: text/plain; charset=utf-8\n\n{mail.Text}\n");
        // Whoever watches the folder sees whole mails only.
        var draft = Path.Combine(folder, name + ".part");
        await File.WriteAllTextAsync(draft, text, new UTF8Encoding(false), ct);
        File.Move(draft, Path.Combine(folder, name + ".eml"));
    }
}
