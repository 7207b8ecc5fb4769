using NpgsqlTypes;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Wells;

/// <summary>The tree organisation → field → lease → well → completion (MD-16). Counts are of wells, completions not counted twice.</summary>
sealed record HierarchyOrganization(string Name, int WellCount, int ProducingCount, int CompletionCount, IReadOnlyList<HierarchyField> Fields);

/// <summary>A field, or the wells that name none.</summary>
sealed record HierarchyField(Guid? Id, string? FieldName, int WellCount, int ProducingCount, IReadOnlyList<HierarchyLease> Leases);

/// <summary>A lease, or the wells that name none.</summary>
sealed record HierarchyLease(Guid? Id, string? LeaseName, int WellCount, int ProducingCount, IReadOnlyList<HierarchyWell> Wells);

sealed record HierarchyWell(Guid Id, string WellName, string? ApiNumberDisplay, string WellStatus, string WellType, IReadOnlyList<HierarchyWell>? Completions);

static class WellHierarchy
{
    sealed record Row(Guid Id, string Name, string? Api, string Status, string Type, Guid? Parent, Guid? Field, string? FieldName, Guid? Lease, string? LeaseName);

    /// <summary>The tree of the wells the caller may see; one query.</summary>
    public static async Task<HierarchyOrganization> ReadAsync(TenantScope scope, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(new("select name from tenancy.organization"));
        batch.BatchCommands.Add(new("""
            select t.id, t.well_name, t.api_number, t.well_status, t.well_type, t.parent_well_id, f.id, f.field_name, l.id, l.lease_name
            from assets.well t
            left join assets.lease l on l.id = t.lease_id
            left join assets.field f on f.id = coalesce(t.field_id, l.field_id)
            where t.active_ind and ($1 is null or t.id = any($1))
            order by f.field_name collate assets.natural_order nulls last, l.lease_name collate assets.natural_order nulls last,
              t.well_name collate assets.natural_order, t.id
            """)
        {
            Parameters = { new() { Value = (object?)scope.Wells.Assigned ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid } },
        });
        await using var reader = await scope.ReadAsync(batch, ct);
        var name = await reader.ReadAsync(ct) ? reader.GetString(0) : "";
        await reader.NextResultAsync(ct);
        List<Row> rows = [];
        while (await reader.ReadAsync(ct))
            rows.Add(new(reader.GetGuid(0), reader.GetString(1), Text(2), reader.GetString(3), reader.GetString(4), Id(5), Id(6), Text(7), Id(8), Text(9)));
        return Build(name, rows);

        string? Text(int i) => reader.IsDBNull(i) ? null : reader.GetString(i);
        Guid? Id(int i) => reader.IsDBNull(i) ? null : reader.GetGuid(i);
    }

    static HierarchyOrganization Build(string name, List<Row> rows)
    {
        // A completion hangs below its well; below nobody when that well is not visible to the caller.
        var present = rows.Select(r => r.Id).ToHashSet();
        var below = rows.Where(r => r.Parent is { } parent && present.Contains(parent)).ToLookup(r => r.Parent!.Value);
        var tops = rows.Where(r => r.Parent is not { } parent || !present.Contains(parent)).ToList();
        var fields = tops.GroupBy(r => (r.Field, r.FieldName)).Select(f => new HierarchyField(f.Key.Field, f.Key.FieldName, f.Count(), Producing(f),
            [.. f.GroupBy(r => (r.Lease, r.LeaseName)).Select(l => new HierarchyLease(l.Key.Lease, l.Key.LeaseName, l.Count(), Producing(l), [.. l.Select(Node)]))]));
        return new(name, tops.Count, Producing(tops), rows.Count - tops.Count, [.. fields]);

        HierarchyWell Node(Row r) => new(r.Id, r.Name, ApiNumber.DisplayOf(r.Api), r.Status, r.Type, below.Contains(r.Id) ? [.. below[r.Id].Select(Node)] : null);
        int Producing(IEnumerable<Row> some) => some.Count(r => r.Status == "producing" || below[r.Id].Any(c => c.Status == "producing"));
    }
}
