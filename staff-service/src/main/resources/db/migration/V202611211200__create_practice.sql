-- The employer itself; its id is the practice group's.
create table practice_group (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null check (id = practice_group_id),
    name text not null,
    ein_sealed bytea not null,
    ein_index bytea not null,
    street text not null,
    city text not null,
    state text not null,
    zip text not null,
    version bigint not null,
    primary key (practice_group_id, id)
);
select practice_group_table('practice_group', 'select, insert, update');

create table location (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    name text not null,
    street text not null,
    city text not null,
    state text not null,
    zip text not null,
    place_of_service text not null check (place_of_service ~ '^[0-9]{2}$'),
    version bigint not null,
    primary key (practice_group_id, id)
);
create unique index location_name_key on location (practice_group_id, lower(name));
select practice_group_table('location', 'select, insert, update');
select emits_events('location');

create table department (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    name text not null,
    version bigint not null,
    primary key (practice_group_id, id)
);
create unique index department_name_key on department (practice_group_id, lower(name));
select practice_group_table('department', 'select, insert, update');

create table position (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    title text not null,
    exempt boolean not null,
    provider boolean not null,
    bloodborne_exposure boolean not null,
    headcount integer not null check (headcount >= 0),
    version bigint not null,
    primary key (practice_group_id, id)
);
create unique index position_title_key on position (practice_group_id, lower(title));
select practice_group_table('position', 'select, insert, update');
