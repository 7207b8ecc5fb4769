-- Master data: companies, regions, fields, leases, facilities, rigs, wells with their status history, equipment, connections.
-- Units: ft for depths and elevations, psig, bbl/day and Mcf/day, acres, decimal degrees (WGS 84), USD.

-- Names in the order people expect: "Well 2" before "Well 10".
create collation assets.natural_order (provider = icu, locale = 'und-u-kn-true');

create table assets.company (
  organization_id    uuid not null,
  id                 uuid not null,
  company_name       varchar(255) not null,
  company_code       varchar(50),
  company_type       varchar(50),
  operator_type      varchar(30),
  tax_id             varchar(50),
  duns_number        varchar(20),
  address            jsonb,
  primary_contact    jsonb,
  phone              varchar(50),
  email              varchar(255),
  website            varchar(255),
  credit_rating      varchar(10),
  insurance_coverage jsonb,
  vendor_number      varchar(50),
  is_operator        boolean not null default false,
  is_vendor          boolean not null default false,
  is_partner         boolean not null default false,
  status             varchar(50) not null default 'active',
  metadata           jsonb,
  create_hash        bytea,
  remark             varchar(2000),
  active_ind         boolean not null default true,
  row_version        integer not null default 1,
  row_created_by     uuid,
  row_created_date   timestamptz not null default clock_timestamp(),
  row_changed_by     uuid,
  row_changed_date   timestamptz,
  constraint company_pkey primary key (organization_id, id),
  constraint company_operator_type_known check (operator_type in ('operator', 'non_operator', 'carried_interest', 'farm_in', 'farm_out'))
);
comment on table assets.company is 'One register of operators, partners, vendors, purchasers and agencies; a company may play several roles.';
create unique index company_code_unique on assets.company (organization_id, company_code) where active_ind;
create index company_name on assets.company (organization_id, company_name collate assets.natural_order, id);
create index company_type on assets.company (organization_id, company_type);

create table assets.region (
  organization_id  uuid not null,
  id               uuid not null,
  region_name      varchar(255) not null,
  region_code      varchar(50),
  parent_region_id uuid,
  status           varchar(50) not null default 'active',
  metadata         jsonb,
  create_hash      bytea,
  remark           varchar(2000),
  active_ind       boolean not null default true,
  row_version      integer not null default 1,
  row_created_by   uuid,
  row_created_date timestamptz not null default clock_timestamp(),
  row_changed_by   uuid,
  row_changed_date timestamptz,
  constraint region_pkey primary key (organization_id, id),
  constraint region_parent_fk foreign key (organization_id, parent_region_id) references assets.region (organization_id, id),
  constraint region_parent_other check (parent_region_id <> id)
);
comment on table assets.region is 'The organisation''s own division of its area; wells belong to one region, by themselves or through their field.';
create unique index region_code_unique on assets.region (organization_id, region_code) where active_ind;
create index region_name on assets.region (organization_id, region_name collate assets.natural_order, id);
create index region_parent on assets.region (organization_id, parent_region_id);

create table assets.field (
  organization_id  uuid not null,
  id               uuid not null,
  field_name       varchar(255) not null,
  field_code       varchar(50),
  basin            varchar(255),
  play             varchar(255),
  country          varchar(100) not null,
  state            varchar(100),
  county           varchar(100),
  discovery_date   date,
  operator_id      uuid,
  region_id        uuid,
  time_zone        varchar(64),
  status           varchar(50) not null default 'active',
  metadata         jsonb,
  create_hash      bytea,
  remark           varchar(2000),
  active_ind       boolean not null default true,
  row_version      integer not null default 1,
  row_created_by   uuid,
  row_created_date timestamptz not null default clock_timestamp(),
  row_changed_by   uuid,
  row_changed_date timestamptz,
  constraint field_pkey primary key (organization_id, id),
  constraint field_operator_fk foreign key (organization_id, operator_id) references assets.company (organization_id, id),
  constraint field_region_fk foreign key (organization_id, region_id) references assets.region (organization_id, id)
);
comment on column assets.field.time_zone is 'IANA name; the zone of wells that have none of their own. Null: the organisation''s.';
comment on column assets.field.region_id is 'Region of wells that name none of their own.';
create unique index field_code_unique on assets.field (organization_id, field_code) where active_ind;
create index field_name on assets.field (organization_id, field_name collate assets.natural_order, id);
create index field_operator on assets.field (organization_id, operator_id);
create index field_region on assets.field (organization_id, region_id);
create index field_state_county on assets.field (organization_id, state, county);

