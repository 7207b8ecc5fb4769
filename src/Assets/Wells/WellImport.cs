using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Units;

namespace Pumpjack.Assets.Wells;

/// <summary>A well as a file tells of it.</summary>
/// <param name="Well">Its members; references by name stand beside it.</param>
/// <param name="Members">JSON names of the members the file speaks of; of a well that is there already, only these change, and only where they hold a value.</param>
public sealed record WellImportRow(Well Well, IReadOnlySet<string> Members)
{
    /// <summary>Name or code of the field.</summary>
    public string? FieldName { get; init; }
    /// <summary>Country of the field, should it have to be made.</summary>
    public string? Country { get; init; }
    /// <summary>Name or number of the lease.</summary>
    public string? LeaseName { get; init; }
    /// <summary>Name or code of the operator.</summary>
    public string? OperatorName { get; init; }
    /// <summary>The day its status began, by the site's calendar; now when absent.</summary>
    public DateOnly? StatusSince { get; init; }
}

/// <summary>How a batch of wells is taken over.</summary>
/// <param name="CreateMissing">Fields, leases and operators that are not there are made; otherwise their rows are refused.</param>
/// <param name="Units">Units of the rows.</param>
/// <param name="DryRun">Say what would happen, and write nothing.</param>
public sealed record WellImportOptions(bool CreateMissing, UnitSystem Units = UnitSystem.Us, bool DryRun = false);

/// <summary>What became of a row.</summary>
public enum WellImportOutcome { Created, Updated, Unchanged, Refused }

/// <summary>The answer to a row, in the place of the row.</summary>
/// <param name="WellId">The well; null when the row was refused.</param>
/// <param name="Outcome">What became of it, or would become of it in a dry run.</param>
/// <param name="Errors">Why it was refused.</param>
/// <param name="Findings">What deserves a look.</param>
public sealed record WellImportResult(Guid? WellId, WellImportOutcome Outcome, IReadOnlyList<FieldError> Errors, IReadOnlyList<Finding> Findings);
