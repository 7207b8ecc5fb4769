using Npgsql;
using Pumpjack.Assets.Records;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Wells;

/// <summary>Takes over wells from files, many at a time: a few statements for a batch of any size, the validator of the form for every row.</summary>
public sealed class WellImportService(TenantScope scope)
{
    /// <summary>A row on its way.</summary>
    sealed class Item(WellImportRow row)
    {
        public WellImportRow Row { get; } = row;
        /// <summary>What the row says; a copy, so that a dry run leaves the row as it was.</summary>
        public Well Given { get; } = RecordShape<Well>.Copied(row.Well);
        /// <summary>The well as it shall be: what the row says, over what is there.</summary>
        public Well Well { get; set; } = new();
        public Well? Stored { get; set; }
        public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;
        public List<FieldError> Errors { get; } = [];
        public List<Finding> Findings { get; } = [];
        public bool Changed { get; set; }
        public bool Goes => Errors.Count == 0;
    }

    /// <summary>Lets the database count the register anew: its plans for what follows many new wells rest on how many there are.</summary>
    public async Task CountAnewAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select assets.count_wells_anew()", scope.Connection, scope.Transaction);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Makes the wells that are not there and changes those that are, found by API number, else by name. Sidetracks and recompletions are
    /// linked to the well with the same first ten digits.
    /// </summary>
    /// <param name="rows">Up to some thousands of wells, each once.</param>
    /// <param name="options">What to do with names nobody knows; units; dry run.</param>
    /// <param name="ct">Ends the work; the transaction of the scope is the caller's.</param>
    /// <returns>One answer to each row, in the order of the rows.</returns>
    /// <exception cref="Refusal">503 when somebody else changed one of the wells meanwhile: nothing is lost by trying again.</exception>
    public async Task<IReadOnlyList<WellImportResult>> UpsertAsync(IReadOnlyList<WellImportRow> rows, WellImportOptions options, CancellationToken ct)
    {
        if (rows.Count == 0)
            return [];
        var names = await WellImportNames.ReadAsync(scope, rows, ct);
        List<Item> items = [.. rows.Select(r => new Item(r))];
        foreach (var item in items)
            Check(item, names, options);
        RefuseTwice(items);
        await FindStoredAsync(items, ct);
        foreach (var item in items.Where(i => i.Goes && i.Stored is not null))
            Merge(item);
        await LinkFamiliesAsync(items, ct);
        if (!options.DryRun)
            await WriteAsync(items, names, ct);
        return [.. items.Select(Answer)];
    }

