-- The ground every module stands on: schemas, the one way a tenant table is made, audit, outbox.
-- Run by pumpjack_owner, who may not bypass row security either.

create schema if not exists platform;
create schema if not exists audit;
create schema if not exists events;
create schema if not exists tenancy;
create schema if not exists assets;
create schema if not exists production;
create schema if not exists integrations;
create schema if not exists reporting;
create schema if not exists ppdm;

grant usage on schema platform, audit, events, tenancy, assets, production, integrations, reporting to pumpjack_app;
grant usage on schema platform, events to pumpjack_worker;
grant usage on schema ppdm, reporting, tenancy, assets, production to pumpjack_report;

-- Functions are closed until granted one by one.
alter default privileges revoke execute on functions from public;

-- Who is at work, as the scope said it at the start of the transaction.
create function platform.current_organization_id() returns uuid language sql stable as
  $$ select nullif(current_setting('app.current_organization_id', true), '')::uuid $$;
create function platform.current_user_id() returns uuid language sql stable as
  $$ select nullif(current_setting('app.current_user_id', true), '')::uuid $$;
grant execute on function platform.current_organization_id(), platform.current_user_id() to pumpjack_app, pumpjack_report;

-- ---------------------------------------------------------------------------------------------------------------
-- Row security in one form. Setting unset: no rows, and inserts are refused.
create function platform.isolate(t regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format($p$create policy organization on %s
    using (organization_id = (select nullif(current_setting('app.current_organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.current_organization_id', true), '')::uuid))$p$, t);
end $$;

-- Audit: append-only, in three tables.
create table audit.change (
  organization_id uuid not null default nullif(current_setting('app.current_organization_id', true), '')::uuid,
  id              bigint generated always as identity,
  happened_at     timestamptz not null default clock_timestamp(),
  transaction_id  xid8 not null default pg_current_xact_id(),
  user_id         uuid default nullif(current_setting('app.current_user_id', true), '')::uuid,
  request_id      text default nullif(current_setting('app.request_id', true), ''),
  client          text default nullif(current_setting('app.client', true), ''),
  table_name      text not null,
  action          text not null,
  row_keys        text[] not null,
  before          jsonb,
  after           jsonb,
  constraint change_pkey primary key (organization_id, id),
  constraint change_action_known check (action in ('insert', 'update', 'delete'))
);
comment on table audit.change is
  'What was written. An insert names the keys of its rows (a row is its own after-image); an update or delete is one row each, with both images.';
comment on column audit.change.row_keys is 'Primary keys without the organisation, parts joined by an underscore: for a day {well_id}_{yyyy-mm-dd}.';

create table audit.access (
  organization_id uuid not null default nullif(current_setting('app.current_organization_id', true), '')::uuid,
  id              bigint generated always as identity,
  happened_at     timestamptz not null default clock_timestamp(),
  transaction_id  xid8 not null default pg_current_xact_id(),
  user_id         uuid,
  request_id      text,
  client          text,
  address         text,
  method          text not null,
  path            text not null,
  status          integer not null,
  code            text,
  duration_ms     numeric(12,3) not null,
  constraint access_pkey primary key (organization_id, id)
);
comment on table audit.access is 'Requests that were denied or failed, and sensitive reads, written outside the request''s own transaction.';

create table audit.seal (
  organization_id     uuid not null default nullif(current_setting('app.current_organization_id', true), '')::uuid,
  id                  bigint generated always as identity,
  sealed_at           timestamptz not null default clock_timestamp(),
  from_transaction    xid8 not null,
  before_transaction  xid8 not null,
  change_count        bigint not null,
  access_count        bigint not null,
  previous_hash       bytea not null,
  hash                bytea not null,
  constraint seal_pkey primary key (organization_id, id),
  constraint seal_once unique (organization_id, from_transaction)
);
comment on table audit.seal is
  'A hash chain per organisation. A seal covers the change and access rows of the transactions in its window; the window ends before the oldest one still running, so nothing can enter it later.';

create function audit.refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows are append-only' using errcode = 'insufficient_privilege';
end $$;

do $$
declare t regclass;
begin
  foreach t in array array['audit.change', 'audit.access', 'audit.seal']::regclass[] loop
    perform platform.isolate(t);
    execute format('create trigger append_only before update or delete or truncate on %s for each statement execute function audit.refuse_rewrite()', t);
    execute format('grant select on %s to pumpjack_app', t);
  end loop;
end $$;
grant insert on audit.access, audit.seal to pumpjack_app;

-- Writes the trigger functions of one table with its own key, so that their plans are cached and no path escapes them.
create function audit.watch(t regclass) returns void language plpgsql as $$
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
  joined text;
begin
  if key_columns is null then
    key_columns := array['organization_id'];
  end if;
  key_of_row := (select string_agg(format('r.%I::text', c), ' || ''_'' || ' order by ord) from unnest(key_columns) with ordinality u(c, ord));
  joined := (select string_agg(format('o.%1$I = r.%1$I', c), ' and ') from unnest(key_columns) u(c));

  execute format($f$
    create function audit.%1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, audit as $body$
    begin
      insert into audit.change (table_name, action, row_keys)
      select %2$L, 'insert', array_agg(%3$s) from new_rows r having count(*) > 0;
      return null;
    end $body$ $f$, bare || '_inserted', home || '.' || bare, key_of_row);
  execute format($f$
    create function audit.%1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, audit as $body$
    begin
      insert into audit.change (table_name, action, row_keys, before, after)
      select %2$L, 'update', array[%3$s], to_jsonb(o), to_jsonb(r) from new_rows r join old_rows o on %4$s;
      return null;
    end $body$ $f$, bare || '_updated', home || '.' || bare, key_of_row, joined);
  execute format($f$
    create function audit.%1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, audit as $body$
    begin
      insert into audit.change (table_name, action, row_keys, before)
      select %2$L, 'delete', array[%3$s], to_jsonb(r) from old_rows r;
      return null;
    end $body$ $f$, bare || '_deleted', home || '.' || bare, key_of_row);
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function audit.%I()', t, bare || '_inserted');
  execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit.%I()', t, bare || '_updated');
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function audit.%I()', t, bare || '_deleted');
end $$;

-- The one way a tenant table is made: forced row security, grants, audit.
create function platform.make_tenant_table(t regclass, audited boolean default true) returns void language plpgsql as $$
begin
  perform platform.isolate(t);
  execute format('alter table %s alter column organization_id set default nullif(current_setting(''app.current_organization_id'', true), '''')::uuid', t);
  execute format('grant select, insert, update, delete on %s to pumpjack_app', t);
  if audited then
    perform audit.watch(t);
  end if;
end $$;

-- The fingerprint of a window of transactions, chained to the one before it.
create function audit.fingerprint(previous bytea, first_transaction xid8, end_transaction xid8)
returns table (change_count bigint, access_count bigint, hash bytea) language sql stable set search_path = pg_catalog, audit as $$
  with c as (
    select count(*) n, coalesce(string_agg(x::text, E'\n' order by x.id), '') body from audit.change x
    where x.transaction_id >= first_transaction and x.transaction_id < end_transaction),
  a as (
    select count(*) n, coalesce(string_agg(x::text, E'\n' order by x.id), '') body from audit.access x
    where x.transaction_id >= first_transaction and x.transaction_id < end_transaction)
  select c.n, a.n, sha256(previous || convert_to(first_transaction::text || ':' || end_transaction::text || E'\n' || c.body || E'\n' || a.body, 'UTF8')) from c, a
$$;
grant execute on function audit.fingerprint(bytea, xid8, xid8) to pumpjack_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Outbox: a domain event is a row in the writing transaction; handlers run at least once.
create table events.outbox (
  organization_id uuid not null,
  id              bigint generated always as identity,
  event_type      text not null,
  payload         jsonb not null,
  user_id         uuid default nullif(current_setting('app.current_user_id', true), '')::uuid,
  happened_at     timestamptz not null default clock_timestamp(),
  state           text not null default 'new',
  attempts        integer not null default 0,
  next_attempt_at timestamptz,
  error           text,
  constraint outbox_pkey primary key (organization_id, id),
  constraint outbox_state_known check (state in ('new', 'published', 'failed', 'parked'))
);
create index change_transaction on audit.change (organization_id, transaction_id);
create index access_transaction on audit.access (organization_id, transaction_id);
create index outbox_waiting on events.outbox (id) where state in ('new', 'failed');
select platform.make_tenant_table('events.outbox', false);
revoke update, delete on events.outbox from pumpjack_app;
-- The pump serves every organisation: it may see and settle rows of the outbox, and nothing else anywhere.
create policy worker on events.outbox to pumpjack_worker using (true) with check (true);
grant select, update, delete on events.outbox to pumpjack_worker;
