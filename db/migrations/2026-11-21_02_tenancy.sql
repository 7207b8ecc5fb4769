-- Organisations, users, sign-ins and keys. What must be found before an organisation is known rests in schema platform, which
-- pumpjack_app reaches only through the functions listed below; everything else is a tenant table.

-- ---------------------------------------------------------------------------------------------------------------
-- Tables without a tenant.

create table platform.organization_directory (
  id         uuid constraint organization_directory_pkey primary key,
  name       text not null,
  created_at timestamptz not null default now(),
  constraint organization_directory_name_length check (length(name) between 1 and 255)
);
comment on table platform.organization_directory is 'Which organisations there are. Their data rest in tenancy.organization; the name follows it.';

create table platform.user_account (
  id                  uuid constraint user_account_pkey primary key,
  organization_id     uuid not null constraint user_account_organization references platform.organization_directory (id),
  email               text not null,
  normalized_email    text not null constraint user_account_email_taken unique,
  email_verified_at   timestamptz,
  display_name        text not null,
  phone               text,
  password_hash       text,
  password_changed_at timestamptz,
  security_stamp      text not null,
  roles               text[] not null,
  active_ind          boolean not null default true,
  two_factor_enabled  boolean not null default false,
  authenticator_key   text,
  recovery_codes      text[] not null default '{}',
  used_code           text,
  used_code_at        timestamptz,
  invited_at          timestamptz,
  mail_error          text,
  last_sign_in_at     timestamptz,
  row_version         integer not null default 1,
  row_created_by      uuid default nullif(current_setting('app.current_user_id', true), '')::uuid,
  row_created_date    timestamptz not null default now(),
  row_changed_by      uuid,
  row_changed_date    timestamptz,
  remark              text,
  constraint user_account_in_organization unique (organization_id, id),
  constraint user_account_email_length check (length(email) between 3 and 255),
  constraint user_account_display_name_length check (length(display_name) between 1 and 255),
  constraint user_account_remark_length check (length(remark) <= 2000),
  constraint user_account_roles_known check (cardinality(roles) > 0
    and roles <@ array['owner', 'manager', 'pumper', 'accountant', 'land', 'compliance', 'viewer', 'partner'])
);
comment on column platform.user_account.normalized_email is 'Upper case. One account per address on the whole platform, so that signing in needs no organisation.';
comment on column platform.user_account.password_hash is 'PBKDF2-HMAC-SHA512 with its salt and iteration count; null until an invited user chose a password.';
comment on column platform.user_account.security_stamp is 'A ticket carries the stamp it was made with; a new stamp ends every ticket at once.';
comment on column platform.user_account.authenticator_key is 'Secret of the one-time codes, encrypted with the data-protection keys.';
comment on column platform.user_account.recovery_codes is 'SHA-256 of the codes not used yet, in hex.';
comment on column platform.user_account.used_code is 'SHA-256 of the one-time code accepted last: a code is good once.';
comment on column platform.user_account.mail_error is 'Why the last mail to the user could not be sent; null when it was.';

create table platform.password_history (
  user_id       uuid not null constraint password_history_user references platform.user_account (id) on delete cascade,
  changed_at    timestamptz not null default clock_timestamp(),
  password_hash text not null,
  constraint password_history_pkey primary key (user_id, changed_at)
);
comment on table platform.password_history is 'The last five passwords of a user, the current one included; none of them may be chosen again.';

create table platform.sign_in_failure (
  email_hash     bytea constraint sign_in_failure_pkey primary key,
  failed_count   integer not null,
  lock_count     integer not null default 0,
  locked_until   timestamptz,
  last_failed_at timestamptz not null default now()
);
create index sign_in_failure_age on platform.sign_in_failure (last_failed_at);
comment on table platform.sign_in_failure is
  'Failed sign-ins by SHA-256 of the address, whether or not there is such an account: a lock-out tells nobody which addresses exist.';

create table platform.session (
  id              uuid constraint session_pkey primary key,
  organization_id uuid not null,
  user_id         uuid not null,
  created_at      timestamptz not null default now(),
  last_used_at    timestamptz not null default now(),
  revoked_at      timestamptz,
  revoked_because text,
  client          text,
  address         text,
  constraint session_user_account foreign key (organization_id, user_id) references platform.user_account (organization_id, id) on delete cascade
);
create index session_of_user on platform.session (user_id) where revoked_at is null;
comment on table platform.session is 'One sign-in: the family of its refresh tokens. Revoked, its tickets end with the next request.';

