-- Imports: what was sent, how it was understood, how far it came, and which rows were refused.

create table integrations.import_job (
  organization_id  uuid not null,
  id               uuid not null,
  file_name        text not null,
  file_size        bigint not null,
  file_hash        bytea not null,
  idempotency_key  text,
  kind             text,
  sheet            text,
  status           text not null default 'queued',
  options          jsonb not null default '{}',
  preview          jsonb,
  questions        jsonb,
  findings         jsonb,
  error            text,
  started_at       timestamptz,
  completed_at     timestamptz,
  row_version      integer not null default 1,
  active_ind       boolean not null default true,
  remark           text,
  row_created_by   uuid default nullif(current_setting('app.current_user_id', true), '')::uuid,
  row_created_date timestamptz not null default now(),
  row_changed_by   uuid,
  row_changed_date timestamptz,
  constraint import_job_pkey primary key (organization_id, id),
  constraint import_job_once unique (organization_id, idempotency_key),
  constraint import_job_status_known check (status in
    ('queued', 'reading', 'needs_input', 'running', 'completed', 'completed_with_errors', 'failed', 'cancelled')),
  constraint import_job_kind_known check (kind in ('wells', 'daily_production', 'monthly_volume'))
);
create index import_job_recent on integrations.import_job (organization_id, row_created_date desc);
select platform.make_tenant_table('integrations.import_job');
revoke delete on integrations.import_job from pumpjack_app;

-- Committed with each chunk of rows, so that an import goes on where it stopped and never doubles.
create table integrations.import_progress (
  organization_id  uuid not null,
  import_id        uuid not null,
  last_row         bigint not null default 0,
  share            numeric(5,4) not null default 0,
  rows_read        bigint not null default 0,
  rows_written     bigint not null default 0,
  rows_unchanged   bigint not null default 0,
  rows_rejected    bigint not null default 0,
  wells_created    bigint not null default 0,
  cancel_requested boolean not null default false,
  constraint import_progress_pkey primary key (organization_id, import_id),
  constraint import_progress_job foreign key (organization_id, import_id) references integrations.import_job (organization_id, id),
  constraint import_progress_foots check (rows_read = rows_written + rows_unchanged + rows_rejected)
);
comment on column integrations.import_progress.last_row is 'The last row of the file that is dealt with, as a person counts rows.';
select platform.make_tenant_table('integrations.import_progress', false);
revoke delete on integrations.import_progress from pumpjack_app;

create table integrations.import_rejected_row (
  organization_id uuid not null,
  import_id       uuid not null,
  row_number      bigint not null,
  seq_no          integer not null,
  column_name     text,
  code            text not null,
  reason          text not null,
  cells           text[],
  constraint import_rejected_row_pkey primary key (organization_id, import_id, row_number, seq_no),
  constraint import_rejected_row_job foreign key (organization_id, import_id) references integrations.import_job (organization_id, id)
);
select platform.make_tenant_table('integrations.import_rejected_row', false);
revoke update on integrations.import_rejected_row from pumpjack_app;

create table integrations.import_mapping (
  organization_id  uuid not null,
  id               uuid not null,
  mapping_name     text not null,
  options          jsonb not null,
  row_version      integer not null default 1,
  active_ind       boolean not null default true,
  remark           text,
  row_created_by   uuid default nullif(current_setting('app.current_user_id', true), '')::uuid,
  row_created_date timestamptz not null default now(),
  row_changed_by   uuid,
  row_changed_date timestamptz,
  constraint import_mapping_pkey primary key (organization_id, id),
  constraint import_mapping_name_once unique (organization_id, mapping_name),
  constraint import_mapping_name_length check (length(mapping_name) between 1 and 100)
);
comment on table integrations.import_mapping is 'How a kind of file was understood, to be used again.';
select platform.make_tenant_table('integrations.import_mapping');
