-- Sums of places by month: what a dashboard over thousands of wells reads instead of each well's months. Nothing waits for them: a write
-- appends a mark beside the well's month, a job folds marks into the sums, and who reads takes the marked months from the wells.

-- Wells with the same lease, field, region and operator stand in one place.
alter table assets.well add column place_id uuid not null generated always as (md5(
  coalesce(lease_id::text, '') || ' ' || coalesce(field_id::text, '') || ' ' || coalesce(region_id::text, '') || ' ' || coalesce(operator_id::text, ''))::uuid) stored;
comment on column assets.well.place_id is 'Stands for lease, field, region and operator together.';
create index well_place on assets.well (organization_id, place_id);

create table production.lease_month (
  organization_id      uuid not null,
  place_id             uuid not null,
  month                date not null,
  lease_id             uuid,
  field_id             uuid,
  region_id            uuid,
  operator_id          uuid,
  oil_volume           numeric(20,4) not null,
  gas_volume           numeric(20,4) not null,
  water_volume         numeric(20,4) not null,
  condensate_volume    numeric(20,4) not null,
  injection_volume     numeric(20,4) not null,
  injection_gas_volume numeric(20,4) not null,
  hours_on             numeric(14,4) not null,
  day_count            integer not null,
  oil_day_count        integer not null,
  gas_day_count        integer not null,
  water_day_count      integer not null,
  producing_day_count  integer not null,
  estimated_day_count  integer not null,
  constraint lease_month_pkey primary key (organization_id, month, place_id)
);
comment on table production.lease_month is 'Sum of well_month over the wells that stand in one place now. Where a month or a place is marked, the wells'' own months count instead: view reporting.place_month.';
-- Rows lie by month, so that a sum over many places has few groups in hand at a time.
create index lease_month_lease on production.lease_month (organization_id, lease_id);
create index lease_month_field on production.lease_month (organization_id, field_id);
create index lease_month_region on production.lease_month (organization_id, region_id);
create index lease_month_operator on production.lease_month (organization_id, operator_id);

-- A log without a key that writers could wait for: one row for each well and month a statement touched.
create table production.month_touched (
  organization_id uuid not null,
  id              bigint generated always as identity,
  well_id         uuid not null,
  month           date not null,
  constraint month_touched_pkey primary key (organization_id, id)
);
comment on table production.month_touched is 'Months of wells that lease_month does not know of yet.';
create table production.place_touched (
  organization_id uuid not null,
  id              bigint generated always as identity,
  place_id        uuid not null,
  constraint place_touched_pkey primary key (organization_id, id)
);
comment on table production.place_touched is 'Places that a well left or came to: none of their months in lease_month counts.';

select platform.make_tenant_table('production.lease_month', false);
select platform.make_tenant_table('production.month_touched', false);
select platform.make_tenant_table('production.place_touched', false);
revoke insert, update, delete on production.lease_month, production.month_touched, production.place_touched from pumpjack_app;
grant select on production.lease_month, production.month_touched, production.place_touched to pumpjack_report;

