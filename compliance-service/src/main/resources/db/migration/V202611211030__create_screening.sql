-- Where each person stands against the current list.
create table screening (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    result text not null check (result in ('CLEAR', 'POTENTIAL', 'CONFIRMED', 'FALSE_POSITIVE')),
    exclusion_list_id uuid not null,
    person_hash text not null,
    screened_at timestamptz not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint screening_staff_member foreign key (practice_group_id, id) references staff_member (practice_group_id, id)
);
select practice_group_table('screening', 'select, insert, update');

-- Dated evidence of each screening; never changed.
create table screening_record (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    employee_id uuid not null,
    occasion text not null check (occasion in ('HIRE', 'CHANGE', 'REHIRE', 'NEW_LIST')),
    exclusion_list_id uuid not null,
    list_sha256 text not null,
    person_hash text not null,
    compared_count integer not null,
    result text not null,
    screened_at timestamptz not null,
    evidence_hash text not null,
    primary key (practice_group_id, id),
    constraint screening_record_staff_member foreign key (practice_group_id, employee_id)
        references staff_member (practice_group_id, id)
);
create index screening_record_employee on screening_record (practice_group_id, employee_id);
select practice_group_table('screening_record', 'select, insert');

-- Somebody on the staff who may be somebody on the list.
create table exclusion_match (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    employee_id uuid not null,
    row_hash bytea not null,
    -- the person's names, birth date and NPI as they were compared
    person_hash text not null,
    exclusion_list_id uuid not null,
    status text not null check (status in ('POTENTIAL', 'CONFIRMED', 'FALSE_POSITIVE', 'LIFTED', 'WITHDRAWN')),
    rule text not null,
    score integer not null,
    -- JSON: each field compared
    trace text not null,
    found_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    adjudicated boolean not null,
    reason text,
    document_sha256 text,
    evidence_hash text,
    reinstated_on date,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint exclusion_match_once unique (practice_group_id, employee_id, row_hash, person_hash),
    constraint exclusion_match_staff_member foreign key (practice_group_id, employee_id)
        references staff_member (practice_group_id, id),
    constraint exclusion_match_row foreign key (practice_group_id, row_hash)
        references exclusion_row (practice_group_id, row_hash)
);
create index exclusion_match_row on exclusion_match (practice_group_id, row_hash);
select practice_group_table('exclusion_match', 'select, insert, update');
