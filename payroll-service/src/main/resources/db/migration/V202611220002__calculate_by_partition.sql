-- Each calculation of a run. Its cheques are written partition by partition and count once the run has taken it over.
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

-- What a cheque was calculated from is kept instead of the telling of it: the trace is told again from it, and must come to
-- the same lines.
alter table pay_cheque drop column trace;
alter table pay_cheque add column input text;

-- A line is known by its place on its cheque. Both are written in one statement and never deleted.
alter table pay_cheque_line drop constraint pay_cheque_line_practice_group_id_pay_cheque_id_fkey;
drop index pay_cheque_line_cheque;
alter table pay_cheque_line drop column id;
alter table pay_cheque_line add primary key (practice_group_id, pay_cheque_id, ordinal);
