-- Somebody who never came was never employed.
alter table employment_spell add column canceled_on date;
alter table employment_spell add check (canceled_on is null or last_day is null);
grant delete on employment_spell to ${app};

-- What payroll told of time and pay of the employment that started on that day.
create table pay_standing (
    practice_group_id uuid not null default current_practice_group(),
    employee_id uuid not null,
    starts_on date not null,
    worked boolean not null,
    final_pay boolean not null,
    primary key (practice_group_id, employee_id),
    foreign key (practice_group_id, employee_id) references employee (practice_group_id, id)
);
select practice_group_table('pay_standing', 'select, insert, update');
