-- The daily record: one row per well and production day, the roll-up it maintains, its amendments, and the months that are closed.
-- Volumes: bbl (42 US gal, 60 °F) and Mcf; pressures psig; temperature °F; choke 1/64 in; money USD. Null: not measured. Zero: measured, nothing.

create table production.daily_production (
  organization_id       uuid not null,
  well_id               uuid not null,
  production_date       date not null,
  row_version           integer not null default 1,
  active_ind            boolean not null default true,
  activity_type         text not null default 'production',
  volume_method         text not null default 'measured',
  entry_source          text not null,
  review_status         text not null default 'submitted',
  is_estimated          boolean not null default false,
  oil_volume            numeric(15,4),
  gas_volume            numeric(15,4),
  water_volume          numeric(15,4),
  condensate_volume     numeric(15,4),
  ngl_volume            numeric(15,4),
  injection_volume      numeric(15,4),
  injection_product     text,
  hours_on              numeric(7,4) not null,
  hours_on_injection    numeric(7,4),
  choke_size            numeric(10,5),
  choke_desc            text,
  tubing_pressure       numeric(10,2),
  casing_pressure       numeric(10,2),
  line_pressure         numeric(10,2),
  temperature           numeric(10,2),
  bsw                   numeric(5,2),
  gor                   numeric(15,4),
  api_gravity           numeric(5,2),
  gas_gravity           numeric(10,5),
  gas_energy            numeric(14,4),
  allocated_oil         numeric(15,4),
  allocated_gas         numeric(15,4),
  allocated_water       numeric(15,4),
  sales_oil             numeric(15,4),
  sales_gas             numeric(15,4),
  oil_price             numeric(12,4),
  gas_price             numeric(12,4),
  downtime_hours        numeric(7,4),
  downtime              jsonb,
  lost_oil              numeric(15,4),
  lost_gas              numeric(15,4),
  equipment_readings    jsonb,
  notes                 text,
  metadata              jsonb,
  entry_latitude        numeric(10,7),
  entry_longitude       numeric(10,7),
  gps_verified          boolean,
  findings              jsonb,
  quality_score         numeric(5,2),
  quality_detail        jsonb,
  original              jsonb,
  amend_reason          text,
  approved_by           uuid,
  approved_date         timestamptz,
  create_hash           uuid not null,
  content_hash          uuid not null,
  row_created_by        uuid default nullif(current_setting('app.current_user_id', true), '')::uuid,
  row_created_date      timestamptz not null default now(),
  row_changed_by        uuid,
  row_changed_date      timestamptz,
  constraint daily_production_pkey primary key (organization_id, well_id, production_date),
  constraint daily_production_well foreign key (organization_id, well_id) references assets.well (organization_id, id),
  constraint daily_production_volumes_not_negative check (
    oil_volume >= 0 and gas_volume >= 0 and water_volume >= 0 and condensate_volume >= 0 and ngl_volume >= 0 and injection_volume >= 0),
  constraint daily_production_hours_in_day check (hours_on between 0 and 25 and hours_on_injection between 0 and 25),
  constraint daily_production_zero_hours_volume check (
    hours_on > 0 or coalesce(hours_on_injection, 0) > 0
    or (coalesce(oil_volume, 0) = 0 and coalesce(gas_volume, 0) = 0 and coalesce(water_volume, 0) = 0 and coalesce(condensate_volume, 0) = 0
        and coalesce(injection_volume, 0) = 0)),
  constraint daily_production_bsw_percent check (bsw between 0 and 100),
  constraint daily_production_activity_known check (activity_type in ('production', 'injection')),
  constraint daily_production_source_known check (entry_source in ('mobile', 'web', 'import', 'scada', 'api')),
  constraint daily_production_method_known check (volume_method in ('measured', 'allocated', 'estimated', 'test', 'imputed')),
  constraint daily_production_review_known check (review_status in ('draft', 'submitted', 'flagged', 'accepted', 'approved', 'locked')),
  constraint daily_production_product_known check (injection_product in ('water', 'gas', 'co2', 'steam')),
  constraint daily_production_notes_length check (length(notes) <= 500)
) partition by range (production_date);
comment on table production.daily_production is 'The only store of a well''s day (SPEC B1.1). The live row keeps its key for life; an amendment raises row_version.';
comment on column production.daily_production.oil_volume is 'bbl';
comment on column production.daily_production.gas_volume is 'Mcf';
comment on column production.daily_production.water_volume is 'bbl';
comment on column production.daily_production.condensate_volume is 'bbl';
comment on column production.daily_production.ngl_volume is 'bbl';
comment on column production.daily_production.injection_volume is 'bbl of water or steam, Mcf of gas or CO2';
comment on column production.daily_production.hours_on is 'hours; the day has 23, 24 or 25 by the zone of the site';
comment on column production.daily_production.choke_size is '1/64 in';
comment on column production.daily_production.tubing_pressure is 'psig';
comment on column production.daily_production.casing_pressure is 'psig';
comment on column production.daily_production.line_pressure is 'psig';
comment on column production.daily_production.temperature is '°F at the wellhead';
comment on column production.daily_production.bsw is 'per cent by volume';
comment on column production.daily_production.gor is 'scf/bbl as measured';
comment on column production.daily_production.api_gravity is '°API at 60 °F';
comment on column production.daily_production.gas_gravity is 'air = 1';
comment on column production.daily_production.gas_energy is 'Btu/scf';
comment on column production.daily_production.oil_price is 'USD/bbl, indicative';
comment on column production.daily_production.gas_price is 'USD/Mcf, indicative';
comment on column production.daily_production.original is 'Values and units as received, where a conversion happened; never steers one.';
comment on column production.daily_production.create_hash is 'Of the first create''s content: the same again is a replay, anything else a second day.';
comment on column production.daily_production.content_hash is 'Of the current content.';

