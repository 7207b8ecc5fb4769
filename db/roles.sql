-- The roles of Pumpjack. Run by a superuser, or by a role that may create roles, inside Pumpjack's database; safe to run again.
-- The private server trusts its socket, so no role has a password there. On a server of your own set them afterwards:
--   alter role pumpjack_owner password '…'; alter role pumpjack_app password '…'; alter role pumpjack_worker password '…';

do $$
declare
  -- Every module's schema: table names are unique over modules, so `select * from daily_production` just works.
  -- `ppdm` repeats those names in PPDM's shape and is therefore never in this path; `public` holds only extensions.
  module_path constant text := 'production, assets, tenancy, integrations, analytics, events, audit, platform, public';
  wanted text;
begin
  -- Owns every object and migrates. Not the superuser: row security is forced on it too.
  -- App: requests. Worker: lists organisations and claims outbox rows. Report: reads, for reporting tools.
  foreach wanted in array array['pumpjack_owner', 'pumpjack_app', 'pumpjack_worker', 'pumpjack_report'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      execute format('create role %I login', wanted);
    end if;
    if exists (select from pg_catalog.pg_roles where rolname = wanted and (rolsuper or rolbypassrls)) then
      raise exception 'role % must be neither superuser nor bypassrls: organisations would see each other''s rows', wanted;
    end if;
  end loop;

  execute format('alter role pumpjack_owner set search_path = %s', module_path);
  execute format('alter role pumpjack_app set search_path = %s', module_path);
  execute format('alter role pumpjack_worker set search_path = %s', module_path);
  alter role pumpjack_report set search_path = ppdm, reporting, public;
  alter role pumpjack_report set default_transaction_read_only = on;
  -- A request that died must not hold its locks; no request of ours thinks for minutes inside a transaction.
  alter role pumpjack_app set idle_in_transaction_session_timeout = '5min';

  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect, create, temporary on database %I to pumpjack_owner', current_database());
  execute format('grant connect, temporary on database %I to pumpjack_app, pumpjack_worker', current_database());
  execute format('grant connect on database %I to pumpjack_report', current_database());
end $$;

revoke create on schema public from public;
