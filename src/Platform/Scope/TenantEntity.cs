using System.ComponentModel.DataAnnotations;
using Pumpjack.Platform.Json;

namespace Pumpjack.Platform.Scope;

/// <summary>The columns every record of an organisation has. The organisation itself is row security's, never the record's.</summary>
public abstract class TenantEntity
{
    /// <summary>Version 7; made by the client or, when absent, by the server.</summary>
    public Guid Id { get; set; }

    /// <summary>Raised by every change; what If-Match compares.</summary>
    [ConcurrencyCheck]
    public int RowVersion { get; set; }

    [ServerOwned]
    public Guid? RowCreatedBy { get; set; }

    [ServerOwned]
    public DateTimeOffset RowCreatedDate { get; set; }

    [ServerOwned]
    public Guid? RowChangedBy { get; set; }

    [ServerOwned]
    public DateTimeOffset? RowChangedDate { get; set; }

    /// <summary>False after a soft delete.</summary>
    [ServerOwned]
    public bool ActiveInd { get; set; } = true;

    /// <summary>Free text, up to 2,000 characters.</summary>
    [MaxLength(2000)]
    public string? Remark { get; set; }
}
