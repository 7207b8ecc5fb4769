-- PPDM 3.9 EQUIPMENT, with the place it stands at now.
create view ppdm.equipment with (security_invoker = true) as
select
  e.id::text as equipment_id,
  e.installation_date as commission_date,
  e.equipment_name as equipment_name,
  e.equipment_tag as equipment_ref_num,
  upper(e.equipment_type) as equipment_type,
  e.manufacturer as manufacturer,
  e.model as model_num,
  e.serial_number as serial_num,
  upper(e.status) as current_status,
  e.facility_id::text as facility_id,
  case when w.id is not null then coalesce(w.api_number, w.id::text) end as uwi,
  e.last_maintenance_date as last_maintain_date,
  e.next_maintenance_date as next_maintain_date,
  case when e.active_ind then 'Y' else 'N' end as active_ind,
  e.installation_date as effective_date,
  null::date as expiry_date,
  e.id::text as ppdm_guid,
  e.remark as remark,
  'PUMPJACK'::varchar(40) as source,
  coalesce(e.row_created_by::text, 'SYSTEM') as row_created_by,
  e.row_created_date as row_created_date,
  e.row_changed_by::text as row_changed_by,
  e.row_changed_date as row_changed_date,
  coalesce(e.row_changed_date, e.row_created_date) as row_effective_date,
  null::timestamptz as row_expiry_date,
  null::varchar(40) as row_quality
from assets.equipment e
left join assets.well w on w.organization_id = e.organization_id and w.id = e.well_id;

grant select on ppdm.equipment to pumpjack_report;
