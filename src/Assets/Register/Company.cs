using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Pumpjack.Assets.Records;
using Pumpjack.Platform.Json;

namespace Pumpjack.Assets.Register;

enum OperatorType { Operator, NonOperator, CarriedInterest, FarmIn, FarmOut }

/// <summary>Operators, partners, vendors, purchasers and agencies in one register; a company may play several roles (PPDM BUSINESS_ASSOCIATE).</summary>
sealed class Company : AssetRecord
{
    [Required, MaxLength(255)]
    public string CompanyName { get; set; } = "";

    /// <summary>Unique in the organisation.</summary>
    [MaxLength(50)]
    public string? CompanyCode { get; set; }

    [MaxLength(50)]
    public string? CompanyType { get; set; }

    public OperatorType? OperatorType { get; set; }

    /// <summary>Shown to the roles that see money.</summary>
    [Money, MaxLength(50)]
    public string? TaxId { get; set; }

    [MaxLength(20)]
    public string? DunsNumber { get; set; }

    public JsonElement? Address { get; set; }

    public JsonElement? PrimaryContact { get; set; }

    [MaxLength(50)]
    public string? Phone { get; set; }

    [MaxLength(255)]
    public string? Email { get; set; }

    [MaxLength(255)]
    public string? Website { get; set; }

    [MaxLength(10)]
    public string? CreditRating { get; set; }

    public JsonElement? InsuranceCoverage { get; set; }

    [MaxLength(50)]
    public string? VendorNumber { get; set; }

    public bool IsOperator { get; set; }

    public bool IsVendor { get; set; }

    public bool IsPartner { get; set; }

    [Required, MaxLength(50)]
    public string Status { get; set; } = "active";

    public static readonly AssetKind<Company> Kind = new("company", "companies")
    {
        Search = ["t.company_name", "t.company_code", "t.vendor_number"],
        Filters =
        [
            Filter.Texts("type", "t.company_type"), Filter.Words<OperatorType>("operatorType", "t.operator_type"), Filter.Texts("status", "t.status"),
            Filter.Flag("isOperator", "t.is_operator"), Filter.Flag("isVendor", "t.is_vendor"), Filter.Flag("isPartner", "t.is_partner"),
        ],
        Sorts = [Sort.Text("companyName", "t.company_name"), Sort.Text("companyCode", "t.company_code"), Sort.Text("companyType", "t.company_type")],
        Visible = "exists (select from assets.well v where v.operator_id = t.id and v.active_ind and v.id = any({wells}))",
        Rules = Check,
    };

    static void Check(Company company, RecordCheck check)
    {
        if (company.Email is { } email && (email.Split('@') is not [{ Length: > 0 }, { Length: > 0 }] || email.Any(char.IsWhiteSpace)))
            check.Add("email", "not-an-address", $"'{email}' is no e-mail address.");
    }
}
