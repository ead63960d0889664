-- The address at work as staff tells it: files of an office name people by it.
alter table enrollment add column work_email text;