create or replace function production.add_to_well_month() returns trigger language plpgsql security definer set search_path = pg_catalog, production, pg_temp as $$
begin
  with added as (
    insert into production.well_month as m (organization_id, well_id, month, oil_volume, gas_volume, water_volume, condensate_volume,
      injection_volume, injection_gas_volume, hours_on, day_count, oil_day_count, gas_day_count, water_day_count, producing_day_count, estimated_day_count)
    select organization_id, well_id, date_trunc('month', production_date::timestamp)::date,
      coalesce(sum(oil_volume), 0), coalesce(sum(gas_volume), 0), coalesce(sum(water_volume), 0), coalesce(sum(condensate_volume), 0),
      coalesce(sum(injection_volume) filter (where injection_product is null or injection_product in ('water', 'steam')), 0),
      coalesce(sum(injection_volume) filter (where injection_product in ('gas', 'co2')), 0),
      sum(hours_on), count(*), count(oil_volume), count(gas_volume), count(water_volume),
      count(*) filter (where hours_on > 0), count(*) filter (where is_estimated)
    from new_rows where active_ind
    group by 1, 2, 3
    order by 1, 2, 3
    on conflict (organization_id, well_id, month) do update set
      oil_volume = m.oil_volume + excluded.oil_volume,
      gas_volume = m.gas_volume + excluded.gas_volume,
      water_volume = m.water_volume + excluded.water_volume,
      condensate_volume = m.condensate_volume + excluded.condensate_volume,
      injection_volume = m.injection_volume + excluded.injection_volume,
      injection_gas_volume = m.injection_gas_volume + excluded.injection_gas_volume,
      hours_on = m.hours_on + excluded.hours_on,
      day_count = m.day_count + excluded.day_count,
      oil_day_count = m.oil_day_count + excluded.oil_day_count,
      gas_day_count = m.gas_day_count + excluded.gas_day_count,
      water_day_count = m.water_day_count + excluded.water_day_count,
      producing_day_count = m.producing_day_count + excluded.producing_day_count,
      estimated_day_count = m.estimated_day_count + excluded.estimated_day_count
    returning m.organization_id, m.well_id, m.month)
  insert into production.month_touched (organization_id, well_id, month) select organization_id, well_id, month from added;
  return null;
end $$;

create or replace function production.shift_well_month() returns trigger language plpgsql security definer set search_path = pg_catalog, production, pg_temp as $$
begin
  with shifted as (
    insert into production.well_month as m (organization_id, well_id, month, oil_volume, gas_volume, water_volume, condensate_volume,
      injection_volume, injection_gas_volume, hours_on, day_count, oil_day_count, gas_day_count, water_day_count, producing_day_count, estimated_day_count)
    select organization_id, well_id, date_trunc('month', production_date::timestamp)::date,
      coalesce(sum(s * oil_volume), 0), coalesce(sum(s * gas_volume), 0), coalesce(sum(s * water_volume), 0), coalesce(sum(s * condensate_volume), 0),
      coalesce(sum(s * injection_volume) filter (where injection_product is null or injection_product in ('water', 'steam')), 0),
      coalesce(sum(s * injection_volume) filter (where injection_product in ('gas', 'co2')), 0),
      sum(s * hours_on), sum(s), coalesce(sum(s) filter (where oil_volume is not null), 0), coalesce(sum(s) filter (where gas_volume is not null), 0),
      coalesce(sum(s) filter (where water_volume is not null), 0), coalesce(sum(s) filter (where hours_on > 0), 0), coalesce(sum(s) filter (where is_estimated), 0)
    from (
      select 1 as s, organization_id, well_id, production_date, oil_volume, gas_volume, water_volume, condensate_volume, injection_volume, injection_product, hours_on, is_estimated
      from new_rows where active_ind
      union all
      select -1, organization_id, well_id, production_date, oil_volume, gas_volume, water_volume, condensate_volume, injection_volume, injection_product, hours_on, is_estimated
      from old_rows where active_ind) moved
    group by 1, 2, 3
    order by 1, 2, 3
    on conflict (organization_id, well_id, month) do update set
      oil_volume = m.oil_volume + excluded.oil_volume,
      gas_volume = m.gas_volume + excluded.gas_volume,
      water_volume = m.water_volume + excluded.water_volume,
      condensate_volume = m.condensate_volume + excluded.condensate_volume,
      injection_volume = m.injection_volume + excluded.injection_volume,
      injection_gas_volume = m.injection_gas_volume + excluded.injection_gas_volume,
      hours_on = m.hours_on + excluded.hours_on,
      day_count = m.day_count + excluded.day_count,
      oil_day_count = m.oil_day_count + excluded.oil_day_count,
      gas_day_count = m.gas_day_count + excluded.gas_day_count,
      water_day_count = m.water_day_count + excluded.water_day_count,
      producing_day_count = m.producing_day_count + excluded.producing_day_count,
      estimated_day_count = m.estimated_day_count + excluded.estimated_day_count
    returning m.organization_id, m.well_id, m.month)
  insert into production.month_touched (organization_id, well_id, month) select organization_id, well_id, month from shifted;
  return null;
