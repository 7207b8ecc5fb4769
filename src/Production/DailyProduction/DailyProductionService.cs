using Pumpjack.Platform.Access;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Units;

namespace Pumpjack.Production.DailyProduction;

/// <summary>What to do with a day that is recorded with other content.</summary>
public enum OnDuplicate
{
    /// <summary>Refuse it (409 duplicate-day).</summary>
    Refuse,
    /// <summary>Leave the recorded day as it is; the entry counts as unchanged.</summary>
    Skip,
    /// <summary>Amend the recorded day, its former state kept.</summary>
    Amend,
}

/// <summary>
/// The one way into the daily record. A single day is a batch of one: normalise, validate, screen, score, write, in the caller's
/// transaction; the answer comes back in the order sent.
/// </summary>
public sealed class DailyProductionService(TenantScope scope, TimeProvider clock)
{
    /// <summary>Records a batch of days.</summary>
    /// <param name="days">The records as they came in.</param>
    /// <param name="units">The unit system of their numbers.</param>
    /// <param name="onDuplicate">What to do with days recorded already.</param>
    /// <param name="source">The way they came in, where a record does not say.</param>
    /// <param name="ct">Cancels before the write.</param>
    /// <param name="amendReason">Why, for days that are amended.</param>
    public async Task<IReadOnlyList<DayEntry>> RecordAsync(
        IEnumerable<DailyProduction> days, UnitSystem units, OnDuplicate onDuplicate, EntrySource source, CancellationToken ct, string? amendReason = null)
    {
        var entries = days.Select(d => new DayEntry(d)).ToList();
        await JudgeAsync(entries, units, source, ct);
        MeetRecorded(entries, onDuplicate, amendReason);
        var writing = entries.Where(e => e.IsOpen).ToList();
        await DayWriter.WriteAsync(scope, writing, ct);
        if (writing.Any(e => e.IsOpen))
            await MeetLateAsync(writing.Where(e => e.IsOpen).ToList(), onDuplicate, amendReason, ct);
        return entries;
    }

    /// <summary>Runs every step but the write: what would become of these days.</summary>
    public async Task<IReadOnlyList<DayEntry>> CheckAsync(IEnumerable<DailyProduction> days, UnitSystem units, OnDuplicate onDuplicate, EntrySource source, CancellationToken ct)
    {
        var entries = days.Select(d => new DayEntry(d)).ToList();
        await JudgeAsync(entries, units, source, ct);
        MeetRecorded(entries, onDuplicate, "check");
        return entries;
    }

    /// <summary>Amends one day. The former state is kept with the reason.</summary>
    /// <exception cref="Refusal">404, 409 month-closed or day-approved, 403 not-yours, 412 stale, 422.</exception>
    public async Task<DailyProduction> AmendAsync(DailyProduction day, int expectedVersion, UnitSystem units, CancellationToken ct)
    {
        var entry = new DayEntry(day);
        await JudgeAsync([entry], units, EntrySource.Api, ct, amending: true);
        if (entry.Refusal is { Status: not 422 } refusal)
            throw refusal;
        if (entry.Recorded is not { Active: true } recorded)
            throw ProductionProblems.NoSuchDay();
        if (string.IsNullOrWhiteSpace(day.AmendReason))
            throw ProductionProblems.ReasonNeeded();
        if (recorded.RowVersion != expectedVersion)
            throw await StaleAsync(day, units, ct);
        MayChange(entry, recorded);
        if (entry.Refusal is not null)
            throw entry.Refusal;
        await DayWriter.WriteAsync(scope, [entry], ct);
        if (entry.Outcome != EntryOutcome.Amended)
            throw await StaleAsync(day, units, ct);
        return await new DailyProductionReads(scope).OneAsync(day.WellId, day.ProductionDate, units, ct);
    }

