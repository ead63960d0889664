-- Files of the OIG exclusion list as they were received. The list is public and the same for everybody; each group keeps
-- its own all the same: what a group screened against, and when, is the group's evidence, and no table is shared.
create table exclusion_list (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    kind text not null check (kind in ('FULL', 'REINSTATEMENT')),
    state text not null check (state in ('RECEIVED', 'LOADED', 'REFUSED')),
    stored_file_id uuid not null,
    sha256 text not null,
    size_bytes bigint not null,
    received_by text not null,
    received_at timestamptz not null,
    job_id uuid,
    row_count integer not null,
    added_count integer not null,
    gone_count integer not null,
    matched_count integer not null,
    latest_excluded_on date,
    loaded_at timestamptz,
    error_count integer not null,
    -- JSON: the first errors
    errors text not null,
    version bigint not null,
    primary key (practice_group_id, id)
);
create unique index exclusion_list_same_file on exclusion_list (practice_group_id, kind, sha256) where state <> 'REFUSED';
select practice_group_table('exclusion_list', 'select, insert, update');

-- Rows of the list; known by their hash, for the list has no ids.
create table exclusion_row (
    practice_group_id uuid not null default current_practice_group(),
    row_hash bytea not null,
    -- who, why and since when: what a reinstatement names an exclusion by
    exclusion_key bytea not null,
    last_name text not null,
    first_name text not null,
    middle_name text not null,
    business_name text not null,
    general text not null,
    specialty text not null,
    upin text not null,
    npi text,
    birth_date date,
    address text not null,
    city text not null,
    state text not null,
    zip text not null,
    exclusion_type text not null,
    excluded_on date not null,
    waived_on date,
    waiver_state text not null,
    reinstated_on date,
    first_list_id uuid not null,
    -- the last full list the row stood in; current when that is the current list
    last_list_id uuid not null,
    primary key (practice_group_id, row_hash)
);
create index exclusion_row_exclusion_key on exclusion_row (practice_group_id, exclusion_key);
select practice_group_table('exclusion_row', 'select, insert, update');

-- What a row is looked up by: NPI, birth date, sound of the last names.
create table exclusion_row_key (
    practice_group_id uuid not null default current_practice_group(),
    lookup_key text not null,
    row_hash bytea not null,
    primary key (practice_group_id, lookup_key, row_hash)
);
select practice_group_table('exclusion_row_key', 'select, insert');

create table exclusion_reinstatement (
    practice_group_id uuid not null default current_practice_group(),
    exclusion_key bytea not null,
    reinstated_on date not null,
    list_id uuid not null,
    primary key (practice_group_id, exclusion_key)
);
select practice_group_table('exclusion_reinstatement', 'select, insert, update');
