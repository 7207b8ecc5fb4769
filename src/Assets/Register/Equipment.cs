using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using Pumpjack.Assets.Records;
using Pumpjack.Platform.Json;

namespace Pumpjack.Assets.Register;

/// <summary>A piece of equipment, at a well or at a facility or in store (PPDM EQUIPMENT).</summary>
sealed class Equipment : AssetRecord
{
    /// <summary>Unique in the organisation.</summary>
    [Required, MaxLength(100)]
    public string EquipmentTag { get; set; } = "";

    [MaxLength(255)]
    public string? EquipmentName { get; set; }

    [MaxLength(100)]
    public string? EquipmentType { get; set; }

    [MaxLength(255)]
    public string? Manufacturer { get; set; }

    [MaxLength(255)]
    public string? Model { get; set; }

    [MaxLength(255)]
    public string? SerialNumber { get; set; }

    /// <summary>The well it stands at; not together with a facility.</summary>
    [RefersTo("well")]
    public Guid? WellId { get; set; }

    [ServerOwned, NotMapped]
    public string? WellName { get; set; }

    /// <summary>The facility it stands at; not together with a well.</summary>
    [RefersTo("facility")]
    public Guid? FacilityId { get; set; }

    [ServerOwned, NotMapped]
    public string? FacilityName { get; set; }

    public DateOnly? InstallationDate { get; set; }

    public JsonElement? Specifications { get; set; }

    public JsonElement? MaintenanceSchedule { get; set; }

    public DateOnly? LastMaintenanceDate { get; set; }

    public DateOnly? NextMaintenanceDate { get; set; }

    [Required, MaxLength(50)]
    public string Status { get; set; } = "active";

    public static readonly AssetKind<Equipment> Kind = new("equipment", "equipment")
    {
        Joins = """
            left join assets.well w on w.id = t.well_id
            left join assets.facility f on f.id = t.facility_id
            """,
        Joined = new() { ["wellName"] = "w.well_name", ["facilityName"] = "f.facility_name" },
        Search = ["t.equipment_tag", "t.equipment_name", "t.serial_number", "t.manufacturer", "t.model"],
        Filters =
        [
            Filter.Ids("wellId", "t.well_id"), Filter.Ids("facilityId", "t.facility_id"), Filter.Texts("type", "t.equipment_type"),
            Filter.Texts("status", "t.status"), Filter.To("maintenanceDueTo", "t.next_maintenance_date"),
        ],
        Sorts = [Sort.Text("equipmentTag", "t.equipment_tag"), Sort.Text("equipmentName", "t.equipment_name"), Sort.Text("equipmentType", "t.equipment_type"), Sort.Date("nextMaintenanceDate", "t.next_maintenance_date")],
        Visible = """
            (t.well_id = any({wells})
              or exists (select from assets.well v where v.facility_id = t.facility_id and v.active_ind and v.id = any({wells})))
            """,
        Rules = Check,
    };

    static void Check(Equipment equipment, RecordCheck check)
    {
        if (equipment is { WellId: not null, FacilityId: not null })
            check.Add("facilityId", "two-places", "Equipment stands at a well or at a facility, not at both.");
        check.NotInFuture(equipment.LastMaintenanceDate, "lastMaintenanceDate");
        if (equipment.NextMaintenanceDate <= equipment.LastMaintenanceDate)
            check.Add("nextMaintenanceDate", "not-after-last", "The next maintenance comes after the last one.");
    }
}
