-- How the group pays; one row, defaults apply without it.
create table payment_policy (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    prenotes text not null check (prenotes in ('REQUIRED', 'WAIVABLE')),
    file_lead_banking_days integer not null check (file_lead_banking_days between 0 and 10),
    first_check_number bigint not null check (first_check_number between 1 and 999999999),
    check_account_ending text check (check_account_ending ~ '^[0-9]{4}$'),
    version bigint not null,
    primary key (practice_group_id, id),
    constraint payment_policy_one unique (practice_group_id)
);
select practice_group_table('payment_policy', 'select, insert, update');

-- Numbers that are given out without gaps: a rolled back payment gives its numbers back.
create table payment_counter (
    practice_group_id uuid not null default current_practice_group(),
    last_trace bigint not null,
    last_check_number bigint,
    primary key (practice_group_id)
);
select practice_group_table('payment_counter', 'select, insert, update');

-- A version of where net pay goes. Only a verified one is ever paid by; the two names differ.
create table direct_deposit_change (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    effective_from date not null,
    origin text not null check (origin in ('REQUEST', 'NOTIFICATION_OF_CHANGE')),
    state text not null check (state in ('PROPOSED', 'VERIFIED', 'REJECTED', 'SUPERSEDED')),
    replaces_id uuid,
    change_code text,
    due_on date,
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    method text check (method in ('CALL_BACK', 'IN_PERSON', 'DOCUMENT', 'BANK_NOTIFICATION')),
    note text,
    prenote_waiver text,
    version bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id),
    foreign key (practice_group_id, replaces_id) references direct_deposit_change (practice_group_id, id),
    constraint direct_deposit_change_two_people check (decided_by is null or decided_by <> proposed_by),
    check ((state in ('VERIFIED', 'REJECTED')) = (decided_by is not null and decided_at is not null)),
    check (state <> 'VERIFIED' or method is not null)
);
create index direct_deposit_change_enrollment on direct_deposit_change (practice_group_id, enrollment_id);
create index direct_deposit_change_open on direct_deposit_change (practice_group_id, id) where state = 'PROPOSED';
select practice_group_table('direct_deposit_change', 'select, insert, update');

-- Accounts given before changes were verified stand in no version, so nothing is paid to them.
alter table direct_deposit add column account_index bytea;
alter table direct_deposit add column standing text not null default 'AWAITING_PRENOTE'
    check (standing in ('AWAITING_PRENOTE', 'PRENOTED', 'LIVE', 'STOPPED'));
alter table direct_deposit add column live_from date;
alter table direct_deposit add column stopped_because text;
alter table direct_deposit add column version bigint not null default 0;
create unique index direct_deposit_account on direct_deposit (practice_group_id, enrollment_id, account_index)
    where account_index is not null;
create index direct_deposit_standing on direct_deposit (practice_group_id, standing)
    where standing = 'AWAITING_PRENOTE';
grant update on direct_deposit to ${app};

create table deposit_share (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    change_id uuid not null,
    ordinal integer not null,
    direct_deposit_id uuid not null,
    split text not null check (split in ('FIXED', 'PERCENT', 'REMAINDER')),
    amount_cents bigint check (amount_cents > 0),
    percent numeric(5, 2) check (percent > 0 and percent <= 100),
    primary key (practice_group_id, id),
    constraint deposit_share_once unique (practice_group_id, change_id, direct_deposit_id),
    foreign key (practice_group_id, change_id) references direct_deposit_change (practice_group_id, id),
    foreign key (practice_group_id, direct_deposit_id) references direct_deposit (practice_group_id, id),
    check ((split = 'FIXED') = (amount_cents is not null) and (split = 'PERCENT') = (percent is not null))
);
create unique index deposit_share_remainder on deposit_share (practice_group_id, change_id) where split = 'REMAINDER';
create index deposit_share_account on deposit_share (practice_group_id, direct_deposit_id);
select practice_group_table('deposit_share', 'select, insert');

-- An ACH file of ours. Its bytes are written from its entries whenever they are asked for; accounts stay sealed. Whoever
-- made it does not release it.
create table payment_file (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    kind text not null check (kind in ('PAYROLL', 'PRENOTE', 'REVERSAL')),
    pay_run_id uuid,
    originator_sealed bytea not null,
    created_by text not null,
    created_at timestamptz not null,
    ach_day date not null,
    id_modifier text not null check (id_modifier ~ '^[A-Z0-9]$'),
    effective_on date not null,
    prenotes_on date,
    entries integer not null,
    credits_cents bigint not null check (credits_cents >= 0),
    debits_cents bigint not null check (debits_cents >= 0),
    reason text,
    released_by text,
    released_at timestamptz,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint payment_file_modifier unique (practice_group_id, ach_day, id_modifier),
    foreign key (practice_group_id, pay_run_id) references pay_run (practice_group_id, id),
    constraint payment_file_two_people check (released_by is null or released_by <> created_by),
    check ((released_by is null) = (released_at is null)),
    check (kind = 'PRENOTE' or pay_run_id is not null),
    check (kind <> 'REVERSAL' or reason is not null)
);
create unique index payment_file_run on payment_file (practice_group_id, pay_run_id) where kind = 'PAYROLL';
create index payment_file_of_run on payment_file (practice_group_id, pay_run_id);
select practice_group_table('payment_file', 'select, insert, update');

