using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Pumpjack.Platform.Events;

/// <summary>A change as live screens hear of it: ids, never values.</summary>
/// <param name="Type">The event's type.</param>
/// <param name="OrganizationId">Whose it is; never sent to a client.</param>
/// <param name="Payload">Ids.</param>
public sealed record Change(string Type, Guid OrganizationId, JsonElement Payload);

/// <summary>Passes changes on to the live screens of this instance, each organisation's to its own.</summary>
public sealed class ChangeHub
{
    /// <summary>What a screen hears when changes may have been missed: look again.</summary>
    public const string Resync = "resync";

    readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Channel<Change>, byte>> listeners = new();

    /// <summary>Tells the listeners of the change's organisation.</summary>
    public void Publish(Change change)
    {
        if (listeners.TryGetValue(change.OrganizationId, out var channels))
            foreach (var channel in channels.Keys)
                channel.Writer.TryWrite(change);
    }

    /// <summary>Tells everybody that changes may have been missed.</summary>
    public void PublishResync()
    {
        foreach (var (organization, channels) in listeners)
            foreach (var channel in channels.Keys)
                channel.Writer.TryWrite(new Change(Resync, organization, default));
    }

    /// <summary>Changes of one organisation from now on. A listener that falls behind loses the oldest and hears a resync.</summary>
    public async IAsyncEnumerable<Change> ListenAsync(Guid organizationId, [EnumeratorCancellation] CancellationToken ct)
    {
        var dropped = false;
        var channel = Channel.CreateBounded<Change>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => dropped = true);
        var channels = listeners.GetOrAdd(organizationId, _ => new());
        channels.TryAdd(channel, 0);
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(ct))
            {
                if (dropped)
                {
                    dropped = false;
                    yield return new Change(Resync, organizationId, default);
                }
                yield return change;
            }
        }
        finally
        {
            channels.TryRemove(channel, out _);
        }
    }
}
