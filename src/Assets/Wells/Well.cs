using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Pumpjack.Assets.Records;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Units;

namespace Pumpjack.Assets.Wells;

/// <summary>
/// A well, or a sidetrack, recompletion or producing completion below its parent well (PPDM WELL). Lengths in ft (m with
/// units=metric), pressures psig (bar), volumes bbl and Mcf per day (m³).
/// </summary>
public sealed class Well : AssetRecord, IKeepsOriginal
{
    [Required, MaxLength(255)]
    public string WellName { get; set; } = "";

    /// <summary>10, 12 or 14 digits with or without dashes; kept with 14, unique in the organisation.</summary>
    [MaxLength(40)]
    public string? ApiNumber { get; set; }

    /// <summary>SS-CCC-UUUUU, with sidetrack and event where they are not 00.</summary>
    [ServerOwned, NotMapped]
    public string? ApiNumberDisplay => Wells.ApiNumber.DisplayOf(ApiNumber);

    [MaxLength(50)]
    public string? WellNumber { get; set; }

    /// <summary>The well this sidetrack, recompletion or completion belongs to.</summary>
    [RefersTo("well")]
    public Guid? ParentWellId { get; set; }

    [RefersTo("lease")]
    public Guid? LeaseId { get; set; }

    [ServerOwned, NotMapped]
    public string? LeaseName { get; set; }

    [RefersTo("field")]
    public Guid? FieldId { get; set; }

    [ServerOwned, NotMapped]
    public string? FieldName { get; set; }

    /// <summary>The battery it flows to.</summary>
    [RefersTo("facility")]
    public Guid? FacilityId { get; set; }

    [ServerOwned, NotMapped]
    public string? FacilityName { get; set; }

    [RefersTo("company")]
    public Guid? OperatorId { get; set; }

    [ServerOwned, NotMapped]
    public string? OperatorName { get; set; }

    /// <summary>Absent on create: the field's region.</summary>
    [RefersTo("region")]
    public Guid? RegionId { get; set; }

    [ServerOwned, NotMapped]
    public string? RegionName { get; set; }

    [MaxLength(100)]
    public string? State { get; set; }

    [MaxLength(100)]
    public string? County { get; set; }

    /// <summary>IANA name. Absent: the field's, else the organisation's.</summary>
    [MaxLength(64)]
    public string? TimeZone { get; set; }

    /// <summary>The zone that holds at the site.</summary>
    [ServerOwned, NotMapped]
    public string? SiteTimeZone { get; set; }

    [Required]
    public WellType? WellType { get; set; }

    public WellPurpose WellPurpose { get; set; } = WellPurpose.Development;

    /// <summary><c>proposed</c> and <c>permanently_abandoned</c> are understood as planned and abandoned.</summary>
    [JsonConverter(typeof(WellStatusConverter))]
    public WellStatus WellStatus { get; set; }

    /// <summary>May lie in the future while the well is planned or permitted.</summary>
    public DateOnly? SpudDate { get; set; }

    public DateOnly? CompletionDate { get; set; }

    public DateOnly? FirstProductionDate { get; set; }

    public DateOnly? PluggedDate { get; set; }

    /// <summary>Decimal degrees, WGS 84.</summary>
    [Precision(10, 7)]
    public decimal? SurfaceLatitude { get; set; }

    /// <summary>Decimal degrees, WGS 84; west is negative.</summary>
    [Precision(10, 7)]
    public decimal? SurfaceLongitude { get; set; }

    [Precision(10, 7)]
    public decimal? BottomLatitude { get; set; }

    [Precision(10, 7)]
    public decimal? BottomLongitude { get; set; }

    public JsonElement? SurfaceLocation { get; set; }

    public JsonElement? BottomHoleLocation { get; set; }

    public JsonElement? WellConfiguration { get; set; }

    /// <summary>Measured depth, ft.</summary>
    [Measured(Dimension.Length), Precision(10, 2)]
    public decimal? TotalDepth { get; set; }

    /// <summary>True vertical depth, ft; at most the total depth.</summary>
    [Measured(Dimension.Length), Precision(10, 2)]
    public decimal? Tvd { get; set; }

    /// <summary>ft above mean sea level.</summary>
    [Measured(Dimension.Length), Precision(10, 2)]
    public decimal? GroundElevation { get; set; }

    /// <summary>Kelly bushing, ft above mean sea level; at least the ground's.</summary>
    [Measured(Dimension.Length), Precision(10, 2)]
    public decimal? KbElevation { get; set; }

    /// <summary>ft.</summary>
    [Measured(Dimension.Length), Precision(10, 2)]
    public decimal? WaterDepth { get; set; }

    public bool IsHorizontal { get; set; }

    public bool IsOffshore { get; set; }

    /// <summary>The rig on the well now. Setting it sets the rig's current well as well.</summary>
    [RefersTo("rig")]
    public Guid? RigId { get; set; }

    [ServerOwned, NotMapped]
    public string? RigName { get; set; }

    /// <summary>bbl/day: the most this well can give, where the default of the range rules does not fit.</summary>
    [Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? MaxOilVolume { get; set; }

    /// <summary>Mcf/day.</summary>
    [Measured(Dimension.GasVolume), Precision(15, 4)]
    public decimal? MaxGasVolume { get; set; }

    /// <summary>bbl/day.</summary>
    [Measured(Dimension.LiquidVolume), Precision(15, 4)]
    public decimal? MaxWaterVolume { get; set; }

    /// <summary>bbl/day, or Mcf/day where gas is injected. Not converted: its unit follows the product.</summary>
    [Precision(15, 4)]
    public decimal? MaxInjectionVolume { get; set; }

    /// <summary>psig.</summary>
    [Measured(Dimension.Pressure), Precision(10, 2)]
    public decimal? MaxTubingPressure { get; set; }

    /// <summary>psig.</summary>
    [Measured(Dimension.Pressure), Precision(10, 2)]
    public decimal? MaxCasingPressure { get; set; }

    /// <summary>psig.</summary>
    [Measured(Dimension.Pressure), Precision(10, 2)]
    public decimal? MaxLinePressure { get; set; }

    /// <summary>Values and units as received, where a conversion happened.</summary>
    [ServerOwned]
    public JsonElement? Original { get; set; }

    /// <summary>ft from the point asked for with <c>near</c>; m with units=metric.</summary>
    [ServerOwned, NotMapped, Measured(Dimension.Length), Precision(12, 0)]
    public decimal? Distance { get; set; }

    internal static readonly AssetKind<Well> Kind = WellKind.Make();
}
