-- What an upload said, before mappings were laid under it and questions answered: an idempotency key that comes again must say the same.

alter table integrations.import_job add column sent_options jsonb;
comment on column integrations.import_job.sent_options is 'The options of the upload, mapping included; absent for imports of before this column.';