-- Money that goes to somebody: to one account, or as a paper check.
create table payment (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    pay_run_id uuid not null,
    paycheck_id uuid not null,
    employee_id uuid not null,
    employee_number text not null,
    employee_name text not null,
    ordinal integer not null,
    method text not null check (method in ('DEPOSIT', 'CHECK')),
    amount_cents bigint not null check (amount_cents > 0),
    direct_deposit_id uuid,
    check_number bigint,
    dated_on date not null,
    state text not null check (state in ('ISSUED', 'RETURNED', 'REVERSED', 'VOIDED')),
    state_reason text,
    state_by text,
    state_at timestamptz,
    replaces_id uuid,
    issued_by text not null,
    issued_at timestamptz not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint payment_once unique (practice_group_id, paycheck_id, ordinal),
    constraint payment_check_number unique (practice_group_id, check_number),
    constraint payment_reissued_once unique (practice_group_id, replaces_id),
    foreign key (practice_group_id, pay_run_id) references pay_run (practice_group_id, id),
    foreign key (practice_group_id, paycheck_id) references paycheck (practice_group_id, id),
    foreign key (practice_group_id, direct_deposit_id) references direct_deposit (practice_group_id, id),
    foreign key (practice_group_id, replaces_id) references payment (practice_group_id, id),
    check ((method = 'DEPOSIT') = (direct_deposit_id is not null) and (method = 'CHECK') = (check_number is not null))
);
create index payment_run on payment (practice_group_id, pay_run_id);
create index payment_open on payment (practice_group_id, id) where state in ('RETURNED', 'VOIDED');
select practice_group_table('payment', 'select, insert, update');

create table payment_file_entry (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    payment_file_id uuid not null,
    ordinal integer not null,
    purpose text not null check (purpose in ('PRENOTE', 'WAGES', 'REVERSAL')),
    direct_deposit_id uuid not null,
    payment_id uuid,
    amount_cents bigint not null check (amount_cents >= 0),
    individual_id text not null,
    individual_name text not null,
    trace bigint not null,
    trace_number text not null check (trace_number ~ '^[0-9]{15}$'),
    return_code text,
    primary key (practice_group_id, id),
    constraint payment_file_entry_order unique (practice_group_id, payment_file_id, ordinal),
    foreign key (practice_group_id, payment_file_id) references payment_file (practice_group_id, id),
    foreign key (practice_group_id, direct_deposit_id) references direct_deposit (practice_group_id, id),
    foreign key (practice_group_id, payment_id) references payment (practice_group_id, id),
    check ((purpose = 'PRENOTE') = (payment_id is null) and (purpose = 'PRENOTE') = (amount_cents = 0))
);
create index payment_file_entry_trace on payment_file_entry (practice_group_id, trace_number);
create index payment_file_entry_payment on payment_file_entry (practice_group_id, payment_id);
create index payment_file_entry_account on payment_file_entry (practice_group_id, direct_deposit_id);
select practice_group_table('payment_file_entry', 'select, insert, update');

-- Files that the bank sent back. The bytes are kept sealed as an upload.
create table ach_return_file (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    stored_file_id uuid not null,
    sha256 text not null,
    received_by text not null,
    received_at timestamptz not null,
    primary key (practice_group_id, id),
    constraint ach_return_file_once unique (practice_group_id, sha256)
);
select practice_group_table('ach_return_file', 'select, insert');

-- One return or notification of change, whatever became of it.
create table ach_return (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    ach_return_file_id uuid not null,
    line integer not null,
    kind text not null check (kind in ('RETURN', 'CHANGE')),
    code text not null,
    original_trace text not null,
    trace text not null,
    amount_cents bigint not null,
    corrected_sealed bytea,
    outcome text not null check (outcome in ('PAYMENT_RETURNED', 'PRENOTE_RETURNED', 'REVERSAL_RETURNED',
        'CHANGE_PROPOSED', 'ACCOUNT_NOT_IN_USE', 'UNKNOWN_TRACE', 'MISMATCH', 'NOT_UNDERSTOOD', 'SEEN_BEFORE')),
    payment_file_entry_id uuid,
    direct_deposit_change_id uuid,
    due_on date,
    received_at timestamptz not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, ach_return_file_id) references ach_return_file (practice_group_id, id),
    foreign key (practice_group_id, payment_file_entry_id) references payment_file_entry (practice_group_id, id),
    foreign key (practice_group_id, direct_deposit_change_id)
        references direct_deposit_change (practice_group_id, id)
);
create unique index ach_return_effect on ach_return (practice_group_id, original_trace, trace, code)
    where outcome <> 'SEEN_BEFORE';
create index ach_return_file_of on ach_return (practice_group_id, ach_return_file_id);
create index ach_return_entry on ach_return (practice_group_id, payment_file_entry_id);
select practice_group_table('ach_return', 'select, insert');
