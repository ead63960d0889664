alter table paycheck_line drop constraint paycheck_line_kind_check;
alter table paycheck_line add constraint paycheck_line_kind_check
    check (kind in ('EARNING', 'TAX', 'DEDUCTION', 'EMPLOYER_TAX', 'EMPLOYER_CONTRIBUTION'));
