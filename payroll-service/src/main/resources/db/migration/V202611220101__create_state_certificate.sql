-- What somebody certified for one state's withholding, from a day on; the entries are those of the state's form.
create table state_certificate (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    state text not null check (state ~ '^[A-Z]{2}$'),
    effective_from date not null,
    claims text not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index state_certificate_enrollment on state_certificate (practice_group_id, enrollment_id);
select practice_group_table('state_certificate', 'select, insert');
