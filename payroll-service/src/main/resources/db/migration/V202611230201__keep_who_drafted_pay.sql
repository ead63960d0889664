-- Whoever said whom and what a run pays does not approve it.
alter table pay_run add column drafted_by text;
alter table pay_run add constraint pay_run_approved_by_another
    check (approved_by is null or drafted_by is null or approved_by <> drafted_by);
