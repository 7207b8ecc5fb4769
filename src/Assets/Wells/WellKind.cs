using Pumpjack.Assets.Records;
using Pumpjack.Platform.Access;

namespace Pumpjack.Assets.Wells;

static class WellKind
{
    public static AssetKind<Well> Make() => new("well", "wells")
    {
        CreateNeeds = Permission.WellsCreate,
        UpdateNeeds = Permission.WellsUpdate,
        DeleteNeeds = Permission.WellsDelete,
        Joins = """
            left join assets.lease l on l.id = t.lease_id
            left join assets.field f on f.id = t.field_id
            left join assets.facility b on b.id = t.facility_id
            left join assets.company c on c.id = t.operator_id
            left join assets.region r on r.id = t.region_id
            left join assets.rig g on g.id = t.rig_id
            """,
        Joined = new()
        {
            ["leaseName"] = "l.lease_name",
            ["fieldName"] = "f.field_name",
            ["facilityName"] = "b.facility_name",
            ["operatorName"] = "c.company_name",
            ["regionName"] = "r.region_name",
            ["rigName"] = "g.rig_name",
            ["siteTimeZone"] = "coalesce(t.time_zone, f.time_zone, (select o.time_zone from tenancy.organization o))",
        },
        Search = ["t.well_name", "t.well_number", "l.lease_name", "f.field_name", "c.company_name"],
        SearchDigits = "t.api_number",
        Filters =
        [
            Filter.Words<WellStatus>("status", "t.well_status", WellStatusWords.Alias), Filter.Words<WellType>("type", "t.well_type"),
            Filter.Words<WellPurpose>("purpose", "t.well_purpose"), Filter.Ids("leaseId", "t.lease_id"), Filter.Ids("fieldId", "t.field_id"),
            Filter.Ids("facilityId", "t.facility_id"), Filter.Ids("operatorId", "t.operator_id"), Filter.Ids("regionId", "t.region_id"),
            Filter.Ids("rigId", "t.rig_id"), Filter.Ids("parentWellId", "t.parent_well_id"), Filter.Texts("state", "coalesce(t.state, f.state)"),
            Filter.Texts("county", "coalesce(t.county, f.county)"), Filter.Flag("isHorizontal", "t.is_horizontal"), Filter.Flag("isOffshore", "t.is_offshore"),
        ],
        Sorts =
        [
            Sort.Text("wellName", "t.well_name"), Sort.Text("apiNumber", "t.api_number"), Sort.Text("wellNumber", "t.well_number"),
            Sort.Text("leaseName", "l.lease_name"), Sort.Text("fieldName", "f.field_name"), Sort.Text("wellStatus", "t.well_status"),
            Sort.Text("wellType", "t.well_type"), Sort.Date("spudDate", "t.spud_date"), Sort.Date("firstProductionDate", "t.first_production_date"),
            Sort.Number("totalDepth", "t.total_depth"),
        ],
        Position = new("t.surface_latitude", "t.surface_longitude"),
        Visible = "t.id = any({wells})",
        Parent = nameof(Well.ParentWellId),
        Site = well => (well.TimeZone, well.FieldId),
        Rules = WellValidator.Check,
        Findings = WellValidator.Findings,
    };
}
