-- An edition of a year's work RVUs. A correction is another edition; no row is ever changed.
create table work_rvu_schedule (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    year integer not null check (year between 1992 and 2100),
    edition integer not null check (edition > 0),
    source text not null,
    sha256 text not null,
    row_count integer not null,
    imported_by text not null,
    imported_at timestamptz not null,
    primary key (practice_group_id, id),
    constraint work_rvu_schedule_edition unique (practice_group_id, year, edition)
);
select practice_group_table('work_rvu_schedule', 'select, insert');

create table work_rvu (
    practice_group_id uuid not null default current_practice_group(),
    schedule_id uuid not null,
    procedure_code text not null,
    modifier text not null,
    work_rvu numeric(8, 2) not null check (work_rvu >= 0),
    designated_health_service boolean not null,
    primary key (practice_group_id, schedule_id, procedure_code, modifier),
    foreign key (practice_group_id, schedule_id) references work_rvu_schedule (practice_group_id, id)
);
select practice_group_table('work_rvu', 'select, insert');

create table provider_contract (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    employee_id uuid not null,
    specialty text not null,
    first_month integer not null check (first_month between 1 and 12),
    version bigint not null,
    primary key (practice_group_id, id),
    constraint provider_contract_employee unique (practice_group_id, employee_id),
    foreign key (practice_group_id, employee_id) references enrollment (practice_group_id, id)
);
select practice_group_table('provider_contract', 'select, insert, update');

-- What the contract says from a day on; it counts once a second person has approved it.
create table provider_contract_version (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    contract_id uuid not null,
    number integer not null check (number > 0),
    effective_from date not null,
    ends_on date,
    terms text not null,
    state text not null check (state in ('DRAFTED', 'APPROVED', 'WITHDRAWN')),
    drafted_by text not null,
    drafted_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    primary key (practice_group_id, id),
    constraint provider_contract_version_number unique (practice_group_id, contract_id, number),
    foreign key (practice_group_id, contract_id) references provider_contract (practice_group_id, id),
    check (ends_on is null or ends_on >= effective_from),
    check ((state = 'APPROVED') = (approved_by is not null)),
    check (approved_by is null or approved_by <> drafted_by)
);
select practice_group_table('provider_contract_version', 'select, insert, update');

-- A line of a claim as it came, and what became of it. No foreign key: billing may speak before staff is heard.
create table service_line (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    employee_id uuid not null,
    claim_id uuid not null,
    line_number integer not null check (line_number > 0),
    stage text not null check (stage in ('BILLED', 'POSTED')),
    remittance_id uuid,
    procedure_code text not null,
    modifiers text not null,
    units numeric(9, 3) not null check (units > 0),
    service_date date not null,
    counted_on date not null,
    personally_performed boolean not null,
    designated_health_service boolean,
    state text not null
        check (state in ('CREDITED', 'FROZEN', 'UNPRICED', 'NOT_CREDITED', 'WITHOUT_CONTRACT', 'TAKEN_BACK')),
    reason text not null,
    credit_id uuid,
    received_by text not null,
    received_at timestamptz not null,
    version bigint not null,
    primary key (practice_group_id, id),
    check ((state in ('CREDITED', 'FROZEN')) = (credit_id is not null))
);
-- The same line counts once as long as it is not taken back.
create unique index service_line_once on service_line (practice_group_id, claim_id, line_number, stage)
    where state <> 'TAKEN_BACK';
create index service_line_employee on service_line (practice_group_id, employee_id, state);
select practice_group_table('service_line', 'select, insert, update');

