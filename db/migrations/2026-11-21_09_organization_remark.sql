-- A remark is at most 2,000 characters everywhere, the organisation's own included.
alter table tenancy.organization alter column remark type varchar(2000);
