using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Pumpjack.Assets.Records;
using Pumpjack.Platform.Json;

namespace Pumpjack.Assets.Register;

/// <summary>A field: the accumulation leases and wells belong to (PPDM FIELD).</summary>
sealed class Field : AssetRecord
{
    [Required, MaxLength(255)]
    public string FieldName { get; set; } = "";

    /// <summary>Unique in the organisation.</summary>
    [MaxLength(50)]
    public string? FieldCode { get; set; }

    [MaxLength(255)]
    public string? Basin { get; set; }

    [MaxLength(255)]
    public string? Play { get; set; }

    [Required, MaxLength(100)]
    public string Country { get; set; } = "";

    [MaxLength(100)]
    public string? State { get; set; }

    [MaxLength(100)]
    public string? County { get; set; }

    public DateOnly? DiscoveryDate { get; set; }

    [RefersTo("company")]
    public Guid? OperatorId { get; set; }

    [ServerOwned, NotMapped]
    public string? OperatorName { get; set; }

    /// <summary>Region of wells that name none of their own.</summary>
    [RefersTo("region")]
    public Guid? RegionId { get; set; }

    [ServerOwned, NotMapped]
    public string? RegionName { get; set; }

    /// <summary>IANA name; the zone of wells that have none of their own. Absent: the organisation's.</summary>
    [MaxLength(64)]
    public string? TimeZone { get; set; }

    [Required, MaxLength(50)]
    public string Status { get; set; } = "active";

    [ServerOwned, NotMapped]
    public int? WellCount { get; set; }

    public static readonly AssetKind<Field> Kind = new("field", "fields")
    {
        Joins = """
            left join assets.company c on c.id = t.operator_id
            left join assets.region r on r.id = t.region_id
            """,
        Joined = new()
        {
            ["operatorName"] = "c.company_name",
            ["regionName"] = "r.region_name",
            ["wellCount"] = "(select count(*)::int from assets.well w where w.field_id = t.id and w.active_ind and ({wells} is null or w.id = any({wells})))",
        },
        Search = ["t.field_name", "t.field_code", "t.basin", "t.play"],
        Filters =
        [
            Filter.Ids("operatorId", "t.operator_id"), Filter.Ids("regionId", "t.region_id"), Filter.Texts("state", "t.state"),
            Filter.Texts("county", "t.county"), Filter.Texts("country", "t.country"), Filter.Texts("status", "t.status"),
        ],
        Sorts = [Sort.Text("fieldName", "t.field_name"), Sort.Text("fieldCode", "t.field_code"), Sort.Text("state", "t.state"), Sort.Date("discoveryDate", "t.discovery_date")],
        Visible = "exists (select from assets.well v where v.field_id = t.id and v.active_ind and v.id = any({wells}))",
        Rules = Check,
    };

    static void Check(Field field, RecordCheck check)
    {
        check.NotInFuture(field.DiscoveryDate, "discoveryDate");
        check.Zone(field.TimeZone, "timeZone");
    }
}
