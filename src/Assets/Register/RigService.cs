using Pumpjack.Assets.Records;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Register;

/// <summary>Rigs: the common verbs, and the well a rig stands on.</summary>
sealed class RigService(AssetsDb db, TenantScope scope, AssetKind<Rig> kind, JsonSettings json) : AssetService<Rig>(db, scope, kind, json)
{
    // Moving a rig is one change of the rig: its former well is freed with it, so only the new well may object.
    protected override Task PrepareAsync(Rig record, Rig? stored, CancellationToken ct) =>
        record.CurrentWellId is { } well && well != stored?.CurrentWellId
            ? RigPlacement.RefuseTakenAsync(Scope, record.Id, well, movesRig: true, ct)
            : Task.CompletedTask;

    protected override Task SavedAsync(Rig record, Rig? before, CancellationToken ct) =>
        record.CurrentWellId != before?.CurrentWellId ? RigPlacement.FollowRigAsync(Scope, record.Id, record.CurrentWellId, ct) : Task.CompletedTask;
}
