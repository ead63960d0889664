-- Each calculation of a run. Its paychecks are written partition by partition and count once the run has taken it over.
create table pay_run_calculation (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    pay_run_id uuid not null,
    number integer not null,
    run_version bigint not null,
    started_by text not null,
    started_at timestamptz not null,
    primary key (practice_group_id, id),
    constraint pay_run_calculation_number unique (practice_group_id, pay_run_id, number),
    foreign key (practice_group_id, pay_run_id) references pay_run (practice_group_id, id)
);
select practice_group_table('pay_run_calculation', 'select, insert');

-- What a paycheck was calculated from is kept instead of the telling of it: the trace is told again from it, and must come to
-- the same lines.
alter table paycheck drop column trace;
alter table paycheck add column input text;

-- A line is known by its place on its paycheck. Both are written in one statement and never deleted.
alter table paycheck_line drop constraint paycheck_line_practice_group_id_paycheck_id_fkey;
drop index paycheck_line_paycheck;
alter table paycheck_line drop column id;
alter table paycheck_line add primary key (practice_group_id, paycheck_id, ordinal);
