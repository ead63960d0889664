-- What employees spent and are given back with their pay: no wages, so it stands apart from gross.
alter table paycheck_line drop constraint paycheck_line_kind_check;
alter table paycheck_line add constraint paycheck_line_kind_check
    check (kind in ('EARNING', 'TAX', 'DEDUCTION', 'EMPLOYER_TAX', 'EMPLOYER_CONTRIBUTION', 'REIMBURSEMENT'));
alter table paycheck add column reimbursements_cents bigint not null default 0;
alter table paycheck drop constraint paycheck_check;
alter table paycheck add constraint paycheck_adds_up
    check (gross_cents + reimbursements_cents = net_cents + taxes_cents + deductions_cents);

create table pay_run_reimbursement (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    pay_run_id uuid not null,
    ordinal integer not null,
    employee_id uuid not null,
    amount_cents bigint not null check (amount_cents > 0),
    description text not null,
    business_purpose text not null,
    incurred_on date not null,
    incurred_through date not null check (incurred_through >= incurred_on),
    evidence text not null check (evidence in ('RECEIPT', 'NOT_NEEDED', 'MILEAGE_LOG')),
    substantiated_on date not null,
    statement_on date,
    miles numeric(6, 1) check (miles > 0),
    advanced_cents bigint check (advanced_cents > 0),
    advanced_on date,
    returned_cents bigint check (returned_cents > 0),
    returned_on date,
    primary key (practice_group_id, id),
    constraint pay_run_reimbursement_order unique (practice_group_id, pay_run_id, ordinal),
    constraint pay_run_reimbursement_run foreign key (practice_group_id, pay_run_id)
        references pay_run (practice_group_id, id) on delete cascade,
    constraint pay_run_reimbursement_employee foreign key (practice_group_id, employee_id)
        references enrollment (practice_group_id, id),
    constraint pay_run_reimbursement_miles check ((evidence = 'MILEAGE_LOG') = (miles is not null)),
    constraint pay_run_reimbursement_advance check ((advanced_cents is null) = (advanced_on is null)),
    constraint pay_run_reimbursement_return
        check ((returned_cents is null) = (returned_on is null) and (returned_cents is null or advanced_cents is not null))
);
create index pay_run_reimbursement_of_employee on pay_run_reimbursement (practice_group_id, employee_id, incurred_on);
select practice_group_table('pay_run_reimbursement', 'select, insert');
