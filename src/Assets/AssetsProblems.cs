using Pumpjack.Platform.Refusals;

namespace Pumpjack.Assets;

/// <summary>Every way the master data says no.</summary>
static class AssetsProblems
{
    public static Refusal StillInUse(string noun, IReadOnlyList<string> users) =>
        new(409, "still-in-use", "Something still refers to it", $"This {noun} is still in use by {string.Join(", ", users)}; move or remove them first.");

    public static Refusal Removed(string noun, Guid id) =>
        new(409, "removed", "It was removed", $"The {noun} with this id was removed. Enter it under a new id.") { Extensions = { ["existingId"] = id } };

    public static Refusal CodeTaken(string member, string detail) =>
        new(409, "code-taken", "This code is taken", detail, [new("#/" + member, "code-taken", detail)]);

    public static Refusal ApiNumberTaken(Guid? existingId, string? wellName = null) =>
        new(409, "api-number-taken", "This API number is taken",
            wellName is null ? "Another well has this API number." : $"The well {wellName} has this API number.",
            [new("#/apiNumber", "api-number-taken", "Each well of the organisation has an API number of its own.")])
        {
            Extensions = { ["existingId"] = existingId },
        };

    public static Refusal ApiNumberUnlinked(Guid? existingId, string? wellName = null)
    {
        var detail = $"{(wellName is null ? "Another well" : $"The well {wellName}")} has the same first ten digits: name it (or one of its family) as parentWellId, or correct the number.";
        return new(409, "api-number-unlinked", "The first ten digits belong to another well", detail, [new("#/parentWellId", "api-number-unlinked", detail)])
        {
            Extensions = { ["existingId"] = existingId },
        };
    }

    public static Refusal WellPlugged(string wellName) =>
        new(403, "well-plugged", "The well is plugged", $"{wellName} is plugged; its record is read-only.");

    public static Refusal LandFieldsOnly(IEnumerable<string> members) =>
        Problems.Forbidden($"Your role may change lease and operator of a well, not {string.Join(", ", members)}.");

    public static Refusal RigElsewhere(string rig, string well) =>
        new(409, "rig-elsewhere", "A rig stands on one well", $"Rig {rig} stands on {well}; take it off there first.");

    public static Refusal WellHasRig(string well, string rig) =>
        new(409, "well-has-rig", "A well has one rig at a time", $"Rig {rig} stands on {well}; take it off first.");

    static Refusal RigsDisagree() =>
        new(409, "rig-elsewhere", "A rig stands on one well", "The rig or the well was given another partner meanwhile; look again.");

    /// <summary>What the constraints of schema assets say to a person; the rest follows from the constraint's kind.</summary>
    public static IEnumerable<ConstraintProblem> Constraints()
    {
        yield return new("company_code_unique", _ => CodeTaken("companyCode", "Another company has this code."));
        yield return new("region_code_unique", _ => CodeTaken("regionCode", "Another region has this code."));
        yield return new("field_code_unique", _ => CodeTaken("fieldCode", "Another field has this code."));
        yield return new("lease_number_unique", _ => CodeTaken("leaseNumber", "Another lease has this number."));
        yield return new("facility_code_unique", _ => CodeTaken("facilityCode", "Another facility has this code."));
        yield return new("rig_number_unique", _ => CodeTaken("rigNumber", "Another rig has this number."));
        yield return new("equipment_tag_unique", _ => CodeTaken("equipmentTag", "Another piece of equipment has this tag."));
        yield return new("well_api_number_unique", _ => ApiNumberTaken(null));
        yield return new("well_api_well_unique", _ => ApiNumberUnlinked(null));
        yield return new("well_rig", _ => RigsDisagree());
        yield return new("well_rig_agrees", _ => RigsDisagree());
        yield return new("rig_current_well_agrees", _ => RigsDisagree());
        // Two requests made the same record at the same time: the second finds it there when it tries again.
        foreach (var table in (string[])["company", "region", "field", "lease", "facility", "equipment", "rig", "well"])
            yield return new(table + "_pkey", _ => Problems.Busy("The same record is being made by another request; nothing was changed."));
        foreach (var (constraint, member) in (IEnumerable<(string, string)>)
            [
                ("field_operator_fk", "operatorId"), ("field_region_fk", "regionId"), ("region_parent_fk", "parentRegionId"), ("lease_field_fk", "fieldId"),
                ("facility_field_fk", "fieldId"), ("facility_operator_fk", "operatorId"), ("rig_contractor_fk", "contractorId"),
                ("equipment_well_fk", "wellId"), ("equipment_facility_fk", "facilityId"), ("well_parent_fk", "parentWellId"), ("well_lease_fk", "leaseId"),
                ("well_field_fk", "fieldId"), ("well_facility_fk", "facilityId"), ("well_operator_fk", "operatorId"), ("well_region_fk", "regionId"),
            ])
            yield return new(constraint, _ => Problems.Fields(new FieldError("#/" + member, "unknown-reference", "There is no such record.")));
    }
}