create table assets.lease (
  organization_id      uuid not null,
  id                   uuid not null,
  lease_number         varchar(100) not null,
  lease_name           varchar(255) not null,
  field_id             uuid,
  lessor_name          varchar(255),
  effective_date       date,
  expiration_date      date,
  primary_term         integer,
  royalty_rate         numeric(10,8),
  bonus_amount         numeric(15,2),
  net_acres            numeric(12,4),
  gross_acres          numeric(12,4),
  working_interest     numeric(10,8),
  net_revenue_interest numeric(10,8),
  interest_explanation varchar(2000),
  legal_description    jsonb,
  status               varchar(50) not null default 'active',
  pugh_clause          boolean not null default false,
  depth_limitation     jsonb,
  metadata             jsonb,
  create_hash          bytea,
  remark               varchar(2000),
  active_ind           boolean not null default true,
  row_version          integer not null default 1,
  row_created_by       uuid,
  row_created_date     timestamptz not null default clock_timestamp(),
  row_changed_by       uuid,
  row_changed_date     timestamptz,
  constraint lease_pkey primary key (organization_id, id),
  constraint lease_field_fk foreign key (organization_id, field_id) references assets.field (organization_id, id),
  -- An import knows a lease by its name only; until somebody adds the terms it says so.
  constraint lease_terms_given check (status = 'incomplete' or (effective_date is not null and royalty_rate is not null)),
  constraint lease_expires_after_effect check (expiration_date >= effective_date),
  constraint lease_primary_term_positive check (primary_term > 0),
  constraint lease_royalty_is_share check (royalty_rate between 0 and 1),
  constraint lease_working_interest_is_share check (working_interest between 0 and 1),
  constraint lease_net_revenue_interest_is_share check (net_revenue_interest between 0 and 1),
  constraint lease_net_revenue_within_burden check (
    net_revenue_interest <= working_interest * (1 - royalty_rate) + 0.000000005 or interest_explanation is not null),
  constraint lease_acres_not_negative check (net_acres >= 0 and gross_acres >= 0),
  constraint lease_net_acres_within_gross check (net_acres <= gross_acres)
);
comment on column assets.lease.primary_term is 'Months.';
comment on column assets.lease.royalty_rate is 'Share of one, 0 to 1; likewise working_interest and net_revenue_interest.';
comment on column assets.lease.bonus_amount is 'USD.';
comment on column assets.lease.interest_explanation is 'Why the net revenue interest exceeds working interest × (1 − royalty), when it does.';
comment on column assets.lease.legal_description is 'state, county, section, township, range, meridian, text.';
create unique index lease_number_unique on assets.lease (organization_id, lease_number) where active_ind;
create index lease_name on assets.lease (organization_id, lease_name collate assets.natural_order, id);
create index lease_field on assets.lease (organization_id, field_id);
create index lease_expiration on assets.lease (organization_id, expiration_date);

