-- Where the group works, as far as staff events say. Written by nobody but their consumer.
create table location (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    name text not null,
    opened_on date not null,
    primary key (practice_group_id, id)
);
select practice_group_table('location', 'select, insert');
