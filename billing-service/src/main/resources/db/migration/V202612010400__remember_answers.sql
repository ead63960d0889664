-- What payers answered before is remembered: what a claim's answers come to follows from those that stand.
alter table claim add column written_off_cents bigint not null default 0;

-- The owner sees the groups while row-level security is not forced upon it. Nothing happens to a claim here, so no event tells it.
alter table claim disable trigger claim_emits_event;
alter table claim no force row level security;
alter table journal_entry no force row level security;
update claim c set written_off_cents = e.written_off
    from (select practice_group_id, claim_id, sum(debit_cents - credit_cents) as written_off from journal_entry
            where posting_role = 'CONTRACTUAL_ADJUSTMENTS' and claim_id is not null
            group by practice_group_id, claim_id) e
    where e.practice_group_id = c.practice_group_id and e.claim_id = c.id;
alter table journal_entry force row level security;
alter table claim force row level security;
alter table claim enable trigger claim_emits_event;
alter table claim alter column written_off_cents drop default;

-- What became of a payment that had waited, who resolved it, and what a person decided instead of the payer's word.
alter table claim_payment
    add column resolution text check (resolution in ('RELEASED', 'APPLIED', 'SET_ASIDE', 'TAKEN_BACK')),
    add column resolved_by text,
    add column resolved_at timestamptz,
    add column note text,
    add column decided_contractual_cents bigint,
    add column decided_patient_cents bigint;
alter table claim_payment drop constraint claim_payment_check;
alter table claim_payment
    add constraint claim_payment_is_for_a_claim_or_waits check (
        case when claim_id is null then unmatched_reason is not null and coalesce(resolution, 'TAKEN_BACK') in ('SET_ASIDE', 'TAKEN_BACK')
            else unmatched_reason is null or resolution in ('RELEASED', 'APPLIED') end),
    add constraint claim_payment_is_decided check (
        (coalesce(resolution, '') = 'APPLIED') = (decided_contractual_cents is not null)
            and (decided_contractual_cents is null) = (decided_patient_cents is null));
drop index claim_payment_unmatched;
create index claim_payment_unmatched on claim_payment (practice_group_id, id)
    where claim_id is null and resolution is null;
create index claim_payment_waiting on claim_payment (practice_group_id, patient_control_number)
    where claim_id is null and resolution is null;
grant update (claim_id, unmatched_reason, resolution, resolved_by, resolved_at, note, decided_contractual_cents, decided_patient_cents)
    on claim_payment to ${app};

-- Payments of nothing share a trace number, so what they say tells them apart: a digest of it. Rows from before have none.
alter table remittance add column content text not null default '';
alter table remittance alter column content drop default;
alter table remittance drop constraint remittance_once;
create unique index remittance_once on remittance (practice_group_id, payer_identifier, trace, paid_cents, payment_date,
    (case when paid_cents = 0 then content else '' end));
alter table remittance_file add column notes text not null default '';
alter table remittance_file alter column notes drop default;

-- Under which identifiers (TRN03) payers pay, where their remittances do not say otherwise who they are.
create table payer_remittance_identifier (
    practice_group_id uuid not null default current_practice_group(),
    payer_id uuid not null,
    identifier text not null,
    primary key (practice_group_id, payer_id, identifier),
    foreign key (practice_group_id, payer_id) references payer (practice_group_id, id)
);
select practice_group_table('payer_remittance_identifier', 'select, insert, delete');
