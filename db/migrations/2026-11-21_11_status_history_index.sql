-- A well's statuses in their order, as every recorded day reads them. The exclusion constraint's own index finds them too, at ten times the cost.
drop index assets.well_status_history_well;
create index well_status_history_well on assets.well_status_history (organization_id, well_id, status_type, start_time, id) include (status) where active_ind;
