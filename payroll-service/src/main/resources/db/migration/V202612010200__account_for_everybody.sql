-- Somebody whom a run looked at and to whom nothing is due in it, with why.
alter table paycheck drop constraint paycheck_disposition_check;
alter table paycheck add constraint paycheck_disposition_check
    check (disposition in ('PAYABLE', 'FLAGGED', 'REFUSED', 'NOTHING_DUE'));

-- What somebody who approves the run must know of a paycheck: a tax that is due and not withheld, pay that the law asks for
-- and the run does not give, a rule that was not checked.
create table paycheck_remark (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null default gen_random_uuid(),
    paycheck_id uuid not null,
    kind text not null check (kind in ('NOT_WITHHELD', 'NOT_PAID', 'NOT_CHECKED')),
    what text not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, paycheck_id) references paycheck (practice_group_id, id)
);
create index paycheck_remark_paycheck on paycheck_remark (practice_group_id, paycheck_id);
select practice_group_table('paycheck_remark', 'select, insert');

-- Whoever was employed in the period and is not in the calculation: another calendar pays them, or the run names others.
alter table pay_run add column not_in_run integer not null default 0;
