-- Who bills: the practice group as billing provider and submitter. One row per group.
create table billing_provider (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    name text not null,
    npi text not null,
    taxonomy text not null,
    tax_id_sealed bytea not null,
    street text not null,
    city text not null,
    state text not null,
    zip text not null,
    contact_name text not null,
    contact_phone text not null,
    submitter_id text not null,
    receiver_name text not null,
    receiver_id text not null,
    production boolean not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint billing_provider_one_per_group unique (practice_group_id)
);
select practice_group_table('billing_provider', 'select, insert, update');

-- Next numbers of a group: claims (CLM01) and interchanges (ISA13). Taking one locks the row until the end.
create table control_number (
    practice_group_id uuid not null default current_practice_group(),
    kind text not null check (kind in ('CLAIM', 'INTERCHANGE')),
    last_number bigint not null,
    primary key (practice_group_id, kind)
);
select practice_group_table('control_number', 'select, insert, update');

-- What staff-service tells: who renders services, and where.
create table rendering_provider (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    last_name text not null,
    first_name text not null,
    middle_name text,
    npi text,
    active boolean not null,
    version bigint not null,
    primary key (practice_group_id, id)
);
select practice_group_table('rendering_provider', 'select, insert, update');

create table service_location (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    name text not null,
    street text not null,
    city text not null,
    state text not null,
    zip text not null,
    place_of_service text not null,
    version bigint not null,
    primary key (practice_group_id, id)
);
select practice_group_table('service_location', 'select, insert, update');

-- Service dates on which a provider's services cannot be billed: [from_date, until_date), and the event that says so.
-- No foreign key to rendering_provider: an exclusion may arrive before the hire.
create table billing_block (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    employee_id uuid not null,
    reason text not null check (reason in ('EXCLUDED', 'LEFT')),
    subject_id uuid not null,
    from_date date not null,
    until_date date,
    event_id uuid not null,
    version bigint not null,
    primary key (practice_group_id, id)
);
create index billing_block_employee on billing_block (practice_group_id, employee_id);
select practice_group_table('billing_block', 'select, insert, update');

create table payer (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    name text not null,
    payer_id text not null,
    filing_indicator text not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint payer_payer_id unique (practice_group_id, payer_id)
);
select practice_group_table('payer', 'select, insert');

create table patient (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    last_name text not null,
    first_name text not null,
    middle_name text,
    birth_date date not null,
    sex text not null check (sex in ('F', 'M', 'U')),
    street text not null,
    city text not null,
    state text not null,
    zip text not null,
    payer_id uuid not null,
    member_id_sealed bytea not null,
    relationship text not null check (relationship in ('SELF', 'SPOUSE', 'CHILD', 'OTHER')),
    subscriber_last_name text,
    subscriber_first_name text,
    subscriber_middle_name text,
    version bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, payer_id) references payer (practice_group_id, id),
    check ((relationship = 'SELF') = (subscriber_last_name is null))
);
select practice_group_table('patient', 'select, insert');

create table visit (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    patient_id uuid not null,
    location_id uuid not null,
    rendering_employee_id uuid not null,
    service_date date not null,
    status text not null check (status in ('CHECKED_IN', 'CHECKED_OUT')),
    checked_in_at timestamptz not null,
    checked_out_at timestamptz,
    claim_id uuid,
    version bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, patient_id) references patient (practice_group_id, id),
    foreign key (practice_group_id, location_id) references service_location (practice_group_id, id),
    foreign key (practice_group_id, rendering_employee_id) references rendering_provider (practice_group_id, id)
);
select practice_group_table('visit', 'select, insert, update');

create table claim_file (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    control integer not null,
    payer_id uuid,
    claims integer not null,
    charge_cents bigint not null,
    stored_file_id uuid not null,
    sha256 text not null,
    created_at timestamptz not null,
    primary key (practice_group_id, id),
    unique (practice_group_id, control),
    foreign key (practice_group_id, payer_id) references payer (practice_group_id, id)
);
select practice_group_table('claim_file', 'select, insert');

