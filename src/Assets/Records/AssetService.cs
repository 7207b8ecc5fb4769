using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Units;

namespace Pumpjack.Assets.Records;

/// <summary>The verbs every kind of master record has. A kind with more to say overrides what happens before and after the write.</summary>
class AssetService<T>(AssetsDb db, TenantScope scope, AssetKind<T> kind, JsonSettings json) where T : AssetRecord, new()
{
    static readonly string Table = RecordReader<T>.Snake(typeof(T).Name);

    protected TenantScope Scope => scope;

    /// <summary>A page of the records the caller may see; one round trip, with or without the total.</summary>
    public async Task<Page<T>> ListAsync(AssetList<T> list, UnitSystem units, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(list.Page());
        if (list.Total)
            batch.BatchCommands.Add(list.Count());
        await using var reader = await scope.ReadAsync(batch, ct);

        List<T> items = [];
        string? cursor = null, lastKey = null;
        var plan = RecordReader<T>.Plan(reader);
        var sortKey = reader.FieldCount - 1;
        while (await reader.ReadAsync(ct))
        {
            if (items.Count == list.Limit)
            {
                cursor = list.Cursor(lastKey, items[^1].Id);
                break;
            }
            var record = RecordReader<T>.Read(reader, plan);
            lastKey = await reader.IsDBNullAsync(sortKey, ct) ? null : reader.GetString(sortKey);
            MeasuredMembers<T>.Present(record, units);
            items.Add(record);
        }
        long? total = null;
        if (list.Total && await reader.NextResultAsync(ct) && await reader.ReadAsync(ct))
            total = reader.GetInt64(0);
        return new(items, cursor, total);
    }

    /// <summary>One record with its findings.</summary>
    /// <exception cref="Refusal">404 when there is none the caller may see.</exception>
    public async Task<T> GetAsync(Guid id, UnitSystem units, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(AssetList<T>.One(kind, scope.Wells, id));
        await using var reader = await scope.ReadAsync(batch, ct);
        if (!await reader.ReadAsync(ct))
            throw Problems.NotFound(kind.Noun);
        var record = RecordReader<T>.Read(reader, RecordReader<T>.Plan(reader));
        record.Findings = kind.Findings?.Invoke(record) is { Count: > 0 } findings ? findings : null;
        MeasuredMembers<T>.Present(record, units);
        return record;
    }

    /// <summary>Makes a record. The same id with the same content again is the record there is.</summary>
    /// <returns>The record, and whether it was made now.</returns>
    /// <exception cref="Refusal">422 for values, 409 for an id, a code or a number that is taken.</exception>
    public async Task<(T Record, bool Created)> CreateAsync(T record, UnitSystem units, CancellationToken ct)
    {
        record.RowVersion = 0;
        var errors = await CheckAsync(record, null, units, ct);
        record.CreateHash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(record, json.Options));
        if (record.Id == Guid.Empty)
            record.Id = Guid.CreateVersion7();
        else if (await IsReplayAsync(record, ct))
            return (await GetAsync(record.Id, units, ct), false);
        if (errors.Count > 0)
            throw Problems.Fields(errors);
        await PrepareAsync(record, null, ct);
        db.Add(record);
        await db.SaveChangesAsync(ct);
        await SavedAsync(record, null, ct);
        return (await GetAsync(record.Id, units, ct), true);
    }

    async Task<bool> IsReplayAsync(T record, CancellationToken ct)
    {
        var there = await db.Set<T>().Where(r => r.Id == record.Id).Select(r => new { r.CreateHash, r.ActiveInd }).FirstOrDefaultAsync(ct);
        return there switch
        {
            null => false,
            { ActiveInd: false } => throw AssetsProblems.Removed(kind.Noun, record.Id),
            { CreateHash: { } hash } when hash.AsSpan().SequenceEqual(record.CreateHash) => true,
            _ => throw Problems.ExistsWithDifferentContent(record.Id.ToString()),
        };
    }

    /// <summary>Puts other content in the place of the version the caller saw.</summary>
    /// <exception cref="Refusal">404, 412 with the current state, 403, 409, 422.</exception>
    public async Task<T> ReplaceAsync(Guid id, T record, int version, UnitSystem units, CancellationToken ct)
    {
        if (record.Id != Guid.Empty && record.Id != id)
            throw Problems.Fields(new FieldError("#/id", "other-id", "The id in the body is not the one in the address."));
        record.Id = id;
        var stored = await GetAsync(id, UnitSystem.Us, ct);
        if (stored.RowVersion != version)
            throw Stale(stored, units);
        if (!scope.Caller.SeesMoney)
            RecordShape<T>.CopyMoney(stored, record);
        var errors = await CheckAsync(record, stored, units, ct);
        Allow(record, stored);
        if (errors.Count > 0)
            throw Problems.Fields(errors);
        await PrepareAsync(record, stored, ct);

        var before = RecordShape<T>.Copied(stored);
        db.Attach(stored);
        RecordShape<T>.Copy(record, stored);
        await SaveAsync(stored, units, ct);
        await SavedAsync(stored, before, ct);
        return await GetAsync(id, units, ct);
    }

    /// <summary>Takes a record out of use; it stays in the tables, for what refers to it. The version may be left out.</summary>
    /// <exception cref="Refusal">404, 412, 403, 409 when something still refers to it.</exception>
    public async Task DeleteAsync(Guid id, int? version, CancellationToken ct)
    {
        var stored = await GetAsync(id, UnitSystem.Us, ct);
        if (version is { } seen && seen != stored.RowVersion)
            throw Stale(stored, UnitSystem.Us);
        Allow(stored, stored);
        await References.RefuseInUseAsync(scope, Table, kind.Noun, id, ct);
        db.Attach(stored);
        stored.ActiveInd = false;
        await SaveAsync(stored, UnitSystem.Us, ct);
    }

    async Task SaveAsync(T stored, UnitSystem units, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Stale(await GetAsync(stored.Id, UnitSystem.Us, ct), units);
        }
    }

    static Refusal Stale(T current, UnitSystem units)
    {
        MeasuredMembers<T>.Present(current, units);
        return Problems.Stale(current);
    }

    async Task<IReadOnlyList<FieldError>> CheckAsync(T record, T? stored, UnitSystem units, CancellationToken ct)
    {
        var (today, dangling) = await References.LookAsync(scope, kind, record, stored, ct);
        var check = new RecordCheck(today);
        RecordShape<T>.Normalise(record, units, check);
        kind.Rules?.Invoke(record, check);
        if (stored is not null && kind.Parent is { } member
            && RecordShape<T>.References.First(r => r.Property.Name == member) is var link && (Guid?)link.Property.GetValue(record) is { } parent
            && await References.IsAboveAsync(scope, Table, RecordReader<T>.Snake(member), record.Id, parent, ct))
            check.Add(link.Member, "below-itself", $"A {kind.Noun} cannot stand below itself.");
        return [.. check.Errors, .. dangling];
    }

    /// <summary>May this caller change this record so? Called after the version was compared.</summary>
    protected virtual void Allow(T record, T stored)
    {
    }

    /// <summary>Last look before the write: what has to be asked of other records.</summary>
    protected virtual Task PrepareAsync(T record, T? stored, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What follows from the write, in the same transaction; there is no before when the record was made now.</summary>
    protected virtual Task SavedAsync(T record, T? before, CancellationToken ct) => Task.CompletedTask;
}
