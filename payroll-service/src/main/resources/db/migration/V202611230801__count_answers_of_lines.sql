-- How many payers' answers a line stands on, as billing told them: when one of two takes its payment back, the work is
-- still paid for by the other. A line of a batch has none.
alter table service_line add column answers integer not null default 0 check (answers >= 0);
