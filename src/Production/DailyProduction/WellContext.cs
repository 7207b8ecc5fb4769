namespace Pumpjack.Production.DailyProduction;

/// <summary>What the rules need to know of a well; loaded once per batch.</summary>
internal sealed class WellContext
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string WellType { get; init; }
    public Guid? LeaseId { get; init; }
    public required TimeZoneInfo Zone { get; init; }
    public DateOnly? CompletionDate { get; init; }
    public DateOnly? PluggedDate { get; init; }
    public decimal? Latitude { get; init; }
    public decimal? Longitude { get; init; }
    public required WellLimits Limits { get; init; }

    /// <summary>Operational status changes, oldest first.</summary>
    public required IReadOnlyList<(DateTimeOffset From, string Status)> Statuses { get; init; }

    /// <summary>The current status, where there is no history.</summary>
    public required string CurrentStatus { get; init; }

    public bool IsInjector => WellType is "injection" or "disposal";

    /// <summary>
    /// Statuses the well had at any time of the day. Before the first recorded change the first one holds: what a well was before
    /// Pumpjack knew it is not held against its history.
    /// </summary>
    public IEnumerable<string> StatusesOn(DateTimeOffset start, DateTimeOffset end)
    {
        if (Statuses.Count == 0)
        {
            yield return CurrentStatus;
            yield break;
        }
        for (var i = 0; i < Statuses.Count; i++)
        {
            var from = i == 0 ? DateTimeOffset.MinValue : Statuses[i].From;
            var to = i + 1 < Statuses.Count ? Statuses[i + 1].From : DateTimeOffset.MaxValue;
            if (from < end && to > start)
                yield return Statuses[i].Status;
        }
    }
}

/// <summary>Largest believable values of a well, in field units; the organisation's defaults are those of SPEC QC-03 and C6.</summary>
/// <param name="OilBbl">bbl/day.</param>
/// <param name="GasMcf">Mcf/day.</param>
/// <param name="WaterBbl">bbl/day.</param>
/// <param name="Injection">bbl/day or Mcf/day.</param>
/// <param name="TubingPsig">psig.</param>
/// <param name="CasingPsig">psig.</param>
/// <param name="LinePsig">psig.</param>
public sealed record WellLimits(decimal OilBbl, decimal GasMcf, decimal WaterBbl, decimal Injection, decimal TubingPsig, decimal CasingPsig, decimal LinePsig)
{
    /// <summary>10,000 bbl oil, 100,000 Mcf gas, 50,000 bbl water, 50,000 injected, 5,000 psig.</summary>
    public static readonly WellLimits Default = new(10_000, 100_000, 50_000, 50_000, 5_000, 5_000, 5_000);
}
