using Npgsql;
using NpgsqlTypes;
using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Register;

/// <summary>A rig stands on one well, and both records say so (MD-12). The database holds them to it at commit.</summary>
static class RigPlacement
{
    /// <summary>After a rig was written: its well names it, and no other well does.</summary>
    public static Task FollowRigAsync(TenantScope scope, Guid rigId, Guid? wellId, CancellationToken ct) =>
        FollowAsync(scope, "well", "rig_id", rigId, wellId, ct);

    /// <summary>After a well was written: its rig names it, and no other rig does.</summary>
    public static Task FollowWellAsync(TenantScope scope, Guid wellId, Guid? rigId, CancellationToken ct) =>
        FollowAsync(scope, "rig", "current_well_id", wellId, rigId, ct);

    // The column says at most one thing, so the former partner is freed before the new one is bound.
    static async Task FollowAsync(TenantScope scope, string table, string column, Guid own, Guid? other, CancellationToken ct)
    {
        const string Stamp = "row_version = row_version + 1, row_changed_by = $3, row_changed_date = $4";
        var batch = await scope.BatchAsync(ct);
        foreach (var sql in (string[])
            [
                $"update assets.{table} set {column} = null, {Stamp} where {column} = $1 and id is distinct from $2",
                $"update assets.{table} set {column} = $1, {Stamp} where id = $2 and {column} is distinct from $1",
            ])
            batch.BatchCommands.Add(new(sql)
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid> { TypedValue = own },
                    new() { Value = (object?)other ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                    new() { Value = (object?)scope.Caller.UserId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = scope.Now },
                },
            });
        await using var reader = await scope.ReadAsync(batch, ct);
    }

    /// <summary>Refuses a well that is plugged or has another rig, and a rig that stands elsewhere unless it is the one that moves.</summary>
    public static async Task RefuseTakenAsync(TenantScope scope, Guid rigId, Guid wellId, bool movesRig, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(new("""
            select (select rig_name from assets.rig where id = $1), (select well_name from assets.well where id = $2),
              (select w.well_name from assets.rig r join assets.well w on w.id = r.current_well_id where r.id = $1 and r.current_well_id <> $2),
              (select r.rig_name from assets.well w join assets.rig r on r.id = w.rig_id where w.id = $2 and w.rig_id <> $1),
              exists (select from assets.well where id = $2 and well_status = $3)
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = rigId },
                new NpgsqlParameter<Guid> { TypedValue = wellId },
                new NpgsqlParameter<string> { TypedValue = SnakeCaseWords<WellStatus>.Word(WellStatus.Plugged) },
            },
        });
        await using var reader = await scope.ReadAsync(batch, ct);
        await reader.ReadAsync(ct);
        string? Text(int i) => reader.IsDBNull(i) ? null : reader.GetString(i);
        if (reader.GetBoolean(4))
            throw AssetsProblems.WellPlugged(Text(1) ?? "The well");
        if (!movesRig && Text(2) is { } elsewhere)
            throw AssetsProblems.RigElsewhere(Text(0) ?? "", elsewhere);
        if (movesRig && Text(3) is { } rig)
            throw AssetsProblems.WellHasRig(Text(1) ?? "The well", rig);
    }
}
