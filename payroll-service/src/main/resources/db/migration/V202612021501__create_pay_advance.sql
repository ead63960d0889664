-- An advance of pay as it was agreed in writing. What is owed of it follows from the lines of paychecks that count.
create table pay_advance (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    number integer not null,
    amount_cents bigint not null check (amount_cents > 0),
    agreed_on date not null,
    per_payday_cents bigint check (per_payday_cents > 0),
    percent_of_net numeric(5, 2) check (percent_of_net > 0 and percent_of_net <= 100),
    rest_from_final_pay boolean not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    canceled_on date,
    version bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id),
    constraint pay_advance_number unique (practice_group_id, enrollment_id, number),
    check ((per_payday_cents is null) <> (percent_of_net is null))
);
select practice_group_table('pay_advance', 'select, insert, update');

-- What was repaid of it directly.
create table advance_repayment (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    advance_id uuid not null,
    amount_cents bigint not null check (amount_cents > 0),
    received_on date not null,
    reference text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, advance_id) references pay_advance (practice_group_id, id)
);
create index advance_repayment_advance on advance_repayment (practice_group_id, advance_id);
select practice_group_table('advance_repayment', 'select, insert');

-- What stays owed of an advance after final pay is told to whoever approves the run.
alter table paycheck_remark drop constraint paycheck_remark_kind_check;
alter table paycheck_remark add constraint paycheck_remark_kind_check
    check (kind in ('NOT_WITHHELD', 'NOT_PAID', 'NOT_CHECKED', 'NOT_EXACT', 'NOT_REPAID'));
