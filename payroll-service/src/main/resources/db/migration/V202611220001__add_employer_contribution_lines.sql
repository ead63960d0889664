alter table pay_cheque_line drop constraint pay_cheque_line_kind_check;
alter table pay_cheque_line add constraint pay_cheque_line_kind_check
    check (kind in ('EARNING', 'TAX', 'DEDUCTION', 'EMPLOYER_TAX', 'EMPLOYER_CONTRIBUTION'));