    void Check(Item item, WellImportNames names, WellImportOptions options)
    {
        var well = item.Well = item.Given;
        var check = new RecordCheck(DateOnly.MaxValue);
        // A member that cannot be stored is this row's trouble alone.
        try
        {
            RecordShape<Well>.Normalise(well, options.Units, check);
        }
        catch (Refusal refusal)
        {
            item.Errors.AddRange(refusal.Errors);
            return;
        }
        var field = names.Resolve(item.Row, well, options.CreateMissing, check, item.Findings);
        item.Zone = Zone(well.TimeZone) ?? Zone(field?.TimeZone) ?? Zone(names.TimeZone) ?? TimeZoneInfo.Utc;
        var rules = new RecordCheck(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(scope.Now, item.Zone).DateTime));
        WellValidator.Check(well, rules);
        well.RegionId ??= field?.RegionId;
        item.Errors.AddRange([.. check.Errors, .. rules.Errors]);
    }

    static TimeZoneInfo? Zone(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    static void RefuseTwice(List<Item> items)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items.Where(i => i.Goes))
            if (!seen.Add(item.Well.ApiNumber ?? "name " + item.Well.WellName))
                item.Errors.Add(new("#/" + (item.Well.ApiNumber is null ? "wellName" : "apiNumber"), "same-well-twice", "The same well stands in an earlier row."));
    }

    async Task FindStoredAsync(List<Item> items, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        var columns = string.Join(", ", RecordReader<Well>.Columns.Select(c => "t." + RecordReader<Well>.Snake(c)));
        batch.BatchCommands.Add(new($"""
            select {columns} from assets.well t
            where t.active_ind and (t.api_number = any($1) or lower(t.well_name) = any($2))
            """)
        {
            Parameters =
            {
                new() { Value = items.Select(i => i.Well.ApiNumber).OfType<string>().ToArray() },
                new() { Value = items.Select(i => i.Well.WellName.ToLowerInvariant()).ToArray() },
            },
        });
        await using var reader = await scope.ReadAsync(batch, ct);
        var plan = RecordReader<Well>.Plan(reader);
        List<Well> stored = [];
        while (await reader.ReadAsync(ct))
            stored.Add(RecordReader<Well>.Read(reader, plan));

        var byNumber = stored.Where(w => w.ApiNumber is not null).ToDictionary(w => w.ApiNumber!);
        var byName = stored.ToLookup(w => w.WellName, StringComparer.OrdinalIgnoreCase);
        foreach (var item in items.Where(i => i.Goes))
            item.Stored = Match(item, byNumber, byName);
    }

    static Well? Match(Item item, Dictionary<string, Well> byNumber, ILookup<string, Well> byName)
    {
        if (item.Well.ApiNumber is { } number && byNumber.TryGetValue(number, out var same))
            return same;
        // A name decides only where no number speaks against it, and the lease or field of the row narrows it.
        var named = byName[item.Well.WellName].Where(w => w.ApiNumber is null || item.Well.ApiNumber is null).ToList();
        if (named.Count > 1 && item.Well.LeaseId is { } lease)
            named = named.Where(w => w.LeaseId == lease).ToList();
        if (named.Count > 1 && item.Well.FieldId is { } field)
            named = named.Where(w => w.FieldId == field).ToList();
        if (named.Count > 1)
            item.Errors.Add(new("#/wellName", "ambiguous-name", $"{named.Count} wells are called {item.Well.WellName}; give the API number, or lease and field."));
        return named is [var only] ? only : null;
    }

    /// <summary>What the file says goes over what is there; the result keeps the rules as a whole.</summary>
    void Merge(Item item)
    {
        var (row, stored) = (item.Row, item.Stored!);
        var merged = RecordShape<Well>.Copied(stored);
        (merged.Id, merged.RowVersion) = (stored.Id, stored.RowVersion);
        var members = row.Members.Concat(row.FieldName is null ? [] : ["fieldId"]).Concat(row.LeaseName is null ? [] : ["leaseId"])
            .Concat(row.OperatorName is null ? [] : ["operatorId"]);
        RecordShape<Well>.Merge(item.Given, merged, members.ToHashSet());
        item.Well = merged;
        item.Changed = RecordShape<Well>.Differences(merged, stored).Any();
        if (!item.Changed)
            return;
        if (stored.WellStatus == WellStatus.Plugged)
            item.Errors.Add(new("#", "well-plugged", $"{stored.WellName} is plugged; its record is read-only."));
        var check = new RecordCheck(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(scope.Now, item.Zone).DateTime));
        WellValidator.Check(merged, check);
        item.Errors.AddRange(check.Errors);
    }

    /// <summary>Hangs a new number below the well with the same first ten digits: one that is there, else the first of the batch.</summary>
    async Task LinkFamiliesAsync(List<Item> items, CancellationToken ct)
    {
        foreach (var item in items.Where(i => i.Goes && i.Stored is null))
            item.Well.Id = Guid.CreateVersion7();
        var loose = items.Where(i => i.Goes && i.Well is { ApiNumber: not null, ParentWellId: null } && i.Well.ApiNumber != i.Stored?.ApiNumber).ToList();
        if (loose.Count == 0)
            return;
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(new("""
            select distinct on (left(t.api_number, 10)) left(t.api_number, 10), coalesce(t.parent_well_id, t.id), t.well_name
            from assets.well t
            where t.active_ind and left(t.api_number, 10) = any($1)
            order by left(t.api_number, 10), t.parent_well_id nulls first, t.api_number
            """) { Parameters = { new() { Value = loose.Select(i => i.Well.ApiNumber![..10]).Distinct().ToArray() } } });
        await using var reader = await scope.ReadAsync(batch, ct);
        Dictionary<string, (Guid Id, string Name)> heads = [];
        while (await reader.ReadAsync(ct))
            heads[reader.GetString(0)] = (reader.GetGuid(1), reader.GetString(2));
        foreach (var item in loose.OrderBy(i => i.Well.ApiNumber, StringComparer.Ordinal))
        {
            var family = item.Well.ApiNumber![..10];
            if (!heads.TryGetValue(family, out var head))
                heads[family] = (item.Well.Id, item.Well.WellName);
            else if (head.Id != item.Well.Id)
            {
                item.Well.ParentWellId = head.Id;
                item.Findings.Add(new("linked-to-family", Severity.Info, "#/parentWellId", $"Linked to {head.Name}: the first ten digits are the same."));
            }
        }
    }

    async Task WriteAsync(List<Item> items, WellImportNames names, CancellationToken ct)
    {
        var made = items.Where(i => i.Goes && i.Stored is null).ToList();
        var changed = items.Where(i => i.Goes && i.Stored is not null && i.Changed).ToList();
        if (made.Count + changed.Count == 0)
            return;
        var batch = await scope.BatchAsync(ct);
        foreach (var command in names.Make(scope, [.. made.Concat(changed).Select(i => i.Well)]))
            batch.BatchCommands.Add(command);
        if (made.Count > 0)
            batch.BatchCommands.Add(RecordWriter<Well>.Insert(scope, [.. made.Select(i => i.Well)]));
        NpgsqlBatchCommand? update = null;
        if (changed.Count > 0)
            batch.BatchCommands.Add(update = RecordWriter<Well>.Update(scope, [.. changed.Select(i => i.Well)]));
        var statuses = made.Concat(changed.Where(i => i.Well.WellStatus != i.Stored!.WellStatus))
            .Select(i => new StatusChange(i.Well.Id, i.Well.WellStatus, Since(i))).ToList();
        if (statuses.Count > 0)
            batch.BatchCommands.Add(WellStatusHistory.Begin(scope, statuses));
        await using (await scope.ReadAsync(batch, ct))
        {
        }
        if (update is not null && update.Rows != (ulong)changed.Count)
            throw Problems.Busy("Somebody else changed one of these wells; nothing was taken over.");
    }

    DateTimeOffset Since(Item item) => item.Row.StatusSince is { } day
        ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), item.Zone.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue)))
        : scope.Now;

    static WellImportResult Answer(Item item) => new(
        item.Goes ? item.Well.Id : null,
        !item.Goes ? WellImportOutcome.Refused : item.Stored is null ? WellImportOutcome.Created : item.Changed ? WellImportOutcome.Updated : WellImportOutcome.Unchanged,
        item.Errors,
        item.Goes ? [.. item.Findings, .. WellValidator.Findings(item.Well)] : item.Findings);
}
