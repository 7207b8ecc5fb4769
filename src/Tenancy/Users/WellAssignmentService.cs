using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Tenancy.Users;

/// <summary>A well on a user's route. Both days are included.</summary>
/// <param name="WellId">The well.</param>
/// <param name="EffectiveFrom">First day; absent: today, or the day it began when it is assigned already.</param>
/// <param name="EffectiveTo">Last day; absent: for good.</param>
/// <param name="RouteOrder">Position on the route.</param>
public sealed record WellAssignment(Guid WellId, DateOnly? EffectiveFrom = null, DateOnly? EffectiveTo = null, int? RouteOrder = null);

/// <summary>All wells of one user.</summary>
public sealed record WellAssignments(IReadOnlyList<WellAssignment>? Items);

/// <summary>Which wells a user visits, and thereby sees.</summary>
public sealed class WellAssignmentService
{
    const int Most = 5000;

    readonly TenantScope scope;
    readonly UserService users;

    internal WellAssignmentService(TenantScope scope, UserService users)
    {
        this.scope = scope;
        this.users = users;
    }

    /// <summary>The user's wells in the order of the route.</summary>
    /// <exception cref="Refusal">404 when the organisation has no such user.</exception>
    public async Task<WellAssignments> ListAsync(Guid userId, CancellationToken ct)
    {
        await users.GetAsync(userId, ct);
        return await ReadAsync(userId, ct);
    }

    /// <summary>Makes these the user's wells; the visible wells of the user follow with the next request.</summary>
    /// <exception cref="Refusal">404 for the user, 422 for the wells.</exception>
    public async Task<WellAssignments> ReplaceAsync(Guid userId, WellAssignments wanted, CancellationToken ct)
    {
        await users.GetAsync(userId, ct);
        var items = wanted.Items ?? throw Problems.Fields(new FieldError("#/items", "required", "Send the user's wells, or an empty list."));
        var checks = new Checks();
        checks.That(items.Count <= Most, "#/items", "too-many", $"At most {Most} wells.");
        for (var i = 0; i < items.Count; i++)
            checks.That(items[i] is not null, $"#/items/{i}", "required", "This is needed.");
        checks.Done();
        checks.That(
            items.GroupBy(i => i.WellId).All(g => g.Select(i => i.EffectiveFrom).Distinct().Count() == g.Count() && (g.Count() == 1 || g.All(i => i.EffectiveFrom is not null))),
            "#/items", "assigned-twice", "A well that is given twice needs a different first day each time.");
        for (var i = 0; i < items.Count; i++)
        {
            checks.That(items[i].WellId != Guid.Empty, $"#/items/{i}/wellId", "required", "This is needed.");
            checks.That(items[i] is not { EffectiveFrom: { } from, EffectiveTo: { } to } || from <= to, $"#/items/{i}/effectiveTo", "before-start", "The last day lies before the first.");
        }
        checks.Done();

        await using var command = new NpgsqlCommand("""
            with today as (select (now() at time zone time_zone)::date as day from tenancy.organization),
            wanted as (
              select w.well_id, w.effective_to, w.route_order, w.id,
                     coalesce(w.effective_from,
                              (select max(a.effective_from) from tenancy.user_well_assignment a
                               where a.user_id = $1 and a.well_id = w.well_id and (a.effective_to is null or a.effective_to >= today.day)),
                              today.day) as effective_from
              from today, unnest($2::uuid[], $3::date[], $4::date[], $5::int[], $6::uuid[]) w(well_id, effective_from, effective_to, route_order, id)),
            gone as (
              delete from tenancy.user_well_assignment a
              where a.user_id = $1
                and not exists (select from wanted w where w.well_id = a.well_id and w.effective_from = a.effective_from))
            insert into tenancy.user_well_assignment as a (id, user_id, well_id, effective_from, effective_to, route_order, row_created_by)
            select id, $1, well_id, effective_from, effective_to, route_order, $7 from wanted
            on conflict on constraint user_well_assignment_once do update set
              effective_to = excluded.effective_to, route_order = excluded.route_order, row_version = a.row_version + 1,
              row_changed_by = excluded.row_created_by, row_changed_date = now()
            where (a.effective_to, a.route_order) is distinct from (excluded.effective_to, excluded.route_order)
            """, scope.Connection, scope.Transaction)
        {
            Parameters =
            {
                new() { Value = userId },
                new() { Value = items.Select(i => i.WellId).ToArray() },
                new() { Value = items.Select(i => i.EffectiveFrom).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date },
                new() { Value = items.Select(i => i.EffectiveTo).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date },
                new() { Value = items.Select(i => i.RouteOrder).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new() { Value = items.Select(_ => Guid.CreateVersion7()).ToArray() },
                new() { Value = (object?)scope.Caller.UserId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
        return await ReadAsync(userId, ct);
    }

    async Task<WellAssignments> ReadAsync(Guid userId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select well_id, effective_from, effective_to, route_order from tenancy.user_well_assignment
            where user_id = $1 and active_ind order by route_order, effective_from, well_id
            """, scope.Connection, scope.Transaction) { Parameters = { new() { Value = userId } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<WellAssignment> items = [];
        while (await reader.ReadAsync(ct))
        {
            items.Add(new WellAssignment(
                reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1),
                await reader.IsDBNullAsync(2, ct) ? null : reader.GetFieldValue<DateOnly>(2),
                await reader.IsDBNullAsync(3, ct) ? null : reader.GetInt32(3)));
        }
        return new WellAssignments(items);
    }
}
