-- Functions that run with their owner's rights look for names in the temporary schema last: left out of the path it is searched first,
-- and a caller's temporary table could stand in for one of ours.
do $$
declare f record;
begin
  for f in
    select p.oid::regprocedure as signature, substr(c.setting, length('search_path=') + 1) as path
    from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    cross join lateral unnest(p.proconfig) c(setting)
    where p.prosecdef and n.nspname !~ '^pg_' and c.setting like 'search_path=%' and c.setting !~ 'pg_temp$'
  loop
    execute format('alter function %s set search_path = %s, pg_temp', f.signature, f.path);
  end loop;
end $$;

-- Tables watched from now on get the same path; and a row whose key changes is in the audit too, as its two halves.
create or replace function audit.watch(t regclass) returns void language plpgsql as $$
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
end $$;
do $$
declare watched regclass;
begin
  for watched in select tgrelid::regclass from pg_trigger where tgname = 'audit_update' and tgparentid = 0 loop
    perform audit.watch(watched);
  end loop;
end $$;

-- A fingerprint is of what is stored, not of how a session writes its dates.
alter function audit.fingerprint(bytea, xid8, xid8) set timezone = 'UTC';
alter function audit.fingerprint(bytea, xid8, xid8) set datestyle = 'ISO, YMD';
alter function audit.fingerprint(bytea, xid8, xid8) set bytea_output = 'hex';
