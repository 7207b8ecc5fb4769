-- Where a well belongs: what analytics groups and filters by.
create or replace view reporting.well_place with (security_invoker = true) as
select w.organization_id, w.id as well_id, w.well_name, w.lease_id, l.lease_name, w.field_id, f.field_name, w.region_id, r.region_name,
  w.operator_id, c.company_name as operator_name, w.facility_id
from assets.well w
left join assets.lease l on l.organization_id = w.organization_id and l.id = w.lease_id
left join assets.field f on f.organization_id = w.organization_id and f.id = w.field_id
left join assets.region r on r.organization_id = w.organization_id and r.id = w.region_id
left join assets.company c on c.organization_id = w.organization_id and c.id = w.operator_id;
grant select on reporting.well_place to pumpjack_app, pumpjack_report;
