-- Written by ./dev.cs db from the catalogue of a migrated database. Do not edit: write a migration.

-- ====================================================================================================
create schema assets;
grant usage on schema assets to pumpjack_app;
grant usage on schema assets to pumpjack_report;

create table assets.company (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  company_name character varying(255) not null,
  company_code character varying(50),
  company_type character varying(50),
  operator_type character varying(30),
  tax_id character varying(50),
  duns_number character varying(20),
  address jsonb,
  primary_contact jsonb,
  phone character varying(50),
  email character varying(255),
  website character varying(255),
  credit_rating character varying(10),
  insurance_coverage jsonb,
  vendor_number character varying(50),
  is_operator boolean not null default false,
  is_vendor boolean not null default false,
  is_partner boolean not null default false,
  status character varying(50) not null default 'active'::character varying,
  metadata jsonb,
  create_hash bytea,
  remark character varying(2000),
  active_ind boolean not null default true,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default clock_timestamp(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint company_pkey PRIMARY KEY (organization_id, id),
  constraint company_operator_type_known CHECK (((operator_type)::text = ANY ((ARRAY['operator'::character varying, 'non_operator'::character varying, 'carried_interest'::character varying, 'farm_in'::character varying, 'farm_out'::character varying])::text[])))
);
CREATE UNIQUE INDEX company_code_unique ON assets.company USING btree (organization_id, company_code) WHERE active_ind;
CREATE INDEX company_name ON assets.company USING btree (organization_id, company_name COLLATE assets.natural_order, id);
CREATE INDEX company_type ON assets.company USING btree (organization_id, company_type);
alter table assets.company enable row level security;
alter table assets.company force row level security;
create policy organization on assets.company for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON assets.company REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.company_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON assets.company REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.company_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON assets.company REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.company_updated();
grant delete, insert, select, update on table assets.company to pumpjack_app;
grant select (organization_id) on table assets.company to pumpjack_report;
grant select (id) on table assets.company to pumpjack_report;
grant select (company_name) on table assets.company to pumpjack_report;
grant select (company_code) on table assets.company to pumpjack_report;
grant select (company_type) on table assets.company to pumpjack_report;
grant select (operator_type) on table assets.company to pumpjack_report;
grant select (duns_number) on table assets.company to pumpjack_report;
grant select (phone) on table assets.company to pumpjack_report;
grant select (email) on table assets.company to pumpjack_report;
grant select (website) on table assets.company to pumpjack_report;
grant select (credit_rating) on table assets.company to pumpjack_report;
grant select (vendor_number) on table assets.company to pumpjack_report;
grant select (is_operator) on table assets.company to pumpjack_report;
grant select (is_vendor) on table assets.company to pumpjack_report;
grant select (is_partner) on table assets.company to pumpjack_report;
grant select (status) on table assets.company to pumpjack_report;
grant select (remark) on table assets.company to pumpjack_report;
grant select (active_ind) on table assets.company to pumpjack_report;
grant select (row_version) on table assets.company to pumpjack_report;
grant select (row_created_by) on table assets.company to pumpjack_report;
grant select (row_created_date) on table assets.company to pumpjack_report;
grant select (row_changed_by) on table assets.company to pumpjack_report;
grant select (row_changed_date) on table assets.company to pumpjack_report;
comment on table assets.company is 'One register of operators, partners, vendors, purchasers and agencies; a company may play several roles.';

create table assets.equipment (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  equipment_tag character varying(100) not null,
  equipment_name character varying(255),
  equipment_type character varying(100),
  manufacturer character varying(255),
  model character varying(255),
  serial_number character varying(255),
  well_id uuid,
  facility_id uuid,
  installation_date date,
  specifications jsonb,
  maintenance_schedule jsonb,
  last_maintenance_date date,
  next_maintenance_date date,
  status character varying(50) not null default 'active'::character varying,
  metadata jsonb,
  create_hash bytea,
  remark character varying(2000),
  active_ind boolean not null default true,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default clock_timestamp(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint equipment_pkey PRIMARY KEY (organization_id, id),
  constraint equipment_at_one_place CHECK ((num_nonnulls(well_id, facility_id) <= 1)),
  constraint equipment_next_maintenance_after_last CHECK ((next_maintenance_date > last_maintenance_date)),
  constraint equipment_facility_fk FOREIGN KEY (organization_id, facility_id) REFERENCES assets.facility(organization_id, id),
  constraint equipment_well_fk FOREIGN KEY (organization_id, well_id) REFERENCES assets.well(organization_id, id)
);
CREATE INDEX equipment_facility ON assets.equipment USING btree (organization_id, facility_id);
CREATE INDEX equipment_tag ON assets.equipment USING btree (organization_id, equipment_tag COLLATE assets.natural_order, id);
CREATE UNIQUE INDEX equipment_tag_unique ON assets.equipment USING btree (organization_id, equipment_tag) WHERE active_ind;
CREATE INDEX equipment_type ON assets.equipment USING btree (organization_id, equipment_type);
CREATE INDEX equipment_well ON assets.equipment USING btree (organization_id, well_id);
alter table assets.equipment enable row level security;
alter table assets.equipment force row level security;
create policy organization on assets.equipment for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON assets.equipment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.equipment_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON assets.equipment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.equipment_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON assets.equipment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.equipment_updated();
grant delete, insert, select, update on table assets.equipment to pumpjack_app;
grant select on table assets.equipment to pumpjack_report;

create table assets.facility (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  facility_name character varying(255) not null,
  facility_code character varying(100),
  facility_type character varying(30) not null,
  field_id uuid,
  operator_id uuid,
  latitude numeric(10,7),
  longitude numeric(10,7),
  capacity jsonb,
  design_pressure numeric(10,2),
  installation_date date,
  last_inspection_date date,
  next_inspection_date date,
  status character varying(50) not null default 'active'::character varying,
  equipment jsonb,
  piping jsonb,
  instrumentation jsonb,
  metadata jsonb,
  original jsonb,
  create_hash bytea,
  remark character varying(2000),
  active_ind boolean not null default true,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default clock_timestamp(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint facility_pkey PRIMARY KEY (organization_id, id),
  constraint facility_design_pressure_not_negative CHECK ((design_pressure >= (0)::numeric)),
  constraint facility_latitude_in_range CHECK (((latitude >= ('-90'::integer)::numeric) AND (latitude <= (90)::numeric))),
  constraint facility_longitude_in_range CHECK (((longitude >= ('-180'::integer)::numeric) AND (longitude <= (180)::numeric))),
  constraint facility_next_inspection_after_last CHECK ((next_inspection_date > last_inspection_date)),
  constraint facility_type_known CHECK (((facility_type)::text = ANY ((ARRAY['well_pad'::character varying, 'tank_battery'::character varying, 'separator'::character varying, 'compressor'::character varying, 'pump_station'::character varying, 'processing_plant'::character varying, 'terminal'::character varying, 'pipeline'::character varying])::text[]))),
  constraint facility_field_fk FOREIGN KEY (organization_id, field_id) REFERENCES assets.field(organization_id, id),
  constraint facility_operator_fk FOREIGN KEY (organization_id, operator_id) REFERENCES assets.company(organization_id, id)
);
CREATE UNIQUE INDEX facility_code_unique ON assets.facility USING btree (organization_id, facility_code) WHERE active_ind;
CREATE INDEX facility_field ON assets.facility USING btree (organization_id, field_id);
CREATE INDEX facility_name ON assets.facility USING btree (organization_id, facility_name COLLATE assets.natural_order, id);
CREATE INDEX facility_operator ON assets.facility USING btree (organization_id, operator_id);
CREATE INDEX facility_type ON assets.facility USING btree (organization_id, facility_type);
alter table assets.facility enable row level security;
alter table assets.facility force row level security;
create policy organization on assets.facility for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON assets.facility REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.facility_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON assets.facility REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.facility_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON assets.facility REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.facility_updated();
grant delete, insert, select, update on table assets.facility to pumpjack_app;
grant select on table assets.facility to pumpjack_report;
comment on column assets.facility.design_pressure is 'psig.';
comment on column assets.facility.original is 'Values and units as received, where a conversion happened.';

create table assets.facility_connection (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  from_well_id uuid,
  from_facility_id uuid,
  to_facility_id uuid not null,
  effective_date date not null,
  expiry_date date,
  remark character varying(2000),
  active_ind boolean not null default true,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default clock_timestamp(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint facility_connection_pkey PRIMARY KEY (organization_id, id),
  constraint facility_connection_no_overlap EXCLUDE USING gist (organization_id WITH =, COALESCE(from_well_id, from_facility_id) WITH =, to_facility_id WITH =, daterange(effective_date, expiry_date) WITH &&) WHERE (active_ind),
  constraint facility_connection_ends_after_start CHECK ((expiry_date > effective_date)),
  constraint facility_connection_leads_elsewhere CHECK ((from_facility_id <> to_facility_id)),
  constraint facility_connection_one_source CHECK ((num_nonnulls(from_well_id, from_facility_id) = 1)),
  constraint facility_connection_from_facility_fk FOREIGN KEY (organization_id, from_facility_id) REFERENCES assets.facility(organization_id, id),
  constraint facility_connection_from_well_fk FOREIGN KEY (organization_id, from_well_id) REFERENCES assets.well(organization_id, id),
  constraint facility_connection_to_facility_fk FOREIGN KEY (organization_id, to_facility_id) REFERENCES assets.facility(organization_id, id)
);
CREATE INDEX facility_connection_from_facility ON assets.facility_connection USING btree (organization_id, from_facility_id);
CREATE INDEX facility_connection_from_well ON assets.facility_connection USING btree (organization_id, from_well_id);
CREATE INDEX facility_connection_to_facility ON assets.facility_connection USING btree (organization_id, to_facility_id);
alter table assets.facility_connection enable row level security;
alter table assets.facility_connection force row level security;
create policy organization on assets.facility_connection for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON assets.facility_connection REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.facility_connection_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON assets.facility_connection REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.facility_connection_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON assets.facility_connection REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.facility_connection_updated();
grant delete, insert, select, update on table assets.facility_connection to pumpjack_app;
grant select on table assets.facility_connection to pumpjack_report;
comment on table assets.facility_connection is 'What flows where: well → separator → tank battery → meter or pipeline, from effective_date up to, not including, expiry_date.';

create table assets.field (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  field_name character varying(255) not null,
  field_code character varying(50),
  basin character varying(255),
  play character varying(255),
  country character varying(100) not null,
  state character varying(100),
  county character varying(100),
  discovery_date date,
  operator_id uuid,
  region_id uuid,
  time_zone character varying(64),
  status character varying(50) not null default 'active'::character varying,
  metadata jsonb,
  create_hash bytea,
  remark character varying(2000),
  active_ind boolean not null default true,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default clock_timestamp(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint field_pkey PRIMARY KEY (organization_id, id),
  constraint field_operator_fk FOREIGN KEY (organization_id, operator_id) REFERENCES assets.company(organization_id, id),
  constraint field_region_fk FOREIGN KEY (organization_id, region_id) REFERENCES assets.region(organization_id, id)
);
CREATE UNIQUE INDEX field_code_unique ON assets.field USING btree (organization_id, field_code) WHERE active_ind;
CREATE INDEX field_name ON assets.field USING btree (organization_id, field_name COLLATE assets.natural_order, id);
CREATE INDEX field_operator ON assets.field USING btree (organization_id, operator_id);
CREATE INDEX field_region ON assets.field USING btree (organization_id, region_id);
CREATE INDEX field_state_county ON assets.field USING btree (organization_id, state, county);
alter table assets.field enable row level security;
alter table assets.field force row level security;
create policy organization on assets.field for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON assets.field REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.field_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON assets.field REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.field_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON assets.field REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.field_updated();
grant delete, insert, select, update on table assets.field to pumpjack_app;
grant select on table assets.field to pumpjack_report;
comment on column assets.field.region_id is 'Region of wells that name none of their own.';
comment on column assets.field.time_zone is 'IANA name; the zone of wells that have none of their own. Null: the organisation''s.';

create table assets.lease (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  lease_number character varying(100) not null,
  lease_name character varying(255) not null,
  field_id uuid,
  lessor_name character varying(255),
  effective_date date,
  expiration_date date,
  primary_term integer,
  royalty_rate numeric(10,8),
  bonus_amount numeric(15,2),
  net_acres numeric(12,4),
  gross_acres numeric(12,4),
  working_interest numeric(10,8),
  net_revenue_interest numeric(10,8),
  interest_explanation character varying(2000),
  legal_description jsonb,
  status character varying(50) not null default 'active'::character varying,
  pugh_clause boolean not null default false,
  depth_limitation jsonb,
  metadata jsonb,
  create_hash bytea,
  remark character varying(2000),
  active_ind boolean not null default true,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default clock_timestamp(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint lease_pkey PRIMARY KEY (organization_id, id),
  constraint lease_acres_not_negative CHECK (((net_acres >= (0)::numeric) AND (gross_acres >= (0)::numeric))),
  constraint lease_expires_after_effect CHECK ((expiration_date >= effective_date)),
  constraint lease_net_acres_within_gross CHECK ((net_acres <= gross_acres)),
  constraint lease_net_revenue_interest_is_share CHECK (((net_revenue_interest >= (0)::numeric) AND (net_revenue_interest <= (1)::numeric))),
  constraint lease_net_revenue_within_burden CHECK (((net_revenue_interest <= ((working_interest * ((1)::numeric - royalty_rate)) + 0.000000005)) OR (interest_explanation IS NOT NULL))),
  constraint lease_primary_term_positive CHECK ((primary_term > 0)),
  constraint lease_royalty_is_share CHECK (((royalty_rate >= (0)::numeric) AND (royalty_rate <= (1)::numeric))),
  constraint lease_terms_given CHECK ((((status)::text = 'incomplete'::text) OR ((effective_date IS NOT NULL) AND (royalty_rate IS NOT NULL)))),
  constraint lease_working_interest_is_share CHECK (((working_interest >= (0)::numeric) AND (working_interest <= (1)::numeric))),
  constraint lease_field_fk FOREIGN KEY (organization_id, field_id) REFERENCES assets.field(organization_id, id)
);
CREATE INDEX lease_expiration ON assets.lease USING btree (organization_id, expiration_date);
CREATE INDEX lease_field ON assets.lease USING btree (organization_id, field_id);
CREATE INDEX lease_name ON assets.lease USING btree (organization_id, lease_name COLLATE assets.natural_order, id);
CREATE UNIQUE INDEX lease_number_unique ON assets.lease USING btree (organization_id, lease_number) WHERE active_ind;
alter table assets.lease enable row level security;
alter table assets.lease force row level security;
create policy organization on assets.lease for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON assets.lease REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.lease_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON assets.lease REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.lease_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON assets.lease REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.lease_updated();
grant delete, insert, select, update on table assets.lease to pumpjack_app;
grant select on table assets.lease to pumpjack_report;
comment on column assets.lease.primary_term is 'Months.';
comment on column assets.lease.royalty_rate is 'Share of one, 0 to 1; likewise working_interest and net_revenue_interest.';
comment on column assets.lease.bonus_amount is 'USD.';
comment on column assets.lease.interest_explanation is 'Why the net revenue interest exceeds working interest × (1 − royalty), when it does.';
comment on column assets.lease.legal_description is 'state, county, section, township, range, meridian, text.';

create table assets.region (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  region_name character varying(255) not null,
  region_code character varying(50),
  parent_region_id uuid,
  status character varying(50) not null default 'active'::character varying,
  metadata jsonb,
  create_hash bytea,
  remark character varying(2000),
  active_ind boolean not null default true,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default clock_timestamp(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint region_pkey PRIMARY KEY (organization_id, id),
  constraint region_parent_other CHECK ((parent_region_id <> id)),
  constraint region_parent_fk FOREIGN KEY (organization_id, parent_region_id) REFERENCES assets.region(organization_id, id)
);
CREATE UNIQUE INDEX region_code_unique ON assets.region USING btree (organization_id, region_code) WHERE active_ind;
CREATE INDEX region_name ON assets.region USING btree (organization_id, region_name COLLATE assets.natural_order, id);
CREATE INDEX region_parent ON assets.region USING btree (organization_id, parent_region_id);
alter table assets.region enable row level security;
alter table assets.region force row level security;
create policy organization on assets.region for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON assets.region REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.region_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON assets.region REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.region_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON assets.region REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.region_updated();
grant delete, insert, select, update on table assets.region to pumpjack_app;
grant select on table assets.region to pumpjack_report;
comment on table assets.region is 'The organisation''s own division of its area; wells belong to one region, by themselves or through their field.';

create table assets.rig (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  rig_name character varying(255) not null,
  rig_number character varying(100),
  contractor_id uuid,
  rig_type character varying(100),
  rated_depth numeric(10,2),
  drawworks character varying(255),
  mast_capacity numeric(10,2),
  mud_pumps jsonb,
  bop_configuration jsonb,
  day_rate numeric(15,2),
  mobilization_cost numeric(15,2),
  status character varying(50) not null default 'available'::character varying,
  current_well_id uuid,
  metadata jsonb,
  original jsonb,
  create_hash bytea,
  remark character varying(2000),
  active_ind boolean not null default true,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default clock_timestamp(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint rig_pkey PRIMARY KEY (organization_id, id),
  constraint rig_on_well_unique UNIQUE (organization_id, id, current_well_id),
  constraint rig_costs_not_negative CHECK (((day_rate >= (0)::numeric) AND (mobilization_cost >= (0)::numeric))),
  constraint rig_mast_capacity_not_negative CHECK ((mast_capacity >= (0)::numeric)),
  constraint rig_rated_depth_not_negative CHECK ((rated_depth >= (0)::numeric)),
  constraint rig_contractor_fk FOREIGN KEY (organization_id, contractor_id) REFERENCES assets.company(organization_id, id),
  constraint rig_current_well_agrees FOREIGN KEY (organization_id, current_well_id, id) REFERENCES assets.well(organization_id, id, rig_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX rig_contractor ON assets.rig USING btree (organization_id, contractor_id);
CREATE INDEX rig_current_well ON assets.rig USING btree (organization_id, current_well_id);
CREATE INDEX rig_name ON assets.rig USING btree (organization_id, rig_name COLLATE assets.natural_order, id);
CREATE UNIQUE INDEX rig_number_unique ON assets.rig USING btree (organization_id, rig_number) WHERE active_ind;
CREATE INDEX rig_status ON assets.rig USING btree (organization_id, status);
alter table assets.rig enable row level security;
alter table assets.rig force row level security;
create policy organization on assets.rig for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON assets.rig REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.rig_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON assets.rig REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.rig_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON assets.rig REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.rig_updated();
grant delete, insert, select, update on table assets.rig to pumpjack_app;
grant select on table assets.rig to pumpjack_report;
comment on column assets.rig.rated_depth is 'ft.';
comment on column assets.rig.mast_capacity is 'Static hook load, 1,000 lb.';
comment on column assets.rig.day_rate is 'USD per day.';
comment on column assets.rig.mobilization_cost is 'USD.';
comment on column assets.rig.original is 'Values and units as received, where a conversion happened.';

create table assets.well (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  well_name character varying(255) not null,
  api_number character varying(14),
  well_number character varying(50),
  parent_well_id uuid,
  lease_id uuid,
  field_id uuid,
  facility_id uuid,
  operator_id uuid,
  region_id uuid,
  state character varying(100),
  county character varying(100),
  time_zone character varying(64),
  well_type character varying(30) not null,
  well_purpose character varying(30) not null,
  well_status character varying(30) not null,
  spud_date date,
  completion_date date,
  first_production_date date,
  plugged_date date,
  surface_latitude numeric(10,7),
  surface_longitude numeric(10,7),
  bottom_latitude numeric(10,7),
  bottom_longitude numeric(10,7),
  surface_location jsonb,
  bottom_hole_location jsonb,
  well_configuration jsonb,
  total_depth numeric(10,2),
  tvd numeric(10,2),
  ground_elevation numeric(10,2),
  kb_elevation numeric(10,2),
  water_depth numeric(10,2),
  is_horizontal boolean not null default false,
  is_offshore boolean not null default false,
  rig_id uuid,
  max_oil_volume numeric(15,4),
  max_gas_volume numeric(15,4),
  max_water_volume numeric(15,4),
  max_injection_volume numeric(15,4),
  max_tubing_pressure numeric(10,2),
  max_casing_pressure numeric(10,2),
  max_line_pressure numeric(10,2),
  metadata jsonb,
  original jsonb,
  create_hash bytea,
  remark character varying(2000),
  active_ind boolean not null default true,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default clock_timestamp(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  place_id uuid not null generated always as ((md5(((((((COALESCE((lease_id)::text, ''::text) || ' '::text) || COALESCE((field_id)::text, ''::text)) || ' '::text) || COALESCE((region_id)::text, ''::text)) || ' '::text) || COALESCE((operator_id)::text, ''::text))))::uuid) stored,
  constraint well_pkey PRIMARY KEY (organization_id, id),
  constraint well_under_rig_unique UNIQUE (organization_id, id, rig_id),
  constraint well_api_number_digits CHECK (((api_number)::text ~ '^[0-9]{14}$'::text)),
  constraint well_completed_after_spud CHECK ((spud_date <= completion_date)),
  constraint well_depths_not_negative CHECK (((total_depth >= (0)::numeric) AND (tvd >= (0)::numeric) AND (water_depth >= (0)::numeric))),
  constraint well_kb_above_ground CHECK ((kb_elevation >= ground_elevation)),
  constraint well_latitude_in_range CHECK ((((surface_latitude >= ('-90'::integer)::numeric) AND (surface_latitude <= (90)::numeric)) AND ((bottom_latitude >= ('-90'::integer)::numeric) AND (bottom_latitude <= (90)::numeric)))),
  constraint well_longitude_in_range CHECK ((((surface_longitude >= ('-180'::integer)::numeric) AND (surface_longitude <= (180)::numeric)) AND ((bottom_longitude >= ('-180'::integer)::numeric) AND (bottom_longitude <= (180)::numeric)))),
  constraint well_maxima_positive CHECK (((max_oil_volume > (0)::numeric) AND (max_gas_volume > (0)::numeric) AND (max_water_volume > (0)::numeric) AND (max_injection_volume > (0)::numeric) AND (max_tubing_pressure > (0)::numeric) AND (max_casing_pressure > (0)::numeric) AND (max_line_pressure > (0)::numeric))),
  constraint well_parent_other CHECK ((parent_well_id <> id)),
  constraint well_plugged_last CHECK ((plugged_date >= GREATEST(spud_date, completion_date, first_production_date))),
  constraint well_produced_after_completion CHECK ((completion_date <= first_production_date)),
  constraint well_produced_after_spud CHECK ((spud_date <= first_production_date)),
  constraint well_purpose_known CHECK (((well_purpose)::text = ANY ((ARRAY['exploration'::character varying, 'appraisal'::character varying, 'development'::character varying, 'injection'::character varying, 'disposal'::character varying, 'observation'::character varying])::text[]))),
  constraint well_status_known CHECK (((well_status)::text = ANY ((ARRAY['planned'::character varying, 'permitted'::character varying, 'spudded'::character varying, 'drilling'::character varying, 'completing'::character varying, 'completed'::character varying, 'producing'::character varying, 'shut_in'::character varying, 'temporarily_abandoned'::character varying, 'abandoned'::character varying, 'plugged'::character varying, 'cancelled'::character varying])::text[]))),
  constraint well_tvd_within_total_depth CHECK ((tvd <= total_depth)),
  constraint well_type_known CHECK (((well_type)::text = ANY ((ARRAY['oil'::character varying, 'gas'::character varying, 'oil_gas'::character varying, 'injection'::character varying, 'disposal'::character varying, 'water_supply'::character varying, 'observation'::character varying, 'dry_hole'::character varying])::text[]))),
  constraint well_facility_fk FOREIGN KEY (organization_id, facility_id) REFERENCES assets.facility(organization_id, id),
  constraint well_field_fk FOREIGN KEY (organization_id, field_id) REFERENCES assets.field(organization_id, id),
  constraint well_lease_fk FOREIGN KEY (organization_id, lease_id) REFERENCES assets.lease(organization_id, id),
  constraint well_operator_fk FOREIGN KEY (organization_id, operator_id) REFERENCES assets.company(organization_id, id),
  constraint well_parent_fk FOREIGN KEY (organization_id, parent_well_id) REFERENCES assets.well(organization_id, id),
  constraint well_region_fk FOREIGN KEY (organization_id, region_id) REFERENCES assets.region(organization_id, id),
  constraint well_rig_agrees FOREIGN KEY (organization_id, rig_id, id) REFERENCES assets.rig(organization_id, id, current_well_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX well_api_number_unique ON assets.well USING btree (organization_id, api_number) WHERE active_ind;
CREATE UNIQUE INDEX well_api_well_unique ON assets.well USING btree (organization_id, "left"((api_number)::text, 10)) WHERE (active_ind AND (parent_well_id IS NULL));
CREATE INDEX well_facility ON assets.well USING btree (organization_id, facility_id);
CREATE INDEX well_field ON assets.well USING btree (organization_id, field_id);
CREATE INDEX well_lease ON assets.well USING btree (organization_id, lease_id);
CREATE INDEX well_name ON assets.well USING btree (organization_id, well_name COLLATE assets.natural_order, id);
CREATE INDEX well_operator ON assets.well USING btree (organization_id, operator_id);
CREATE INDEX well_parent ON assets.well USING btree (organization_id, parent_well_id);
CREATE INDEX well_place ON assets.well USING btree (organization_id, place_id);
CREATE INDEX well_region ON assets.well USING btree (organization_id, region_id);
CREATE UNIQUE INDEX well_rig ON assets.well USING btree (organization_id, rig_id);
CREATE INDEX well_status ON assets.well USING btree (organization_id, well_status);
alter table assets.well enable row level security;
alter table assets.well force row level security;
create policy organization on assets.well for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON assets.well REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.well_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON assets.well REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.well_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON assets.well REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.well_updated();
CREATE TRIGGER well_place_touched AFTER UPDATE ON assets.well REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION production.touch_places();
grant delete, insert, select, update on table assets.well to pumpjack_app;
grant select on table assets.well to pumpjack_report;
comment on column assets.well.api_number is '14 digits: state 2, county 3, well 5, sidetrack 2, event 2.';
comment on column assets.well.parent_well_id is 'The well this sidetrack, recompletion or producing completion belongs to.';
comment on column assets.well.facility_id is 'The battery it flows to.';
comment on column assets.well.time_zone is 'IANA name. Null: the field''s, else the organisation''s.';
comment on column assets.well.total_depth is 'Measured depth, ft.';
comment on column assets.well.tvd is 'True vertical depth, ft.';
comment on column assets.well.ground_elevation is 'ft above mean sea level; likewise kb_elevation (kelly bushing).';
comment on column assets.well.water_depth is 'ft.';
comment on column assets.well.max_oil_volume is 'bbl/day: the most this well can give, where the default of the range rules does not fit; water and injection likewise.';
comment on column assets.well.max_gas_volume is 'Mcf/day.';
comment on column assets.well.max_tubing_pressure is 'psig; casing and line likewise.';
comment on column assets.well.original is 'Values and units as received, where a conversion happened.';
comment on column assets.well.place_id is 'Stands for lease, field, region and operator together.';

create table assets.well_status_history (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  well_id uuid not null,
  status_type character varying(40) not null,
  status character varying(40) not null,
  previous_status character varying(40),
  start_time timestamp with time zone not null,
  end_time timestamp with time zone,
  reason character varying(2000),
  changed_by uuid,
  remark character varying(2000),
  active_ind boolean not null default true,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default clock_timestamp(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint well_status_history_pkey PRIMARY KEY (organization_id, id),
  constraint well_status_history_no_overlap EXCLUDE USING gist (organization_id WITH =, well_id WITH =, status_type WITH =, tstzrange(start_time, end_time) WITH &&) WHERE (active_ind),
  constraint well_status_history_ends_after_start CHECK ((end_time > start_time)),
  constraint well_status_history_well_fk FOREIGN KEY (organization_id, well_id) REFERENCES assets.well(organization_id, id)
);
CREATE INDEX well_status_history_well ON assets.well_status_history USING btree (organization_id, well_id, status_type, start_time, id) INCLUDE (status) WHERE active_ind;
alter table assets.well_status_history enable row level security;
alter table assets.well_status_history force row level security;
create policy organization on assets.well_status_history for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON assets.well_status_history REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.well_status_history_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON assets.well_status_history REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.well_status_history_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON assets.well_status_history REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.well_status_history_updated();
grant delete, insert, select, update on table assets.well_status_history to pumpjack_app;
grant select on table assets.well_status_history to pumpjack_report;
comment on column assets.well_status_history.status_type is 'Facet: operational, life_cycle, role, fluid_type, …';
comment on column assets.well_status_history.end_time is 'Null: current.';

CREATE OR REPLACE FUNCTION assets.count_wells_anew()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'assets', 'pg_temp'
AS $function$
begin
  analyze (skip_locked) assets.well, assets.well_status_history;
end $function$;
grant execute on function assets.count_wells_anew() to pumpjack_app;
comment on function assets.count_wells_anew() is 'Statistics of the register of wells, after many were made at once.';


-- ====================================================================================================
create schema audit;
grant usage on schema audit to pumpjack_app;

create table audit.access (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id bigint not null generated always as identity,
  happened_at timestamp with time zone not null default clock_timestamp(),
  transaction_id xid8 not null default pg_current_xact_id(),
  user_id uuid,
  request_id text,
  client text,
  address text,
  method text not null,
  path text not null,
  status integer not null,
  code text,
  duration_ms numeric(12,3) not null,
  constraint access_pkey PRIMARY KEY (organization_id, id)
);
CREATE INDEX access_transaction ON audit.access USING btree (organization_id, transaction_id);
alter table audit.access enable row level security;
alter table audit.access force row level security;
create policy organization on audit.access for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.access FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_rewrite();
grant insert, select on table audit.access to pumpjack_app;
comment on table audit.access is 'Requests that were denied or failed, and sensitive reads, written outside the request''s own transaction.';

create table audit.change (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id bigint not null generated always as identity,
  happened_at timestamp with time zone not null default clock_timestamp(),
  transaction_id xid8 not null default pg_current_xact_id(),
  user_id uuid default (NULLIF(current_setting('app.current_user_id'::text, true), ''::text))::uuid,
  request_id text default NULLIF(current_setting('app.request_id'::text, true), ''::text),
  client text default NULLIF(current_setting('app.client'::text, true), ''::text),
  table_name text not null,
  action text not null,
  row_keys text[] not null,
  before jsonb,
  after jsonb,
  constraint change_pkey PRIMARY KEY (organization_id, id),
  constraint change_action_known CHECK ((action = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text])))
);
CREATE INDEX change_transaction ON audit.change USING btree (organization_id, transaction_id);
alter table audit.change enable row level security;
alter table audit.change force row level security;
create policy organization on audit.change for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.change FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_rewrite();
grant select on table audit.change to pumpjack_app;
comment on table audit.change is 'What was written. An insert names the keys of its rows (a row is its own after-image); an update or delete is one row each, with both images.';
comment on column audit.change.row_keys is 'Primary keys without the organisation, parts joined by an underscore: for a day {well_id}_{yyyy-mm-dd}.';

create table audit.seal (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id bigint not null generated always as identity,
  sealed_at timestamp with time zone not null default clock_timestamp(),
  from_transaction xid8 not null,
  before_transaction xid8 not null,
  change_count bigint not null,
  access_count bigint not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint seal_pkey PRIMARY KEY (organization_id, id),
  constraint seal_once UNIQUE (organization_id, from_transaction)
);
alter table audit.seal enable row level security;
alter table audit.seal force row level security;
create policy organization on audit.seal for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.seal FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_rewrite();
grant insert, select on table audit.seal to pumpjack_app;
comment on table audit.seal is 'A hash chain per organisation. A seal covers the change and access rows of the transactions in its window; the window ends before the oldest one still running, so nothing can enter it later.';

CREATE OR REPLACE FUNCTION audit.company_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'assets.company', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.company_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'assets.company', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.company_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'assets.company', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.daily_production_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'production.daily_production', 'delete', array[r.well_id::text || '_' || r.production_date::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.daily_production_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'production.daily_production', 'insert', array_agg(r.well_id::text || '_' || r.production_date::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.daily_production_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'production.daily_production', 'update', array[coalesce(r.well_id::text || '_' || r.production_date::text, o.well_id::text || '_' || o.production_date::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.well_id = r.well_id and o.production_date = r.production_date;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.equipment_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'assets.equipment', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.equipment_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'assets.equipment', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.equipment_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'assets.equipment', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.facility_connection_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'assets.facility_connection', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.facility_connection_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'assets.facility_connection', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.facility_connection_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'assets.facility_connection', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.facility_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'assets.facility', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.facility_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'assets.facility', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.facility_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'assets.facility', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.field_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'assets.field', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.field_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'assets.field', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.field_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'assets.field', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.fingerprint(previous bytea, first_transaction xid8, end_transaction xid8)
 RETURNS TABLE(change_count bigint, access_count bigint, hash bytea)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'audit'
 SET "TimeZone" TO 'UTC'
 SET "DateStyle" TO 'ISO, YMD'
 SET bytea_output TO 'hex'
AS $function$
  with c as (
    select count(*) n, coalesce(string_agg(x::text, E'\n' order by x.id), '') body from audit.change x
    where x.transaction_id >= first_transaction and x.transaction_id < end_transaction),
  a as (
    select count(*) n, coalesce(string_agg(x::text, E'\n' order by x.id), '') body from audit.access x
    where x.transaction_id >= first_transaction and x.transaction_id < end_transaction)
  select c.n, a.n, sha256(previous || convert_to(first_transaction::text || ':' || end_transaction::text || E'\n' || c.body || E'\n' || a.body, 'UTF8')) from c, a
$function$;
grant execute on function audit.fingerprint(bytea,xid8,xid8) to pumpjack_app;

CREATE OR REPLACE FUNCTION audit.import_job_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'integrations.import_job', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.import_job_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'integrations.import_job', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.import_job_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'integrations.import_job', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.import_mapping_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'integrations.import_mapping', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.import_mapping_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'integrations.import_mapping', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.import_mapping_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'integrations.import_mapping', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.lease_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'assets.lease', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.lease_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'assets.lease', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.lease_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'assets.lease', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.month_close_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'production.month_close', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.month_close_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'production.month_close', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.month_close_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'production.month_close', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.monthly_volume_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'production.monthly_volume', 'delete', array[r.well_id::text || '_' || r.month::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.monthly_volume_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'production.monthly_volume', 'insert', array_agg(r.well_id::text || '_' || r.month::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.monthly_volume_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'production.monthly_volume', 'update', array[coalesce(r.well_id::text || '_' || r.month::text, o.well_id::text || '_' || o.month::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.well_id = r.well_id and o.month = r.month;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.organization_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'tenancy.organization', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.organization_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'tenancy.organization', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.organization_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'tenancy.organization', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.refuse_rewrite()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit rows are append-only' using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION audit.region_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'assets.region', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.region_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'assets.region', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.region_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'assets.region', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.rig_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'assets.rig', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.rig_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'assets.rig', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.rig_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'assets.rig', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.user_well_assignment_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'tenancy.user_well_assignment', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.user_well_assignment_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'tenancy.user_well_assignment', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.user_well_assignment_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'tenancy.user_well_assignment', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.watch(t regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  bare text := (select relname from pg_class where oid = t);
  home text := (select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = t);
  key_columns text[] := (
    select array_agg(a.attname::text order by k.ord)
    from pg_index i
    cross join lateral unnest(i.indkey::int2[]) with ordinality k(attnum, ord)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indrelid = t and i.indisprimary and a.attname <> 'organization_id');
  key_of_row text;
  key_before text;
  joined text;
begin
  if key_columns is null then
    key_columns := array['organization_id'];
  end if;
  key_of_row := (select string_agg(format('r.%I::text', c), ' || ''_'' || ' order by ord) from unnest(key_columns) with ordinality u(c, ord));
  key_before := (select string_agg(format('o.%I::text', c), ' || ''_'' || ' order by ord) from unnest(key_columns) with ordinality u(c, ord));
  joined := (select string_agg(format('o.%1$I = r.%1$I', c), ' and ') from unnest(key_columns) u(c));

  execute format($f$
    create or replace function audit.%1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, audit, pg_temp as $body$
    begin
      insert into audit.change (table_name, action, row_keys)
      select %2$L, 'insert', array_agg(%3$s) from new_rows r having count(*) > 0;
      return null;
    end $body$ $f$, bare || '_inserted', home || '.' || bare, key_of_row);
  execute format($f$
    create or replace function audit.%1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, audit, pg_temp as $body$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select %2$L, 'update', array[coalesce(%3$s, %5$s)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on %4$s;
      return null;
    end $body$ $f$, bare || '_updated', home || '.' || bare, key_of_row, joined, key_before);
  execute format($f$
    create or replace function audit.%1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, audit, pg_temp as $body$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select %2$L, 'delete', array[%3$s], to_jsonb(r) from old_rows r;
      return null;
    end $body$ $f$, bare || '_deleted', home || '.' || bare, key_of_row);
  execute format('create or replace trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function audit.%I()', t, bare || '_inserted');
  execute format('create or replace trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit.%I()', t, bare || '_updated');
  execute format('create or replace trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function audit.%I()', t, bare || '_deleted');
end $function$;

CREATE OR REPLACE FUNCTION audit.well_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'assets.well', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.well_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'assets.well', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.well_status_history_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select 'assets.well_status_history', 'delete', array[r.id::text], to_jsonb(r) from old_rows r;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.well_status_history_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys)
      select 'assets.well_status_history', 'insert', array_agg(r.id::text) from new_rows r having count(*) > 0;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.well_status_history_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'assets.well_status_history', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.well_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select 'assets.well', 'update', array[coalesce(r.id::text, o.id::text)], to_jsonb(o), to_jsonb(r) from new_rows r full join old_rows o on o.id = r.id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION audit.without_tenant()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit', 'pg_temp'
AS $function$
declare
  hidden constant text[] := array['password_hash', 'security_stamp', 'authenticator_key', 'recovery_codes', 'used_code', 'used_code_at', 'key_hash'];
  quiet constant text[] := array['last_sign_in_at', 'last_used_at', 'mail_error', 'row_version', 'row_changed_by', 'row_changed_date'];
  was constant text := current_setting('app.current_organization_id', true);
  former jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) - hidden end;
  latter jsonb := to_jsonb(new) - hidden;
begin
  if former - quiet = latter - quiet then
    return null;
  end if;
  perform set_config('app.current_organization_id', new.organization_id::text, true);
  insert into audit.change (table_name, action, row_keys, before, after)
  values ('platform.' || tg_table_name, lower(tg_op), array[new.id::text], former, case when tg_op = 'UPDATE' then latter end);
  perform set_config('app.current_organization_id', coalesce(was, ''), true);
  return null;
end $function$;


-- ====================================================================================================
create schema events;
grant usage on schema events to pumpjack_app;
grant usage on schema events to pumpjack_worker;

create table events.outbox (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id bigint not null generated always as identity,
  event_type text not null,
  payload jsonb not null,
  user_id uuid default (NULLIF(current_setting('app.current_user_id'::text, true), ''::text))::uuid,
  happened_at timestamp with time zone not null default clock_timestamp(),
  state text not null default 'new'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  error text,
  constraint outbox_pkey PRIMARY KEY (organization_id, id),
  constraint outbox_state_known CHECK ((state = ANY (ARRAY['new'::text, 'published'::text, 'failed'::text, 'parked'::text])))
);
CREATE INDEX outbox_waiting ON events.outbox USING btree (id) WHERE (state = ANY (ARRAY['new'::text, 'failed'::text]));
alter table events.outbox enable row level security;
alter table events.outbox force row level security;
create policy organization on events.outbox for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
create policy worker on events.outbox for all to pumpjack_worker
  using true
  with check true;
grant delete, select, update on table events.outbox to pumpjack_worker;
grant insert, select on table events.outbox to pumpjack_app;


-- ====================================================================================================
create schema integrations;
grant usage on schema integrations to pumpjack_app;

create table integrations.import_job (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  file_name text not null,
  file_size bigint not null,
  file_hash bytea not null,
  idempotency_key text,
  kind text,
  sheet text,
  status text not null default 'queued'::text,
  options jsonb not null default '{}'::jsonb,
  preview jsonb,
  questions jsonb,
  findings jsonb,
  error text,
  started_at timestamp with time zone,
  completed_at timestamp with time zone,
  row_version integer not null default 1,
  active_ind boolean not null default true,
  remark text,
  row_created_by uuid default (NULLIF(current_setting('app.current_user_id'::text, true), ''::text))::uuid,
  row_created_date timestamp with time zone not null default now(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  sent_options jsonb,
  constraint import_job_pkey PRIMARY KEY (organization_id, id),
  constraint import_job_once UNIQUE (organization_id, idempotency_key),
  constraint import_job_kind_known CHECK ((kind = ANY (ARRAY['wells'::text, 'daily_production'::text, 'monthly_volume'::text]))),
  constraint import_job_status_known CHECK ((status = ANY (ARRAY['queued'::text, 'reading'::text, 'needs_input'::text, 'running'::text, 'completed'::text, 'completed_with_errors'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX import_job_recent ON integrations.import_job USING btree (organization_id, row_created_date DESC);
alter table integrations.import_job enable row level security;
alter table integrations.import_job force row level security;
create policy organization on integrations.import_job for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON integrations.import_job REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.import_job_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON integrations.import_job REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.import_job_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON integrations.import_job REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.import_job_updated();
grant insert, select, update on table integrations.import_job to pumpjack_app;
comment on column integrations.import_job.sent_options is 'The options of the upload, mapping included; absent for imports of before this column.';

create table integrations.import_mapping (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  mapping_name text not null,
  options jsonb not null,
  row_version integer not null default 1,
  active_ind boolean not null default true,
  remark text,
  row_created_by uuid default (NULLIF(current_setting('app.current_user_id'::text, true), ''::text))::uuid,
  row_created_date timestamp with time zone not null default now(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint import_mapping_pkey PRIMARY KEY (organization_id, id),
  constraint import_mapping_name_once UNIQUE (organization_id, mapping_name),
  constraint import_mapping_name_length CHECK (((length(mapping_name) >= 1) AND (length(mapping_name) <= 100)))
);
alter table integrations.import_mapping enable row level security;
alter table integrations.import_mapping force row level security;
create policy organization on integrations.import_mapping for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON integrations.import_mapping REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.import_mapping_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON integrations.import_mapping REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.import_mapping_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON integrations.import_mapping REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.import_mapping_updated();
grant delete, insert, select, update on table integrations.import_mapping to pumpjack_app;
comment on table integrations.import_mapping is 'How a kind of file was understood, to be used again.';

create table integrations.import_progress (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  import_id uuid not null,
  last_row bigint not null default 0,
  share numeric(5,4) not null default 0,
  rows_read bigint not null default 0,
  rows_written bigint not null default 0,
  rows_unchanged bigint not null default 0,
  rows_rejected bigint not null default 0,
  wells_created bigint not null default 0,
  cancel_requested boolean not null default false,
  constraint import_progress_pkey PRIMARY KEY (organization_id, import_id),
  constraint import_progress_foots CHECK ((rows_read = ((rows_written + rows_unchanged) + rows_rejected))),
  constraint import_progress_job FOREIGN KEY (organization_id, import_id) REFERENCES integrations.import_job(organization_id, id)
);
alter table integrations.import_progress enable row level security;
alter table integrations.import_progress force row level security;
create policy organization on integrations.import_progress for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
grant insert, select, update on table integrations.import_progress to pumpjack_app;
comment on column integrations.import_progress.last_row is 'The last row of the file that is dealt with, as a person counts rows.';

create table integrations.import_rejected_row (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  import_id uuid not null,
  row_number bigint not null,
  seq_no integer not null,
  column_name text,
  code text not null,
  reason text not null,
  cells text[],
  constraint import_rejected_row_pkey PRIMARY KEY (organization_id, import_id, row_number, seq_no),
  constraint import_rejected_row_job FOREIGN KEY (organization_id, import_id) REFERENCES integrations.import_job(organization_id, id)
);
alter table integrations.import_rejected_row enable row level security;
alter table integrations.import_rejected_row force row level security;
create policy organization on integrations.import_rejected_row for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
grant delete, insert, select on table integrations.import_rejected_row to pumpjack_app;


-- ====================================================================================================
create schema platform;
grant usage on schema platform to pumpjack_app;
grant usage on schema platform to pumpjack_worker;

create table platform.api_key (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  prefix text not null,
  key_hash bytea not null,
  roles text[] not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  row_created_by uuid default (NULLIF(current_setting('app.current_user_id'::text, true), ''::text))::uuid,
  row_created_date timestamp with time zone not null default now(),
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_hash UNIQUE (key_hash),
  constraint api_key_name_length CHECK (((length(name) >= 1) AND (length(name) <= 255))),
  constraint api_key_roles_known CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['owner'::text, 'manager'::text, 'pumper'::text, 'accountant'::text, 'land'::text, 'compliance'::text, 'viewer'::text, 'partner'::text]))),
  constraint api_key_organization FOREIGN KEY (organization_id) REFERENCES platform.organization_directory(id)
);
CREATE INDEX api_key_of_organization ON platform.api_key USING btree (organization_id);
CREATE TRIGGER audit_change AFTER INSERT OR UPDATE ON platform.api_key FOR EACH ROW EXECUTE FUNCTION audit.without_tenant();
comment on column platform.api_key.prefix is 'The first characters of the key, to tell keys apart; the key itself is shown once and not kept.';

create table platform.data_protection_key (
  name text not null,
  xml text not null,
  created_at timestamp with time zone not null default now(),
  constraint data_protection_key_pkey PRIMARY KEY (name)
);

create table platform.one_time_token (
  token_hash bytea not null,
  user_id uuid not null,
  purpose text not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint one_time_token_pkey PRIMARY KEY (token_hash),
  constraint one_time_token_purpose_known CHECK ((purpose = ANY (ARRAY['verify'::text, 'reset'::text, 'invite'::text]))),
  constraint one_time_token_user FOREIGN KEY (user_id) REFERENCES platform.user_account(id) ON DELETE CASCADE
);
CREATE INDEX one_time_token_of_user ON platform.one_time_token USING btree (user_id);

create table platform.organization_directory (
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  constraint organization_directory_pkey PRIMARY KEY (id),
  constraint organization_directory_name_length CHECK (((length(name) >= 1) AND (length(name) <= 255)))
);
comment on table platform.organization_directory is 'Which organisations there are. Their data rest in tenancy.organization; the name follows it.';

create table platform.password_history (
  user_id uuid not null,
  changed_at timestamp with time zone not null default clock_timestamp(),
  password_hash text not null,
  constraint password_history_pkey PRIMARY KEY (user_id, changed_at),
  constraint password_history_user FOREIGN KEY (user_id) REFERENCES platform.user_account(id) ON DELETE CASCADE
);
comment on table platform.password_history is 'The last five passwords of a user, the current one included; none of them may be chosen again.';

create table platform.refresh_token (
  token_hash bytea not null,
  session_id uuid not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint refresh_token_pkey PRIMARY KEY (token_hash),
  constraint refresh_token_session FOREIGN KEY (session_id) REFERENCES platform.session(id) ON DELETE CASCADE
);
CREATE INDEX refresh_token_of_session ON platform.refresh_token USING btree (session_id);

create table platform.schema_migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  duration_ms integer not null,
  constraint schema_migration_pkey PRIMARY KEY (name)
);

create table platform.schema_view (
  name text not null,
  checksum text not null,
  constraint schema_view_pkey PRIMARY KEY (name)
);

create table platform.session (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  revoked_because text,
  client text,
  address text,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_user_account FOREIGN KEY (organization_id, user_id) REFERENCES platform.user_account(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX session_of_user ON platform.session USING btree (user_id) WHERE (revoked_at IS NULL);
comment on table platform.session is 'One sign-in: the family of its refresh tokens. Revoked, its tickets end with the next request.';

create table platform.sign_in_failure (
  email_hash bytea not null,
  failed_count integer not null,
  lock_count integer not null default 0,
  locked_until timestamp with time zone,
  last_failed_at timestamp with time zone not null default now(),
  constraint sign_in_failure_pkey PRIMARY KEY (email_hash)
);
CREATE INDEX sign_in_failure_age ON platform.sign_in_failure USING btree (last_failed_at);
comment on table platform.sign_in_failure is 'Failed sign-ins by SHA-256 of the address, whether or not there is such an account: a lock-out tells nobody which addresses exist.';

create table platform.user_account (
  id uuid not null,
  organization_id uuid not null,
  email text not null,
  normalized_email text not null,
  email_verified_at timestamp with time zone,
  display_name text not null,
  phone text,
  password_hash text,
  password_changed_at timestamp with time zone,
  security_stamp text not null,
  roles text[] not null,
  active_ind boolean not null default true,
  two_factor_enabled boolean not null default false,
  authenticator_key text,
  recovery_codes text[] not null default '{}'::text[],
  used_code text,
  used_code_at timestamp with time zone,
  invited_at timestamp with time zone,
  mail_error text,
  last_sign_in_at timestamp with time zone,
  row_version integer not null default 1,
  row_created_by uuid default (NULLIF(current_setting('app.current_user_id'::text, true), ''::text))::uuid,
  row_created_date timestamp with time zone not null default now(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  remark text,
  constraint user_account_pkey PRIMARY KEY (id),
  constraint user_account_email_taken UNIQUE (normalized_email),
  constraint user_account_in_organization UNIQUE (organization_id, id),
  constraint user_account_display_name_length CHECK (((length(display_name) >= 1) AND (length(display_name) <= 255))),
  constraint user_account_email_length CHECK (((length(email) >= 3) AND (length(email) <= 255))),
  constraint user_account_remark_length CHECK ((length(remark) <= 2000)),
  constraint user_account_roles_known CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['owner'::text, 'manager'::text, 'pumper'::text, 'accountant'::text, 'land'::text, 'compliance'::text, 'viewer'::text, 'partner'::text]))),
  constraint user_account_organization FOREIGN KEY (organization_id) REFERENCES platform.organization_directory(id)
);
CREATE TRIGGER audit_change AFTER INSERT OR UPDATE ON platform.user_account FOR EACH ROW EXECUTE FUNCTION audit.without_tenant();
comment on column platform.user_account.normalized_email is 'Upper case. One account per address on the whole platform, so that signing in needs no organisation.';
comment on column platform.user_account.password_hash is 'PBKDF2-HMAC-SHA512 with its salt and iteration count; null until an invited user chose a password.';
comment on column platform.user_account.security_stamp is 'A ticket carries the stamp it was made with; a new stamp ends every ticket at once.';
comment on column platform.user_account.authenticator_key is 'Secret of the one-time codes, encrypted with the data-protection keys.';
comment on column platform.user_account.recovery_codes is 'SHA-256 of the codes not used yet, in hex.';
comment on column platform.user_account.used_code is 'SHA-256 of the one-time code accepted last: a code is good once.';
comment on column platform.user_account.mail_error is 'Why the last mail to the user could not be sent; null when it was.';

CREATE OR REPLACE FUNCTION platform.api_keys()
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  select to_jsonb(k) - 'key_hash' from platform.api_key k
  where organization_id = nullif(current_setting('app.current_organization_id', true), '')::uuid
  order by name, id;
$function$;
grant execute on function platform.api_keys() to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.clear_sign_in_failures(p_email_hash bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  delete from platform.sign_in_failure where email_hash = p_email_hash;
$function$;
grant execute on function platform.clear_sign_in_failures(bytea) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.create_api_key(p_id uuid, p_name text, p_prefix text, p_key_hash bytea, p_roles text[])
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  insert into platform.api_key as k (id, organization_id, name, prefix, key_hash, roles)
  values (p_id, nullif(current_setting('app.current_organization_id', true), '')::uuid, p_name, p_prefix, p_key_hash, p_roles)
  returning to_jsonb(k) - 'key_hash';
$function$;
grant execute on function platform.create_api_key(uuid,text,text,bytea,text[]) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.create_one_time_token(p_user uuid, p_purpose text, p_token_hash bytea, p_lifetime interval)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  delete from platform.one_time_token where user_id = p_user and purpose = p_purpose;
  insert into platform.one_time_token (token_hash, user_id, purpose, expires_at) values (p_token_hash, p_user, p_purpose, now() + p_lifetime);
$function$;
grant execute on function platform.create_one_time_token(uuid,text,bytea,interval) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.create_user(p_user jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
declare
  u platform.user_account := jsonb_populate_record(null::platform.user_account, p_user);
begin
  insert into platform.user_account
    (id, organization_id, email, normalized_email, email_verified_at, display_name, phone, password_hash, password_changed_at,
     security_stamp, roles, active_ind, invited_at, remark)
  values
    (u.id, u.organization_id, u.email, u.normalized_email, u.email_verified_at, u.display_name, u.phone, u.password_hash,
     case when u.password_hash is not null then now() end, u.security_stamp, u.roles, u.active_ind, u.invited_at, u.remark);
  if u.password_hash is not null then
    perform platform.remember_password(u.id, u.password_hash);
  end if;
end $function$;
grant execute on function platform.create_user(jsonb) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.current_organization_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.current_organization_id', true), '')::uuid $function$;
grant execute on function platform.current_organization_id() to pumpjack_app;
grant execute on function platform.current_organization_id() to pumpjack_report;

CREATE OR REPLACE FUNCTION platform.current_user_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.current_user_id', true), '')::uuid $function$;
grant execute on function platform.current_user_id() to pumpjack_app;
grant execute on function platform.current_user_id() to pumpjack_report;

CREATE OR REPLACE FUNCTION platform.data_protection_keys()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  select xml from platform.data_protection_key order by created_at, name;
$function$;
grant execute on function platform.data_protection_keys() to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.isolate(t regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format($p$create policy organization on %s
    using (organization_id = (select nullif(current_setting('app.current_organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.current_organization_id', true), '')::uuid))$p$, t);
end $function$;

CREATE OR REPLACE FUNCTION platform.make_tenant_table(t regclass, audited boolean DEFAULT true)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform platform.isolate(t);
  execute format('alter table %s alter column organization_id set default nullif(current_setting(''app.current_organization_id'', true), '''')::uuid', t);
  execute format('grant select, insert, update, delete on %s to pumpjack_app', t);
  if audited then
    perform audit.watch(t);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION platform.note_mail(p_user uuid, p_error text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  update platform.user_account set mail_error = left(p_error, 500) where id = p_user and mail_error is distinct from left(p_error, 500);
$function$;
grant execute on function platform.note_mail(uuid,text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.one_time_token_user(p_token_hash bytea, p_purposes text[])
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  select user_id from platform.one_time_token where token_hash = p_token_hash and purpose = any (p_purposes) and used_at is null and expires_at > now();
$function$;
grant execute on function platform.one_time_token_user(bytea,text[]) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.open_scope(p_organization uuid, p_user uuid, p_session uuid, p_stamp text, p_restricted boolean, p_request text, p_client text)
 RETURNS TABLE(valid boolean, well_ids uuid[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'tenancy', 'pg_temp'
AS $function$
begin
  -- No session: a job, or an API key that was just verified.
  valid := p_session is null or exists (
    select from platform.session s
    join platform.user_account u on u.id = s.user_id
    where s.id = p_session and s.revoked_at is null and s.user_id = p_user and s.organization_id = p_organization
      and u.active_ind and u.security_stamp = p_stamp);
  perform set_config('app.current_organization_id', case when valid then coalesce(p_organization::text, '') else '' end, true),
          set_config('app.current_user_id', coalesce(p_user::text, ''), true),
          set_config('app.request_id', coalesce(p_request, ''), true),
          set_config('app.client', coalesce(p_client, ''), true);
  if valid and p_restricted then
    well_ids := array(
      select a.well_id
      from tenancy.organization o
      join tenancy.user_well_assignment a on a.organization_id = o.organization_id
      where o.organization_id = p_organization and a.user_id = p_user and a.active_ind
        and (now() at time zone o.time_zone)::date between a.effective_from and coalesce(a.effective_to, 'infinity')
      group by a.well_id);
  end if;
  return next;
end $function$;
grant execute on function platform.open_scope(uuid,uuid,uuid,text,boolean,text,text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.organization_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  select id from platform.organization_directory order by id;
$function$;
grant execute on function platform.organization_ids() to pumpjack_worker;

CREATE OR REPLACE FUNCTION platform.organization_users(p_search text, p_user uuid, p_after_name text, p_after_id uuid, p_limit integer)
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  select to_jsonb(u) || jsonb_build_object('locked_until', f.locked_until)
  from platform.user_account u
  left join platform.sign_in_failure f on f.email_hash = sha256(convert_to(u.normalized_email, 'UTF8')) and f.locked_until > now()
  where u.organization_id = nullif(current_setting('app.current_organization_id', true), '')::uuid
    and (p_user is null or u.id = p_user)
    and (p_search is null or strpos(lower(u.display_name), lower(p_search)) > 0 or strpos(lower(u.email), lower(p_search)) > 0)
    and (p_after_name is null or (u.display_name, u.id) > (p_after_name, p_after_id))
  order by u.display_name, u.id
  limit p_limit;
$function$;
grant execute on function platform.organization_users(text,uuid,text,uuid,integer) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.password_hashes(p_user uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  select array(select password_hash from platform.password_history where user_id = p_user order by changed_at desc);
$function$;
grant execute on function platform.password_hashes(uuid) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.purge_sessions()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  with gone as (
    delete from platform.session s
    where s.last_used_at < now() - interval '30 days'
      and not exists (select from platform.refresh_token t where t.session_id = s.id and t.expires_at > now())
    returning 1)
  select count(*) from gone;
$function$;
grant execute on function platform.purge_sessions() to pumpjack_app;
grant execute on function platform.purge_sessions() to pumpjack_worker;

CREATE OR REPLACE FUNCTION platform.register_organization(p_id uuid, p_name text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  insert into platform.organization_directory (id, name) values (p_id, p_name);
$function$;
grant execute on function platform.register_organization(uuid,text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.remember_password(p_user uuid, p_hash text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  insert into platform.password_history (user_id, password_hash) values (p_user, p_hash);
  delete from platform.password_history h
  where h.user_id = p_user
    and h.changed_at < (select min(k.changed_at)
                        from (select changed_at from platform.password_history where user_id = p_user order by changed_at desc limit 5) k);
$function$;

CREATE OR REPLACE FUNCTION platform.revoke_api_key(p_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
begin
  update platform.api_key set revoked_at = coalesce(revoked_at, now())
  where id = p_id and organization_id = nullif(current_setting('app.current_organization_id', true), '')::uuid;
  return found;
end $function$;
grant execute on function platform.revoke_api_key(uuid) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.revoke_session(p_session uuid, p_because text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  update platform.session set revoked_at = now(), revoked_because = p_because where id = p_session and revoked_at is null;
$function$;
grant execute on function platform.revoke_session(uuid,text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.revoke_session_of_token(p_token_hash bytea, p_because text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  update platform.session set revoked_at = now(), revoked_because = p_because
  where id = (select session_id from platform.refresh_token where token_hash = p_token_hash) and revoked_at is null;
$function$;
grant execute on function platform.revoke_session_of_token(bytea,text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.revoke_sessions_of_user(p_user uuid, p_because text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  update platform.session set revoked_at = now(), revoked_because = p_because where user_id = p_user and revoked_at is null;
$function$;
grant execute on function platform.revoke_sessions_of_user(uuid,text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.rotate_refresh_token(p_token_hash bytea, p_next_hash bytea, p_lifetime interval)
 RETURNS TABLE(outcome text, session_id uuid, account jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  t platform.refresh_token;
  s platform.session;
begin
  select x.* into t from platform.refresh_token x where x.token_hash = p_token_hash for update;
  if t.token_hash is null then
    outcome := 'unknown';
    return next;
    return;
  end if;
  select x.* into s from platform.session x where x.id = t.session_id for update;
  account := platform.user_by_id(s.user_id);
  rotate_refresh_token.session_id := s.id;
  if s.revoked_at is not null or not (account ->> 'active_ind')::boolean then
    outcome := 'ended';
  elsif t.used_at is not null then
    update platform.session set revoked_at = now(), revoked_because = 'refresh token reused' where id = s.id;
    outcome := 'reused';
  elsif t.expires_at <= now() then
    outcome := 'expired';
  else
    update platform.refresh_token set used_at = now() where token_hash = p_token_hash;
    insert into platform.refresh_token (token_hash, session_id, expires_at) values (p_next_hash, s.id, now() + p_lifetime);
    update platform.session set last_used_at = now() where id = s.id;
    outcome := 'rotated';
  end if;
  return next;
end $function$;
grant execute on function platform.rotate_refresh_token(bytea,bytea,interval) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.sign_in_failed(p_email_hash bytea, p_user uuid, p_organization uuid, p_threshold integer, p_first interval, p_cap interval, p_request text, p_client text, p_address text, p_path text, p_code text, p_duration_ms numeric)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'audit', 'pg_temp'
AS $function$
begin
  insert into platform.sign_in_failure as f (email_hash, failed_count) values (p_email_hash, 1)
  on conflict (email_hash) do update set
    failed_count = case when f.failed_count + 1 >= p_threshold then 0 else f.failed_count + 1 end,
    lock_count = f.lock_count + case when f.failed_count + 1 >= p_threshold then 1 else 0 end,
    locked_until = case when f.failed_count + 1 >= p_threshold then now() + least(p_cap, p_first * power(2, least(f.lock_count, 20))) else f.locked_until end,
    last_failed_at = now();
  -- Addresses that do not exist must not pile up; a few old rows go with each new one.
  delete from platform.sign_in_failure
  where email_hash in (
    select email_hash from platform.sign_in_failure
    where last_failed_at < now() - interval '1 day' and (locked_until is null or locked_until < now() - interval '1 day')
    limit 5 for update skip locked);
  if p_user is not null then
    perform set_config('app.current_organization_id', p_organization::text, true);
    insert into audit.access (user_id, request_id, client, address, method, path, status, code, duration_ms)
    values (p_user, p_request, p_client, p_address, 'POST', p_path, 401, p_code, p_duration_ms);
    perform set_config('app.current_organization_id', '', true);
  end if;
end $function$;
grant execute on function platform.sign_in_failed(bytea,uuid,uuid,integer,interval,interval,text,text,text,text,text,numeric) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.sign_in_lock(p_email_hash bytea)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  select locked_until from platform.sign_in_failure where email_hash = p_email_hash and locked_until > now();
$function$;
grant execute on function platform.sign_in_lock(bytea) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.start_session(p_session uuid, p_user uuid, p_token_hash bytea, p_lifetime interval, p_client text, p_address text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  update platform.user_account set last_sign_in_at = now() where id = p_user;
  insert into platform.session (id, organization_id, user_id, client, address)
  select p_session, organization_id, id, p_client, p_address from platform.user_account where id = p_user;
  insert into platform.refresh_token (token_hash, session_id, expires_at) values (p_token_hash, p_session, now() + p_lifetime);
$function$;
grant execute on function platform.start_session(uuid,uuid,bytea,interval,text,text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.store_data_protection_key(p_name text, p_xml text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  insert into platform.data_protection_key (name, xml) values (p_name, p_xml) on conflict (name) do update set xml = excluded.xml;
$function$;
grant execute on function platform.store_data_protection_key(text,text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.update_user(p_user jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
declare
  u platform.user_account := jsonb_populate_record(null::platform.user_account, p_user);
  former platform.user_account;
begin
  select * into former from platform.user_account x where x.id = u.id and x.organization_id = u.organization_id for update;
  if former.id is null or former.row_version <> u.row_version then
    return false;
  end if;
  -- Owners step down one after the other, so that two of them cannot each count on the other to stay.
  if 'owner' = any (former.roles) and not (u.active_ind and 'owner' = any (u.roles)) then
    perform from platform.organization_directory o where o.id = u.organization_id for no key update;
  end if;
  update platform.user_account x set
    email = u.email, normalized_email = u.normalized_email, email_verified_at = u.email_verified_at, display_name = u.display_name,
    phone = u.phone, password_hash = u.password_hash,
    password_changed_at = case when u.password_hash is distinct from former.password_hash then now() else former.password_changed_at end,
    security_stamp = u.security_stamp, roles = u.roles, active_ind = u.active_ind, two_factor_enabled = u.two_factor_enabled,
    authenticator_key = u.authenticator_key, recovery_codes = u.recovery_codes, invited_at = u.invited_at, remark = u.remark,
    row_version = former.row_version + 1, row_changed_date = now(),
    row_changed_by = nullif(current_setting('app.current_user_id', true), '')::uuid
  where x.id = u.id;
  if former.active_ind and 'owner' = any (former.roles)
     and not exists (select from platform.user_account x where x.organization_id = u.organization_id and x.active_ind and 'owner' = any (x.roles)) then
    raise exception 'an organisation keeps one active owner' using errcode = 'check_violation', constraint = 'user_account_last_owner';
  end if;
  if u.password_hash is not null and u.password_hash is distinct from former.password_hash then
    perform platform.remember_password(u.id, u.password_hash);
  end if;
  if not u.active_ind then
    update platform.session set revoked_at = now(), revoked_because = 'user deactivated' where user_id = u.id and revoked_at is null;
  end if;
  return true;
end $function$;
grant execute on function platform.update_user(jsonb) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.use_code(p_user uuid, p_code_hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
begin
  update platform.user_account set used_code = p_code_hash, used_code_at = now()
  where id = p_user and (used_code is distinct from p_code_hash or used_code_at < now() - interval '10 minutes');
  return found;
end $function$;
grant execute on function platform.use_code(uuid,text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.use_one_time_token(p_token_hash bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
begin
  update platform.one_time_token set used_at = now() where token_hash = p_token_hash and used_at is null and expires_at > now();
  return found;
end $function$;
grant execute on function platform.use_one_time_token(bytea) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.use_recovery_code(p_user uuid, p_code_hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
begin
  update platform.user_account set recovery_codes = array_remove(recovery_codes, p_code_hash), row_version = row_version + 1
  where id = p_user and p_code_hash = any (recovery_codes);
  return found;
end $function$;
grant execute on function platform.use_recovery_code(uuid,text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.user_by_email(p_normalized_email text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  select to_jsonb(u) || jsonb_build_object('organization_name', o.name)
  from platform.user_account u join platform.organization_directory o on o.id = u.organization_id
  where u.normalized_email = p_normalized_email;
$function$;
grant execute on function platform.user_by_email(text) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.user_by_id(p_id uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
  select to_jsonb(u) || jsonb_build_object('organization_name', o.name)
  from platform.user_account u join platform.organization_directory o on o.id = u.organization_id
  where u.id = p_id;
$function$;
grant execute on function platform.user_by_id(uuid) to pumpjack_app;

CREATE OR REPLACE FUNCTION platform.verify_api_key(p_key_hash bytea)
 RETURNS TABLE(id uuid, organization_id uuid, roles text[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
declare
  k platform.api_key;
begin
  select x.* into k from platform.api_key x where x.key_hash = p_key_hash and x.revoked_at is null;
  if k.id is null then
    return;
  end if;
  if k.last_used_at is null or k.last_used_at < now() - interval '1 minute' then
    update platform.api_key x set last_used_at = now() where x.id = k.id;
  end if;
  id := k.id;
  organization_id := k.organization_id;
  roles := k.roles;
  return next;
end $function$;
grant execute on function platform.verify_api_key(bytea) to pumpjack_app;


-- ====================================================================================================
create schema ppdm;
grant usage on schema ppdm to pumpjack_report;

create view ppdm.business_associate with (security_invoker=true) as
 SELECT id::text AS business_associate_id,
    NULLIF(concat_ws(','::text,
        CASE
            WHEN is_operator THEN 'OPERATOR'::text
            ELSE NULL::text
        END,
        CASE
            WHEN is_partner THEN 'PARTNER'::text
            ELSE NULL::text
        END,
        CASE
            WHEN is_vendor THEN 'VENDOR'::text
            ELSE NULL::text
        END), ''::text) AS ba_category,
    company_code AS ba_code,
    company_name AS ba_long_name,
    company_code AS ba_short_name,
    upper(company_type::text) AS ba_type,
    credit_rating,
    upper(status::text) AS current_status,
    email AS main_email,
    phone AS main_phone_num,
    website AS main_web_url,
        CASE
            WHEN active_ind THEN 'Y'::text
            ELSE 'N'::text
        END AS active_ind,
    NULL::date AS effective_date,
    NULL::date AS expiry_date,
    id::text AS ppdm_guid,
    remark,
    'PUMPJACK'::character varying(40) AS source,
    COALESCE(row_created_by::text, 'SYSTEM'::text) AS row_created_by,
    row_created_date,
    row_changed_by::text AS row_changed_by,
    row_changed_date,
    COALESCE(row_changed_date, row_created_date) AS row_effective_date,
    NULL::timestamp with time zone AS row_expiry_date,
    NULL::character varying(40) AS row_quality
   FROM assets.company c;
grant select on table ppdm.business_associate to pumpjack_report;

create view ppdm.equipment with (security_invoker=true) as
 SELECT e.id::text AS equipment_id,
    e.installation_date AS commission_date,
    e.equipment_name,
    e.equipment_tag AS equipment_ref_num,
    upper(e.equipment_type::text) AS equipment_type,
    e.manufacturer,
    e.model AS model_num,
    e.serial_number AS serial_num,
    upper(e.status::text) AS current_status,
    e.facility_id::text AS facility_id,
        CASE
            WHEN w.id IS NOT NULL THEN COALESCE(w.api_number, w.id::text::character varying)
            ELSE NULL::character varying
        END AS uwi,
    e.last_maintenance_date AS last_maintain_date,
    e.next_maintenance_date AS next_maintain_date,
        CASE
            WHEN e.active_ind THEN 'Y'::text
            ELSE 'N'::text
        END AS active_ind,
    e.installation_date AS effective_date,
    NULL::date AS expiry_date,
    e.id::text AS ppdm_guid,
    e.remark,
    'PUMPJACK'::character varying(40) AS source,
    COALESCE(e.row_created_by::text, 'SYSTEM'::text) AS row_created_by,
    e.row_created_date,
    e.row_changed_by::text AS row_changed_by,
    e.row_changed_date,
    COALESCE(e.row_changed_date, e.row_created_date) AS row_effective_date,
    NULL::timestamp with time zone AS row_expiry_date,
    NULL::character varying(40) AS row_quality
   FROM assets.equipment e
     LEFT JOIN assets.well w ON w.organization_id = e.organization_id AND w.id = e.well_id;
grant select on table ppdm.equipment to pumpjack_report;

create view ppdm.facility with (security_invoker=true) as
 SELECT id::text AS facility_id,
    upper(facility_type::text) AS facility_type,
    installation_date AS active_date,
    installation_date AS constructed_date,
    operator_id::text AS current_operator,
    upper(status::text) AS current_status,
    design_pressure,
    COALESCE((original -> 'designPressure'::text) ->> 'unit'::text, 'psig'::text) AS design_pressure_ouom,
    facility_name AS facility_long_name,
    facility_code AS facility_short_name,
    latitude,
    longitude,
    field_id::text AS primary_field_id,
        CASE
            WHEN active_ind THEN 'Y'::text
            ELSE 'N'::text
        END AS active_ind,
    installation_date AS effective_date,
    NULL::date AS expiry_date,
    id::text AS ppdm_guid,
    remark,
    'PUMPJACK'::character varying(40) AS source,
    COALESCE(row_created_by::text, 'SYSTEM'::text) AS row_created_by,
    row_created_date,
    row_changed_by::text AS row_changed_by,
    row_changed_date,
    COALESCE(row_changed_date, row_created_date) AS row_effective_date,
    NULL::timestamp with time zone AS row_expiry_date,
    NULL::character varying(40) AS row_quality
   FROM assets.facility f;
grant select on table ppdm.facility to pumpjack_report;

create view ppdm.field with (security_invoker=true) as
 SELECT id::text AS field_id,
    basin AS basin_id,
    country,
    county,
    discovery_date,
    field_code,
    field_name,
    operator_id::text AS operator,
    play AS play_name,
    state AS province_state,
    upper(status::text) AS current_status,
        CASE
            WHEN active_ind THEN 'Y'::text
            ELSE 'N'::text
        END AS active_ind,
    discovery_date AS effective_date,
    NULL::date AS expiry_date,
    id::text AS ppdm_guid,
    remark,
    'PUMPJACK'::character varying(40) AS source,
    COALESCE(row_created_by::text, 'SYSTEM'::text) AS row_created_by,
    row_created_date,
    row_changed_by::text AS row_changed_by,
    row_changed_date,
    COALESCE(row_changed_date, row_created_date) AS row_effective_date,
    NULL::timestamp with time zone AS row_expiry_date,
    NULL::character varying(40) AS row_quality
   FROM assets.field f;
grant select on table ppdm.field to pumpjack_report;

create view ppdm.well with (security_invoker=true) as
 SELECT COALESCE(w.api_number, w.id::text::character varying) AS uwi,
    w.plugged_date AS abandonment_date,
    w.field_id::text AS assigned_field,
    w.bottom_latitude AS bottom_hole_latitude,
    w.bottom_longitude AS bottom_hole_longitude,
    w.completion_date,
    f.country,
    COALESCE(w.county, f.county) AS county,
    upper(w.well_type::text) AS current_class,
    upper(w.well_status::text) AS current_status,
    (s.start_time AT TIME ZONE 'UTC'::text)::date AS current_status_date,
    'KB'::character varying(40) AS depth_datum,
    w.kb_elevation AS depth_datum_elev,
    COALESCE((w.original -> 'kbElevation'::text) ->> 'unit'::text, 'ft'::text) AS depth_datum_elev_ouom,
    w.total_depth AS drill_td,
    COALESCE((w.original -> 'totalDepth'::text) ->> 'unit'::text, 'ft'::text) AS drill_td_ouom,
    w.total_depth AS final_td,
    COALESCE((w.original -> 'totalDepth'::text) ->> 'unit'::text, 'ft'::text) AS final_td_ouom,
    w.ground_elevation AS ground_elev,
    COALESCE((w.original -> 'groundElevation'::text) ->> 'unit'::text, 'ft'::text) AS ground_elev_ouom,
    w.kb_elevation AS kb_elev,
    COALESCE((w.original -> 'kbElevation'::text) ->> 'unit'::text, 'ft'::text) AS kb_elev_ouom,
    l.lease_name,
    l.lease_number AS lease_num,
    w.tvd AS max_tvd,
    COALESCE((w.original -> 'tvd'::text) ->> 'unit'::text, 'ft'::text) AS max_tvd_ouom,
    w.operator_id::text AS operator,
    COALESCE(p.api_number, p.id::text::character varying) AS parent_uwi,
    'PUMPJACK'::character varying(40) AS primary_source,
        CASE
            WHEN w.is_horizontal THEN 'HORIZONTAL'::text
            ELSE NULL::text
        END AS profile_type,
    COALESCE(w.state, f.state) AS province_state,
    w.spud_date,
    'OPERATIONAL'::character varying(40) AS status_type,
    w.surface_latitude,
    w.surface_longitude,
    w.water_depth,
    COALESCE((w.original -> 'waterDepth'::text) ->> 'unit'::text, 'ft'::text) AS water_depth_ouom,
    w.api_number AS well_government_id,
    w.well_name,
    w.well_number AS well_num,
        CASE
            WHEN w.active_ind THEN 'Y'::text
            ELSE 'N'::text
        END AS active_ind,
    w.spud_date AS effective_date,
    w.plugged_date AS expiry_date,
    w.id::text AS ppdm_guid,
    w.remark,
    'PUMPJACK'::character varying(40) AS source,
    COALESCE(w.row_created_by::text, 'SYSTEM'::text) AS row_created_by,
    w.row_created_date,
    w.row_changed_by::text AS row_changed_by,
    w.row_changed_date,
    COALESCE(w.row_changed_date, w.row_created_date) AS row_effective_date,
    NULL::timestamp with time zone AS row_expiry_date,
    NULL::character varying(40) AS row_quality
   FROM assets.well w
     LEFT JOIN assets.well p ON p.organization_id = w.organization_id AND p.id = w.parent_well_id
     LEFT JOIN assets.field f ON f.organization_id = w.organization_id AND f.id = w.field_id
     LEFT JOIN assets.lease l ON l.organization_id = w.organization_id AND l.id = w.lease_id
     LEFT JOIN assets.well_status_history s ON s.organization_id = w.organization_id AND s.well_id = w.id AND s.status_type::text = 'operational'::text AND s.end_time IS NULL AND s.active_ind;
grant select on table ppdm.well to pumpjack_report;

create view ppdm.well_status with (security_invoker=true) as
 SELECT COALESCE(w.api_number, w.id::text::character varying) AS uwi,
    'PUMPJACK'::character varying(40) AS source,
    h.id::text AS status_id,
    upper(h.status_type::text) AS status_type,
    upper(h.status::text) AS status,
    h.start_time,
    h.end_time,
    'UTC'::character varying(40) AS timezone,
    (h.start_time AT TIME ZONE 'UTC'::text)::date AS status_date,
    NULL::numeric(15,12) AS percent_capability,
    NULL::numeric(15,5) AS status_depth,
    NULL::character varying(40) AS status_depth_ouom,
    NULL::character varying(40) AS status_qualifier,
    NULL::character varying(40) AS status_qualifier_value,
        CASE
            WHEN h.active_ind THEN 'Y'::text
            ELSE 'N'::text
        END AS active_ind,
    (h.start_time AT TIME ZONE 'UTC'::text)::date AS effective_date,
    (h.end_time AT TIME ZONE 'UTC'::text)::date AS expiry_date,
    h.id::text AS ppdm_guid,
    h.remark,
    COALESCE(h.row_created_by::text, 'SYSTEM'::text) AS row_created_by,
    h.row_created_date,
    h.row_changed_by::text AS row_changed_by,
    h.row_changed_date,
    COALESCE(h.row_changed_date, h.row_created_date) AS row_effective_date,
    NULL::timestamp with time zone AS row_expiry_date,
    NULL::character varying(40) AS row_quality
   FROM assets.well_status_history h
     JOIN assets.well w ON w.organization_id = h.organization_id AND w.id = h.well_id;
grant select on table ppdm.well_status to pumpjack_report;


-- ====================================================================================================
create schema production;
grant usage on schema production to pumpjack_app;
grant usage on schema production to pumpjack_report;
grant usage on schema production to pumpjack_worker;

create table production.daily_production (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  well_id uuid not null,
  production_date date not null,
  row_version integer not null default 1,
  active_ind boolean not null default true,
  activity_type text not null default 'production'::text,
  volume_method text not null default 'measured'::text,
  entry_source text not null,
  review_status text not null default 'submitted'::text,
  is_estimated boolean not null default false,
  oil_volume numeric(15,4),
  gas_volume numeric(15,4),
  water_volume numeric(15,4),
  condensate_volume numeric(15,4),
  ngl_volume numeric(15,4),
  injection_volume numeric(15,4),
  injection_product text,
  hours_on numeric(7,4) not null,
  hours_on_injection numeric(7,4),
  choke_size numeric(10,5),
  choke_desc text,
  tubing_pressure numeric(10,2),
  casing_pressure numeric(10,2),
  line_pressure numeric(10,2),
  temperature numeric(10,2),
  bsw numeric(5,2),
  gor numeric(15,4),
  api_gravity numeric(5,2),
  gas_gravity numeric(10,5),
  gas_energy numeric(14,4),
  allocated_oil numeric(15,4),
  allocated_gas numeric(15,4),
  allocated_water numeric(15,4),
  sales_oil numeric(15,4),
  sales_gas numeric(15,4),
  oil_price numeric(12,4),
  gas_price numeric(12,4),
  downtime_hours numeric(7,4),
  downtime jsonb,
  lost_oil numeric(15,4),
  lost_gas numeric(15,4),
  equipment_readings jsonb,
  notes text,
  metadata jsonb,
  entry_latitude numeric(10,7),
  entry_longitude numeric(10,7),
  gps_verified boolean,
  findings jsonb,
  quality_score numeric(5,2),
  quality_detail jsonb,
  original jsonb,
  amend_reason text,
  approved_by uuid,
  approved_date timestamp with time zone,
  create_hash uuid not null,
  content_hash uuid not null,
  row_created_by uuid default (NULLIF(current_setting('app.current_user_id'::text, true), ''::text))::uuid,
  row_created_date timestamp with time zone not null default now(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint daily_production_pkey PRIMARY KEY (organization_id, well_id, production_date),
  constraint daily_production_activity_known CHECK ((activity_type = ANY (ARRAY['production'::text, 'injection'::text]))),
  constraint daily_production_bsw_percent CHECK (((bsw >= (0)::numeric) AND (bsw <= (100)::numeric))),
  constraint daily_production_hours_in_day CHECK ((((hours_on >= (0)::numeric) AND (hours_on <= (25)::numeric)) AND ((hours_on_injection >= (0)::numeric) AND (hours_on_injection <= (25)::numeric)))),
  constraint daily_production_method_known CHECK ((volume_method = ANY (ARRAY['measured'::text, 'allocated'::text, 'estimated'::text, 'test'::text, 'imputed'::text]))),
  constraint daily_production_notes_length CHECK ((length(notes) <= 500)),
  constraint daily_production_product_known CHECK ((injection_product = ANY (ARRAY['water'::text, 'gas'::text, 'co2'::text, 'steam'::text]))),
  constraint daily_production_review_known CHECK ((review_status = ANY (ARRAY['draft'::text, 'submitted'::text, 'flagged'::text, 'accepted'::text, 'approved'::text, 'locked'::text]))),
  constraint daily_production_source_known CHECK ((entry_source = ANY (ARRAY['mobile'::text, 'web'::text, 'import'::text, 'scada'::text, 'api'::text]))),
  constraint daily_production_volumes_not_negative CHECK (((oil_volume >= (0)::numeric) AND (gas_volume >= (0)::numeric) AND (water_volume >= (0)::numeric) AND (condensate_volume >= (0)::numeric) AND (ngl_volume >= (0)::numeric) AND (injection_volume >= (0)::numeric))),
  constraint daily_production_zero_hours_volume CHECK (((hours_on > (0)::numeric) OR (COALESCE(hours_on_injection, (0)::numeric) > (0)::numeric) OR ((COALESCE(oil_volume, (0)::numeric) = (0)::numeric) AND (COALESCE(gas_volume, (0)::numeric) = (0)::numeric) AND (COALESCE(water_volume, (0)::numeric) = (0)::numeric) AND (COALESCE(condensate_volume, (0)::numeric) = (0)::numeric) AND (COALESCE(injection_volume, (0)::numeric) = (0)::numeric)))),
  constraint daily_production_well FOREIGN KEY (organization_id, well_id) REFERENCES assets.well(organization_id, id)
) partition by range (production_date);
alter table production.daily_production enable row level security;
alter table production.daily_production force row level security;
create policy organization on production.daily_production for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON production.daily_production REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.daily_production_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON production.daily_production REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.daily_production_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON production.daily_production REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.daily_production_updated();
CREATE TRIGGER well_month_insert AFTER INSERT ON production.daily_production REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION production.add_to_well_month();
CREATE TRIGGER well_month_update AFTER UPDATE ON production.daily_production REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION production.shift_well_month();
grant insert, select, update on table production.daily_production to pumpjack_app;
grant select on table production.daily_production to pumpjack_report;
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

create table production.daily_production_amendment (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  well_id uuid not null,
  production_date date not null,
  amendment_seq_no integer not null,
  amend_reason text not null,
  former jsonb not null,
  row_created_by uuid default (NULLIF(current_setting('app.current_user_id'::text, true), ''::text))::uuid,
  row_created_date timestamp with time zone not null default now(),
  constraint daily_production_amendment_pkey PRIMARY KEY (organization_id, well_id, production_date, amendment_seq_no),
  constraint daily_production_amendment_reason_given CHECK (((length(amend_reason) >= 1) AND (length(amend_reason) <= 500))),
  constraint daily_production_amendment_day FOREIGN KEY (organization_id, well_id, production_date) REFERENCES production.daily_production(organization_id, well_id, production_date)
);
alter table production.daily_production_amendment enable row level security;
alter table production.daily_production_amendment force row level security;
create policy organization on production.daily_production_amendment for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
grant insert, select on table production.daily_production_amendment to pumpjack_app;
comment on table production.daily_production_amendment is 'The state a day had before each amendment; the sequence number is the row_version it had.';

create table production.lease_month (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  place_id uuid not null,
  month date not null,
  lease_id uuid,
  field_id uuid,
  region_id uuid,
  operator_id uuid,
  oil_volume numeric(20,4) not null,
  gas_volume numeric(20,4) not null,
  water_volume numeric(20,4) not null,
  condensate_volume numeric(20,4) not null,
  injection_volume numeric(20,4) not null,
  injection_gas_volume numeric(20,4) not null,
  hours_on numeric(14,4) not null,
  day_count integer not null,
  oil_day_count integer not null,
  gas_day_count integer not null,
  water_day_count integer not null,
  producing_day_count integer not null,
  estimated_day_count integer not null,
  constraint lease_month_pkey PRIMARY KEY (organization_id, month, place_id)
);
CREATE INDEX lease_month_field ON production.lease_month USING btree (organization_id, field_id);
CREATE INDEX lease_month_lease ON production.lease_month USING btree (organization_id, lease_id);
CREATE INDEX lease_month_operator ON production.lease_month USING btree (organization_id, operator_id);
CREATE INDEX lease_month_region ON production.lease_month USING btree (organization_id, region_id);
alter table production.lease_month enable row level security;
alter table production.lease_month force row level security;
create policy organization on production.lease_month for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
grant select on table production.lease_month to pumpjack_app;
grant select on table production.lease_month to pumpjack_report;
comment on table production.lease_month is 'Sum of well_month over the wells that stand in one place now. Where a month or a place is marked, the wells'' own months count instead: view reporting.place_month.';

create table production.month_close (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  month date not null,
  lease_id uuid,
  reason text,
  closed_by uuid default (NULLIF(current_setting('app.current_user_id'::text, true), ''::text))::uuid,
  closed_at timestamp with time zone not null default now(),
  reopened_by uuid,
  reopened_at timestamp with time zone,
  reopen_reason text,
  row_version integer not null default 1,
  constraint month_close_pkey PRIMARY KEY (organization_id, id),
  constraint month_close_first_of_month CHECK ((month = date_trunc('month'::text, (month)::timestamp with time zone))),
  constraint month_close_reopened_with_reason CHECK (((reopened_at IS NULL) = (reopen_reason IS NULL))),
  constraint month_close_lease FOREIGN KEY (organization_id, lease_id) REFERENCES assets.lease(organization_id, id)
);
CREATE UNIQUE INDEX month_close_open ON production.month_close USING btree (organization_id, month, COALESCE(lease_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (reopened_at IS NULL);
alter table production.month_close enable row level security;
alter table production.month_close force row level security;
create policy organization on production.month_close for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON production.month_close REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.month_close_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON production.month_close REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.month_close_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON production.month_close REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.month_close_updated();
grant delete, insert, select, update on table production.month_close to pumpjack_app;
comment on table production.month_close is 'Closed months: of one lease, or of every lease when lease_id is null. Reopening keeps the row.';

create table production.month_touched (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id bigint not null generated always as identity,
  well_id uuid not null,
  month date not null,
  constraint month_touched_pkey PRIMARY KEY (organization_id, id)
);
alter table production.month_touched enable row level security;
alter table production.month_touched force row level security;
create policy organization on production.month_touched for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
grant select on table production.month_touched to pumpjack_app;
grant select on table production.month_touched to pumpjack_report;
comment on table production.month_touched is 'Months of wells that lease_month does not know of yet.';

create table production.monthly_volume (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  well_id uuid not null,
  month date not null,
  oil_volume numeric(15,4),
  gas_volume numeric(15,4),
  water_volume numeric(15,4),
  condensate_volume numeric(15,4),
  injection_volume numeric(15,4),
  injection_gas_volume numeric(15,4),
  hours_on numeric(9,4),
  entry_source text not null default 'import'::text,
  original jsonb,
  content_hash uuid not null,
  row_version integer not null default 1,
  active_ind boolean not null default true,
  remark text,
  row_created_by uuid default (NULLIF(current_setting('app.current_user_id'::text, true), ''::text))::uuid,
  row_created_date timestamp with time zone not null default now(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  constraint monthly_volume_pkey PRIMARY KEY (organization_id, well_id, month),
  constraint monthly_volume_first_of_month CHECK ((month = date_trunc('month'::text, (month)::timestamp with time zone))),
  constraint monthly_volume_hours_in_month CHECK (((hours_on >= (0)::numeric) AND (hours_on <= (745)::numeric))),
  constraint monthly_volume_not_negative CHECK (((oil_volume >= (0)::numeric) AND (gas_volume >= (0)::numeric) AND (water_volume >= (0)::numeric) AND (condensate_volume >= (0)::numeric) AND (injection_volume >= (0)::numeric) AND (injection_gas_volume >= (0)::numeric))),
  constraint monthly_volume_well FOREIGN KEY (organization_id, well_id) REFERENCES assets.well(organization_id, id)
);
alter table production.monthly_volume enable row level security;
alter table production.monthly_volume force row level security;
create policy organization on production.monthly_volume for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON production.monthly_volume REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.monthly_volume_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON production.monthly_volume REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.monthly_volume_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON production.monthly_volume REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.monthly_volume_updated();
grant insert, select, update on table production.monthly_volume to pumpjack_app;
grant select on table production.monthly_volume to pumpjack_report;
comment on column production.monthly_volume.oil_volume is 'bbl';
comment on column production.monthly_volume.gas_volume is 'Mcf';

create table production.place_touched (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id bigint not null generated always as identity,
  place_id uuid not null,
  constraint place_touched_pkey PRIMARY KEY (organization_id, id)
);
alter table production.place_touched enable row level security;
alter table production.place_touched force row level security;
create policy organization on production.place_touched for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
grant select on table production.place_touched to pumpjack_app;
grant select on table production.place_touched to pumpjack_report;
comment on table production.place_touched is 'Places that a well left or came to: none of their months in lease_month counts.';

create table production.well_month (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  well_id uuid not null,
  month date not null,
  oil_volume numeric(18,4) not null default 0,
  gas_volume numeric(18,4) not null default 0,
  water_volume numeric(18,4) not null default 0,
  condensate_volume numeric(18,4) not null default 0,
  injection_volume numeric(18,4) not null default 0,
  injection_gas_volume numeric(18,4) not null default 0,
  hours_on numeric(9,4) not null default 0,
  day_count integer not null default 0,
  oil_day_count integer not null default 0,
  gas_day_count integer not null default 0,
  water_day_count integer not null default 0,
  producing_day_count integer not null default 0,
  estimated_day_count integer not null default 0,
  constraint well_month_pkey PRIMARY KEY (organization_id, well_id, month),
  constraint well_month_well FOREIGN KEY (organization_id, well_id) REFERENCES assets.well(organization_id, id)
);
alter table production.well_month enable row level security;
alter table production.well_month force row level security;
create policy organization on production.well_month for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
grant select on table production.well_month to pumpjack_app;
grant select on table production.well_month to pumpjack_report;
comment on table production.well_month is 'Sum of a well''s active days by calendar month. Null volumes add nothing and are not counted in the day count of their product.';

CREATE OR REPLACE FUNCTION production.add_to_well_month()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'production', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION production.ensure_year(y integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
grant execute on function production.ensure_year(integer) to pumpjack_app;
grant execute on function production.ensure_year(integer) to pumpjack_worker;

CREATE OR REPLACE FUNCTION production.fold_months(most integer DEFAULT 200000)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'production', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
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
end $function$;
grant execute on function production.fold_months(integer) to pumpjack_app;
comment on function production.fold_months(integer) is 'Brings lease_month of the current organisation up to the marks, at most so many months of wells at once. Returns how many marks it took.';

CREATE OR REPLACE FUNCTION production.rebuild_well_month()
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'production'
AS $function$
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
end $function$;
comment on function production.rebuild_well_month() is 'Repair: rebuilds both roll-ups of the current organisation, well_month from its days and lease_month from that. Run by the owner role inside a scope.';

CREATE OR REPLACE FUNCTION production.shift_well_month()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'production', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION production.touch_places()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'production', 'pg_temp'
AS $function$
begin
  insert into production.place_touched (organization_id, place_id)
  select distinct o.organization_id, p.place_id
  from old_rows o
  join new_rows n on n.organization_id = o.organization_id and n.id = o.id and n.place_id <> o.place_id
  cross join lateral (values (o.place_id), (n.place_id)) p(place_id);
  return null;
end $function$;

create view production.day_share with (security_invoker=true) as
 SELECT organization_id,
    well_id,
    production_date,
    date_trunc('month'::text, production_date::timestamp with time zone)::date AS month,
    COALESCE(oil_volume, 0::numeric) AS oil_volume,
    COALESCE(gas_volume, 0::numeric) AS gas_volume,
    COALESCE(water_volume, 0::numeric) AS water_volume,
    COALESCE(condensate_volume, 0::numeric) AS condensate_volume,
        CASE
            WHEN injection_product = ANY (ARRAY['gas'::text, 'co2'::text]) THEN 0::numeric
            ELSE COALESCE(injection_volume, 0::numeric)
        END AS injection_volume,
        CASE
            WHEN injection_product = ANY (ARRAY['gas'::text, 'co2'::text]) THEN COALESCE(injection_volume, 0::numeric)
            ELSE 0::numeric
        END AS injection_gas_volume,
    hours_on,
    oil_volume IS NOT NULL AS oil_measured,
    gas_volume IS NOT NULL AS gas_measured,
    water_volume IS NOT NULL AS water_measured,
    is_estimated
   FROM production.daily_production
  WHERE active_ind;
grant select on table production.day_share to pumpjack_app;
grant select on table production.day_share to pumpjack_report;


-- ====================================================================================================
create extension btree_gist schema public;

create extension citext schema public;

create extension pg_trgm schema public;


-- ====================================================================================================
create schema quartz;
grant usage on schema quartz to pumpjack_worker;

create table quartz.qrtz_blob_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  blob_data bytea,
  constraint qrtz_blob_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group),
  constraint qrtz_blob_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);
grant delete, insert, select, update on table quartz.qrtz_blob_triggers to pumpjack_worker;

create table quartz.qrtz_calendars (
  sched_name text not null,
  calendar_name text not null,
  calendar bytea not null,
  constraint qrtz_calendars_pkey PRIMARY KEY (sched_name, calendar_name)
);
grant delete, insert, select, update on table quartz.qrtz_calendars to pumpjack_worker;

create table quartz.qrtz_cron_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  cron_expression text not null,
  time_zone_id text,
  constraint qrtz_cron_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group),
  constraint qrtz_cron_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);
grant delete, insert, select, update on table quartz.qrtz_cron_triggers to pumpjack_worker;

create table quartz.qrtz_execution_history (
  sched_name text not null,
  entry_id text not null,
  instance_name text not null,
  job_name text not null,
  job_group text not null,
  trigger_name text not null,
  trigger_group text not null,
  fired_time bigint not null,
  run_time bigint not null,
  succeeded boolean not null,
  error_message text,
  retry_attempt integer not null default 0,
  retry_scheduled boolean not null default false,
  execution_log text,
  result integer,
  summary text,
  metrics text,
  manual boolean,
  fire_instance_id text,
  job_input text,
  job_input_too_large boolean,
  constraint qrtz_execution_history_pkey PRIMARY KEY (sched_name, entry_id)
);
CREATE INDEX idx_qrtz_eh_fire_inst ON quartz.qrtz_execution_history USING btree (sched_name, fire_instance_id);
CREATE INDEX idx_qrtz_eh_fired_time ON quartz.qrtz_execution_history USING btree (sched_name, fired_time);
CREATE INDEX idx_qrtz_eh_inst ON quartz.qrtz_execution_history USING btree (sched_name, instance_name);
CREATE INDEX idx_qrtz_eh_job_time ON quartz.qrtz_execution_history USING btree (sched_name, job_group, job_name, fired_time);
CREATE INDEX idx_qrtz_eh_trig_time ON quartz.qrtz_execution_history USING btree (sched_name, trigger_group, trigger_name, fired_time);
grant delete, insert, select, update on table quartz.qrtz_execution_history to pumpjack_worker;

create table quartz.qrtz_fired_triggers (
  sched_name text not null,
  entry_id text not null,
  trigger_name text not null,
  trigger_group text not null,
  instance_name text not null,
  fired_time bigint not null,
  sched_time bigint not null,
  priority integer not null,
  state text not null,
  job_name text,
  job_group text,
  is_nonconcurrent boolean not null,
  requests_recovery boolean,
  execution_group character varying(200),
  progress integer,
  progress_message character varying(250),
  interrupt_requested_time bigint,
  constraint qrtz_fired_triggers_pkey PRIMARY KEY (sched_name, entry_id)
);
CREATE INDEX idx_qrtz_ft_inst_job_req_rcvry ON quartz.qrtz_fired_triggers USING btree (sched_name, instance_name, requests_recovery);
CREATE INDEX idx_qrtz_ft_j_g ON quartz.qrtz_fired_triggers USING btree (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_ft_t_g ON quartz.qrtz_fired_triggers USING btree (sched_name, trigger_name, trigger_group);
grant delete, insert, select, update on table quartz.qrtz_fired_triggers to pumpjack_worker;

create table quartz.qrtz_job_details (
  sched_name text not null,
  job_name text not null,
  job_group text not null,
  description text,
  job_class_name text not null,
  is_durable boolean not null,
  is_nonconcurrent boolean not null,
  is_update_data boolean not null,
  requests_recovery boolean not null,
  job_data bytea,
  constraint qrtz_job_details_pkey PRIMARY KEY (sched_name, job_name, job_group)
);
CREATE INDEX idx_qrtz_j_g_n ON quartz.qrtz_job_details USING btree (sched_name, job_group, job_name);
grant delete, insert, select, update on table quartz.qrtz_job_details to pumpjack_worker;

create table quartz.qrtz_job_status (
  sched_name text not null,
  job_group text not null,
  job_name text not null,
  first_fired_time bigint not null,
  last_fired_time bigint not null,
  last_result integer not null,
  last_run_time bigint not null,
  last_instance_name text not null,
  last_entry_id text,
  last_summary text,
  last_success_time bigint,
  last_failure_time bigint,
  last_failure_message text,
  consecutive_failures integer not null default 0,
  run_count bigint not null default 0,
  failure_count bigint not null default 0,
  constraint qrtz_job_status_pkey PRIMARY KEY (sched_name, job_group, job_name)
);
grant delete, insert, select, update on table quartz.qrtz_job_status to pumpjack_worker;

create table quartz.qrtz_locks (
  sched_name text not null,
  lock_name text not null,
  constraint qrtz_locks_pkey PRIMARY KEY (sched_name, lock_name)
);
grant delete, insert, select, update on table quartz.qrtz_locks to pumpjack_worker;

create table quartz.qrtz_misfire_history (
  sched_name text not null,
  entry_id text not null,
  instance_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  job_name text,
  job_group text,
  misfire_time bigint not null,
  sched_time bigint,
  reason integer,
  constraint qrtz_misfire_history_pkey PRIMARY KEY (sched_name, entry_id)
);
CREATE INDEX idx_qrtz_mh_inst ON quartz.qrtz_misfire_history USING btree (sched_name, instance_name);
CREATE INDEX idx_qrtz_mh_misfire_time ON quartz.qrtz_misfire_history USING btree (sched_name, misfire_time);
grant delete, insert, select, update on table quartz.qrtz_misfire_history to pumpjack_worker;

create table quartz.qrtz_paused_job_grps (
  sched_name text not null,
  job_group text not null,
  pause_reason character varying(250),
  paused_by character varying(200),
  paused_at bigint,
  constraint qrtz_paused_job_grps_pkey PRIMARY KEY (sched_name, job_group)
);
grant delete, insert, select, update on table quartz.qrtz_paused_job_grps to pumpjack_worker;

create table quartz.qrtz_paused_trigger_grps (
  sched_name text not null,
  trigger_group text not null,
  pause_reason character varying(250),
  paused_by character varying(200),
  paused_at bigint,
  constraint qrtz_paused_trigger_grps_pkey PRIMARY KEY (sched_name, trigger_group)
);
grant delete, insert, select, update on table quartz.qrtz_paused_trigger_grps to pumpjack_worker;

create table quartz.qrtz_scheduler_state (
  sched_name text not null,
  instance_name text not null,
  last_checkin_time bigint not null,
  checkin_interval bigint not null,
  quartz_version character varying(20),
  constraint qrtz_scheduler_state_pkey PRIMARY KEY (sched_name, instance_name)
);
grant delete, insert, select, update on table quartz.qrtz_scheduler_state to pumpjack_worker;

create table quartz.qrtz_simple_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  repeat_count bigint not null,
  repeat_interval bigint not null,
  times_triggered bigint not null,
  constraint qrtz_simple_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group),
  constraint qrtz_simple_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);
grant delete, insert, select, update on table quartz.qrtz_simple_triggers to pumpjack_worker;

create table quartz.qrtz_simprop_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  str_prop_1 text,
  str_prop_2 text,
  str_prop_3 text,
  int_prop_1 integer,
  int_prop_2 integer,
  long_prop_1 bigint,
  long_prop_2 bigint,
  dec_prop_1 numeric,
  dec_prop_2 numeric,
  bool_prop_1 boolean,
  bool_prop_2 boolean,
  time_zone_id text,
  constraint qrtz_simprop_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group),
  constraint qrtz_simprop_triggers_sched_name_trigger_name_trigger_grou_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);
grant delete, insert, select, update on table quartz.qrtz_simprop_triggers to pumpjack_worker;

create table quartz.qrtz_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  job_name text not null,
  job_group text not null,
  description text,
  next_fire_time bigint,
  prev_fire_time bigint,
  priority integer,
  trigger_state text not null,
  trigger_type text not null,
  start_time bigint not null,
  end_time bigint,
  calendar_name text,
  misfire_instr smallint,
  misfire_orig_fire_time bigint,
  execution_group character varying(200),
  preferred_node character varying(200),
  preferred_node_auto boolean not null default false,
  retry_policy character varying(250),
  retry_attempt integer,
  continues_trigger_name text,
  continues_trigger_group text,
  continuation_condition integer,
  overlap_policy integer,
  pause_reason character varying(250),
  paused_by character varying(200),
  paused_at bigint,
  misfire_threshold bigint,
  fixed_delay boolean,
  job_data bytea,
  constraint qrtz_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group),
  constraint qrtz_triggers_sched_name_job_name_job_group_fkey FOREIGN KEY (sched_name, job_name, job_group) REFERENCES quartz.qrtz_job_details(sched_name, job_name, job_group)
);
CREATE INDEX idx_qrtz_t_c ON quartz.qrtz_triggers USING btree (sched_name, calendar_name);
CREATE INDEX idx_qrtz_t_g_n ON quartz.qrtz_triggers USING btree (sched_name, trigger_group, trigger_name);
CREATE INDEX idx_qrtz_t_j ON quartz.qrtz_triggers USING btree (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_t_nft_st ON quartz.qrtz_triggers USING btree (sched_name, trigger_state, next_fire_time, priority DESC, misfire_instr);
grant delete, insert, select, update on table quartz.qrtz_triggers to pumpjack_worker;


-- ====================================================================================================
create schema reporting;
grant usage on schema reporting to pumpjack_app;
grant usage on schema reporting to pumpjack_report;

create view reporting.place_month with (security_invoker=true) as
 WITH touched AS MATERIALIZED (
         SELECT month_touched.organization_id,
            month_touched.well_id,
            month_touched.month
           FROM production.month_touched
         LIMIT 50001
        ), stale AS MATERIALIZED (
         SELECT DISTINCT w.organization_id,
            w.place_id,
            t.month
           FROM touched t
             JOIN assets.well w ON w.organization_id = t.organization_id AND w.id = t.well_id
        ), moved AS MATERIALIZED (
         SELECT DISTINCT place_touched.organization_id,
            place_touched.place_id
           FROM production.place_touched
        ), flood AS MATERIALIZED (
         SELECT (( SELECT count(*) AS count
                   FROM touched)) > 50000 OR (( SELECT count(*) AS count
                   FROM stale)) > 5000 OR (( SELECT count(*) AS count
                   FROM moved)) > 200 AS up
        )
 SELECT l.organization_id,
    l.lease_id,
    l.field_id,
    l.region_id,
    l.operator_id,
    l.month,
    l.oil_volume,
    l.gas_volume,
    l.water_volume,
    l.condensate_volume,
    l.injection_volume,
    l.injection_gas_volume,
    l.hours_on,
    l.day_count,
    l.oil_day_count,
    l.gas_day_count,
    l.water_day_count,
    l.producing_day_count,
    l.estimated_day_count
   FROM production.lease_month l
  WHERE
        CASE
            WHEN ( SELECT flood.up
               FROM flood) THEN false
            ELSE l.day_count > 0
        END AND NOT ((l.organization_id, l.place_id) IN ( SELECT moved.organization_id,
            moved.place_id
           FROM moved)) AND NOT ((l.organization_id, l.place_id, l.month) IN ( SELECT stale.organization_id,
            stale.place_id,
            stale.month
           FROM stale))
UNION ALL
 SELECT w.organization_id,
    w.lease_id,
    w.field_id,
    w.region_id,
    w.operator_id,
    m.month,
    m.oil_volume,
    m.gas_volume,
    m.water_volume,
    m.condensate_volume,
    m.injection_volume,
    m.injection_gas_volume,
    m.hours_on,
    m.day_count,
    m.oil_day_count,
    m.gas_day_count,
    m.water_day_count,
    m.producing_day_count,
    m.estimated_day_count
   FROM stale s
     JOIN assets.well w ON w.organization_id = s.organization_id AND w.place_id = s.place_id
     CROSS JOIN LATERAL ( SELECT m_1.organization_id,
            m_1.well_id,
            m_1.month,
            m_1.oil_volume,
            m_1.gas_volume,
            m_1.water_volume,
            m_1.condensate_volume,
            m_1.injection_volume,
            m_1.injection_gas_volume,
            m_1.hours_on,
            m_1.day_count,
            m_1.oil_day_count,
            m_1.gas_day_count,
            m_1.water_day_count,
            m_1.producing_day_count,
            m_1.estimated_day_count
           FROM production.well_month m_1
          WHERE m_1.organization_id = w.organization_id AND m_1.well_id = w.id AND m_1.month = s.month AND m_1.day_count > 0
         OFFSET 0) m
  WHERE NOT ( SELECT flood.up
           FROM flood) AND NOT ((s.organization_id, s.place_id) IN ( SELECT moved.organization_id,
            moved.place_id
           FROM moved))
UNION ALL
 SELECT w.organization_id,
    w.lease_id,
    w.field_id,
    w.region_id,
    w.operator_id,
    m.month,
    m.oil_volume,
    m.gas_volume,
    m.water_volume,
    m.condensate_volume,
    m.injection_volume,
    m.injection_gas_volume,
    m.hours_on,
    m.day_count,
    m.oil_day_count,
    m.gas_day_count,
    m.water_day_count,
    m.producing_day_count,
    m.estimated_day_count
   FROM moved s
     JOIN assets.well w ON w.organization_id = s.organization_id AND w.place_id = s.place_id
     CROSS JOIN LATERAL ( SELECT m_1.organization_id,
            m_1.well_id,
            m_1.month,
            m_1.oil_volume,
            m_1.gas_volume,
            m_1.water_volume,
            m_1.condensate_volume,
            m_1.injection_volume,
            m_1.injection_gas_volume,
            m_1.hours_on,
            m_1.day_count,
            m_1.oil_day_count,
            m_1.gas_day_count,
            m_1.water_day_count,
            m_1.producing_day_count,
            m_1.estimated_day_count
           FROM production.well_month m_1
          WHERE m_1.organization_id = w.organization_id AND m_1.well_id = w.id AND m_1.day_count > 0
         OFFSET 0) m
  WHERE NOT ( SELECT flood.up
           FROM flood)
UNION ALL
 SELECT w.organization_id,
    w.lease_id,
    w.field_id,
    w.region_id,
    w.operator_id,
    m.month,
    m.oil_volume,
    m.gas_volume,
    m.water_volume,
    m.condensate_volume,
    m.injection_volume,
    m.injection_gas_volume,
    m.hours_on,
    m.day_count,
    m.oil_day_count,
    m.gas_day_count,
    m.water_day_count,
    m.producing_day_count,
    m.estimated_day_count
   FROM production.well_month m
     JOIN assets.well w ON w.organization_id = m.organization_id AND w.id = m.well_id
  WHERE m.day_count > 0 AND ( SELECT flood.up
           FROM flood);
grant select on table reporting.place_month to pumpjack_app;
grant select on table reporting.place_month to pumpjack_report;

create view reporting.place_name with (security_invoker=true) as
 SELECT lease.organization_id,
    'lease'::text AS place,
    lease.id,
    lease.lease_name AS name
   FROM assets.lease
UNION ALL
 SELECT field.organization_id,
    'field'::text AS place,
    field.id,
    field.field_name AS name
   FROM assets.field
UNION ALL
 SELECT region.organization_id,
    'region'::text AS place,
    region.id,
    region.region_name AS name
   FROM assets.region
UNION ALL
 SELECT company.organization_id,
    'operator'::text AS place,
    company.id,
    company.company_name AS name
   FROM assets.company;
grant select on table reporting.place_name to pumpjack_app;
grant select on table reporting.place_name to pumpjack_report;

create view reporting.production_day with (security_invoker=true) as
 SELECT organization_id,
    well_id,
    production_date,
    oil_volume,
    gas_volume,
    water_volume,
    condensate_volume,
    injection_volume,
    injection_gas_volume,
    hours_on,
    1 AS day_count,
    oil_measured::integer AS oil_day_count,
    gas_measured::integer AS gas_day_count,
    water_measured::integer AS water_day_count,
    (hours_on > 0::numeric)::integer AS producing_day_count,
    is_estimated::integer AS estimated_day_count
   FROM production.day_share;
grant select on table reporting.production_day to pumpjack_app;
grant select on table reporting.production_day to pumpjack_report;

create view reporting.production_month with (security_invoker=true) as
 SELECT organization_id,
    well_id,
    month,
    oil_volume,
    gas_volume,
    water_volume,
    condensate_volume,
    injection_volume,
    injection_gas_volume,
    hours_on,
    day_count,
    oil_day_count,
    gas_day_count,
    water_day_count,
    producing_day_count,
    estimated_day_count
   FROM production.well_month
  WHERE day_count > 0;
grant select on table reporting.production_month to pumpjack_app;
grant select on table reporting.production_month to pumpjack_report;

create view reporting.well_place with (security_invoker=true) as
 SELECT w.organization_id,
    w.id AS well_id,
    w.well_name,
    w.lease_id,
    l.lease_name,
    w.field_id,
    f.field_name,
    w.region_id,
    r.region_name,
    w.operator_id,
    c.company_name AS operator_name,
    w.facility_id
   FROM assets.well w
     LEFT JOIN assets.lease l ON l.organization_id = w.organization_id AND l.id = w.lease_id
     LEFT JOIN assets.field f ON f.organization_id = w.organization_id AND f.id = w.field_id
     LEFT JOIN assets.region r ON r.organization_id = w.organization_id AND r.id = w.region_id
     LEFT JOIN assets.company c ON c.organization_id = w.organization_id AND c.id = w.operator_id;
grant select on table reporting.well_place to pumpjack_app;
grant select on table reporting.well_place to pumpjack_report;


-- ====================================================================================================
create schema tenancy;
grant usage on schema tenancy to pumpjack_app;
grant usage on schema tenancy to pumpjack_report;

create table tenancy.organization (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  name text not null,
  tax_id text,
  address jsonb,
  phone text,
  email text,
  p5_operator_number text,
  regulatory_contact jsonb,
  fiscal_year_start integer not null default 1,
  gauge_time time without time zone not null default '07:00:00'::time without time zone,
  time_zone text not null default 'America/Chicago'::text,
  default_units text not null default 'us'::text,
  default_currency text not null default 'USD'::text,
  boe_factor numeric(6,3) not null default 6,
  settings jsonb not null default '{}'::jsonb,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default now(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  active_ind boolean not null default true,
  remark character varying(2000),
  constraint organization_pkey PRIMARY KEY (organization_id, id),
  constraint organization_boe_factor_range CHECK (((boe_factor >= (1)::numeric) AND (boe_factor <= (100)::numeric))),
  constraint organization_default_currency_code CHECK ((default_currency ~ '^[A-Z]{3}$'::text)),
  constraint organization_default_units_known CHECK ((default_units = ANY (ARRAY['us'::text, 'metric'::text]))),
  constraint organization_fiscal_year_start_month CHECK (((fiscal_year_start >= 1) AND (fiscal_year_start <= 12))),
  constraint organization_is_its_tenant CHECK ((id = organization_id)),
  constraint organization_name_length CHECK (((length(name) >= 1) AND (length(name) <= 255))),
  constraint organization_p5_operator_number_digits CHECK ((p5_operator_number ~ '^[0-9]{6}$'::text)),
  constraint organization_in_directory FOREIGN KEY (organization_id) REFERENCES platform.organization_directory(id)
);
alter table tenancy.organization enable row level security;
alter table tenancy.organization force row level security;
create policy organization on tenancy.organization for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON tenancy.organization REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.organization_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON tenancy.organization REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.organization_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON tenancy.organization REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.organization_updated();
CREATE TRIGGER organization_renamed AFTER UPDATE OF name ON tenancy.organization FOR EACH ROW EXECUTE FUNCTION tenancy.organization_renamed();
grant insert, select, update on table tenancy.organization to pumpjack_app;
comment on table tenancy.organization is 'The operator itself: one row per organisation.';
comment on column tenancy.organization.tax_id is 'Encrypted with the data-protection keys; shown masked.';
comment on column tenancy.organization.p5_operator_number is 'Texas RRC P-5 operator number, six digits.';
comment on column tenancy.organization.fiscal_year_start is 'Month, 1 to 12.';
comment on column tenancy.organization.gauge_time is 'Local time at which a production day begins.';
comment on column tenancy.organization.time_zone is 'IANA name; sites may state their own.';
comment on column tenancy.organization.boe_factor is 'Mcf of gas per barrel of oil equivalent.';

create table tenancy.user_well_assignment (
  organization_id uuid not null default (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid,
  id uuid not null,
  user_id uuid not null,
  well_id uuid not null,
  effective_from date not null default CURRENT_DATE,
  effective_to date,
  route_order integer,
  row_version integer not null default 1,
  row_created_by uuid,
  row_created_date timestamp with time zone not null default now(),
  row_changed_by uuid,
  row_changed_date timestamp with time zone,
  active_ind boolean not null default true,
  remark text,
  constraint user_well_assignment_pkey PRIMARY KEY (organization_id, id),
  constraint user_well_assignment_once UNIQUE (organization_id, user_id, well_id, effective_from),
  constraint user_well_assignment_period CHECK ((effective_to >= effective_from)),
  constraint user_well_assignment_user FOREIGN KEY (organization_id, user_id) REFERENCES platform.user_account(organization_id, id),
  constraint user_well_assignment_well_fk FOREIGN KEY (organization_id, well_id) REFERENCES assets.well(organization_id, id)
);
CREATE INDEX user_well_assignment_of_well ON tenancy.user_well_assignment USING btree (organization_id, well_id);
alter table tenancy.user_well_assignment enable row level security;
alter table tenancy.user_well_assignment force row level security;
create policy organization on tenancy.user_well_assignment for all to public
  using (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"))
  with check (organization_id = ( SELECT (NULLIF(current_setting('app.current_organization_id'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER audit_delete AFTER DELETE ON tenancy.user_well_assignment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.user_well_assignment_deleted();
CREATE TRIGGER audit_insert AFTER INSERT ON tenancy.user_well_assignment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.user_well_assignment_inserted();
CREATE TRIGGER audit_update AFTER UPDATE ON tenancy.user_well_assignment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.user_well_assignment_updated();
grant delete, insert, select, update on table tenancy.user_well_assignment to pumpjack_app;
comment on table tenancy.user_well_assignment is 'Which wells a pumper visits, in the order of the route. Both dates are included; no end means for good.';

CREATE OR REPLACE FUNCTION tenancy.organization_renamed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'pg_temp'
AS $function$
begin
  update platform.organization_directory set name = new.name where id = new.organization_id;
  return null;
end $function$;
