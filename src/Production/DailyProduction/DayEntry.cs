using Pumpjack.Platform.Refusals;

namespace Pumpjack.Production.DailyProduction;

/// <summary>What became of one entry of a batch.</summary>
public enum EntryOutcome
{
    Pending,
    /// <summary>A new day was written.</summary>
    Created,
    /// <summary>A recorded day was changed, its former state kept.</summary>
    Amended,
    /// <summary>The same content is recorded already.</summary>
    Unchanged,
    /// <summary>Not written; see the refusal.</summary>
    Refused,
}

/// <summary>One entry on its way down the artery: what came in, what the steps found, what became of it.</summary>
public sealed class DayEntry(DailyProduction day)
{
    List<FieldError>? errors;
    List<Finding>? findings;

    /// <summary>The record; in field units once normalised.</summary>
    public DailyProduction Day { get; } = day;

    public EntryOutcome Outcome { get; internal set; }

    /// <summary>Why it was refused as a whole: unknown well, closed month, second day.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Values that need another look; any one keeps the record out.</summary>
    public IReadOnlyList<FieldError> Errors => errors ?? [];

    /// <summary>Accepted, but someone should look.</summary>
    public IReadOnlyList<Finding> Findings => findings ?? [];

    internal WellContext? Well { get; set; }

    /// <summary>The recorded day with this key, if there is one.</summary>
    internal RecordedDay? Recorded { get; set; }

    internal Guid ContentHash { get; set; }

    internal bool IsOpen => Outcome == EntryOutcome.Pending;

    internal void Error(string pointer, string code, string detail) => (errors ??= []).Add(new FieldError(pointer, code, detail));

    internal void Find(string code, Severity severity, string pointer, string message) =>
        (findings ??= []).Add(new Finding(code, severity, pointer, message));

    internal void Refuse(Refusal refusal)
    {
        Refusal = refusal;
        Outcome = EntryOutcome.Refused;
    }

    /// <summary>Field errors come together, once every rule has spoken.</summary>
    internal void SettleErrors()
    {
        if (errors is { Count: > 0 })
            Refuse(Problems.Fields(errors));
    }
}

/// <summary>What the write needs to know of a day that is recorded already.</summary>
internal sealed record RecordedDay(
    int RowVersion, bool Active, Guid CreateHash, Guid ContentHash, Guid? CreatedBy, DateTimeOffset CreatedAt,
    ReviewStatus ReviewStatus, bool Allocated, bool Sold, decimal? OilPrice, decimal? GasPrice);
