using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Platform.Events;

/// <summary>A domain event that waits to be handled.</summary>
public sealed record DomainEvent(Guid OrganizationId, long Id, string Type, JsonElement Payload, Guid? UserId, int Attempts);

/// <summary>
/// Acts on a domain event, at least once: it must be idempotent. Runs in a scope of the event's organisation that is committed when
/// it returns.
/// </summary>
public interface IEventHandler
{
    /// <summary>True when this handler acts on events of the type.</summary>
    bool Handles(string eventType);

    Task HandleAsync(DomainEvent happened, CancellationToken ct);
}

/// <summary>The data source of the worker role: it sees the outbox and the list of organisations, nothing else.</summary>
public sealed record WorkerDataSource(NpgsqlDataSource Source);

/// <summary>
/// Reads new outbox rows every 200 ms, runs their handlers and sends one NOTIFY for the whole batch, which reaches every instance. What
/// fails is tried again with growing pauses and parked after ten tries, visible in the table.
/// </summary>
sealed class OutboxPump(WorkerDataSource worker, IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxPump> log) : BackgroundService
{
    internal const string ChannelName = "pumpjack_changes";
    const int BatchSize = 500, MaxAttempts = 10;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    readonly ConcurrentDictionary<string, bool> handled = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await PumpAsync(stoppingToken) < BatchSize)
                    await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                log.LogWarning(e, "The outbox could not be read; trying again");
                await Task.Delay(TimeSpan.FromSeconds(2), clock, stoppingToken);
            }
        }
    }

    /// <summary>Takes one batch through. Rows are locked until they are settled, so instances never share one.</summary>
    internal async Task<int> PumpAsync(CancellationToken ct)
    {
        await using var connection = await worker.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var events = await ClaimAsync(connection, transaction, ct);
        if (events.Count == 0)
            return 0;
        var failed = new List<(DomainEvent Event, string Error)>();
        foreach (var happened in events)
        {
            try
            {
                await HandleAsync(happened, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Event {Type} {Id} of {Organization} failed, attempt {Attempt}", happened.Type, happened.Id, happened.OrganizationId, happened.Attempts + 1);
                failed.Add((happened, e.Message));
            }
        }
        await SettleAsync(connection, transaction, [.. events.Where(e => failed.All(f => f.Event != e))], failed, ct);
        await transaction.CommitAsync(ct);
        return events.Count;
    }

    static async Task<List<DomainEvent>> ClaimAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select organization_id, id, event_type, payload::text, user_id, attempts from events.outbox
            where state in ('new', 'failed') and (next_attempt_at is null or next_attempt_at <= clock_timestamp())
            order by id limit $1 for update skip locked
            """, connection, transaction)
        {
            Parameters = { new() { Value = BatchSize } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var events = new List<DomainEvent>();
        while (await reader.ReadAsync(ct))
        {
            events.Add(new DomainEvent(reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), JsonElement.Parse(reader.GetString(3)),
                reader.IsDBNull(4) ? null : reader.GetGuid(4), reader.GetInt32(5)));
        }
        return events;
    }

    async Task HandleAsync(DomainEvent happened, CancellationToken ct)
    {
        if (!handled.GetOrAdd(happened.Type, HasHandler))
            return;
        await using var services = scopes.CreateAsyncScope();
        foreach (var handler in services.ServiceProvider.GetServices<IEventHandler>().Where(h => h.Handles(happened.Type)))
        {
            var scope = services.ServiceProvider.GetRequiredService<TenantScope>();
            if (!scope.IsOpen)
            {
                scope.Begin(Caller.Job(happened.OrganizationId, happened.UserId, "event"));
                await scope.OpenAsync(ct);
            }
            await handler.HandleAsync(happened, ct);
        }
        if (services.ServiceProvider.GetRequiredService<TenantScope>() is { IsOpen: true } open)
            await open.CommitAsync(ct);
        Caller.Current = null;
    }

    bool HasHandler(string eventType)
    {
        using var services = scopes.CreateScope();
        return services.ServiceProvider.GetServices<IEventHandler>().Any(h => h.Handles(eventType));
    }

    static async Task SettleAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<DomainEvent> done, List<(DomainEvent Event, string Error)> failed, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            update events.outbox o set state = 'published', attempts = attempts + 1, error = null
            from unnest($1::uuid[], $2::bigint[]) d(organization_id, id) where o.organization_id = d.organization_id and o.id = d.id
            """)
        {
            Parameters = { new() { Value = done.Select(e => e.OrganizationId).ToArray() }, new() { Value = done.Select(e => e.Id).ToArray() } },
        });
        if (failed.Count > 0)
        {
            // Pauses grow from a second to some minutes, never all at the same moment.
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
                update events.outbox o set attempts = o.attempts + 1, error = left(d.error, 2000),
                  state = case when o.attempts + 1 >= {MaxAttempts} then 'parked' else 'failed' end,
                  next_attempt_at = clock_timestamp() + interval '1 second' * power(2, least(o.attempts, 8)) * (0.5 + random())
                from unnest($1::uuid[], $2::bigint[], $3::text[]) d(organization_id, id, error) where o.organization_id = d.organization_id and o.id = d.id
                """)
            {
                Parameters =
                {
                    new() { Value = failed.Select(f => f.Event.OrganizationId).ToArray() }, new() { Value = failed.Select(f => f.Event.Id).ToArray() },
                    new() { Value = failed.Select(f => f.Error).ToArray() },
                },
            });
        }
        foreach (var note in Notes(done))
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"select pg_notify('{ChannelName}', $1)") { Parameters = { new() { Value = note } } });
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>One note for the batch; as many as needed where it would pass PostgreSQL's 8,000 bytes.</summary>
    static IEnumerable<string> Notes(List<DomainEvent> events)
    {
        var changes = new List<string>();
        var length = 2;
        foreach (var happened in events.DistinctBy(e => (e.OrganizationId, e.Type, e.Payload.GetRawText())))
        {
            var payload = happened.Payload.GetRawText();
            var change = JsonSerializer.Serialize(new Change(happened.Type, happened.OrganizationId, payload.Length <= 3000 ? happened.Payload : JsonElement.Parse("{}")));
            if (length + change.Length + 1 > 7500)
            {
                yield return "[" + string.Join(',', changes) + "]";
                changes.Clear();
                length = 2;
            }
            changes.Add(change);
            length += System.Text.Encoding.UTF8.GetByteCount(change) + 1;
        }
        if (changes.Count > 0)
            yield return "[" + string.Join(',', changes) + "]";
    }
}

/// <summary>Listens for the notes of all instances and hands them to this one's screens.</summary>
sealed class ChangeListener(NpgsqlDataSource app, ChangeHub hub, TimeProvider clock, ILogger<ChangeListener> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await app.OpenConnectionAsync(stoppingToken);
                connection.Notification += (_, note) => Pass(note.Payload);
                await using (var listen = new NpgsqlCommand("listen " + OutboxPump.ChannelName, connection))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                hub.PublishResync(); // notes sent while nobody listened are gone
                while (true)
                    await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException or InvalidOperationException)
            {
                log.LogWarning(e, "Live changes are interrupted; listening again");
                await Task.Delay(TimeSpan.FromSeconds(2), clock, stoppingToken);
            }
        }
    }

    void Pass(string payload)
    {
        foreach (var change in JsonSerializer.Deserialize<List<Change>>(payload) ?? [])
            hub.Publish(change);
    }
}