create table assets.facility (
  organization_id      uuid not null,
  id                   uuid not null,
  facility_name        varchar(255) not null,
  facility_code        varchar(100),
  facility_type        varchar(30) not null,
  field_id             uuid,
  operator_id          uuid,
  latitude             numeric(10,7),
  longitude            numeric(10,7),
  capacity             jsonb,
  design_pressure      numeric(10,2),
  installation_date    date,
  last_inspection_date date,
  next_inspection_date date,
  status               varchar(50) not null default 'active',
  equipment            jsonb,
  piping               jsonb,
  instrumentation      jsonb,
  metadata             jsonb,
  original             jsonb,
  create_hash          bytea,
  remark               varchar(2000),
  active_ind           boolean not null default true,
  row_version          integer not null default 1,
  row_created_by       uuid,
  row_created_date     timestamptz not null default clock_timestamp(),
  row_changed_by       uuid,
  row_changed_date     timestamptz,
  constraint facility_pkey primary key (organization_id, id),
  constraint facility_field_fk foreign key (organization_id, field_id) references assets.field (organization_id, id),
  constraint facility_operator_fk foreign key (organization_id, operator_id) references assets.company (organization_id, id),
  constraint facility_type_known check (facility_type in
    ('well_pad', 'tank_battery', 'separator', 'compressor', 'pump_station', 'processing_plant', 'terminal', 'pipeline')),
  constraint facility_latitude_in_range check (latitude between -90 and 90),
  constraint facility_longitude_in_range check (longitude between -180 and 180),
  constraint facility_design_pressure_not_negative check (design_pressure >= 0),
  constraint facility_next_inspection_after_last check (next_inspection_date > last_inspection_date)
);
comment on column assets.facility.design_pressure is 'psig.';
comment on column assets.facility.original is 'Values and units as received, where a conversion happened.';
create unique index facility_code_unique on assets.facility (organization_id, facility_code) where active_ind;
create index facility_name on assets.facility (organization_id, facility_name collate assets.natural_order, id);
create index facility_field on assets.facility (organization_id, field_id);
create index facility_operator on assets.facility (organization_id, operator_id);
create index facility_type on assets.facility (organization_id, facility_type);

create table assets.rig (
  organization_id   uuid not null,
  id                uuid not null,
  rig_name          varchar(255) not null,
  rig_number        varchar(100),
  contractor_id     uuid,
  rig_type          varchar(100),
  rated_depth       numeric(10,2),
  drawworks         varchar(255),
  mast_capacity     numeric(10,2),
  mud_pumps         jsonb,
  bop_configuration jsonb,
  day_rate          numeric(15,2),
  mobilization_cost numeric(15,2),
  status            varchar(50) not null default 'available',
  current_well_id   uuid,
  metadata          jsonb,
  original          jsonb,
  create_hash       bytea,
  remark            varchar(2000),
  active_ind        boolean not null default true,
  row_version       integer not null default 1,
  row_created_by    uuid,
  row_created_date  timestamptz not null default clock_timestamp(),
  row_changed_by    uuid,
  row_changed_date  timestamptz,
  constraint rig_pkey primary key (organization_id, id),
  constraint rig_contractor_fk foreign key (organization_id, contractor_id) references assets.company (organization_id, id),
  constraint rig_on_well_unique unique (organization_id, id, current_well_id),
  constraint rig_rated_depth_not_negative check (rated_depth >= 0),
  constraint rig_mast_capacity_not_negative check (mast_capacity >= 0),
  constraint rig_costs_not_negative check (day_rate >= 0 and mobilization_cost >= 0)
);
comment on column assets.rig.rated_depth is 'ft.';
comment on column assets.rig.original is 'Values and units as received, where a conversion happened.';
comment on column assets.rig.mast_capacity is 'Static hook load, 1,000 lb.';
comment on column assets.rig.day_rate is 'USD per day.';
comment on column assets.rig.mobilization_cost is 'USD.';
create unique index rig_number_unique on assets.rig (organization_id, rig_number) where active_ind;
create index rig_name on assets.rig (organization_id, rig_name collate assets.natural_order, id);
create index rig_contractor on assets.rig (organization_id, contractor_id);
create index rig_status on assets.rig (organization_id, status);

