-- Names of what analytics groups by; with a constant `place` only that table is read.
create or replace view reporting.place_name with (security_invoker = true) as
select organization_id, 'lease' as place, id, lease_name as name from assets.lease
union all
select organization_id, 'field', id, field_name from assets.field
union all
select organization_id, 'region', id, region_name from assets.region
union all
select organization_id, 'operator', id, company_name from assets.company;
grant select on reporting.place_name to pumpjack_app, pumpjack_report;
