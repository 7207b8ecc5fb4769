using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Platform.Events;

/// <summary>Live changes by Server-Sent Events: ids of what changed, never values; a client reads what it may see.</summary>
static class EventsEndpoint
{
    static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(15), Heartbeat = TimeSpan.FromSeconds(20);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/events", (TenantScope scope, ChangeHub hub, TimeProvider clock, HttpContext http) =>
            {
                // Taken now: the scope is given back before the stream begins.
                var (organization, wells) = (scope.Caller.OrganizationId, scope.Wells);
                return TypedResults.ServerSentEvents(StreamAsync(hub, organization, wells, clock, http.RequestAborted));
            })
            .Requires(Permission.SignedIn).WithTags("Events").WithName("listenToChanges").WithSummary("Changes as they happen (Server-Sent Events)");

    static async IAsyncEnumerable<SseItem<string>> StreamAsync(ChangeHub hub, Guid organization, VisibleWells wells, TimeProvider clock, [EnumeratorCancellation] CancellationToken ct)
    {
        // The stream ends with the ticket; the browser connects again with a new one.
        using var life = new CancellationTokenSource(TicketLife, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, life.Token);
        yield return new SseItem<string>("{}", "ready");
        await using var changes = hub.ListenAsync(organization, both.Token).GetAsyncEnumerator(both.Token);
        var next = changes.MoveNextAsync().AsTask();
        while (true)
        {
            var beat = Task.Delay(Heartbeat, clock, both.Token);
            var first = await Task.WhenAny(next, beat);
            if (both.IsCancellationRequested)
                yield break;
            if (first == beat)
            {
                yield return new SseItem<string>("{}", "ping");
                continue;
            }
            if (!await next)
                yield break;
            if (Visible(changes.Current, wells) is { } data)
                yield return new SseItem<string>(data, changes.Current.Type == ChangeHub.Resync ? ChangeHub.Resync : "change");
            next = changes.MoveNextAsync().AsTask();
        }
    }

    /// <summary>The change as the caller may hear it, or null when it concerns only wells they do not see.</summary>
    static string? Visible(Change change, VisibleWells wells)
    {
        if (change.Type == ChangeHub.Resync)
            return "{}";
        if (wells.Assigned is not null)
        {
            if (change.Payload.ValueKind != JsonValueKind.Object || !change.Payload.TryGetProperty("wells", out var touched))
                return null;
            var seen = touched.EnumerateArray().Select(w => w.GetGuid()).Where(wells.Contains).ToArray();
            return seen.Length == 0 ? null : JsonSerializer.Serialize(new { type = change.Type, payload = new { wells = seen } });
        }
        return JsonSerializer.Serialize(new { type = change.Type, payload = change.Payload });
    }
}
