-- On which day Form 941 of a quarter was filed, as the employer states it; the due date where nobody does.
create table filed_return (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    year integer not null,
    quarter integer not null check (quarter between 1 and 4),
    filed_on date not null,
    stated_by text not null,
    stated_at timestamptz not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint filed_return_quarter unique (practice_group_id, year, quarter)
);
select practice_group_table('filed_return', 'select, insert, update');
