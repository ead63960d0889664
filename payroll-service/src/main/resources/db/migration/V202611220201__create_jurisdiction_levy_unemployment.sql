-- Where somebody works and lives down to the locality, as payroll entered it; staff's own reports stay beside it.
create table entered_jurisdiction (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    effective_from date not null,
    work_state text not null,
    work_county text,
    work_city text,
    work_school_district text,
    work_psd_code text,
    residence_state text not null,
    residence_county text,
    residence_city text,
    residence_school_district text,
    residence_psd_code text,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index entered_jurisdiction_enrollment on entered_jurisdiction (practice_group_id, enrollment_id);
select practice_group_table('entered_jurisdiction', 'select, insert');

-- Certificates by which somebody asks the state of work not to withhold.
create table nonresidence_certificate (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    work_state text not null,
    effective_from date not null,
    residence_state text not null,
    withdrawn boolean not null,
    daily_commuter boolean not null,
    twenty_percent_shareholder boolean not null,
    local_tax_claimed boolean not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index nonresidence_certificate_enrollment on nonresidence_certificate (practice_group_id, enrollment_id);
select practice_group_table('nonresidence_certificate', 'select, insert');

-- With which states the group is registered to withhold. The account number is sealed.
create table state_registration (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    state text not null,
    registered_from date not null,
    registered_until date check (registered_until >= registered_from),
    account_number_sealed bytea,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint state_registration_one unique (practice_group_id, state)
);
select practice_group_table('state_registration', 'select, insert, update');

-- What the group decided about levies on employees.
create table levy_setting (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    code text not null,
    effective_from date not null,
    employee_rate numeric(9, 8) check (employee_rate >= 0),
    wage_base_cents bigint check (wage_base_cents > 0),
    source text,
    primary key (practice_group_id, id)
);
create index levy_setting_code on levy_setting (practice_group_id, code, effective_from);
select practice_group_table('levy_setting', 'select, insert');

-- The group's accounts with the unemployment agencies of the states. The number is sealed.
create table unemployment_account (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    state text not null,
    account_number_sealed bytea,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint unemployment_account_one unique (practice_group_id, state)
);
select practice_group_table('unemployment_account', 'select, insert, update');

create table unemployment_rate (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    unemployment_account_id uuid not null,
    effective_from date not null,
    rate numeric(9, 8) not null check (rate between 0 and 0.3),
    highest_rate boolean not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, unemployment_account_id) references unemployment_account (practice_group_id, id)
);
create index unemployment_rate_account on unemployment_rate (practice_group_id, unemployment_account_id);
select practice_group_table('unemployment_rate', 'select, insert');