-- Work RVUs moved from one account to another; the sum over the accounts is always zero. Never changed.
create table work_rvu_entry (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    service_line_id uuid not null,
    employee_id uuid not null,
    contract_version_id uuid not null,
    contract_year date not null,
    counts_on date not null,
    from_account text not null check (from_account in ('SERVICES', 'PROVIDER', 'FROZEN')),
    to_account text not null check (to_account in ('SERVICES', 'PROVIDER', 'FROZEN')),
    schedule_id uuid not null,
    work_rvu numeric(8, 2) not null,
    quantity numeric(14, 4) not null check (quantity >= 0),
    reverses_id uuid,
    explanation text not null,
    entered_by text not null,
    entered_at timestamptz not null,
    primary key (practice_group_id, id),
    constraint work_rvu_entry_reversed_once unique (practice_group_id, reverses_id),
    foreign key (practice_group_id, service_line_id) references service_line (practice_group_id, id),
    foreign key (practice_group_id, contract_version_id) references provider_contract_version (practice_group_id, id),
    foreign key (practice_group_id, schedule_id) references work_rvu_schedule (practice_group_id, id),
    foreign key (practice_group_id, reverses_id) references work_rvu_entry (practice_group_id, id),
    check (from_account <> to_account),
    check ((to_account = 'SERVICES') = (reverses_id is not null))
);
create index work_rvu_entry_employee on work_rvu_entry (practice_group_id, employee_id, counts_on);
create index work_rvu_entry_line on work_rvu_entry (practice_group_id, service_line_id);
select practice_group_table('work_rvu_entry', 'select, insert');

create table provider_call_duty (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    employee_id uuid not null,
    on_date date not null,
    shift text not null check (shift in ('DAY', 'NIGHT')),
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (practice_group_id, id),
    constraint provider_call_duty_once unique (practice_group_id, employee_id, on_date, shift),
    foreign key (practice_group_id, employee_id) references enrollment (practice_group_id, id)
);
select practice_group_table('provider_call_duty', 'select, insert, delete');

create table provider_settlement (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    contract_id uuid not null,
    employee_id uuid not null,
    period_starts_on date not null,
    period_ends_on date not null,
    state text not null check (state in ('DRAFTED', 'APPROVED', 'WITHDRAWN')),
    quality_points numeric(8, 2),
    quality_maximum numeric(8, 2),
    work_cents bigint not null,
    quality_cents bigint not null check (quality_cents >= 0),
    call_cents bigint not null check (call_cents >= 0),
    true_up_cents bigint not null,
    draws_cents bigint not null,
    payable_cents bigint not null check (payable_cents >= 0),
    carried_on_cents bigint not null check (carried_on_cents <= 0),
    trace text not null,
    drafted_by text not null,
    drafted_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    pay_run_id uuid,
    version bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, contract_id) references provider_contract (practice_group_id, id),
    check (period_ends_on >= period_starts_on),
    check (work_cents + quality_cents + call_cents + true_up_cents = payable_cents),
    check (approved_by is null or approved_by <> drafted_by),
    check (state <> 'APPROVED' or approved_by is not null),
    check (pay_run_id is null or state = 'APPROVED')
);
create unique index provider_settlement_period on provider_settlement (practice_group_id, contract_id, period_ends_on)
    where state <> 'WITHDRAWN';
create index provider_settlement_employee on provider_settlement (practice_group_id, employee_id);
create index provider_settlement_pay_run on provider_settlement (practice_group_id, pay_run_id);
select practice_group_table('provider_settlement', 'select, insert, update');

-- The statement: the amounts of its rows add up to what the settlement pays.
create table provider_statement_row (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    settlement_id uuid not null,
    ordinal integer not null,
    kind text not null check (kind in ('WORK', 'THRESHOLD', 'QUALITY', 'CALL', 'DRAW', 'CARRIED_IN', 'CARRIED_ON', 'FORGIVEN')),
    entry_id uuid,
    call_duty_id uuid,
    contract_version_id uuid,
    contract_year date,
    work_rvus_before numeric(14, 4),
    work_rvus_after numeric(14, 4),
    rate text not null,
    description text not null,
    amount_cents bigint not null,
    primary key (practice_group_id, id),
    constraint provider_statement_row_ordinal unique (practice_group_id, settlement_id, ordinal),
    foreign key (practice_group_id, settlement_id) references provider_settlement (practice_group_id, id),
    foreign key (practice_group_id, entry_id) references work_rvu_entry (practice_group_id, id),
    foreign key (practice_group_id, contract_version_id) references provider_contract_version (practice_group_id, id)
);
create index provider_statement_row_entry on provider_statement_row (practice_group_id, entry_id);
create index provider_statement_row_call on provider_statement_row (practice_group_id, call_duty_id);
select practice_group_table('provider_statement_row', 'select, insert');
