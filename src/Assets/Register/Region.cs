using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Pumpjack.Assets.Records;
using Pumpjack.Platform.Json;

namespace Pumpjack.Assets.Register;

/// <summary>A part of the organisation's own division of its area; a tree.</summary>
sealed class Region : AssetRecord
{
    [Required, MaxLength(255)]
    public string RegionName { get; set; } = "";

    /// <summary>Unique in the organisation.</summary>
    [MaxLength(50)]
    public string? RegionCode { get; set; }

    [RefersTo("region")]
    public Guid? ParentRegionId { get; set; }

    [ServerOwned, NotMapped]
    public string? ParentRegionName { get; set; }

    [Required, MaxLength(50)]
    public string Status { get; set; } = "active";

    [ServerOwned, NotMapped]
    public int? WellCount { get; set; }

    // Names of regions say nothing about a well, so everybody sees them; their counts are of visible wells.
    public static readonly AssetKind<Region> Kind = new("region", "regions")
    {
        Joins = "left join assets.region p on p.id = t.parent_region_id",
        Joined = new()
        {
            ["parentRegionName"] = "p.region_name",
            ["wellCount"] = "(select count(*)::int from assets.well w where w.region_id = t.id and w.active_ind and ({wells} is null or w.id = any({wells})))",
        },
        Search = ["t.region_name", "t.region_code"],
        Filters = [Filter.Ids("parentRegionId", "t.parent_region_id"), Filter.Texts("status", "t.status")],
        Sorts = [Sort.Text("regionName", "t.region_name"), Sort.Text("regionCode", "t.region_code")],
        Parent = nameof(ParentRegionId),
    };
}
