using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Tenancy.Organizations;

/// <summary>Units of measure people see and type in.</summary>
public enum UnitSystem { Us, Metric }

/// <summary>An operator: the root of everything it owns.</summary>
public sealed class Organization : TenantEntity
{
    /// <summary>1 to 255 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Shown masked; sending the mask back leaves it as it is.</summary>
    [NotMapped]
    public string? TaxId { get; set; }

    /// <summary>The tax id, encrypted.</summary>
    [JsonIgnore]
    public string? TaxIdProtected { get; set; }

    public Address? Address { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }

    /// <summary>Texas RRC P-5 operator number, six digits.</summary>
    [JsonPropertyName("p5OperatorNumber")]
    public string? P5OperatorNumber { get; set; }

    public Contact? RegulatoryContact { get; set; }

    /// <summary>First month of the fiscal year, 1 to 12.</summary>
    public int FiscalYearStart { get; set; } = 1;

    /// <summary>Local time at which a production day begins. Default 07:00.</summary>
    public TimeOnly GaugeTime { get; set; } = new(7, 0);

    /// <summary>IANA name. Default America/Chicago.</summary>
    public string TimeZone { get; set; } = "America/Chicago";

    public UnitSystem DefaultUnits { get; set; } = UnitSystem.Us;

    /// <summary>ISO 4217 code. Default USD.</summary>
    public string DefaultCurrency { get; set; } = "USD";

    /// <summary>Mcf of gas per barrel of oil equivalent, 1 to 100. Default 6.</summary>
    public decimal BoeFactor { get; set; } = 6;

    /// <summary>Further settings, one JSON object.</summary>
    public JsonElement? Settings { get; set; }
}

/// <summary>A postal address.</summary>
public sealed record Address(string? Street, string? City, string? State, string? PostalCode, string? Country);

/// <summary>Somebody to reach.</summary>
public sealed record Contact(string? Name, string? Email, string? Phone);
