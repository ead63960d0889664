-- The days on which the group is open for business; without a row it is Monday to Friday, closed on federal holidays.
create table open_days (
    practice_group_id uuid not null default current_practice_group(),
    -- the group's own id: one row per group
    id uuid not null check (id = practice_group_id),
    -- JSON array of days of the week
    weekdays text not null,
    federal_holidays boolean not null,
    version bigint not null,
    primary key (practice_group_id)
);
select practice_group_table('open_days', 'select, insert, update');
