-- Written by ./dev.cs db from the catalogue of a migrated database. Do not edit: write a migration.

-- ====================================================================================================
create schema platform;

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


-- ====================================================================================================
create extension btree_gist schema public;

create extension citext schema public;

create extension pg_trgm schema public;
