-- Which login is which employee, as the staff service tells it.
create table employee_login (
    practice_group_id uuid not null default current_practice_group(),
    employee_id uuid not null,
    user_id text not null,
    linked_at timestamptz not null,
    primary key (practice_group_id, employee_id)
);
create index employee_login_user on employee_login (practice_group_id, user_id, linked_at);
select practice_group_table('employee_login', 'select, insert, update, delete');
