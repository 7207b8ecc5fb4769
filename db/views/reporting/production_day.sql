-- Days of wells with the roll-up's columns, for spans shorter than a month.
create or replace view reporting.production_day with (security_invoker = true) as
select organization_id, well_id, production_date, oil_volume, gas_volume, water_volume, condensate_volume, injection_volume, injection_gas_volume,
  hours_on, 1 as day_count, oil_measured::int as oil_day_count, gas_measured::int as gas_day_count, water_measured::int as water_day_count,
  (hours_on > 0)::int as producing_day_count, is_estimated::int as estimated_day_count
from production.day_share;
grant select on reporting.production_day to pumpjack_app, pumpjack_report;
