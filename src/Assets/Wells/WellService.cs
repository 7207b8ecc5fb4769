using Npgsql;
using NpgsqlTypes;
using Pumpjack.Assets.Records;
using Pumpjack.Assets.Register;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Wells;

/// <summary>Wells: the common verbs, and what a well has beyond them – its family of API numbers, its status history, its rig.</summary>
sealed class WellService(AssetsDb db, TenantScope scope, AssetKind<Well> kind, JsonSettings json) : AssetService<Well>(db, scope, kind, json)
{
    // The members of a well that are the land department's (SPEC A1.1).
    static readonly string[] LandMembers = ["leaseId", "operatorId", "metadata", "remark"];

    protected override void Allow(Well record, Well stored)
    {
        if (stored.WellStatus == WellStatus.Plugged)
            throw AssetsProblems.WellPlugged(stored.WellName);
        if (Scope.Caller.May(Permission.AssetsWrite))
            return;
        var others = RecordShape<Well>.Differences(record, stored).Except(LandMembers).ToList();
        if (others.Count > 0)
            throw AssetsProblems.LandFieldsOnly(others);
    }

    protected override async Task PrepareAsync(Well record, Well? stored, CancellationToken ct)
    {
        if (record.ApiNumber is not null && (record.ApiNumber != stored?.ApiNumber || record.ParentWellId != stored.ParentWellId))
            await RefuseStrangersAsync(record, ct);
        if (stored is null && record is { RegionId: null, FieldId: { } field })
            record.RegionId = await RegionOfAsync(field, ct);
        if (record.RigId is { } rig && rig != stored?.RigId)
            await RigPlacement.RefuseTakenAsync(Scope, rig, record.Id, movesRig: false, ct);
    }

    protected override async Task SavedAsync(Well record, Well? before, CancellationToken ct)
    {
        if (record.WellStatus != before?.WellStatus)
        {
            var batch = await Scope.BatchAsync(ct);
            batch.BatchCommands.Add(WellStatusHistory.Begin(Scope, [new(record.Id, record.WellStatus, Scope.Now)]));
            await using var reader = await Scope.ReadAsync(batch, ct);
        }
        if (record.RigId != before?.RigId)
            await RigPlacement.FollowWellAsync(Scope, record.Id, record.RigId, ct);
    }

    /// <summary>An API number of its own; and wells with the same first ten digits are of one family.</summary>
    async Task RefuseStrangersAsync(Well well, CancellationToken ct)
    {
        var batch = await Scope.BatchAsync(ct);
        batch.BatchCommands.Add(new("""
            with recursive climb (id, at) as (
              select w.id, w.id from assets.well w
              where w.active_ind and w.id <> $1 and w.api_number between $2 || '0000' and $2 || '9999' or w.id = $3
              union
              select c.id, w.parent_well_id from climb c join assets.well w on w.id = c.at where w.parent_well_id is not null)
            select m.id, m.well_name, m.api_number, r.id
            from climb c join assets.well r on r.id = c.at and r.parent_well_id is null join assets.well m on m.id = c.id
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = well.Id },
                new NpgsqlParameter<string> { TypedValue = well.ApiNumber![..10] },
                new() { Value = (object?)well.ParentWellId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            },
        });
        await using var reader = await Scope.ReadAsync(batch, ct);
        List<(Guid Id, string Name, string? Number, Guid Root)> wells = [];
        while (await reader.ReadAsync(ct))
            wells.Add((reader.GetGuid(0), reader.GetString(1), await reader.IsDBNullAsync(2, ct) ? null : reader.GetString(2), reader.GetGuid(3)));

        foreach (var other in wells)
            if (other.Number == well.ApiNumber)
                throw AssetsProblems.ApiNumberTaken(other.Id, other.Name);
        var root = well.ParentWellId is { } parent ? wells.First(w => w.Id == parent).Root : well.Id;
        foreach (var other in wells)
            if (other.Root != root && other.Number?.StartsWith(well.ApiNumber[..10], StringComparison.Ordinal) == true)
                throw AssetsProblems.ApiNumberUnlinked(other.Id, other.Name);
    }

    async Task<Guid?> RegionOfAsync(Guid field, CancellationToken ct)
    {
        var batch = await Scope.BatchAsync(ct);
        batch.BatchCommands.Add(new("select region_id from assets.field where id = $1") { Parameters = { new NpgsqlParameter<Guid> { TypedValue = field } } });
        await using var reader = await Scope.ReadAsync(batch, ct);
        return await reader.ReadAsync(ct) && !await reader.IsDBNullAsync(0, ct) ? reader.GetGuid(0) : null;
    }
}
