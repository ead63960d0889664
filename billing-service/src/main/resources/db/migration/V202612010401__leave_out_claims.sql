-- A claim that a file cannot carry stays behind, held for what of it cannot; no event caused that.
alter table claim add column hold_detail text;
alter table claim drop constraint claim_check1;
alter table claim
    add constraint claim_is_held_by_an_event_or_its_text check (
        (coalesce(hold_reason, '') in ('EXCLUDED', 'LEFT')) = (held_because_of_event_id is not null)
            and (coalesce(hold_reason, '') = 'NOT_WRITABLE') = (hold_detail is not null));

create table claim_file_left_out (
    practice_group_id uuid not null default current_practice_group(),
    claim_file_id uuid not null,
    claim_id uuid not null,
    control_number text not null,
    reason text not null,
    primary key (practice_group_id, claim_file_id, claim_id),
    foreign key (practice_group_id, claim_file_id) references claim_file (practice_group_id, id),
    foreign key (practice_group_id, claim_id) references claim (practice_group_id, id)
);
select practice_group_table('claim_file_left_out', 'select, insert');

-- When the patient was admitted, what a service was whose code does not say it, and people with one name.
alter table claim add column admitted_on date;
alter table claim_line add column description text;
alter table patient alter column first_name drop not null;

-- Which certificate a laboratory works under says the biller.
alter table service_location add column clia_number text;