select platform.make_tenant_table('production.daily_production');
revoke delete on production.daily_production from pumpjack_app;

-- One partition per year of production date, made on demand; no default partition, so a stray year is refused and not hidden.
create function production.ensure_year(y integer) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  part text := format('daily_production_%s', y);
begin
  if y < 1900 or y > extract(year from now())::integer + 2 then
    raise exception 'there is no partition for the year %', y using errcode = 'datetime_field_overflow';
  end if;
  if to_regclass('production.' || part) is not null then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtext('production.ensure_year'));
  if to_regclass('production.' || part) is not null then
    return false;
  end if;
  -- Made aside and attached: days go on being written meanwhile.
  execute format('create table production.%I (like production.daily_production including all)', part);
  perform platform.isolate(('production.' || part)::regclass);
  execute format('alter table production.daily_production attach partition production.%I for values from (%L) to (%L)', part, make_date(y, 1, 1), make_date(y + 1, 1, 1));
  return true;
end $$;
grant execute on function production.ensure_year(integer) to pumpjack_app, pumpjack_worker;
grant usage on schema production to pumpjack_worker;
select production.ensure_year(y) from generate_series(extract(year from now())::integer - 5, extract(year from now())::integer + 2) y;

create table production.daily_production_amendment (
  organization_id  uuid not null,
  well_id          uuid not null,
  production_date  date not null,
  amendment_seq_no integer not null,
  amend_reason     text not null,
  former           jsonb not null,
  row_created_by   uuid default nullif(current_setting('app.current_user_id', true), '')::uuid,
  row_created_date timestamptz not null default now(),
  constraint daily_production_amendment_pkey primary key (organization_id, well_id, production_date, amendment_seq_no),
  constraint daily_production_amendment_day foreign key (organization_id, well_id, production_date)
    references production.daily_production (organization_id, well_id, production_date),
  constraint daily_production_amendment_reason_given check (length(amend_reason) between 1 and 500)
);
comment on table production.daily_production_amendment is 'The state a day had before each amendment; the sequence number is the row_version it had.';
select platform.make_tenant_table('production.daily_production_amendment', false);
revoke update, delete on production.daily_production_amendment from pumpjack_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Roll-up: exact at every commit, maintained by the write itself. Differences are added with the keys locked in order.
create table production.well_month (
  organization_id      uuid not null,
  well_id              uuid not null,
  month                date not null,
  oil_volume           numeric(18,4) not null default 0,
  gas_volume           numeric(18,4) not null default 0,
  water_volume         numeric(18,4) not null default 0,
  condensate_volume    numeric(18,4) not null default 0,
  injection_volume     numeric(18,4) not null default 0,
  injection_gas_volume numeric(18,4) not null default 0,
  hours_on             numeric(9,4) not null default 0,
  day_count            integer not null default 0,
  oil_day_count        integer not null default 0,
  gas_day_count        integer not null default 0,
  water_day_count      integer not null default 0,
  producing_day_count  integer not null default 0,
  estimated_day_count  integer not null default 0,
  constraint well_month_pkey primary key (organization_id, well_id, month),
  constraint well_month_well foreign key (organization_id, well_id) references assets.well (organization_id, id)
);
comment on table production.well_month is 'Sum of a well''s active days by calendar month. Null volumes add nothing and are not counted in the day count of their product.';
select platform.make_tenant_table('production.well_month', false);
revoke insert, update, delete on production.well_month from pumpjack_app;