create table assets.well (
  organization_id       uuid not null,
  id                    uuid not null,
  well_name             varchar(255) not null,
  api_number            varchar(14),
  well_number           varchar(50),
  parent_well_id        uuid,
  lease_id              uuid,
  field_id              uuid,
  facility_id           uuid,
  operator_id           uuid,
  region_id             uuid,
  state                 varchar(100),
  county                varchar(100),
  time_zone             varchar(64),
  well_type             varchar(30) not null,
  well_purpose          varchar(30) not null,
  well_status           varchar(30) not null,
  spud_date             date,
  completion_date       date,
  first_production_date date,
  plugged_date          date,
  surface_latitude      numeric(10,7),
  surface_longitude     numeric(10,7),
  bottom_latitude       numeric(10,7),
  bottom_longitude      numeric(10,7),
  surface_location      jsonb,
  bottom_hole_location  jsonb,
  well_configuration    jsonb,
  total_depth           numeric(10,2),
  tvd                   numeric(10,2),
  ground_elevation      numeric(10,2),
  kb_elevation          numeric(10,2),
  water_depth           numeric(10,2),
  is_horizontal         boolean not null default false,
  is_offshore           boolean not null default false,
  rig_id                uuid,
  max_oil_volume        numeric(15,4),
  max_gas_volume        numeric(15,4),
  max_water_volume      numeric(15,4),
  max_injection_volume  numeric(15,4),
  max_tubing_pressure   numeric(10,2),
  max_casing_pressure   numeric(10,2),
  max_line_pressure     numeric(10,2),
  metadata              jsonb,
  original              jsonb,
  create_hash           bytea,
  remark                varchar(2000),
  active_ind            boolean not null default true,
  row_version           integer not null default 1,
  row_created_by        uuid,
  row_created_date      timestamptz not null default clock_timestamp(),
  row_changed_by        uuid,
  row_changed_date      timestamptz,
  constraint well_pkey primary key (organization_id, id),
  constraint well_parent_fk foreign key (organization_id, parent_well_id) references assets.well (organization_id, id),
  constraint well_lease_fk foreign key (organization_id, lease_id) references assets.lease (organization_id, id),
  constraint well_field_fk foreign key (organization_id, field_id) references assets.field (organization_id, id),
  constraint well_facility_fk foreign key (organization_id, facility_id) references assets.facility (organization_id, id),
  constraint well_operator_fk foreign key (organization_id, operator_id) references assets.company (organization_id, id),
  constraint well_region_fk foreign key (organization_id, region_id) references assets.region (organization_id, id),
  constraint well_under_rig_unique unique (organization_id, id, rig_id),
  constraint well_parent_other check (parent_well_id <> id),
  constraint well_api_number_digits check (api_number ~ '^[0-9]{14}$'),
  constraint well_type_known check (well_type in
    ('oil', 'gas', 'oil_gas', 'injection', 'disposal', 'water_supply', 'observation', 'dry_hole')),
  constraint well_purpose_known check (well_purpose in
    ('exploration', 'appraisal', 'development', 'injection', 'disposal', 'observation')),
  constraint well_status_known check (well_status in
    ('planned', 'permitted', 'spudded', 'drilling', 'completing', 'completed', 'producing', 'shut_in', 'temporarily_abandoned',
     'abandoned', 'plugged', 'cancelled')),
  constraint well_completed_after_spud check (spud_date <= completion_date),
  constraint well_produced_after_completion check (completion_date <= first_production_date),
  constraint well_produced_after_spud check (spud_date <= first_production_date),
  constraint well_plugged_last check (plugged_date >= greatest(spud_date, completion_date, first_production_date)),
  constraint well_depths_not_negative check (total_depth >= 0 and tvd >= 0 and water_depth >= 0),
  constraint well_tvd_within_total_depth check (tvd <= total_depth),
  constraint well_kb_above_ground check (kb_elevation >= ground_elevation),
  constraint well_latitude_in_range check (surface_latitude between -90 and 90 and bottom_latitude between -90 and 90),
  constraint well_longitude_in_range check (surface_longitude between -180 and 180 and bottom_longitude between -180 and 180),
  constraint well_maxima_positive check (
    max_oil_volume > 0 and max_gas_volume > 0 and max_water_volume > 0 and max_injection_volume > 0
    and max_tubing_pressure > 0 and max_casing_pressure > 0 and max_line_pressure > 0)
);
comment on column assets.well.api_number is '14 digits: state 2, county 3, well 5, sidetrack 2, event 2.';
comment on column assets.well.parent_well_id is 'The well this sidetrack, recompletion or producing completion belongs to.';
comment on column assets.well.facility_id is 'The battery it flows to.';
comment on column assets.well.time_zone is 'IANA name. Null: the field''s, else the organisation''s.';
comment on column assets.well.original is 'Values and units as received, where a conversion happened.';
comment on column assets.well.total_depth is 'Measured depth, ft.';
comment on column assets.well.tvd is 'True vertical depth, ft.';
comment on column assets.well.ground_elevation is 'ft above mean sea level; likewise kb_elevation (kelly bushing).';
comment on column assets.well.water_depth is 'ft.';
comment on column assets.well.max_oil_volume is 'bbl/day: the most this well can give, where the default of the range rules does not fit; water and injection likewise.';
comment on column assets.well.max_gas_volume is 'Mcf/day.';
comment on column assets.well.max_tubing_pressure is 'psig; casing and line likewise.';
create unique index well_api_number_unique on assets.well (organization_id, api_number) where active_ind;
-- The first ten digits are the well: a second record with them hangs below it.
create unique index well_api_well_unique on assets.well (organization_id, left(api_number, 10)) where active_ind and parent_well_id is null;
create index well_name on assets.well (organization_id, well_name collate assets.natural_order, id);
create index well_parent on assets.well (organization_id, parent_well_id);
create index well_lease on assets.well (organization_id, lease_id);
create index well_field on assets.well (organization_id, field_id);
create index well_facility on assets.well (organization_id, facility_id);
create index well_operator on assets.well (organization_id, operator_id);
create index well_region on assets.well (organization_id, region_id);
create index well_status on assets.well (organization_id, well_status);

