-- When people are paid.
create table pay_calendar (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    name text not null,
    frequency text not null check (frequency in ('WEEKLY', 'BIWEEKLY', 'SEMIMONTHLY', 'MONTHLY')),
    first_period_starts_on date not null,
    workweek_starts_on text not null,
    pay_days_after_period_end integer not null check (pay_days_after_period_end between 0 and 31),
    version bigint not null,
    primary key (practice_group_id, id),
    constraint pay_calendar_name unique (practice_group_id, name)
);
select practice_group_table('pay_calendar', 'select, insert, update');

-- The group as employer and as originator of ACH files; one row. The EIN is sealed.
create table employer (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    legal_name text not null,
    ein_sealed bytea not null,
    bank_name text not null,
    bank_routing_number text not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint employer_one unique (practice_group_id)
);
select practice_group_table('employer', 'select, insert, update');

-- Who is on the payroll; the id is the employee's.
create table enrollment (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    employee_number text not null,
    first_name text not null,
    last_name text not null,
    position_title text not null,
    starts_on date not null,
    last_day date,
    final_period_ends_on date,
    version bigint not null,
    primary key (practice_group_id, id)
);
select practice_group_table('enrollment', 'select, insert, update');
select emits_events('enrollment');

-- Each stretch of employment; somebody rehired has more than one.
create table employment_span (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    starts_on date not null,
    last_day date,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index employment_span_enrollment on employment_span (practice_group_id, enrollment_id);
select practice_group_table('employment_span', 'select, insert, update');

-- Where somebody works and lives, from a day on.
create table tax_jurisdiction (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    effective_from date not null,
    work_state text not null,
    residence_state text not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index tax_jurisdiction_enrollment on tax_jurisdiction (practice_group_id, enrollment_id);
select practice_group_table('tax_jurisdiction', 'select, insert');

create table pay_terms (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    effective_from date not null,
    pay_calendar_id uuid not null,
    basis text not null check (basis in ('HOURLY', 'SALARIED')),
    rate_cents bigint not null check (rate_cents > 0),
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id),
    foreign key (practice_group_id, pay_calendar_id) references pay_calendar (practice_group_id, id)
);
create index pay_terms_enrollment on pay_terms (practice_group_id, enrollment_id);
create index pay_terms_calendar on pay_terms (practice_group_id, pay_calendar_id);
select practice_group_table('pay_terms', 'select, insert');

-- Form W-4 as certified.
create table withholding_certificate (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    effective_from date not null,
    form text not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index withholding_certificate_enrollment on withholding_certificate (practice_group_id, enrollment_id);
select practice_group_table('withholding_certificate', 'select, insert');

-- Accounts are sealed; the last one given counts when a run is paid, and the paycheck keeps which it was.
create table direct_deposit (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    routing_number text not null,
    account_sealed bytea not null,
    account_kind text not null check (account_kind in ('CHECKING', 'SAVINGS')),
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index direct_deposit_enrollment on direct_deposit (practice_group_id, enrollment_id);
select practice_group_table('direct_deposit', 'select, insert');

create table retirement_election (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    effective_from date not null,
    deferral_cents bigint not null check (deferral_cents >= 0),
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index retirement_election_enrollment on retirement_election (practice_group_id, enrollment_id);
select practice_group_table('retirement_election', 'select, insert');

-- Pay for work in [from_day, until_day) needs a decision. No foreign key: compliance may speak before staff is heard.
create table pay_flag (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    employee_id uuid not null,
    match_id uuid not null,
    from_day date not null,
    because_of_event_id uuid not null,
    until_day date,
    lifted_because_of_event_id uuid,
    primary key (practice_group_id, id)
);
create index pay_flag_employee on pay_flag (practice_group_id, employee_id);
select practice_group_table('pay_flag', 'select, insert, update');

create table approved_hours (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    week_starts_on date not null,
    week_ends_on date not null,
    hours numeric(5, 2) not null check (hours between 0 and 168),
    bonus_cents bigint not null check (bonus_cents >= 0),
    approved_by text not null,
    approved_at timestamptz not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint approved_hours_week unique (practice_group_id, enrollment_id, week_starts_on),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index approved_hours_end on approved_hours (practice_group_id, week_ends_on);
select practice_group_table('approved_hours', 'select, insert, update');

create table pay_run (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    pay_calendar_id uuid not null,
    frequency text not null,
    period_starts_on date not null,
    period_ends_on date not null,
    pay_date date not null,
    explanation text not null,
    state text not null check (state in ('DRAFT', 'CALCULATED', 'APPROVED', 'PAID', 'REVERSED')),
    calculation integer not null,
    calculated_by text,
    calculated_at timestamptz,
    approved_by text,
    approved_at timestamptz,
    paid_by text,
    paid_at timestamptz,
    ach_id_modifier text,
    reversed_by text,
    reversed_at timestamptz,
    reversal_reason text,
    employees integer not null,
    gross_cents bigint not null,
    net_cents bigint not null,
    employer_taxes_cents bigint not null,
    version bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, pay_calendar_id) references pay_calendar (practice_group_id, id),
    check (approved_by is null or approved_by <> calculated_by)
);
create unique index pay_run_period on pay_run (practice_group_id, pay_calendar_id, period_starts_on)
    where state <> 'REVERSED';
create index pay_run_pay_date on pay_run (practice_group_id, pay_date);
select practice_group_table('pay_run', 'select, insert, update');
select emits_events('pay_run');

-- One employee in one calculation of a run. Only the paychecks of the run's last calculation count.
create table paycheck (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    pay_run_id uuid not null,
    calculation integer not null,
    employee_id uuid not null,
    employee_number text not null,
    employee_name text not null,
    disposition text not null check (disposition in ('PAYABLE', 'FLAGGED', 'REFUSED')),
    because_of_event_id uuid,
    refusal text,
    refusal_detail text,
    gross_cents bigint not null,
    taxes_cents bigint not null,
    deductions_cents bigint not null,
    net_cents bigint not null check (net_cents >= 0),
    employer_taxes_cents bigint not null,
    direct_deposit_id uuid,
    input_digest text not null,
    trace text not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint paycheck_once unique (practice_group_id, pay_run_id, calculation, employee_id),
    foreign key (practice_group_id, pay_run_id) references pay_run (practice_group_id, id),
    foreign key (practice_group_id, direct_deposit_id) references direct_deposit (practice_group_id, id),
    check (gross_cents = net_cents + taxes_cents + deductions_cents)
);
create index paycheck_employee on paycheck (practice_group_id, employee_id);
select practice_group_table('paycheck', 'select, insert, update');

create table paycheck_line (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    paycheck_id uuid not null,
    ordinal integer not null,
    kind text not null check (kind in ('EARNING', 'TAX', 'DEDUCTION', 'EMPLOYER_TAX')),
    code text not null,
    description text not null,
    hours numeric(7, 2),
    rate_cents bigint,
    amount_cents bigint not null,
    wages_cents bigint,
    year_to_date_cents bigint not null,
    wages_year_to_date_cents bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, paycheck_id) references paycheck (practice_group_id, id)
);
create index paycheck_line_paycheck on paycheck_line (practice_group_id, paycheck_id);
select practice_group_table('paycheck_line', 'select, insert');