-- What one day adds to its month.
create view production.day_share with (security_invoker = true) as
select organization_id, well_id, production_date, date_trunc('month', production_date)::date as month,
  coalesce(oil_volume, 0) as oil_volume, coalesce(gas_volume, 0) as gas_volume, coalesce(water_volume, 0) as water_volume,
  coalesce(condensate_volume, 0) as condensate_volume,
  case when injection_product in ('gas', 'co2') then 0 else coalesce(injection_volume, 0) end as injection_volume,
  case when injection_product in ('gas', 'co2') then coalesce(injection_volume, 0) else 0 end as injection_gas_volume,
  hours_on, oil_volume is not null as oil_measured, gas_volume is not null as gas_measured, water_volume is not null as water_measured,
  is_estimated
from production.daily_production
where active_ind;

create function production.add_to_well_month() returns trigger language plpgsql security definer set search_path = pg_catalog, production as $$
begin
  insert into production.well_month as m (organization_id, well_id, month, oil_volume, gas_volume, water_volume, condensate_volume,
    injection_volume, injection_gas_volume, hours_on, day_count, oil_day_count, gas_day_count, water_day_count, producing_day_count, estimated_day_count)
  select organization_id, well_id, date_trunc('month', production_date)::date,
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
    estimated_day_count = m.estimated_day_count + excluded.estimated_day_count;
  return null;
end $$;

create function production.shift_well_month() returns trigger language plpgsql security definer set search_path = pg_catalog, production as $$
begin
  insert into production.well_month as m (organization_id, well_id, month, oil_volume, gas_volume, water_volume, condensate_volume,
    injection_volume, injection_gas_volume, hours_on, day_count, oil_day_count, gas_day_count, water_day_count, producing_day_count, estimated_day_count)
  select organization_id, well_id, date_trunc('month', production_date)::date,
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
    estimated_day_count = m.estimated_day_count + excluded.estimated_day_count;
  return null;
end $$;

create trigger well_month_insert after insert on production.daily_production
  referencing new table as new_rows for each statement execute function production.add_to_well_month();
create trigger well_month_update after update on production.daily_production
  referencing old table as old_rows new table as new_rows for each statement execute function production.shift_well_month();

-- A day is never deleted by the application (it becomes inactive); an owner who repairs data rebuilds the roll-up afterwards.
create function production.rebuild_well_month() returns bigint language plpgsql set search_path = pg_catalog, production as $$
declare
  built bigint;
