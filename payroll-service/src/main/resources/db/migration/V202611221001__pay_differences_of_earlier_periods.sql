-- From which period on a retroactive run looks for differences.
alter table pay_run add column since date;
alter table pay_run add constraint pay_run_since check ((kind = 'RETROACTIVE') = (since is not null));

-- What a paycheck of such a run pays for an earlier period, by the code under which it would have been paid then, so that no
-- other run pays it again. Whether it counts is decided by the paycheck and its run.
create table paycheck_difference (
    practice_group_id uuid not null default current_practice_group(),
    paycheck_id uuid not null,
    ordinal integer not null,
    period_starts_on date not null,
    period_ends_on date not null,
    code text not null,
    department_id uuid,
    location_id uuid,
    position text,
    hours numeric(9, 2) not null,
    paid_cents bigint not null,
    due_cents bigint not null,
    primary key (practice_group_id, paycheck_id, ordinal),
    foreign key (practice_group_id, paycheck_id) references paycheck (practice_group_id, id)
);
select practice_group_table('paycheck_difference', 'select, insert');

-- Time of a period that was paid before it was submitted.
alter table time_sheet add column retroactive boolean not null default false;