create table platform.refresh_token (
  token_hash bytea constraint refresh_token_pkey primary key,
  session_id uuid not null constraint refresh_token_session references platform.session (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index refresh_token_of_session on platform.refresh_token (session_id);

create table platform.one_time_token (
  token_hash bytea constraint one_time_token_pkey primary key,
  user_id    uuid not null constraint one_time_token_user references platform.user_account (id) on delete cascade,
  purpose    text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz,
  constraint one_time_token_purpose_known check (purpose in ('verify', 'reset', 'invite'))
);
create index one_time_token_of_user on platform.one_time_token (user_id);

create table platform.api_key (
  id               uuid constraint api_key_pkey primary key,
  organization_id  uuid not null constraint api_key_organization references platform.organization_directory (id),
  name             text not null,
  prefix           text not null,
  key_hash         bytea not null constraint api_key_hash unique,
  roles            text[] not null,
  last_used_at     timestamptz,
  revoked_at       timestamptz,
  row_created_by   uuid default nullif(current_setting('app.current_user_id', true), '')::uuid,
  row_created_date timestamptz not null default now(),
  constraint api_key_name_length check (length(name) between 1 and 255),
  constraint api_key_roles_known check (cardinality(roles) > 0
    and roles <@ array['owner', 'manager', 'pumper', 'accountant', 'land', 'compliance', 'viewer', 'partner'])
);
create index api_key_of_organization on platform.api_key (organization_id);
comment on column platform.api_key.prefix is 'The first characters of the key, to tell keys apart; the key itself is shown once and not kept.';

create table platform.data_protection_key (
  name       text constraint data_protection_key_pkey primary key,
  xml        text not null,
  created_at timestamptz not null default now()
);

-- ---------------------------------------------------------------------------------------------------------------
-- Tenant tables.

create table tenancy.organization (
  organization_id      uuid not null,
  id                   uuid not null default nullif(current_setting('app.current_organization_id', true), '')::uuid,
  name                 text not null,
  tax_id               text,
  address              jsonb,
  phone                text,
  email                text,
  p5_operator_number   text,
  regulatory_contact   jsonb,
  fiscal_year_start    integer not null default 1,
  gauge_time           time not null default '07:00',
  time_zone            text not null default 'America/Chicago',
  default_units        text not null default 'us',
  default_currency     text not null default 'USD',
  boe_factor           numeric(6,3) not null default 6,
  settings             jsonb not null default '{}',
  row_version          integer not null default 1,
  row_created_by       uuid,
  row_created_date     timestamptz not null default now(),
  row_changed_by       uuid,
  row_changed_date     timestamptz,
  active_ind           boolean not null default true,
  remark               text,
  constraint organization_pkey primary key (organization_id, id),
  constraint organization_in_directory foreign key (organization_id) references platform.organization_directory (id),
  constraint organization_is_its_tenant check (id = organization_id),
  constraint organization_name_length check (length(name) between 1 and 255),
  constraint organization_p5_operator_number_digits check (p5_operator_number ~ '^[0-9]{6}$'),
  constraint organization_fiscal_year_start_month check (fiscal_year_start between 1 and 12),
  constraint organization_default_units_known check (default_units in ('us', 'metric')),
  constraint organization_default_currency_code check (default_currency ~ '^[A-Z]{3}$'),
  constraint organization_boe_factor_range check (boe_factor between 1 and 100)
);
comment on table tenancy.organization is 'The operator itself: one row per organisation.';
comment on column tenancy.organization.tax_id is 'Encrypted with the data-protection keys; shown masked.';
comment on column tenancy.organization.p5_operator_number is 'Texas RRC P-5 operator number, six digits.';
comment on column tenancy.organization.fiscal_year_start is 'Month, 1 to 12.';
comment on column tenancy.organization.gauge_time is 'Local time at which a production day begins.';
comment on column tenancy.organization.time_zone is 'IANA name; sites may state their own.';
comment on column tenancy.organization.boe_factor is 'Mcf of gas per barrel of oil equivalent.';
select platform.make_tenant_table('tenancy.organization');
revoke delete on tenancy.organization from pumpjack_app;

create table tenancy.user_well_assignment (
  organization_id  uuid not null,
  id               uuid not null,
  user_id          uuid not null,
  well_id          uuid not null,
  effective_from   date not null default current_date,
  effective_to     date,
  route_order      integer,
  row_version      integer not null default 1,
  row_created_by   uuid,
  row_created_date timestamptz not null default now(),
  row_changed_by   uuid,
  row_changed_date timestamptz,
  active_ind       boolean not null default true,
  remark           text,
  constraint user_well_assignment_pkey primary key (organization_id, id),
  constraint user_well_assignment_once unique (organization_id, user_id, well_id, effective_from),
  constraint user_well_assignment_user foreign key (organization_id, user_id) references platform.user_account (organization_id, id),
  constraint user_well_assignment_period check (effective_to >= effective_from)
);
create index user_well_assignment_of_well on tenancy.user_well_assignment (organization_id, well_id);
comment on table tenancy.user_well_assignment is 'Which wells a pumper visits, in the order of the route. Both dates are included; no end means for good.';
select platform.make_tenant_table('tenancy.user_well_assignment');

-- The directory's name is the organisation's.
create function tenancy.organization_renamed() returns trigger language plpgsql security definer set search_path = pg_catalog, platform, pg_temp as $$
begin
  update platform.organization_directory set name = new.name where id = new.organization_id;
  return null;
end $$;
create trigger organization_renamed after update of name on tenancy.organization for each row execute function tenancy.organization_renamed();

-- What happens to accounts and keys belongs in the organisation's audit like everything else, without their secrets.
create function audit.without_tenant() returns trigger language plpgsql security definer set search_path = pg_catalog, audit, pg_temp as $$
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
end $$;
create trigger audit_change after insert or update on platform.user_account for each row execute function audit.without_tenant();
create trigger audit_change after insert or update on platform.api_key for each row execute function audit.without_tenant();

-- ---------------------------------------------------------------------------------------------------------------
-- The scope: once per request.

create function platform.open_scope(p_organization uuid, p_user uuid, p_session uuid, p_stamp text, p_restricted boolean, p_request text, p_client text)
returns table (valid boolean, well_ids uuid[])
language plpgsql security definer set search_path = pg_catalog, platform, tenancy, pg_temp as $$
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
end $$;
grant execute on function platform.open_scope(uuid, uuid, uuid, text, boolean, text, text) to pumpjack_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Organisations.

create function platform.register_organization(p_id uuid, p_name text) returns void
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  insert into platform.organization_directory (id, name) values (p_id, p_name);
$$;
grant execute on function platform.register_organization(uuid, text) to pumpjack_app;

create function platform.organization_ids() returns setof uuid
language sql stable security definer set search_path = pg_catalog, platform, pg_temp as $$
  select id from platform.organization_directory order by id;
$$;
grant execute on function platform.organization_ids() to pumpjack_worker;

-- ---------------------------------------------------------------------------------------------------------------
-- Accounts. A user travels as one JSON object whose members are the columns.

create function platform.user_by_id(p_id uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, platform, pg_temp as $$
  select to_jsonb(u) || jsonb_build_object('organization_name', o.name)
  from platform.user_account u join platform.organization_directory o on o.id = u.organization_id
  where u.id = p_id;
$$;
create function platform.user_by_email(p_normalized_email text) returns jsonb
language sql stable security definer set search_path = pg_catalog, platform, pg_temp as $$
  select to_jsonb(u) || jsonb_build_object('organization_name', o.name)
  from platform.user_account u join platform.organization_directory o on o.id = u.organization_id
  where u.normalized_email = p_normalized_email;
$$;
grant execute on function platform.user_by_id(uuid), platform.user_by_email(text) to pumpjack_app;

create function platform.remember_password(p_user uuid, p_hash text) returns void
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  insert into platform.password_history (user_id, password_hash) values (p_user, p_hash);
  delete from platform.password_history h
  where h.user_id = p_user
    and h.changed_at < (select min(k.changed_at)
                        from (select changed_at from platform.password_history where user_id = p_user order by changed_at desc limit 5) k);
$$;

create function platform.create_user(p_user jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, platform, pg_temp as $$
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
end $$;

-- False when somebody else changed the user since it was read. The organisation of a user never changes.
create function platform.update_user(p_user jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, platform, pg_temp as $$
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
end $$;

create function platform.password_hashes(p_user uuid) returns text[]
language sql stable security definer set search_path = pg_catalog, platform, pg_temp as $$
  select array(select password_hash from platform.password_history where user_id = p_user order by changed_at desc);
$$;

-- One page of the users of the organisation at work, by name.
create function platform.organization_users(p_search text, p_user uuid, p_after_name text, p_after_id uuid, p_limit integer) returns setof jsonb
language sql stable security definer set search_path = pg_catalog, platform, pg_temp as $$
  select to_jsonb(u) || jsonb_build_object('locked_until', f.locked_until)
  from platform.user_account u
  left join platform.sign_in_failure f on f.email_hash = sha256(convert_to(u.normalized_email, 'UTF8')) and f.locked_until > now()
  where u.organization_id = nullif(current_setting('app.current_organization_id', true), '')::uuid
    and (p_user is null or u.id = p_user)
    and (p_search is null or strpos(lower(u.display_name), lower(p_search)) > 0 or strpos(lower(u.email), lower(p_search)) > 0)
    and (p_after_name is null or (u.display_name, u.id) > (p_after_name, p_after_id))
  order by u.display_name, u.id
  limit p_limit;
$$;

create function platform.note_mail(p_user uuid, p_error text) returns void
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  update platform.user_account set mail_error = left(p_error, 500) where id = p_user and mail_error is distinct from left(p_error, 500);
$$;
grant execute on function platform.create_user(jsonb), platform.update_user(jsonb), platform.password_hashes(uuid),
  platform.organization_users(text, uuid, text, uuid, integer), platform.note_mail(uuid, text) to pumpjack_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Signing in.

-- When the address is locked: until when.
create function platform.sign_in_lock(p_email_hash bytea) returns timestamptz
language sql stable security definer set search_path = pg_catalog, platform, pg_temp as $$
  select locked_until from platform.sign_in_failure where email_hash = p_email_hash and locked_until > now();
$$;

-- Counts a failure; each further lock lasts twice as long, up to the cap. The failure of a known user is audited.
create function platform.sign_in_failed(p_email_hash bytea, p_user uuid, p_organization uuid, p_threshold integer, p_first interval, p_cap interval,
  p_request text, p_client text, p_address text, p_path text, p_code text, p_duration_ms numeric) returns void
language plpgsql security definer set search_path = pg_catalog, platform, audit, pg_temp as $$
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
end $$;

create function platform.clear_sign_in_failures(p_email_hash bytea) returns void
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  delete from platform.sign_in_failure where email_hash = p_email_hash;
$$;

-- A one-time code is good once; false when it was the last one used.
create function platform.use_code(p_user uuid, p_code_hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog, platform, pg_temp as $$
begin
  update platform.user_account set used_code = p_code_hash, used_code_at = now()
  where id = p_user and (used_code is distinct from p_code_hash or used_code_at < now() - interval '10 minutes');
  return found;
end $$;

-- A recovery code is good once.
create function platform.use_recovery_code(p_user uuid, p_code_hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog, platform, pg_temp as $$
begin
  update platform.user_account set recovery_codes = array_remove(recovery_codes, p_code_hash), row_version = row_version + 1
  where id = p_user and p_code_hash = any (recovery_codes);
  return found;
end $$;

create function platform.start_session(p_session uuid, p_user uuid, p_token_hash bytea, p_lifetime interval, p_client text, p_address text) returns void
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  update platform.user_account set last_sign_in_at = now() where id = p_user;
  insert into platform.session (id, organization_id, user_id, client, address)
  select p_session, organization_id, id, p_client, p_address from platform.user_account where id = p_user;
  insert into platform.refresh_token (token_hash, session_id, expires_at) values (p_token_hash, p_session, now() + p_lifetime);
$$;

-- Trades a refresh token for the next one. The row lock makes two who present the same token take turns: the second finds it used,
-- and a used token ends the whole family.
create function platform.rotate_refresh_token(p_token_hash bytea, p_next_hash bytea, p_lifetime interval)
returns table (outcome text, session_id uuid, account jsonb)
language plpgsql security definer set search_path = pg_catalog, platform, pg_temp as $$
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
end $$;

create function platform.revoke_session(p_session uuid, p_because text) returns void
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  update platform.session set revoked_at = now(), revoked_because = p_because where id = p_session and revoked_at is null;
$$;
create function platform.revoke_session_of_token(p_token_hash bytea, p_because text) returns void
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  update platform.session set revoked_at = now(), revoked_because = p_because
  where id = (select session_id from platform.refresh_token where token_hash = p_token_hash) and revoked_at is null;
$$;
create function platform.revoke_sessions_of_user(p_user uuid, p_because text) returns void
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  update platform.session set revoked_at = now(), revoked_because = p_because where user_id = p_user and revoked_at is null;
$$;
-- Sign-ins that ended a month ago, for a nightly job.
create function platform.purge_sessions() returns bigint
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  with gone as (
    delete from platform.session s
    where s.last_used_at < now() - interval '30 days'
      and not exists (select from platform.refresh_token t where t.session_id = s.id and t.expires_at > now())
    returning 1)
  select count(*) from gone;
$$;
grant execute on function platform.sign_in_lock(bytea),
  platform.sign_in_failed(bytea, uuid, uuid, integer, interval, interval, text, text, text, text, text, numeric),
  platform.clear_sign_in_failures(bytea), platform.use_code(uuid, text), platform.use_recovery_code(uuid, text),
  platform.start_session(uuid, uuid, bytea, interval, text, text), platform.rotate_refresh_token(bytea, bytea, interval),
  platform.revoke_session(uuid, text), platform.revoke_session_of_token(bytea, text), platform.revoke_sessions_of_user(uuid, text),
  platform.purge_sessions() to pumpjack_app;
grant execute on function platform.purge_sessions() to pumpjack_worker;

-- Tokens sent by mail: a new one replaces the user's older ones of its kind.
create function platform.create_one_time_token(p_user uuid, p_purpose text, p_token_hash bytea, p_lifetime interval) returns void
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  delete from platform.one_time_token where user_id = p_user and purpose = p_purpose;
  insert into platform.one_time_token (token_hash, user_id, purpose, expires_at) values (p_token_hash, p_user, p_purpose, now() + p_lifetime);
$$;
create function platform.one_time_token_user(p_token_hash bytea, p_purposes text[]) returns uuid
language sql stable security definer set search_path = pg_catalog, platform, pg_temp as $$
  select user_id from platform.one_time_token where token_hash = p_token_hash and purpose = any (p_purposes) and used_at is null and expires_at > now();
$$;
create function platform.use_one_time_token(p_token_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, platform, pg_temp as $$
begin
  update platform.one_time_token set used_at = now() where token_hash = p_token_hash and used_at is null and expires_at > now();
  return found;
end $$;
grant execute on function platform.create_one_time_token(uuid, text, bytea, interval), platform.one_time_token_user(bytea, text[]),
  platform.use_one_time_token(bytea) to pumpjack_app;

-- ---------------------------------------------------------------------------------------------------------------
-- API keys of the organisation at work.

create function platform.create_api_key(p_id uuid, p_name text, p_prefix text, p_key_hash bytea, p_roles text[]) returns jsonb
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  insert into platform.api_key as k (id, organization_id, name, prefix, key_hash, roles)
  values (p_id, nullif(current_setting('app.current_organization_id', true), '')::uuid, p_name, p_prefix, p_key_hash, p_roles)
  returning to_jsonb(k) - 'key_hash';
$$;
create function platform.api_keys() returns setof jsonb
language sql stable security definer set search_path = pg_catalog, platform, pg_temp as $$
  select to_jsonb(k) - 'key_hash' from platform.api_key k
  where organization_id = nullif(current_setting('app.current_organization_id', true), '')::uuid
  order by name, id;
$$;
create function platform.revoke_api_key(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, platform, pg_temp as $$
begin
  update platform.api_key set revoked_at = coalesce(revoked_at, now())
  where id = p_id and organization_id = nullif(current_setting('app.current_organization_id', true), '')::uuid;
  return found;
end $$;
-- The key's use is noted to the minute: a key that is busy must not write at every request.
create function platform.verify_api_key(p_key_hash bytea) returns table (id uuid, organization_id uuid, roles text[])
language plpgsql security definer set search_path = pg_catalog, platform, pg_temp as $$
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
end $$;
grant execute on function platform.create_api_key(uuid, text, text, bytea, text[]), platform.api_keys(), platform.revoke_api_key(uuid),
  platform.verify_api_key(bytea) to pumpjack_app;

-- Keys of ASP.NET Core Data Protection, shared by every instance.
create function platform.data_protection_keys() returns setof text
language sql stable security definer set search_path = pg_catalog, platform, pg_temp as $$
  select xml from platform.data_protection_key order by created_at, name;
$$;
create function platform.store_data_protection_key(p_name text, p_xml text) returns void
language sql security definer set search_path = pg_catalog, platform, pg_temp as $$
  insert into platform.data_protection_key (name, xml) values (p_name, p_xml) on conflict (name) do update set xml = excluded.xml;
$$;
grant execute on function platform.data_protection_keys(), platform.store_data_protection_key(text, text) to pumpjack_app;
