-- PPDM 3.9 WELL_STATUS. Times are UTC.
create view ppdm.well_status with (security_invoker = true) as
select
  coalesce(w.api_number, w.id::text) as uwi,
  'PUMPJACK'::varchar(40) as source,
  h.id::text as status_id,
  upper(h.status_type) as status_type,
  upper(h.status) as status,
  h.start_time as start_time,
  h.end_time as end_time,
  'UTC'::varchar(40) as timezone,
  (h.start_time at time zone 'UTC')::date as status_date,
  null::numeric(15,12) as percent_capability,
  null::numeric(15,5) as status_depth,
  null::varchar(40) as status_depth_ouom,
  null::varchar(40) as status_qualifier,
  null::varchar(40) as status_qualifier_value,
  case when h.active_ind then 'Y' else 'N' end as active_ind,
  (h.start_time at time zone 'UTC')::date as effective_date,
  (h.end_time at time zone 'UTC')::date as expiry_date,
  h.id::text as ppdm_guid,
  h.remark as remark,
  coalesce(h.row_created_by::text, 'SYSTEM') as row_created_by,
  h.row_created_date as row_created_date,
  h.row_changed_by::text as row_changed_by,
  h.row_changed_date as row_changed_date,
  coalesce(h.row_changed_date, h.row_created_date) as row_effective_date,
  null::timestamptz as row_expiry_date,
  null::varchar(40) as row_quality
from assets.well_status_history h
join assets.well w on w.organization_id = h.organization_id and w.id = h.well_id;

grant select on ppdm.well_status to pumpjack_report;