-- A rig stands on one well, and both records say so; checked at commit, for one of them has to be written first.
alter table assets.rig add constraint rig_current_well_agrees foreign key (organization_id, current_well_id, id)
  references assets.well (organization_id, id, rig_id) deferrable initially deferred;
alter table assets.well add constraint well_rig_agrees foreign key (organization_id, rig_id, id)
  references assets.rig (organization_id, id, current_well_id) deferrable initially deferred;
create unique index well_rig on assets.well (organization_id, rig_id);
create index rig_current_well on assets.rig (organization_id, current_well_id);

create table assets.well_status_history (
  organization_id  uuid not null,
  id               uuid not null,
  well_id          uuid not null,
  status_type      varchar(40) not null,
  status           varchar(40) not null,
  previous_status  varchar(40),
  start_time       timestamptz not null,
  end_time         timestamptz,
  reason           varchar(2000),
  changed_by       uuid,
  remark           varchar(2000),
  active_ind       boolean not null default true,
  row_version      integer not null default 1,
  row_created_by   uuid,
  row_created_date timestamptz not null default clock_timestamp(),
  row_changed_by   uuid,
  row_changed_date timestamptz,
  constraint well_status_history_pkey primary key (organization_id, id),
  constraint well_status_history_well_fk foreign key (organization_id, well_id) references assets.well (organization_id, id),
  constraint well_status_history_ends_after_start check (end_time > start_time),
  -- One status per well, type and instant; superseded rows stay, inactive.
  constraint well_status_history_no_overlap exclude using gist
    (organization_id with =, well_id with =, status_type with =, tstzrange(start_time, end_time) with &&) where (active_ind)
);
comment on column assets.well_status_history.status_type is 'Facet: operational, life_cycle, role, fluid_type, …';
comment on column assets.well_status_history.end_time is 'Null: current.';
create index well_status_history_well on assets.well_status_history (organization_id, well_id, start_time);

