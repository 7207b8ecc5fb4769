using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Refusals;
using Pumpjack.Production.DailyProduction;

namespace Pumpjack.Integrations.Imports;

/// <summary>Hands a chunk to the service of its kind and takes down what became of each row.</summary>
internal static class ChunkWriter
{
    public static async Task<ChunkResult> WriteAsync(IServiceProvider services, Chunk chunk, ImportPlan plan, ImportOptions options, CancellationToken ct)
    {
        var onDuplicate = options.OnDuplicate ?? OnDuplicate.Skip;
        int written = 0, unchanged = 0;
        var rejected = chunk.Rejected;
        string? Column(string pointer)
        {
            if (pointer.Length <= 2)
                return null;
            var member = pointer[2..].Split('/')[0];
            return (plan[member] ?? (member == "injectionVolume" ? plan["injectionGasVolume"] : null))?.Name ?? member;
        }

        void Count(EntryOutcome outcome, int index, IReadOnlyList<FieldError> errors, string code, string reason)
        {
            if (outcome is EntryOutcome.Created or EntryOutcome.Amended)
                written++;
            else if (outcome == EntryOutcome.Unchanged)
                unchanged++;
            else if (errors.Count > 0)
                rejected.AddRange(errors.Select(e => new RejectedRow(chunk.Rows[index], Column(e.Pointer), e.Code, e.Detail, chunk.CellsOf(index))));
            else
                rejected.Add(new RejectedRow(chunk.Rows[index], null, code, reason, chunk.CellsOf(index)));
        }

        switch (plan.Kind)
        {
            case ImportKind.DailyProduction:
                var entries = await services.GetDays().RecordAsync(chunk.Days, Platform.Units.UnitSystem.Us, onDuplicate, EntrySource.Import, ct, "Imported again with other content.");
                for (var i = 0; i < entries.Count; i++)
                    Count(entries[i].Outcome, i, entries[i].Errors, entries[i].Refusal?.Code ?? "", entries[i].Refusal?.Detail ?? "");
                break;
            case ImportKind.MonthlyVolume:
                var months = await services.GetMonths().RecordAsync(chunk.Months, onDuplicate, ct);
                for (var i = 0; i < months.Count; i++)
                    Count(months[i].Outcome, i, months[i].Errors, "refused", "The row was refused.");
                break;
            default:
                var wells = await services.GetWells().UpsertAsync(chunk.Wells, new WellImportOptions(options.CreateMissing == true, options.Units ?? Platform.Units.UnitSystem.Us), ct);
                for (var i = 0; i < wells.Count; i++)
                    Count(wells[i].Outcome switch { WellImportOutcome.Created => EntryOutcome.Created, WellImportOutcome.Updated => EntryOutcome.Amended, WellImportOutcome.Unchanged => EntryOutcome.Unchanged, _ => EntryOutcome.Refused },
                        i, wells[i].Errors, "refused", "The row was refused.");
                break;
        }
        return new ChunkResult(chunk.LastRow, chunk.Share, chunk.Count, written, unchanged, [.. rejected.OrderBy(r => r.Row)]);
    }
}
