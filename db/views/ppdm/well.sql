-- PPDM 3.9 WELL. UWI is the API number, or our id where a well has none. Depths and elevations in ft; OUOM is the unit received.
create view ppdm.well with (security_invoker = true) as
select
  coalesce(w.api_number, w.id::text) as uwi,
  w.plugged_date as abandonment_date,
  w.field_id::text as assigned_field,
  w.bottom_latitude as bottom_hole_latitude,
  w.bottom_longitude as bottom_hole_longitude,
  w.completion_date as completion_date,
  f.country as country,
  coalesce(w.county, f.county) as county,
  upper(w.well_type) as current_class,
  upper(w.well_status) as current_status,
  (s.start_time at time zone 'UTC')::date as current_status_date,
  'KB'::varchar(40) as depth_datum,
  w.kb_elevation as depth_datum_elev,
  coalesce(w.original -> 'kbElevation' ->> 'unit', 'ft') as depth_datum_elev_ouom,
  w.total_depth as drill_td,
  coalesce(w.original -> 'totalDepth' ->> 'unit', 'ft') as drill_td_ouom,
  w.total_depth as final_td,
  coalesce(w.original -> 'totalDepth' ->> 'unit', 'ft') as final_td_ouom,
  w.ground_elevation as ground_elev,
  coalesce(w.original -> 'groundElevation' ->> 'unit', 'ft') as ground_elev_ouom,
  w.kb_elevation as kb_elev,
  coalesce(w.original -> 'kbElevation' ->> 'unit', 'ft') as kb_elev_ouom,
  l.lease_name as lease_name,
  l.lease_number as lease_num,
  w.tvd as max_tvd,
  coalesce(w.original -> 'tvd' ->> 'unit', 'ft') as max_tvd_ouom,
  w.operator_id::text as operator,
  coalesce(p.api_number, p.id::text) as parent_uwi,
  'PUMPJACK'::varchar(40) as primary_source,
  case when w.is_horizontal then 'HORIZONTAL' end as profile_type,
  coalesce(w.state, f.state) as province_state,
  w.spud_date as spud_date,
  'OPERATIONAL'::varchar(40) as status_type,
  w.surface_latitude as surface_latitude,
  w.surface_longitude as surface_longitude,
  w.water_depth as water_depth,
  coalesce(w.original -> 'waterDepth' ->> 'unit', 'ft') as water_depth_ouom,
  w.api_number as well_government_id,
  w.well_name as well_name,
  w.well_number as well_num,
  case when w.active_ind then 'Y' else 'N' end as active_ind,
  w.spud_date as effective_date,
  w.plugged_date as expiry_date,
  w.id::text as ppdm_guid,
  w.remark as remark,
  'PUMPJACK'::varchar(40) as source,
  coalesce(w.row_created_by::text, 'SYSTEM') as row_created_by,
  w.row_created_date as row_created_date,
  w.row_changed_by::text as row_changed_by,
  w.row_changed_date as row_changed_date,
  coalesce(w.row_changed_date, w.row_created_date) as row_effective_date,
  null::timestamptz as row_expiry_date,
  null::varchar(40) as row_quality
from assets.well w
left join assets.well p on p.organization_id = w.organization_id and p.id = w.parent_well_id
left join assets.field f on f.organization_id = w.organization_id and f.id = w.field_id
left join assets.lease l on l.organization_id = w.organization_id and l.id = w.lease_id
left join assets.well_status_history s on s.organization_id = w.organization_id and s.well_id = w.id
  and s.status_type = 'operational' and s.end_time is null and s.active_ind;

grant select on ppdm.well to pumpjack_report;
