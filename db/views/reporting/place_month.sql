-- Months of places (lease, field, region and operator together), exact at every commit: the folded sums, but for marked months and places the
-- months of their wells. One statement is one snapshot, so marks, sums and wells always fit together. `offset 0` keeps to the key of well_month
-- and `not in` to a hash, whatever the planner believes of the marks. While an import floods the log, all comes from the wells.
create or replace view reporting.place_month with (security_invoker = true) as
with touched as materialized (select organization_id, well_id, month from production.month_touched limit 50001),
stale as materialized (
  select distinct w.organization_id, w.place_id, t.month from touched t join assets.well w on w.organization_id = t.organization_id and w.id = t.well_id),
moved as materialized (select distinct organization_id, place_id from production.place_touched),
flood as materialized (
  select (select count(*) from touched) > 50000 or (select count(*) from stale) > 5000 or (select count(*) from moved) > 200 as up)
select l.organization_id, l.lease_id, l.field_id, l.region_id, l.operator_id, l.month, l.oil_volume, l.gas_volume, l.water_volume, l.condensate_volume,
  l.injection_volume, l.injection_gas_volume, l.hours_on, l.day_count, l.oil_day_count, l.gas_day_count, l.water_day_count, l.producing_day_count, l.estimated_day_count
from production.lease_month l
where case when (select up from flood) then false else l.day_count > 0 end
  and (l.organization_id, l.place_id) not in (select organization_id, place_id from moved)
  and (l.organization_id, l.place_id, l.month) not in (select organization_id, place_id, month from stale)
union all
select w.organization_id, w.lease_id, w.field_id, w.region_id, w.operator_id, m.month, m.oil_volume, m.gas_volume, m.water_volume, m.condensate_volume,
  m.injection_volume, m.injection_gas_volume, m.hours_on, m.day_count, m.oil_day_count, m.gas_day_count, m.water_day_count, m.producing_day_count, m.estimated_day_count
from stale s
join assets.well w on w.organization_id = s.organization_id and w.place_id = s.place_id
cross join lateral (
  select * from production.well_month m where m.organization_id = w.organization_id and m.well_id = w.id and m.month = s.month and m.day_count > 0 offset 0) m
where not (select up from flood) and (s.organization_id, s.place_id) not in (select organization_id, place_id from moved)
union all
select w.organization_id, w.lease_id, w.field_id, w.region_id, w.operator_id, m.month, m.oil_volume, m.gas_volume, m.water_volume, m.condensate_volume,
  m.injection_volume, m.injection_gas_volume, m.hours_on, m.day_count, m.oil_day_count, m.gas_day_count, m.water_day_count, m.producing_day_count, m.estimated_day_count
from moved s
join assets.well w on w.organization_id = s.organization_id and w.place_id = s.place_id
cross join lateral (
  select * from production.well_month m where m.organization_id = w.organization_id and m.well_id = w.id and m.day_count > 0 offset 0) m
where not (select up from flood)
union all
select w.organization_id, w.lease_id, w.field_id, w.region_id, w.operator_id, m.month, m.oil_volume, m.gas_volume, m.water_volume, m.condensate_volume,
  m.injection_volume, m.injection_gas_volume, m.hours_on, m.day_count, m.oil_day_count, m.gas_day_count, m.water_day_count, m.producing_day_count, m.estimated_day_count
from production.well_month m
join assets.well w on w.organization_id = m.organization_id and w.id = m.well_id
where m.day_count > 0 and (select up from flood);
grant select on reporting.place_month to pumpjack_app, pumpjack_report;