create table claim (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    control_number text not null,
    visit_id uuid not null,
    patient_id uuid not null,
    payer_id uuid not null,
    location_id uuid not null,
    rendering_employee_id uuid not null,
    service_date date not null,
    place_of_service text not null,
    diagnoses text not null,
    charge_cents bigint not null check (charge_cents > 0),
    state text not null check (state in ('READY', 'HELD', 'SUBMITTED', 'PAID', 'DENIED')),
    hold_reason text,
    held_because_of_event_id uuid,
    claim_file_id uuid,
    paid_cents bigint not null,
    patient_responsibility_cents bigint not null,
    created_at timestamptz not null,
    version bigint not null,
    primary key (practice_group_id, id),
    unique (practice_group_id, control_number),
    -- One visit, one claim: a second check-out cannot bill again.
    constraint claim_visit unique (practice_group_id, visit_id),
    foreign key (practice_group_id, visit_id) references visit (practice_group_id, id),
    foreign key (practice_group_id, patient_id) references patient (practice_group_id, id),
    foreign key (practice_group_id, payer_id) references payer (practice_group_id, id),
    foreign key (practice_group_id, location_id) references service_location (practice_group_id, id),
    foreign key (practice_group_id, rendering_employee_id) references rendering_provider (practice_group_id, id),
    foreign key (practice_group_id, claim_file_id) references claim_file (practice_group_id, id),
    check ((state = 'HELD') = (hold_reason is not null)),
    check ((hold_reason is null) = (held_because_of_event_id is null)),
    -- What is held has not gone out and cannot go out.
    check (state <> 'HELD' or claim_file_id is null)
);
create index claim_state on claim (practice_group_id, state, id);
create index claim_rendering on claim (practice_group_id, rendering_employee_id);
select practice_group_table('claim', 'select, insert, update');
select emits_events('claim');

create table claim_line (
    practice_group_id uuid not null default current_practice_group(),
    claim_id uuid not null,
    line_number integer not null,
    procedure_code text not null,
    modifiers text not null,
    charge_cents bigint not null,
    units numeric(9, 3) not null,
    pointers text not null,
    primary key (practice_group_id, claim_id, line_number),
    foreign key (practice_group_id, claim_id) references claim (practice_group_id, id)
);
select practice_group_table('claim_line', 'select, insert');

-- A remittance file as received. A refused one is kept with the reason.
create table remittance_file (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    stored_file_id uuid not null,
    sha256 text not null,
    name text not null,
    size_bytes bigint not null,
    outcome text not null check (outcome in ('POSTED', 'ALREADY_POSTED', 'REFUSED')),
    refusal text,
    transactions integer not null,
    claims bigint not null,
    paid_cents bigint not null,
    received_at timestamptz not null,
    -- the first of those payments of the file that another file had brought before
    already_posted uuid[] not null,
    primary key (practice_group_id, id)
);
-- The same bytes are posted once.
create unique index remittance_file_once on remittance_file (practice_group_id, sha256) where outcome = 'POSTED';
select practice_group_table('remittance_file', 'select, insert');

-- One payment. Payer, trace number, amount and date identify it wherever it turns up again.
create table remittance (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    file_id uuid not null,
    set_control text not null,
    segment bigint not null,
    payer_identifier text not null,
    payer_name text not null,
    payee_identifier text not null,
    trace text not null,
    method text not null,
    payment_date date not null,
    paid_cents bigint not null,
    claims integer not null,
    unmatched_claims integer not null,
    charged_cents bigint not null,
    claims_paid_cents bigint not null,
    contractual_cents bigint not null,
    patient_responsibility_cents bigint not null,
    provider_adjustments_cents bigint not null,
    notes text not null,
    posted_at timestamptz not null,
    primary key (practice_group_id, id),
    constraint remittance_once unique (practice_group_id, payer_identifier, trace, paid_cents, payment_date)
);
create index remittance_in_file on remittance (practice_group_id, file_id, id);
select practice_group_table('remittance', 'select, insert, update');
select emits_events('remittance');

