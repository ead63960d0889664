-- Which login of the identity provider is which employee; a link that was ended stays.
create table employee_login (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    employee_id uuid not null,
    user_id text not null check (user_id <> ''),
    user_name text not null,
    how text not null,
    linked_by text not null,
    linked_at timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    version bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, employee_id) references employee (practice_group_id, id),
    check ((ended_by is null) = (ended_at is null))
);
create unique index employee_login_employee_key on employee_login (practice_group_id, employee_id)
    where ended_at is null;
create unique index employee_login_user_key on employee_login (practice_group_id, user_id) where ended_at is null;
create index employee_login_ended on employee_login (practice_group_id, employee_id) where ended_at is not null;
create index employee_login_user_ended on employee_login (practice_group_id, user_id) where ended_at is not null;
select practice_group_table('employee_login', 'select, insert, update');
