using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Pumpjack.Tenancy.Mail;

/// <summary>
/// Sends mail after the answer: no request waits for a mail server, and none tells by its duration whether a mail was sent. A mail
/// that fails three times is noted on the user, where an owner sees it and can invite again.
/// </summary>
sealed class MailQueue(IMailPort port, NpgsqlDataSource app, TimeProvider clock, ILogger<MailQueue> log) : BackgroundService
{
    const int Tries = 3;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    readonly Channel<(Guid User, Mail Mail)> waiting = Channel.CreateBounded<(Guid, Mail)>(new BoundedChannelOptions(10_000) { SingleReader = true });

    public void Send(Guid userId, Mail mail)
    {
        if (!waiting.Writer.TryWrite((userId, mail)))
            log.LogError("The mail queue is full; a mail to user {User} was dropped", userId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (user, mail) in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            var error = await TryAsync(user, mail, stoppingToken);
            await NoteAsync(user, error, stoppingToken);
        }
    }

    async Task<string?> TryAsync(Guid user, Mail mail, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await port.SendAsync(mail, ct);
                log.LogInformation("Mail sent to user {User}: {Subject}", user, mail.Subject);
                return null;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning(e, "Mail to user {User} failed, attempt {Attempt} of {Tries}: {Subject}", user, attempt, Tries, mail.Subject);
                if (attempt == Tries)
                    return e.Message;
                await Task.Delay(Pause * attempt, clock, ct);
            }
        }
    }

    async Task NoteAsync(Guid user, string? error, CancellationToken ct)
    {
        try
        {
            await using var command = app.CreateCommand("select platform.note_mail($1, $2)");
            command.Parameters.Add(new() { Value = user });
            command.Parameters.Add(new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (NpgsqlException e)
        {
            log.LogError(e, "What became of a mail could not be noted for user {User}", user);
        }
    }

    internal static IServiceCollection Register(IServiceCollection services) =>
        services.AddSingleton<MailQueue>().AddHostedService(provider => provider.GetRequiredService<MailQueue>());
}