create table assets.equipment (
  organization_id       uuid not null,
  id                    uuid not null,
  equipment_tag         varchar(100) not null,
  equipment_name        varchar(255),
  equipment_type        varchar(100),
  manufacturer          varchar(255),
  model                 varchar(255),
  serial_number         varchar(255),
  well_id               uuid,
  facility_id           uuid,
  installation_date     date,
  specifications        jsonb,
  maintenance_schedule  jsonb,
  last_maintenance_date date,
  next_maintenance_date date,
  status                varchar(50) not null default 'active',
  metadata              jsonb,
  create_hash           bytea,
  remark                varchar(2000),
  active_ind            boolean not null default true,
  row_version           integer not null default 1,
  row_created_by        uuid,
  row_created_date      timestamptz not null default clock_timestamp(),
  row_changed_by        uuid,
  row_changed_date      timestamptz,
  constraint equipment_pkey primary key (organization_id, id),
  constraint equipment_well_fk foreign key (organization_id, well_id) references assets.well (organization_id, id),
  constraint equipment_facility_fk foreign key (organization_id, facility_id) references assets.facility (organization_id, id),
  constraint equipment_at_one_place check (num_nonnulls(well_id, facility_id) <= 1),
  constraint equipment_next_maintenance_after_last check (next_maintenance_date > last_maintenance_date)
);
create unique index equipment_tag_unique on assets.equipment (organization_id, equipment_tag) where active_ind;
create index equipment_tag on assets.equipment (organization_id, equipment_tag collate assets.natural_order, id);
create index equipment_well on assets.equipment (organization_id, well_id);
create index equipment_facility on assets.equipment (organization_id, facility_id);
create index equipment_type on assets.equipment (organization_id, equipment_type);

create table assets.facility_connection (
  organization_id  uuid not null,
  id               uuid not null,
  from_well_id     uuid,
  from_facility_id uuid,
  to_facility_id   uuid not null,
  effective_date   date not null,
  expiry_date      date,
  remark           varchar(2000),
  active_ind       boolean not null default true,
  row_version      integer not null default 1,
  row_created_by   uuid,
  row_created_date timestamptz not null default clock_timestamp(),
  row_changed_by   uuid,
  row_changed_date timestamptz,
  constraint facility_connection_pkey primary key (organization_id, id),
  constraint facility_connection_from_well_fk foreign key (organization_id, from_well_id) references assets.well (organization_id, id),
  constraint facility_connection_from_facility_fk foreign key (organization_id, from_facility_id) references assets.facility (organization_id, id),
  constraint facility_connection_to_facility_fk foreign key (organization_id, to_facility_id) references assets.facility (organization_id, id),
  constraint facility_connection_one_source check (num_nonnulls(from_well_id, from_facility_id) = 1),
  constraint facility_connection_leads_elsewhere check (from_facility_id <> to_facility_id),
  constraint facility_connection_ends_after_start check (expiry_date > effective_date),
  constraint facility_connection_no_overlap exclude using gist
    (organization_id with =, (coalesce(from_well_id, from_facility_id)) with =, to_facility_id with =,
     daterange(effective_date, expiry_date) with &&) where (active_ind)
);
comment on table assets.facility_connection is
  'What flows where: well → separator → tank battery → meter or pipeline, from effective_date up to, not including, expiry_date.';
create index facility_connection_from_well on assets.facility_connection (organization_id, from_well_id);
create index facility_connection_from_facility on assets.facility_connection (organization_id, from_facility_id);
create index facility_connection_to_facility on assets.facility_connection (organization_id, to_facility_id);

select platform.make_tenant_table(t) from unnest(array[
  'assets.company', 'assets.region', 'assets.field', 'assets.lease', 'assets.facility', 'assets.rig', 'assets.well',
  'assets.well_status_history', 'assets.equipment', 'assets.facility_connection']::regclass[]) t;

-- The views of schema ppdm read as their reader, whom row security holds to one organisation as well.
grant select (organization_id, id, company_name, company_code, company_type, operator_type, duns_number, credit_rating, vendor_number, phone, email,
  website, is_operator, is_vendor, is_partner, status, remark, active_ind, row_version, row_created_by, row_created_date, row_changed_by,
  row_changed_date) on assets.company to pumpjack_report;
grant select on assets.region, assets.field, assets.lease, assets.facility, assets.rig, assets.well,
  assets.well_status_history, assets.equipment, assets.facility_connection to pumpjack_report;

alter table tenancy.user_well_assignment add constraint user_well_assignment_well_fk
  foreign key (organization_id, well_id) references assets.well (organization_id, id);
