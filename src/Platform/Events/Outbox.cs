using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Pumpjack.Platform.Events;

/// <summary>A domain event is a row of the outbox, written in the transaction that made it true.</summary>
public static class Outbox
{
    /// <summary>The command that appends an event; add it to the batch that writes the facts.</summary>
    /// <param name="eventType">What happened, e.g. <c>daily_production.recorded</c>.</param>
    /// <param name="payload">What a handler needs to find the facts: ids, not copies.</param>
    public static NpgsqlBatchCommand Append(string eventType, object payload) =>
        new("""
            insert into events.outbox (event_type, payload) values ($1, $2)
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = eventType },
                new() { Value = JsonSerializer.Serialize(payload, Compact), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };

    static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web);
}