    /// <summary>Takes a day out of the record: it stays, inactive, with the reason.</summary>
    /// <exception cref="Refusal">404, 409 when allocated, sold or closed, 412 stale, 422 without a reason.</exception>
    public async Task RemoveAsync(Guid wellId, DateOnly date, int? expectedVersion, string? reason, CancellationToken ct)
    {
        var entry = new DayEntry(new DailyProduction { WellId = wellId, ProductionDate = date });
        var context = await DayContext.LoadAsync(scope, [entry], ct);
        if (!context.Wells.TryGetValue(wellId, out var well) || !context.Recorded.TryGetValue((wellId, date), out var recorded) || !recorded.Active)
            throw ProductionProblems.NoSuchDay();
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500)
            throw ProductionProblems.DeleteReasonNeeded();
        if (context.IsClosed(well, date))
            throw ProductionProblems.MonthClosed(well.Name, date);
        if (recorded.Allocated)
            throw ProductionProblems.InUse("allocated");
        if (recorded.Sold)
            throw ProductionProblems.InUse("sold");
        if (recorded.ReviewStatus is ReviewStatus.Approved or ReviewStatus.Locked)
            throw ProductionProblems.DayApproved(well.Name, date);
        var version = expectedVersion ?? recorded.RowVersion;
        if (version != recorded.RowVersion || !await DayWriter.RemoveAsync(scope, wellId, date, version, reason, ct))
            throw await StaleAsync(entry.Day, UnitSystem.Us, ct);
    }

    /// <summary>Normalise, load, validate, screen, score. Entries that cannot stand are refused; the others stay pending.</summary>
    async Task JudgeAsync(List<DayEntry> entries, UnitSystem units, EntrySource source, CancellationToken ct, bool amending = false)
    {
        foreach (var entry in entries)
        {
            entry.Day.EntrySource ??= source;
            DayNormaliser.Normalise(entry, units);
        }
        if (entries.Count == 0)
            return;
        var context = await DayContext.LoadAsync(scope, entries, ct);
        foreach (var entry in entries)
        {
            var day = entry.Day;
            if (day.WellId == Guid.Empty || day.ProductionDate == default)
            {
                RequireKey(entry);
                continue;
            }
            if (!context.Wells.TryGetValue(day.WellId, out var well))
            {
                entry.Refuse(ProductionProblems.NoSuchWell());
                continue;
            }
            entry.Well = well;
            entry.Recorded = context.Recorded.GetValueOrDefault((day.WellId, day.ProductionDate));
            if (amending && !scope.Caller.SeesMoney && entry.Recorded is { } before)
                (day.OilPrice, day.GasPrice) = (before.OilPrice, before.GasPrice); // who does not see prices does not take them away
            Judge(entry, well);
            if (!context.IsClosed(well, day.ProductionDate))
                continue;
            if (amending && scope.Caller.May(Permission.MonthClose))
                entry.Find("prior-period-amendment", Severity.Info, "#/productionDate", "The month is closed: this amends a prior period.");
            else if (entry.Refusal is null && (amending || !IsReplay(entry)))
                entry.Refuse(ProductionProblems.MonthClosed(well.Name, day.ProductionDate));
        }
        DayScreening.Screen(entries);
        DayScoring.Score(entries);
        foreach (var entry in entries)
            entry.Day.ReviewStatus = entry.Findings.Any(f => f.Severity == Severity.Warning) ? ReviewStatus.Flagged : ReviewStatus.Submitted;
    }

    static void RequireKey(DayEntry entry)
    {
        if (entry.Day.WellId == Guid.Empty)
            entry.Error("#/wellId", "required", "Say which well it is.");
        if (entry.Day.ProductionDate == default)
            entry.Error("#/productionDate", "required", "Say which production day it is.");
        entry.SettleErrors();
    }

    void Judge(DayEntry entry, WellContext well)
    {
        // Before the defaults: hours nobody gave are no measurement.
        if (entry.Errors.Count == 0 && !DayNormaliser.HasMeasurement(entry.Day))
            entry.Error("#", "nothing-measured", "Nothing was measured: give a volume, hours or a reading. Zero means measured and nothing.");
        DayNormaliser.Complete(entry);
        ProductionValidator.Validate(entry, ProductionDay.Today(clock, well.Zone));
        entry.SettleErrors();
    }

    /// <summary>The same content as the first create or as the current state, whatever happened to the record meanwhile.</summary>
    static bool IsReplay(DayEntry entry) =>
        entry.Recorded is { Active: true } r && (r.CreateHash == entry.ContentHash || r.ContentHash == entry.ContentHash);

    /// <summary>What an entry means for a day that is there already, in the table or earlier in the same batch.</summary>
    void MeetRecorded(List<DayEntry> entries, OnDuplicate onDuplicate, string? amendReason)
    {
        var first = new Dictionary<(Guid, DateOnly), DayEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (!entry.IsOpen)
                continue;
            var day = entry.Day;
            if (!first.TryAdd((day.WellId, day.ProductionDate), entry))
            {
                var twin = first[(day.WellId, day.ProductionDate)];
                if (twin.Refusal is { } refusal)
                    entry.Refuse(refusal);
                else if (twin.ContentHash == entry.ContentHash || onDuplicate == OnDuplicate.Skip)
                    entry.Outcome = EntryOutcome.Unchanged;
                else
                    entry.Refuse(ProductionProblems.TwiceInBatch(day.Id!, entry.Well!.Name, day.ProductionDate));
                continue;
            }
            Meet(entry, onDuplicate, amendReason);
        }
    }

    void Meet(DayEntry entry, OnDuplicate onDuplicate, string? amendReason)
    {
        if (entry.Recorded is not { } recorded)
            return;
        if (IsReplay(entry))
            entry.Outcome = EntryOutcome.Unchanged;
        else if (!recorded.Active)
            entry.Day.AmendReason ??= amendReason ?? "Entered again after it was removed.";
        else if (onDuplicate == OnDuplicate.Skip)
            entry.Outcome = EntryOutcome.Unchanged;
        else if (onDuplicate == OnDuplicate.Refuse)
            entry.Refuse(ProductionProblems.DuplicateDay(entry.Day.Id!, entry.Well!.Name, entry.Day.ProductionDate));
        else
        {
            entry.Day.AmendReason ??= amendReason ?? "Sent again with other content.";
            MayChange(entry, recorded);
        }
    }

    /// <summary>Somebody else wrote these days between our look and our write: look again, once.</summary>
    async Task MeetLateAsync(List<DayEntry> late, OnDuplicate onDuplicate, string? amendReason, CancellationToken ct)
    {
        var context = await DayContext.LoadAsync(scope, late, ct);
        foreach (var entry in late)
        {
            entry.Recorded = context.Recorded.GetValueOrDefault((entry.Day.WellId, entry.Day.ProductionDate));
            Meet(entry, onDuplicate, amendReason);
        }
        var again = late.Where(e => e.IsOpen).ToList();
        await DayWriter.WriteAsync(scope, again, ct);
        if (again.Any(e => e.IsOpen))
            throw Problems.Busy("Others are writing the same days; nothing was changed.");
    }

    void MayChange(DayEntry entry, RecordedDay recorded)
    {
        var caller = scope.Caller;
        var office = caller.May(Permission.MonthClose);
        if (recorded.ReviewStatus is ReviewStatus.Approved or ReviewStatus.Locked && !office)
            entry.Refuse(ProductionProblems.DayApproved(entry.Well!.Name, entry.Day.ProductionDate));
        else if (caller.IsRestrictedToAssignedWells && (recorded.CreatedBy != caller.UserId || clock.GetUtcNow() - recorded.CreatedAt > TimeSpan.FromHours(48)))
            entry.Refuse(ProductionProblems.NotYoursAnyMore());
    }

    async Task<Refusal> StaleAsync(DailyProduction day, UnitSystem units, CancellationToken ct) =>
        Problems.Stale(await new DailyProductionReads(scope).OneAsync(day.WellId, day.ProductionDate, units, ct));
}
