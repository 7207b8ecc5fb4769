using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pumpjack.Assets.Records;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Units;

namespace Pumpjack.Assets.Register;

enum FacilityType { WellPad, TankBattery, Separator, Compressor, PumpStation, ProcessingPlant, Terminal, Pipeline }

/// <summary>A surface facility (PPDM FACILITY).</summary>
sealed class Facility : AssetRecord, IKeepsOriginal
{
    [Required, MaxLength(255)]
    public string FacilityName { get; set; } = "";

    /// <summary>Unique in the organisation.</summary>
    [MaxLength(100)]
    public string? FacilityCode { get; set; }

    [Required]
    public FacilityType? FacilityType { get; set; }

    [RefersTo("field")]
    public Guid? FieldId { get; set; }

    [ServerOwned, NotMapped]
    public string? FieldName { get; set; }

    [RefersTo("company")]
    public Guid? OperatorId { get; set; }

    [ServerOwned, NotMapped]
    public string? OperatorName { get; set; }

    /// <summary>Decimal degrees, WGS 84.</summary>
    [Precision(10, 7)]
    public decimal? Latitude { get; set; }

    /// <summary>Decimal degrees, WGS 84; west is negative.</summary>
    [Precision(10, 7)]
    public decimal? Longitude { get; set; }

    public JsonElement? Capacity { get; set; }

    /// <summary>psig; bar with units=metric.</summary>
    [Measured(Dimension.Pressure), Precision(10, 2)]
    public decimal? DesignPressure { get; set; }

    public DateOnly? InstallationDate { get; set; }

    public DateOnly? LastInspectionDate { get; set; }

    public DateOnly? NextInspectionDate { get; set; }

    [Required, MaxLength(50)]
    public string Status { get; set; } = "active";

    public JsonElement? Equipment { get; set; }

    public JsonElement? Piping { get; set; }

    public JsonElement? Instrumentation { get; set; }

    /// <summary>Values and units as received, where a conversion happened.</summary>
    [ServerOwned]
    public JsonElement? Original { get; set; }

    /// <summary>ft from the point asked for with <c>near</c>; m with units=metric.</summary>
    [ServerOwned, NotMapped, Measured(Dimension.Length), Precision(12, 0)]
    public decimal? Distance { get; set; }

    public static readonly AssetKind<Facility> Kind = new("facility", "facilities")
    {
        Joins = """
            left join assets.field f on f.id = t.field_id
            left join assets.company c on c.id = t.operator_id
            """,
        Joined = new() { ["fieldName"] = "f.field_name", ["operatorName"] = "c.company_name" },
        Search = ["t.facility_name", "t.facility_code"],
        Filters =
        [
            Filter.Words<FacilityType>("type", "t.facility_type"), Filter.Ids("fieldId", "t.field_id"), Filter.Ids("operatorId", "t.operator_id"),
            Filter.Texts("status", "t.status"), Filter.To("inspectionDueTo", "t.next_inspection_date"),
        ],
        Sorts = [Sort.Text("facilityName", "t.facility_name"), Sort.Text("facilityCode", "t.facility_code"), Sort.Text("facilityType", "t.facility_type"), Sort.Date("nextInspectionDate", "t.next_inspection_date")],
        Position = new("t.latitude", "t.longitude"),
        Visible = "exists (select from assets.well v where v.facility_id = t.id and v.active_ind and v.id = any({wells}))",
        Rules = Check,
    };

    static void Check(Facility facility, RecordCheck check)
    {
        check.Latitude(facility.Latitude, "latitude");
        check.Longitude(facility.Longitude, "longitude");
        check.NotNegative(facility.DesignPressure, "designPressure");
        check.NotInFuture(facility.LastInspectionDate, "lastInspectionDate");
        if (facility.NextInspectionDate <= facility.LastInspectionDate)
            check.Add("nextInspectionDate", "not-after-last", "The next inspection comes after the last one.");
    }
}
