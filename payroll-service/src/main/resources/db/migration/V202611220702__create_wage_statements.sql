-- What a wage statement says of a person beside the amounts. The number is sealed; its index finds a second holder.
create table tax_identity (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    ssn_sealed bytea not null,
    ssn_index bytea not null,
    middle_name text,
    suffix text,
    location_address text,
    delivery_address text not null,
    city text not null,
    state text not null,
    zip text not null,
    zip_extension text,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint tax_identity_enrollment unique (practice_group_id, enrollment_id),
    constraint tax_identity_ssn unique (practice_group_id, ssn_index),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
select practice_group_table('tax_identity', 'select, insert, update');

-- Who files wage statements with the Social Security Administration; one row.
create table wage_filer (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    user_id text not null,
    kind_of_employer text not null check (kind_of_employer in ('F', 'S', 'T', 'Y', 'N')),
    location_address text,
    delivery_address text not null,
    city text not null,
    state text not null,
    zip text not null,
    zip_extension text,
    contact_name text not null,
    contact_phone text not null,
    contact_email text not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint wage_filer_one unique (practice_group_id)
);
select practice_group_table('wage_filer', 'select, insert, update');

-- The wage statements of a year as they were put into a file. Records that carry numbers are sealed whole.
create table w2_filing (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    year integer not null,
    statements integer not null,
    head_sealed bytea not null,
    totals text not null,
    prepared_by text not null,
    prepared_at timestamptz not null,
    submitted_by text,
    submitted_at timestamptz,
    version bigint not null,
    primary key (practice_group_id, id)
);
create unique index w2_filing_submitted on w2_filing (practice_group_id, year) where submitted_at is not null;
select practice_group_table('w2_filing', 'select, insert, update');

create table w2_statement (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    filing_id uuid not null,
    employee_id uuid not null,
    employee_number text not null,
    boxes text not null,
    record_sealed bytea not null,
    primary key (practice_group_id, id),
    constraint w2_statement_once unique (practice_group_id, filing_id, employee_id),
    foreign key (practice_group_id, filing_id) references w2_filing (practice_group_id, id)
);
select practice_group_table('w2_statement', 'select, insert');
