-- Pay or time that may be right and is hardly ever meant is told to whoever approves the run.
alter table paycheck_remark drop constraint paycheck_remark_kind_check;
alter table paycheck_remark add constraint paycheck_remark_kind_check
    check (kind in ('NOT_WITHHELD', 'NOT_PAID', 'NOT_CHECKED', 'NOT_EXACT', 'NOT_REPAID', 'UNUSUAL'));
