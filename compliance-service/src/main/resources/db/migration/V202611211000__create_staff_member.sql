-- Who works for the group, as far as staff events tell. Written by nobody but their consumer.
create table staff_member (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    first_name text not null,
    middle_name text,
    last_name text not null,
    -- JSON array: every other last name known
    former_last_names text not null,
    birth_date date not null,
    npi text,
    position_title text not null,
    -- first day in the present exposed position; null when not exposed to blood
    exposed_since date,
    starts_on date not null,
    last_day date,
    version bigint not null,
    primary key (practice_group_id, id)
);
select practice_group_table('staff_member', 'select, insert, update');
