namespace Pumpjack.Analytics;

/// <summary>Volumes of a group of well-days. Sums ignore what was not measured; the day counts say how many days each sum rests on.</summary>
public sealed record ProductionSummary
{
    /// <summary>First day of the period, when grouped by day, month or year.</summary>
    public DateOnly? Period { get; init; }
    public Guid? WellId { get; init; }
    public string? WellName { get; init; }
    public Guid? LeaseId { get; init; }
    public string? LeaseName { get; init; }
    public Guid? FieldId { get; init; }
    public string? FieldName { get; init; }
    public Guid? RegionId { get; init; }
    public string? RegionName { get; init; }
    public Guid? OperatorId { get; init; }
    public string? OperatorName { get; init; }

    /// <summary>bbl; metric: m³.</summary>
    public decimal OilVolume { get; init; }
    /// <summary>Mcf; metric: m³.</summary>
    public decimal GasVolume { get; init; }
    /// <summary>bbl; metric: m³.</summary>
    public decimal WaterVolume { get; init; }
    /// <summary>bbl; metric: m³.</summary>
    public decimal CondensateVolume { get; init; }
    /// <summary>Water and steam, bbl; metric: m³.</summary>
    public decimal InjectionVolume { get; init; }
    /// <summary>Gas and CO2, Mcf; metric: m³.</summary>
    public decimal InjectionGasVolume { get; init; }
    public decimal HoursOn { get; init; }
    /// <summary>Well-days recorded.</summary>
    public long DayCount { get; init; }
    /// <summary>Well-days with an oil volume, zero included.</summary>
    public long OilDayCount { get; init; }
    public long GasDayCount { get; init; }
    public long WaterDayCount { get; init; }
    /// <summary>Well-days with hours on.</summary>
    public long ProducingDayCount { get; init; }
    public long EstimatedDayCount { get; init; }

    /// <summary>Barrels of oil equivalent, in bbl in either unit system.</summary>
    public decimal Boe { get; init; }
    /// <summary>Σ gas ÷ Σ oil, scf/bbl (SPEC C24).</summary>
    public decimal? GorScfBbl { get; init; }
    /// <summary>Σ water ÷ Σ liquid × 100 (SPEC C24).</summary>
    public decimal? WaterCutPercent { get; init; }
}

/// <summary>Groups of well-days.</summary>
/// <param name="Items">Ordered by period, then name.</param>
/// <param name="AsOf">The moment the figures describe.</param>
/// <param name="Units">us or metric.</param>
public sealed record ProductionSummaries(IReadOnlyList<ProductionSummary> Items, DateTimeOffset AsOf, string Units);
