-- Whoever never came was never employed: no span of employment is left.
alter table enrollment add column canceled boolean not null default false;
grant delete on employment_span to ${app};

-- A final run is drafted for the last day that staff had told.
alter table pay_run add column last_day date;

-- What staff was told last of the time and the pay of somebody's latest employment.
create table pay_standing (
    practice_group_id uuid not null default current_practice_group(),
    employee_id uuid not null,
    starts_on date not null,
    worked boolean not null,
    final_pay boolean not null,
    primary key (practice_group_id, employee_id)
);
select practice_group_table('pay_standing', 'select, insert, update');
