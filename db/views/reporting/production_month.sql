-- Months of wells as analytics reads them: the roll-up, exact at every commit.
create or replace view reporting.production_month with (security_invoker = true) as
select organization_id, well_id, month, oil_volume, gas_volume, water_volume, condensate_volume, injection_volume, injection_gas_volume,
  hours_on, day_count, oil_day_count, gas_day_count, water_day_count, producing_day_count, estimated_day_count
from production.well_month
where day_count > 0;
grant select on reporting.production_month to pumpjack_app, pumpjack_report;
