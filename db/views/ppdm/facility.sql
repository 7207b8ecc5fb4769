-- PPDM 3.9 FACILITY. Design pressure in psig; OUOM is the unit received.
create view ppdm.facility with (security_invoker = true) as
select
  f.id::text as facility_id,
  upper(f.facility_type) as facility_type,
  f.installation_date as active_date,
  f.installation_date as constructed_date,
  f.operator_id::text as current_operator,
  upper(f.status) as current_status,
  f.design_pressure as design_pressure,
  coalesce(f.original -> 'designPressure' ->> 'unit', 'psig') as design_pressure_ouom,
  f.facility_name as facility_long_name,
  f.facility_code as facility_short_name,
  f.latitude as latitude,
  f.longitude as longitude,
  f.field_id::text as primary_field_id,
  case when f.active_ind then 'Y' else 'N' end as active_ind,
  f.installation_date as effective_date,
  null::date as expiry_date,
  f.id::text as ppdm_guid,
  f.remark as remark,
  'PUMPJACK'::varchar(40) as source,
  coalesce(f.row_created_by::text, 'SYSTEM') as row_created_by,
  f.row_created_date as row_created_date,
  f.row_changed_by::text as row_changed_by,
  f.row_changed_date as row_changed_date,
  coalesce(f.row_changed_date, f.row_created_date) as row_effective_date,
  null::timestamptz as row_expiry_date,
  null::varchar(40) as row_quality
from assets.facility f;

grant select on ppdm.facility to pumpjack_report;
