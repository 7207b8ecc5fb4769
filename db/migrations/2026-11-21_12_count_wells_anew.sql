-- A file that brings a thousand wells brings their days in the next moment, and the planner still believes the register empty: any index
-- looks as good as the key to it, foreign keys included. So whoever makes many wells at once has them counted.
create function assets.count_wells_anew() returns void language plpgsql security definer set search_path = pg_catalog, assets, pg_temp as $$
begin
  analyze (skip_locked) assets.well, assets.well_status_history;
end $$;
comment on function assets.count_wells_anew() is 'Statistics of the register of wells, after many were made at once.';
grant execute on function assets.count_wells_anew() to pumpjack_app;
