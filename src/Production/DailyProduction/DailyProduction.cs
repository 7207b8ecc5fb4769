using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Units;

namespace Pumpjack.Production.DailyProduction;

/// <summary>What the well did that day.</summary>
public enum ActivityType { Production, Injection }

/// <summary>How the volumes were found.</summary>
public enum VolumeMethod { Measured, Allocated, Estimated, Test, Imputed }

/// <summary>Which way the record came in.</summary>
public enum EntrySource { Mobile, Web, Import, Scada, Api }

/// <summary>Where the record stands in review.</summary>
public enum ReviewStatus { Draft, Submitted, Flagged, Accepted, Approved, Locked }

/// <summary>What was injected.</summary>
public enum InjectionProduct { Water, Gas, Co2, Steam }

/// <summary>One outage inside a day.</summary>
/// <param name="Hours">Hours down.</param>
/// <param name="Reason">Reason code or words, up to 100 characters.</param>
/// <param name="Remark">Up to 500 characters.</param>
public sealed record DowntimeEntry([property: JsonRequired] decimal Hours, [property: JsonRequired] string Reason, string? Remark = null);

/// <summary>
/// One well, one production day (SPEC B1.1): the row, what the API accepts and what it returns. Null means not measured, zero means
/// measured and nothing. Stored in bbl, Mcf, psig, °F, 1/64 in; <c>units=metric</c> states another unit for body and answer.
/// </summary>
public sealed class DailyProduction
{
    /// <summary>The day's own identity: <c>{wellId}_{yyyy-mm-dd}</c>.</summary>
    [ServerOwned]
    public string? Id
    {
        get => WellId == Guid.Empty ? null : DayKey.Text(WellId, ProductionDate);
        set { }
    }

    /// <summary>The well, or the producing completion when a well has several.</summary>
    public Guid WellId { get; set; }

    /// <summary>Name of the well, for reading.</summary>
    [ServerOwned]
    public string? WellName { get; set; }

    /// <summary>The date on which the production day starts, in the site's zone.</summary>
    public DateOnly ProductionDate { get; set; }

    /// <summary>Default: injection for injection and disposal wells, else production.</summary>
    public ActivityType? ActivityType { get; set; }

    public VolumeMethod? VolumeMethod { get; set; }

