using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pumpjack.Assets.Records;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Units;

namespace Pumpjack.Assets.Register;

/// <summary>A drilling or workover rig. It stands on one well at most, and that well says so too.</summary>
sealed class Rig : AssetRecord, IKeepsOriginal
{
    [Required, MaxLength(255)]
    public string RigName { get; set; } = "";

    /// <summary>Unique in the organisation.</summary>
    [MaxLength(100)]
    public string? RigNumber { get; set; }

    [RefersTo("company")]
    public Guid? ContractorId { get; set; }

    [ServerOwned, NotMapped]
    public string? ContractorName { get; set; }

    [MaxLength(100)]
    public string? RigType { get; set; }

    /// <summary>ft; m with units=metric.</summary>
    [Measured(Dimension.Length), Precision(10, 2)]
    public decimal? RatedDepth { get; set; }

    [MaxLength(255)]
    public string? Drawworks { get; set; }

    /// <summary>Static hook load, 1,000 lb.</summary>
    [Precision(10, 2)]
    public decimal? MastCapacity { get; set; }

    public JsonElement? MudPumps { get; set; }

    public JsonElement? BopConfiguration { get; set; }

    /// <summary>USD per day.</summary>
    [Money, Precision(15, 2)]
    public decimal? DayRate { get; set; }

    /// <summary>USD.</summary>
    [Money, Precision(15, 2)]
    public decimal? MobilizationCost { get; set; }

    [Required, MaxLength(50)]
    public string Status { get; set; } = "available";

    /// <summary>The well it stands on. Setting it sets the well's rig as well.</summary>
    [RefersTo("well")]
    public Guid? CurrentWellId { get; set; }

    [ServerOwned, NotMapped]
    public string? CurrentWellName { get; set; }

    /// <summary>Values and units as received, where a conversion happened.</summary>
    [ServerOwned]
    public JsonElement? Original { get; set; }

    public static readonly AssetKind<Rig> Kind = new("rig", "rigs")
    {
        Joins = """
            left join assets.company c on c.id = t.contractor_id
            left join assets.well w on w.id = t.current_well_id
            """,
        Joined = new() { ["contractorName"] = "c.company_name", ["currentWellName"] = "w.well_name" },
        Search = ["t.rig_name", "t.rig_number", "t.rig_type"],
        Filters =
        [
            Filter.Ids("contractorId", "t.contractor_id"), Filter.Ids("currentWellId", "t.current_well_id"), Filter.Texts("type", "t.rig_type"),
            Filter.Texts("status", "t.status"),
        ],
        Sorts = [Sort.Text("rigName", "t.rig_name"), Sort.Text("rigNumber", "t.rig_number"), Sort.Number("ratedDepth", "t.rated_depth")],
        Visible = "t.current_well_id = any({wells})",
        Rules = Check,
    };

    static void Check(Rig rig, RecordCheck check)
    {
        check.NotNegative(rig.RatedDepth, "ratedDepth");
        check.NotNegative(rig.MastCapacity, "mastCapacity");
        check.NotNegative(rig.DayRate, "dayRate");
        check.NotNegative(rig.MobilizationCost, "mobilizationCost");
    }
}
