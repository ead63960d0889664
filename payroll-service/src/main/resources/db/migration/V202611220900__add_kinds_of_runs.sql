-- Every run before was the regular one of its period; only of those a period has one.
alter table pay_run add column kind text not null default 'REGULAR'
    check (kind in ('REGULAR', 'OFF_CYCLE', 'BONUS', 'FINAL', 'VOID', 'RETROACTIVE'));
alter table pay_run add column reason text;
alter table pay_run add column warnings text not null default '';
alter table pay_run add column voids_paycheck_id uuid;
alter table pay_run add foreign key (practice_group_id, voids_paycheck_id) references paycheck (practice_group_id, id);
alter table pay_run add constraint pay_run_void
    check ((kind = 'VOID') = (voids_paycheck_id is not null) and (kind <> 'VOID' or reason is not null));
drop index pay_run_period;
create unique index pay_run_period on pay_run (practice_group_id, pay_calendar_id, period_starts_on)
    where kind = 'REGULAR' and state <> 'REVERSED';
create index pay_run_of_period on pay_run (practice_group_id, pay_calendar_id, period_starts_on);
create unique index pay_run_voids on pay_run (practice_group_id, voids_paycheck_id) where state <> 'REVERSED';

-- A voided paycheck stays what it was; another one with the same lines below zero makes up for it, so that every sum over
-- paychecks stays a plain sum.
alter table paycheck add column negates_id uuid;
alter table paycheck add column voided_by_run_id uuid;
alter table paycheck add foreign key (practice_group_id, negates_id) references paycheck (practice_group_id, id);
alter table paycheck add foreign key (practice_group_id, voided_by_run_id) references pay_run (practice_group_id, id);
alter table paycheck drop constraint paycheck_net_cents_check;
alter table paycheck add constraint paycheck_net check (net_cents >= 0 or negates_id is not null);
alter table paycheck add constraint paycheck_negates check (negates_id is null or voided_by_run_id is null);

-- Whom a run pays that is not the regular one.
create table pay_run_person (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    pay_run_id uuid not null,
    employee_id uuid not null,
    primary key (practice_group_id, id),
    constraint pay_run_person_once unique (practice_group_id, pay_run_id, employee_id),
    foreign key (practice_group_id, pay_run_id) references pay_run (practice_group_id, id),
    foreign key (practice_group_id, employee_id) references enrollment (practice_group_id, id)
);
select practice_group_table('pay_run_person', 'select, insert');

-- What they are paid in it beside what follows from their work.
create table pay_run_item (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    pay_run_id uuid not null,
    ordinal integer not null,
    employee_id uuid not null,
    code text not null,
    description text not null,
    amount_cents bigint not null check (amount_cents > 0),
    primary key (practice_group_id, id),
    constraint pay_run_item_order unique (practice_group_id, pay_run_id, ordinal),
    constraint pay_run_item_person foreign key (practice_group_id, pay_run_id, employee_id)
        references pay_run_person (practice_group_id, pay_run_id, employee_id)
);
create index pay_run_item_employee on pay_run_item (practice_group_id, pay_run_id, employee_id);
select practice_group_table('pay_run_item', 'select, insert');
