using Pumpjack.Platform.Access;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Assets.Records;

/// <summary>
/// One kind of master record, declared: what it may be asked, who may write it and which rules it keeps. Everything the kinds have in
/// common is written once, in <see cref="AssetService{T}"/> and <see cref="AssetEndpoints"/>.
/// </summary>
/// <remarks>In SQL <c>t</c> is the record itself and <c>{wells}</c> the wells the caller may see, null for all of them.</remarks>
/// <param name="Noun">The field's word for it, in sentences.</param>
/// <param name="Path">Its address below /api/v1.</param>
sealed record AssetKind<T>(string Noun, string Path) where T : AssetRecord, new()
{
    public Permission CreateNeeds { get; init; } = Permission.AssetsWrite;
    public Permission UpdateNeeds { get; init; } = Permission.AssetsWrite;
    public Permission DeleteNeeds { get; init; } = Permission.AssetsDelete;

    /// <summary>Joins by key only, so that they never multiply a row.</summary>
    public string Joins { get; init; } = "";

    /// <summary>Members that are read from elsewhere, with their SQL.</summary>
    public Dictionary<string, string> Joined { get; init; } = [];

    /// <summary>Texts that <c>q</c> looks into.</summary>
    public required string[] Search { get; init; }

    /// <summary>A number of digits only that <c>q</c> finds with or without dashes.</summary>
    public string? SearchDigits { get; init; }

    public Filter[] Filters { get; init; } = [];

    /// <summary>What may be sorted by; the first is the order when none is asked for.</summary>
    public required Sort[] Sorts { get; init; }

    /// <summary>Where it stands, for <c>near</c> and <c>within</c>.</summary>
    public Position? Position { get; init; }

    /// <summary>True for the records a caller restricted to assigned wells may see; null when everybody sees all of them.</summary>
    public string? Visible { get; init; }

    /// <summary>The member that refers to the record above, where the kind is a tree.</summary>
    public string? Parent { get; init; }

    /// <summary>Zone and field that decide which day it is at its site; the organisation's zone when absent.</summary>
    public Func<T, (string? TimeZone, Guid? FieldId)>? Site { get; init; }

    /// <summary>What must hold between the members of a record.</summary>
    public Action<T, RecordCheck>? Rules { get; init; }

    /// <summary>What may hold but deserves a look.</summary>
    public Func<T, IReadOnlyList<Finding>>? Findings { get; init; }
}

/// <summary>SQL of a record's latitude and longitude in decimal degrees.</summary>
sealed record Position(string Latitude, string Longitude);