begin
  delete from production.well_month;
  insert into production.well_month (organization_id, well_id, month, oil_volume, gas_volume, water_volume, condensate_volume,
    injection_volume, injection_gas_volume, hours_on, day_count, oil_day_count, gas_day_count, water_day_count, producing_day_count, estimated_day_count)
  select organization_id, well_id, month, sum(oil_volume), sum(gas_volume), sum(water_volume), sum(condensate_volume),
    sum(injection_volume), sum(injection_gas_volume), sum(hours_on), count(*), count(*) filter (where oil_measured),
    count(*) filter (where gas_measured), count(*) filter (where water_measured), count(*) filter (where hours_on > 0), count(*) filter (where is_estimated)
  from production.day_share
  group by organization_id, well_id, month;
  get diagnostics built = row_count;
  return built;
end $$;
comment on function production.rebuild_well_month is 'Repair: rebuilds the roll-up of the current organisation from its days. Run by the owner role inside a scope.';
grant select on production.day_share to pumpjack_app;

-- ---------------------------------------------------------------------------------------------------------------
create table production.month_close (
  organization_id  uuid not null,
  id               uuid not null,
  month            date not null,
  lease_id         uuid,
  reason           text,
  closed_by        uuid default nullif(current_setting('app.current_user_id', true), '')::uuid,
  closed_at        timestamptz not null default now(),
  reopened_by      uuid,
  reopened_at      timestamptz,
  reopen_reason    text,
  row_version      integer not null default 1,
  constraint month_close_pkey primary key (organization_id, id),
  constraint month_close_lease foreign key (organization_id, lease_id) references assets.lease (organization_id, id),
  constraint month_close_first_of_month check (month = date_trunc('month', month)),
  constraint month_close_reopened_with_reason check ((reopened_at is null) = (reopen_reason is null))
);
comment on table production.month_close is 'Closed months: of one lease, or of every lease when lease_id is null. Reopening keeps the row.';
create unique index month_close_open on production.month_close (organization_id, month, coalesce(lease_id, '00000000-0000-0000-0000-000000000000'::uuid)) where reopened_at is null;
select platform.make_tenant_table('production.month_close');

-- Volumes that arrive by the month (regulator files): kept as they came, never spread into days.
create table production.monthly_volume (
  organization_id      uuid not null,
  well_id              uuid not null,
  month                date not null,
  oil_volume           numeric(15,4),
  gas_volume           numeric(15,4),
  water_volume         numeric(15,4),
  condensate_volume    numeric(15,4),
  injection_volume     numeric(15,4),
  injection_gas_volume numeric(15,4),
  hours_on             numeric(9,4),
  entry_source         text not null default 'import',
  original             jsonb,
  content_hash         uuid not null,
  row_version          integer not null default 1,
  active_ind           boolean not null default true,
  remark               text,
  row_created_by       uuid default nullif(current_setting('app.current_user_id', true), '')::uuid,
  row_created_date     timestamptz not null default now(),
  row_changed_by       uuid,
  row_changed_date     timestamptz,
  constraint monthly_volume_pkey primary key (organization_id, well_id, month),
  constraint monthly_volume_well foreign key (organization_id, well_id) references assets.well (organization_id, id),
  constraint monthly_volume_first_of_month check (month = date_trunc('month', month)),
  constraint monthly_volume_not_negative check (
    oil_volume >= 0 and gas_volume >= 0 and water_volume >= 0 and condensate_volume >= 0 and injection_volume >= 0 and injection_gas_volume >= 0),
  constraint monthly_volume_hours_in_month check (hours_on between 0 and 745)
);
comment on column production.monthly_volume.oil_volume is 'bbl';
comment on column production.monthly_volume.gas_volume is 'Mcf';
select platform.make_tenant_table('production.monthly_volume');
revoke delete on production.monthly_volume from pumpjack_app;

-- Reporting tools read as pumpjack_report, through the views; row security asks for the organisation there too.
grant select on production.daily_production, production.well_month, production.day_share, production.monthly_volume to pumpjack_report;