create table claim_payment (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    remittance_id uuid not null,
    claim_id uuid,
    unmatched_reason text,
    reverses_id uuid,
    segment bigint not null,
    patient_control_number text not null,
    status text not null,
    charge_cents bigint not null,
    paid_cents bigint not null,
    patient_responsibility_cents bigint not null,
    payer_control_number text not null,
    -- service lines and adjustments as the payer stated them
    detail jsonb not null,
    primary key (practice_group_id, id),
    -- A payment is taken back once.
    constraint claim_payment_reversed_once unique (practice_group_id, reverses_id),
    foreign key (practice_group_id, remittance_id) references remittance (practice_group_id, id),
    foreign key (practice_group_id, claim_id) references claim (practice_group_id, id),
    foreign key (practice_group_id, reverses_id) references claim_payment (practice_group_id, id),
    check ((claim_id is null) = (unmatched_reason is not null))
);
create index claim_payment_remittance on claim_payment (practice_group_id, remittance_id, id);
create index claim_payment_claim on claim_payment (practice_group_id, claim_id) where claim_id is not null;
create index claim_payment_unmatched on claim_payment (practice_group_id, id) where claim_id is null;
select practice_group_table('claim_payment', 'select, insert');

-- PLB: money outside claims.
create table provider_adjustment (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    remittance_id uuid not null,
    segment bigint not null,
    reason text not null,
    reference text not null,
    amount_cents bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, remittance_id) references remittance (practice_group_id, id)
);
create index provider_adjustment_remittance on provider_adjustment (practice_group_id, remittance_id);
select practice_group_table('provider_adjustment', 'select, insert');

-- The ledger. Rows are added, never changed: the application has no right to, and corrections are journals of their own.
create table journal (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    booked_on date not null,
    booked_at timestamptz not null,
    subject text not null check (subject in ('CLAIM', 'REMITTANCE')),
    subject_id uuid not null,
    transaction_id xid8 not null default pg_current_xact_id(),
    primary key (practice_group_id, id)
);
create index journal_subject on journal (practice_group_id, subject_id);
select practice_group_table('journal', 'select, insert');

create table journal_entry (
    practice_group_id uuid not null default current_practice_group(),
    journal_id uuid not null,
    account text not null check (account in (
        'PAYMENTS_RECEIVED', 'RECEIVABLE_FROM_PAYER', 'RECEIVABLE_FROM_PATIENT', 'REMITTANCE_CLEARING',
        'UNAPPLIED_PAYMENTS', 'SERVICE_REVENUE', 'CONTRACTUAL_ADJUSTMENTS', 'PROVIDER_ADJUSTMENTS')),
    claim_id uuid,
    debit_cents bigint not null check (debit_cents >= 0),
    credit_cents bigint not null check (credit_cents >= 0),
    primary key (practice_group_id, journal_id, account),
    foreign key (practice_group_id, journal_id) references journal (practice_group_id, id),
    foreign key (practice_group_id, claim_id) references claim (practice_group_id, id),
    check ((debit_cents = 0) <> (credit_cents = 0))
);
create index journal_entry_claim on journal_entry (practice_group_id, claim_id, account) where claim_id is not null;
select practice_group_table('journal_entry', 'select, insert');

-- At commit each journal's debits equal its credits, it has entries, and none was added to it by a later transaction.
create function require_balanced_journal() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
declare
    written_by xid8;
    difference bigint;
    entries bigint;
    of_journal uuid;
begin
    if tg_table_name = 'journal' then
        of_journal := new.id;
    else
        of_journal := new.journal_id;
    end if;
    select transaction_id into written_by from journal
        where practice_group_id = new.practice_group_id and id = of_journal;
    if written_by is distinct from pg_current_xact_id() then
        raise exception 'journal % is closed', of_journal using errcode = 'OP002';
    end if;
    select coalesce(sum(debit_cents - credit_cents), 0), count(*) into difference, entries from journal_entry
        where practice_group_id = new.practice_group_id and journal_id = of_journal;
    if difference <> 0 or entries < 2 then
        raise exception 'journal % has % entries and does not balance by % cents', of_journal, entries, difference
            using errcode = 'OP002';
    end if;
    return null;
end $$;

create constraint trigger journal_balanced after insert on journal
    deferrable initially deferred for each row execute function require_balanced_journal();
create constraint trigger journal_entry_balanced after insert on journal_entry
    deferrable initially deferred for each row execute function require_balanced_journal();
