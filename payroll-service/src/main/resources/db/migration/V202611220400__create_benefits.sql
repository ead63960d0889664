-- What employees may choose to have deducted from pay.
create table benefit_plan (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    code text not null,
    name text not null,
    kind text not null
        check (kind in ('HEALTH', 'DENTAL', 'VISION', 'FSA_HEALTH', 'DEPENDENT_CARE', 'HSA', 'OTHER')),
    treatment text not null check (treatment in ('SECTION_125', 'HSA', 'AFTER_TAX')),
    pay_code text not null,
    employer_per_period_cents bigint not null check (employer_per_period_cents >= 0),
    annual_limit_cents bigint check (annual_limit_cents > 0),
    carries_shortfall boolean not null,
    priority integer not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint benefit_plan_code unique (practice_group_id, code),
    constraint benefit_plan_pay_code unique (practice_group_id, pay_code)
);
select practice_group_table('benefit_plan', 'select, insert');

-- What somebody chose, one row a version; zero ends it.
create table benefit_election (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    benefit_plan_id uuid not null,
    effective_from date not null,
    per_period_cents bigint not null check (per_period_cents >= 0),
    percent numeric(6, 3) not null check (percent between 0 and 100),
    annual_limit_cents bigint check (annual_limit_cents > 0),
    total_cents bigint check (total_cents > 0),
    employer_per_period_cents bigint check (employer_per_period_cents >= 0),
    cover text check (cover in ('SELF_ONLY', 'FAMILY')),
    married_filing_separately boolean not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id),
    foreign key (practice_group_id, benefit_plan_id) references benefit_plan (practice_group_id, id)
);
create index benefit_election_enrollment on benefit_election (practice_group_id, enrollment_id);
select practice_group_table('benefit_election', 'select, insert');

-- Birth dates, for limits and eligibility by age; the date is sealed.
create table birth_date (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    birth_year integer not null,
    birth_date_sealed bytea not null,
    primary key (practice_group_id, id)
);
select practice_group_table('birth_date', 'select, insert, update');