    /// <summary>bbl.</summary>
    [Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? OilVolume { get; set; }

    /// <summary>Mcf.</summary>
    [Measured(Dimension.GasVolume), Precision(15, 4)]
    public decimal? GasVolume { get; set; }

    /// <summary>bbl.</summary>
    [Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? WaterVolume { get; set; }

    /// <summary>bbl.</summary>
    [Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? CondensateVolume { get; set; }

    /// <summary>bbl.</summary>
    [Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? NglVolume { get; set; }

    /// <summary>bbl of water or steam; Mcf of gas or CO2.</summary>
    [Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? InjectionVolume { get; set; }

    /// <summary>Default water, when something was injected.</summary>
    public InjectionProduct? InjectionProduct { get; set; }

    /// <summary>Hours on production or injection; default the whole day, which has 23, 24 or 25 hours by the site's zone.</summary>
    [Precision(7, 4)]
    public decimal? HoursOn { get; set; }

    [Precision(7, 4)]
    public decimal? HoursOnInjection { get; set; }

    /// <summary>1/64 in. A choke in per cent goes to <c>equipmentReadings.chokePercent</c>.</summary>
    [Measured(Dimension.Choke), Precision(10, 5)]
    public decimal? ChokeSize { get; set; }

    [MaxLength(50)]
    public string? ChokeDesc { get; set; }

    /// <summary>psig.</summary>
    [Measured(Dimension.Pressure), Precision(10, 2)]
    public decimal? TubingPressure { get; set; }

    /// <summary>psig.</summary>
    [Measured(Dimension.Pressure), Precision(10, 2)]
    public decimal? CasingPressure { get; set; }

    /// <summary>psig.</summary>
    [Measured(Dimension.Pressure), Precision(10, 2)]
    public decimal? LinePressure { get; set; }

    /// <summary>°F at the wellhead.</summary>
    [Measured(Dimension.Temperature), Precision(10, 2)]
    public decimal? Temperature { get; set; }

    /// <summary>Basic sediment and water, per cent by volume.</summary>
    [Precision(5, 2)]
    public decimal? Bsw { get; set; }

    /// <summary>Gas-oil ratio as measured, scf/bbl.</summary>
    [Measured(Dimension.GasOilRatio), Precision(15, 4)]
    public decimal? Gor { get; set; }

    /// <summary>°API at 60 °F.</summary>
    [Precision(5, 2)]
    public decimal? ApiGravity { get; set; }

    /// <summary>Air = 1.</summary>
    [Precision(10, 5)]
    public decimal? GasGravity { get; set; }

    /// <summary>Btu/scf.</summary>
    [Precision(14, 4)]
    public decimal? GasEnergy { get; set; }

    /// <summary>bbl; written by allocation.</summary>
    [ServerOwned, Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? AllocatedOil { get; set; }

    /// <summary>Mcf; written by allocation.</summary>
    [ServerOwned, Measured(Dimension.GasVolume), Precision(15, 4)]
    public decimal? AllocatedGas { get; set; }

    /// <summary>bbl; written by allocation.</summary>
    [ServerOwned, Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? AllocatedWater { get; set; }

    /// <summary>bbl.</summary>
    [Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? SalesOil { get; set; }

    /// <summary>Mcf.</summary>
    [Measured(Dimension.GasVolume), Precision(15, 4)]
    public decimal? SalesGas { get; set; }

    /// <summary>USD/bbl, indicative.</summary>
    [Money, Measured(Dimension.LiquidPrice), Precision(12, 4)]
    public decimal? OilPrice { get; set; }

    /// <summary>USD/Mcf, indicative.</summary>
    [Money, Measured(Dimension.GasPrice), Precision(12, 4)]
    public decimal? GasPrice { get; set; }

    /// <summary>Hours down; with hours on it makes the day.</summary>
    [Precision(7, 4)]
    public decimal? DowntimeHours { get; set; }

    public IReadOnlyList<DowntimeEntry>? Downtime { get; set; }

    /// <summary>bbl deferred.</summary>
    [ServerOwned, Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? LostOil { get; set; }

    /// <summary>Mcf deferred.</summary>
    [ServerOwned, Measured(Dimension.GasVolume), Precision(15, 4)]
    public decimal? LostGas { get; set; }

    /// <summary>Readings by name: <c>strokesPerMinute</c> (1/min), <c>motorAmps</c>, <c>fluidLevel</c> (ft), <c>chokePercent</c>, …</summary>
    public IReadOnlyDictionary<string, decimal>? EquipmentReadings { get; set; }

    public bool? IsEstimated { get; set; }

    /// <summary>Default api for programs, web for the browser.</summary>
    public EntrySource? EntrySource { get; set; }

    [MaxLength(500)]
    public string? Notes { get; set; }

    public JsonElement? Metadata { get; set; }

    [Precision(10, 7)]
    public decimal? EntryLatitude { get; set; }

    [Precision(10, 7)]
    public decimal? EntryLongitude { get; set; }

    [ServerOwned]
    public bool? GpsVerified { get; set; }

    [ServerOwned]
    public ReviewStatus? ReviewStatus { get; set; }

    /// <summary>What someone should look at.</summary>
    [ServerOwned]
    public IReadOnlyList<Finding>? Findings { get; set; }

    /// <summary>0 to 100 (SPEC C7); null until the data engine scores.</summary>
    [ServerOwned, Precision(5, 2)]
    public decimal? QualityScore { get; set; }

    [ServerOwned]
    public JsonElement? QualityDetail { get; set; }

    /// <summary>Values and units as received, where a conversion happened.</summary>
    [ServerOwned]
    public IReadOnlyDictionary<string, OriginalValue>? Original { get; set; }

    /// <summary>Why the record was changed; needed for every amendment.</summary>
    [MaxLength(500)]
    public string? AmendReason { get; set; }

    [ServerOwned]
    public Guid? ApprovedBy { get; set; }

    [ServerOwned]
    public DateTimeOffset? ApprovedDate { get; set; }

    /// <summary>1 for the first state; raised by every amendment.</summary>
    public int RowVersion { get; set; }

    [ServerOwned]
    public bool? ActiveInd { get; set; }

    [ServerOwned]
    public Guid? RowCreatedBy { get; set; }

    [ServerOwned]
    public DateTimeOffset? RowCreatedDate { get; set; }

    [ServerOwned]
    public Guid? RowChangedBy { get; set; }

    [ServerOwned]
    public DateTimeOffset? RowChangedDate { get; set; }

    /// <summary>Computed from the row, never typed.</summary>
    [ServerOwned]
    public DerivedValues? Derived { get; set; }
}

/// <summary>A value as it was received.</summary>
public sealed record OriginalValue(decimal Value, string Unit);

/// <summary>The identity of a day in JSON and URLs.</summary>
public static class DayKey
{
    public static string Text(Guid wellId, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{wellId}_{day:yyyy-MM-dd}");

    /// <summary>Splits <c>{wellId}_{yyyy-mm-dd}</c>.</summary>
    /// <exception cref="Refusal">404 when it is no such id: there cannot be such a record.</exception>
    public static (Guid WellId, DateOnly Day) Parse(string id) =>
        id.Length == 47 && id[36] == '_' && Guid.TryParseExact(id.AsSpan(0, 36), "D", out var well)
        && DateOnly.TryParseExact(id.AsSpan(37), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (well, day)
            : throw Problems.NotFound("production day");
}
