using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Records;

/// <summary>What every record of the master data has besides the columns of any record.</summary>
public abstract class AssetRecord : TenantEntity
{
    /// <summary>Free structured data of the organisation's own; an object.</summary>
    public JsonElement? Metadata { get; set; }

    /// <summary>SHA-256 of the content it was first created with, so that a repeated create is told from another record.</summary>
    [JsonIgnore]
    public byte[]? CreateHash { get; set; }

    /// <summary>Accepted, but someone should look. Present where one record is answered, not in lists.</summary>
    [ServerOwned, NotMapped]
    public IReadOnlyList<Finding>? Findings { get; set; }
}

/// <summary>A record with measured values: what was received in other units is kept beside them.</summary>
interface IKeepsOriginal
{
    /// <summary><c>{ totalDepth: { value, unit } }</c>; evidence only, it never steers a conversion.</summary>
    JsonElement? Original { get; set; }
}

/// <summary>A reference to another record of the master data, checked before the write and counted before a delete.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class RefersToAttribute(string table) : Attribute
{
    /// <summary>Table in schema assets.</summary>
    public string Table { get; } = table;
}
