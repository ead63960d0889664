-- What a paid run means for the general ledger, as it was told. A run has one journal, and one more when it is taken back.
create table payroll_journal (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    pay_run_id uuid not null,
    kind text not null check (kind in ('PAYMENT', 'REVERSAL')),
    posted_on date not null,
    told_at timestamptz not null,
    primary key (practice_group_id, id),
    constraint payroll_journal_once unique (practice_group_id, pay_run_id, kind),
    foreign key (practice_group_id, pay_run_id) references pay_run (practice_group_id, id)
);
select practice_group_table('payroll_journal', 'select, insert');

create table payroll_journal_line (
    practice_group_id uuid not null default current_practice_group(),
    journal_id uuid not null,
    ordinal integer not null,
    account text not null,
    code text,
    department_id uuid,
    location_id uuid,
    debit_cents bigint not null check (debit_cents >= 0),
    credit_cents bigint not null check (credit_cents >= 0),
    primary key (practice_group_id, journal_id, ordinal),
    foreign key (practice_group_id, journal_id) references payroll_journal (practice_group_id, id),
    check ((debit_cents = 0) <> (credit_cents = 0))
);
select practice_group_table('payroll_journal_line', 'select, insert');

-- Who bears an earning.
alter table paycheck_line add column if not exists department_id uuid;
alter table paycheck_line add column if not exists location_id uuid;
alter table paycheck_line add column if not exists position text;
