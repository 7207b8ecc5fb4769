using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pumpjack.Assets.Records;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Json;

namespace Pumpjack.Assets.Register;

/// <summary>A lease: the right to produce, its terms and the organisation's share (PPDM LAND_RIGHT).</summary>
sealed class Lease : AssetRecord
{
    /// <summary>A lease made by an import, whose terms are not known yet.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>Unique in the organisation.</summary>
    [Required, MaxLength(100)]
    public string LeaseNumber { get; set; } = "";

    [Required, MaxLength(255)]
    public string LeaseName { get; set; } = "";

    [RefersTo("field")]
    public Guid? FieldId { get; set; }

    [ServerOwned, NotMapped]
    public string? FieldName { get; set; }

    [MaxLength(255)]
    public string? LessorName { get; set; }

    /// <summary>Required unless the status is <c>incomplete</c>.</summary>
    public DateOnly? EffectiveDate { get; set; }

    public DateOnly? ExpirationDate { get; set; }

    /// <summary>Months.</summary>
    public int? PrimaryTerm { get; set; }

    /// <summary>Share of one, 0 to 1. Required unless the status is <c>incomplete</c>.</summary>
    [Money, Precision(10, 8)]
    public decimal? RoyaltyRate { get; set; }

    /// <summary>USD.</summary>
    [Money, Precision(15, 2)]
    public decimal? BonusAmount { get; set; }

    [Precision(12, 4)]
    public decimal? NetAcres { get; set; }

    [Precision(12, 4)]
    public decimal? GrossAcres { get; set; }

    /// <summary>Share of one, 0 to 1.</summary>
    [Money, Precision(10, 8)]
    public decimal? WorkingInterest { get; set; }

    /// <summary>Share of one, 0 to 1; at most working interest × (1 − royalty) unless explained.</summary>
    [Money, Precision(10, 8)]
    public decimal? NetRevenueInterest { get; set; }

    /// <summary>Why the net revenue interest exceeds working interest × (1 − royalty), when it does.</summary>
    [Money, MaxLength(2000)]
    public string? InterestExplanation { get; set; }

    /// <summary>state, county, section, township, range, meridian, text.</summary>
    public JsonElement? LegalDescription { get; set; }

    [Required, MaxLength(50)]
    public string Status { get; set; } = "active";

    public bool PughClause { get; set; }

    public JsonElement? DepthLimitation { get; set; }

    [ServerOwned, NotMapped]
    public int? WellCount { get; set; }

    public static readonly AssetKind<Lease> Kind = new("lease", "leases")
    {
        CreateNeeds = Permission.LandWrite,
        UpdateNeeds = Permission.LandWrite,
        DeleteNeeds = Permission.LandWrite,
        Joins = "left join assets.field f on f.id = t.field_id",
        Joined = new()
        {
            ["fieldName"] = "f.field_name",
            ["wellCount"] = "(select count(*)::int from assets.well w where w.lease_id = t.id and w.active_ind and ({wells} is null or w.id = any({wells})))",
        },
        Search = ["t.lease_name", "t.lease_number", "t.lessor_name"],
        Filters =
        [
            Filter.Ids("fieldId", "t.field_id"), Filter.Texts("status", "t.status"),
            Filter.From("expirationFrom", "t.expiration_date"), Filter.To("expirationTo", "t.expiration_date"),
        ],
        Sorts = [Sort.Text("leaseName", "t.lease_name"), Sort.Text("leaseNumber", "t.lease_number"), Sort.Date("effectiveDate", "t.effective_date"), Sort.Date("expirationDate", "t.expiration_date")],
        Visible = "exists (select from assets.well v where v.lease_id = t.id and v.active_ind and v.id = any({wells}))",
        Rules = Check,
    };

    static void Check(Lease lease, RecordCheck check)
    {
        if (lease.Status != Incomplete)
        {
            check.Given(lease.EffectiveDate, "effectiveDate");
            check.Given(lease.RoyaltyRate, "royaltyRate");
        }
        check.Order(lease.EffectiveDate, "effectiveDate", lease.ExpirationDate, "expirationDate");
        if (lease.PrimaryTerm <= 0)
            check.Add("primaryTerm", "below-one", "The primary term is at least one month.");
        check.Share(lease.RoyaltyRate, "royaltyRate");
        check.Share(lease.WorkingInterest, "workingInterest");
        check.Share(lease.NetRevenueInterest, "netRevenueInterest");
        check.NotNegative(lease.NetAcres, "netAcres");
        check.NotNegative(lease.GrossAcres, "grossAcres");
        if (lease.NetAcres > lease.GrossAcres)
            check.Add("netAcres", "above-gross-acres", $"Net acres ({lease.NetAcres}) exceed gross acres ({lease.GrossAcres}).");
        // Eight decimals are kept, so the product may miss the share by half of the last.
        var most = lease.WorkingInterest * (1m - lease.RoyaltyRate);
        if (lease.NetRevenueInterest > most + 0.000000005m && lease.InterestExplanation is null)
            check.Add("netRevenueInterest", "above-burdened-interest",
                $"Net revenue interest {lease.NetRevenueInterest} exceeds working interest × (1 − royalty) = {Platform.Rounding.To(most, 8)}; say why in interestExplanation.");
    }
}
