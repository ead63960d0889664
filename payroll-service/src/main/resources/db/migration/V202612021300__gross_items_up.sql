-- An item may say what is to be paid out; its gross is found when the run is calculated.
alter table pay_run_item
    add column grossed_up boolean not null default false;

-- A net pay that no gross comes to exactly is told to whoever approves the run.
alter table paycheck_remark drop constraint paycheck_remark_once_kind_check;
alter table paycheck_remark add constraint paycheck_remark_kind_check
    check (kind in ('NOT_WITHHELD', 'NOT_PAID', 'NOT_CHECKED', 'NOT_EXACT'));