end $$;

-- The place a well left and the one it came to, in the transaction that moves it.
create function production.touch_places() returns trigger language plpgsql security definer set search_path = pg_catalog, production, pg_temp as $$
begin
  insert into production.place_touched (organization_id, place_id)
  select distinct o.organization_id, p.place_id
  from old_rows o
  join new_rows n on n.organization_id = o.organization_id and n.id = o.id and n.place_id <> o.place_id
  cross join lateral (values (o.place_id), (n.place_id)) p(place_id);
  return null;
end $$;
create trigger well_place_touched after update on assets.well
  referencing old table as old_rows new table as new_rows for each statement execute function production.touch_places();

-- Takes the marks it can see, oldest first, and sums their months anew, in one statement: one snapshot. A mark resolves to where its well
-- stands now; a well that moves meanwhile marks both its places. One folder an organisation at a time; a second one leaves at once.
-- Its plan is made each time: one that was right for empty tables would crawl through full ones.
create function production.fold_months(most integer default 200000) returns integer
language plpgsql security definer set search_path = pg_catalog, production, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  taken integer;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('production.fold_months ' || platform.current_organization_id()::text, 0)) then
    return 0;
  end if;
  with months as (
    delete from production.month_touched where id in (select id from production.month_touched order by id limit most) returning organization_id, well_id, month),
  places as (
    delete from production.place_touched returning organization_id, place_id),
  whole as materialized (select distinct organization_id, place_id from places),
  stale as materialized (
    select distinct w.organization_id, w.place_id, t.month
    from months t join assets.well w on w.organization_id = t.organization_id and w.id = t.well_id
    where w.place_id not in (select place_id from whole)),
  fresh as materialized (
    select organization_id, place_id, month, lease_id, field_id, region_id, operator_id,
      sum(oil_volume) as oil_volume, sum(gas_volume) as gas_volume, sum(water_volume) as water_volume, sum(condensate_volume) as condensate_volume,
      sum(injection_volume) as injection_volume, sum(injection_gas_volume) as injection_gas_volume, sum(hours_on) as hours_on, sum(day_count) as day_count,
      sum(oil_day_count) as oil_day_count, sum(gas_day_count) as gas_day_count, sum(water_day_count) as water_day_count,
      sum(producing_day_count) as producing_day_count, sum(estimated_day_count) as estimated_day_count
    from (
      -- `offset 0` keeps to the key of well_month, whatever the planner believes of the marks.
      select w.place_id, w.lease_id, w.field_id, w.region_id, w.operator_id, m.*
      from stale s
      join assets.well w on w.organization_id = s.organization_id and w.place_id = s.place_id
      cross join lateral (select * from production.well_month m where m.organization_id = w.organization_id and m.well_id = w.id and m.month = s.month and m.day_count > 0 offset 0) m
      union all
      select w.place_id, w.lease_id, w.field_id, w.region_id, w.operator_id, m.*
      from whole s
      join assets.well w on w.organization_id = s.organization_id and w.place_id = s.place_id
      cross join lateral (select * from production.well_month m where m.organization_id = w.organization_id and m.well_id = w.id and m.day_count > 0 offset 0) m) x
    group by organization_id, place_id, month, lease_id, field_id, region_id, operator_id),
  gone as (
    delete from production.lease_month l
    where (l.place_id in (select place_id from whole) or (l.place_id, l.month) in (select place_id, month from stale))
      and (l.place_id, l.month) not in (select place_id, month from fresh)),
  kept as (
    insert into production.lease_month as l (organization_id, place_id, month, lease_id, field_id, region_id, operator_id,
      oil_volume, gas_volume, water_volume, condensate_volume, injection_volume, injection_gas_volume, hours_on,
      day_count, oil_day_count, gas_day_count, water_day_count, producing_day_count, estimated_day_count)
    select * from fresh order by month, place_id
    on conflict (organization_id, month, place_id) do update set
      oil_volume = excluded.oil_volume, gas_volume = excluded.gas_volume, water_volume = excluded.water_volume, condensate_volume = excluded.condensate_volume,
      injection_volume = excluded.injection_volume, injection_gas_volume = excluded.injection_gas_volume, hours_on = excluded.hours_on,
      day_count = excluded.day_count, oil_day_count = excluded.oil_day_count, gas_day_count = excluded.gas_day_count, water_day_count = excluded.water_day_count,
      producing_day_count = excluded.producing_day_count, estimated_day_count = excluded.estimated_day_count)
  select (select count(*) from months) + (select count(*) from places) into taken;
  return taken;
