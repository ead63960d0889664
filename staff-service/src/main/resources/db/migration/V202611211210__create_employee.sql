create table employee (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    employee_number text not null,
    first_name text not null,
    middle_name text,
    last_name text not null,
    former_last_names text[] not null,
    birth_date date not null,
    ssn_sealed bytea not null,
    ssn_index bytea not null,
    work_email text not null,
    home_street text not null,
    home_city text not null,
    home_state text not null,
    home_zip text not null,
    npi text check (npi ~ '^[0-9]{10}$'),
    dea_number text,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint employee_number_key unique (practice_group_id, employee_number),
    constraint employee_ssn_key unique (practice_group_id, ssn_index),
    constraint employee_work_email_key unique (practice_group_id, work_email),
    constraint employee_npi_key unique (practice_group_id, npi)
);
select practice_group_table('employee', 'select, insert, update');
select emits_events('employee');

-- One row for each unbroken time of employment.
create table employment_spell (
    practice_group_id uuid not null default current_practice_group(),
    employee_id uuid not null,
    ordinal integer not null,
    starts_on date not null,
    last_day date,
    reason text,
    primary key (practice_group_id, employee_id, ordinal),
    foreign key (practice_group_id, employee_id) references employee (practice_group_id, id),
    check (last_day >= starts_on),
    check ((last_day is null) = (reason is null))
);
select practice_group_table('employment_spell', 'select, insert, update');

-- What somebody does, where, from which day. Rows go only when an end of employment comes before they take effect.
create table employee_assignment (
    practice_group_id uuid not null default current_practice_group(),
    employee_id uuid not null,
    ordinal integer not null,
    effective_on date not null,
    location_id uuid not null,
    work_state text not null,
    department_id uuid not null,
    position_id uuid not null,
    position_title text not null,
    employment_type text not null,
    provider boolean not null,
    bloodborne_exposure boolean not null,
    primary key (practice_group_id, employee_id, ordinal),
    foreign key (practice_group_id, employee_id) references employee (practice_group_id, id),
    foreign key (practice_group_id, location_id) references location (practice_group_id, id),
    foreign key (practice_group_id, department_id) references department (practice_group_id, id),
    foreign key (practice_group_id, position_id) references position (practice_group_id, id)
);
select practice_group_table('employee_assignment', 'select, insert, update, delete');

-- Why somebody may not work, and since when no longer.
create table employee_block (
    practice_group_id uuid not null default current_practice_group(),
    employee_id uuid not null,
    ordinal integer not null,
    match_id uuid not null,
    blocked_from date not null,
    because_of_event_id uuid not null,
    lifted_from date,
    lifted_because_of_event_id uuid,
    primary key (practice_group_id, employee_id, ordinal),
    foreign key (practice_group_id, employee_id) references employee (practice_group_id, id),
    check ((lifted_from is null) = (lifted_because_of_event_id is null))
);
select practice_group_table('employee_block', 'select, insert, update');
