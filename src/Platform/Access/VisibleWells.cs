namespace Pumpjack.Platform.Access;

/// <summary>
/// The wells a caller may see: all of the organisation, or the assigned ones. The one filter applied to every list, aggregate,
/// export and event; organisations are already kept apart by row security.
/// </summary>
public sealed class VisibleWells
{
    readonly HashSet<Guid>? ids;

    VisibleWells(Guid[]? assigned)
    {
        Assigned = assigned;
        ids = assigned is null ? null : [.. assigned];
    }

    /// <summary>Every well of the organisation.</summary>
    public static readonly VisibleWells All = new(null);

    /// <summary>Only these wells.</summary>
    public static VisibleWells Only(Guid[] assigned) => new(assigned);

    /// <summary>The assigned wells, or null for all: the parameter of <c>($n::uuid[] is null or well_id = any($n))</c>.</summary>
    public Guid[]? Assigned { get; }

    /// <summary>True when the caller may see the well.</summary>
    public bool Contains(Guid wellId) => ids is null || ids.Contains(wellId);

    /// <summary>The wells of a list that the caller may see, for a filter the caller chose: null in both means all.</summary>
    public Guid[]? Among(Guid[]? chosen) =>
        ids is null ? chosen : chosen is null ? Assigned : [.. chosen.Where(ids.Contains)];
}