end $$;
comment on function production.fold_months(integer) is 'Brings lease_month of the current organisation up to the marks, at most so many months of wells at once. Returns how many marks it took.';
grant execute on function production.fold_months(integer) to pumpjack_app;

create or replace function production.rebuild_well_month() returns bigint language plpgsql set search_path = pg_catalog, production as $$
declare
  built bigint;
begin
  -- Marks first: what is written after this moment keeps its own.
  perform pg_advisory_xact_lock(hashtextextended('production.fold_months ' || platform.current_organization_id()::text, 0));
  delete from production.month_touched;
  delete from production.place_touched;
  delete from production.well_month;
  insert into production.well_month (organization_id, well_id, month, oil_volume, gas_volume, water_volume, condensate_volume,
    injection_volume, injection_gas_volume, hours_on, day_count, oil_day_count, gas_day_count, water_day_count, producing_day_count, estimated_day_count)
  select organization_id, well_id, month, sum(oil_volume), sum(gas_volume), sum(water_volume), sum(condensate_volume),
    sum(injection_volume), sum(injection_gas_volume), sum(hours_on), count(*), count(*) filter (where oil_measured),
    count(*) filter (where gas_measured), count(*) filter (where water_measured), count(*) filter (where hours_on > 0), count(*) filter (where is_estimated)
  from production.day_share
  group by organization_id, well_id, month;
  get diagnostics built = row_count;
  delete from production.lease_month;
  insert into production.lease_month
  select w.organization_id, w.place_id, m.month, w.lease_id, w.field_id, w.region_id, w.operator_id,
    sum(m.oil_volume), sum(m.gas_volume), sum(m.water_volume), sum(m.condensate_volume), sum(m.injection_volume), sum(m.injection_gas_volume), sum(m.hours_on),
    sum(m.day_count), sum(m.oil_day_count), sum(m.gas_day_count), sum(m.water_day_count), sum(m.producing_day_count), sum(m.estimated_day_count)
  from production.well_month m join assets.well w on w.organization_id = m.organization_id and w.id = m.well_id
  group by w.organization_id, w.place_id, m.month, w.lease_id, w.field_id, w.region_id, w.operator_id
  order by m.month, w.place_id;
  return built;
end $$;
comment on function production.rebuild_well_month() is 'Repair: rebuilds both roll-ups of the current organisation, well_month from its days and lease_month from that. Run by the owner role inside a scope.';

-- What was rolled up before: every place is marked, and the job folds it.
do $$
declare
  organization uuid;
begin
  for organization in select id from platform.organization_directory loop
    perform set_config('app.current_organization_id', organization::text, true);
    insert into production.place_touched (organization_id, place_id) select distinct organization_id, place_id from assets.well;
  end loop;
  perform set_config('app.current_organization_id', '', true);
end $$;
