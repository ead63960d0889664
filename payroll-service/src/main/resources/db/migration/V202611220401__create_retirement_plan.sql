-- The group's 401(k) plan; one row.
create table retirement_plan (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    versions_written integer not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint retirement_plan_one unique (practice_group_id)
);
select practice_group_table('retirement_plan', 'select, insert, update');

-- The plan document in force from a day on.
create table retirement_plan_version (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    retirement_plan_id uuid not null,
    effective_from date not null,
    document text not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, retirement_plan_id) references retirement_plan (practice_group_id, id)
);
create index retirement_plan_version_plan on retirement_plan_version (practice_group_id, retirement_plan_id);
select practice_group_table('retirement_plan_version', 'select, insert');

alter table retirement_election add column deferral_percent numeric(6, 3) not null default 0
    check (deferral_percent between 0 and 100);
alter table retirement_election add column roth_cents bigint not null default 0 check (roth_cents >= 0);
alter table retirement_election add column roth_percent numeric(6, 3) not null default 0
    check (roth_percent between 0 and 100);
alter table retirement_election add column catch_up boolean not null default false;

-- What somebody reported about a year in the plan.
create table retirement_year (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    year integer not null,
    prior_year_wages_cents bigint check (prior_year_wages_cents >= 0),
    deferred_elsewhere_cents bigint not null check (deferred_elsewhere_cents >= 0),
    primary key (practice_group_id, id),
    constraint retirement_year_once unique (practice_group_id, enrollment_id, year),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
select practice_group_table('retirement_year', 'select, insert, update');

-- Loans from the plan; what is repaid is the sum of the pay lines.
create table plan_loan (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    reference text not null,
    principal_cents bigint not null check (principal_cents > 0),
    repayable_cents bigint not null check (repayable_cents > 0),
    per_period_cents bigint not null check (per_period_cents > 0),
    first_repayment_on date not null,
    closed_on date,
    closed_because text,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint plan_loan_reference unique (practice_group_id, reference),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index plan_loan_enrollment on plan_loan (practice_group_id, enrollment_id);
select practice_group_table('plan_loan', 'select, insert, update');

-- When the money of a paid run reached the plan; the id is the run's.
create table retirement_deposit (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    deposited_on date not null,
    reference text not null,
    amount_cents bigint not null check (amount_cents > 0),
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, id) references pay_run (practice_group_id, id)
);
select practice_group_table('retirement_deposit', 'select, insert');
