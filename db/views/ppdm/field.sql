-- PPDM 3.9 FIELD.
create view ppdm.field with (security_invoker = true) as
select
  f.id::text as field_id,
  f.basin as basin_id,
  f.country as country,
  f.county as county,
  f.discovery_date as discovery_date,
  f.field_code as field_code,
  f.field_name as field_name,
  f.operator_id::text as operator,
  f.play as play_name,
  f.state as province_state,
  upper(f.status) as current_status,
  case when f.active_ind then 'Y' else 'N' end as active_ind,
  f.discovery_date as effective_date,
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
from assets.field f;

grant select on ppdm.field to pumpjack_report;
