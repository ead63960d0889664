-- The same sentence is true of thousands of paychecks of a run: it is kept once for all that are written together.
create table paycheck_remark_once (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null default gen_random_uuid(),
    pay_run_id uuid not null,
    calculation integer not null,
    kind text not null check (kind in ('NOT_WITHHELD', 'NOT_PAID', 'NOT_CHECKED')),
    what text not null,
    paycheck_ids uuid[] not null check (cardinality(paycheck_ids) > 0),
    primary key (practice_group_id, id),
    foreign key (practice_group_id, pay_run_id) references pay_run (practice_group_id, id)
);

-- For all groups, so without the policies that show one.
alter table paycheck no force row level security;
alter table paycheck_remark no force row level security;
insert into paycheck_remark_once (practice_group_id, pay_run_id, calculation, kind, what, paycheck_ids)
select c.practice_group_id, c.pay_run_id, c.calculation, r.kind, r.what, array_agg(c.id order by c.id)
from paycheck_remark r join paycheck c on c.practice_group_id = r.practice_group_id and c.id = r.paycheck_id
group by c.practice_group_id, c.pay_run_id, c.calculation, r.kind, r.what;
alter table paycheck force row level security;

drop table paycheck_remark;
alter table paycheck_remark_once rename to paycheck_remark;
create index paycheck_remark_pay_run on paycheck_remark (practice_group_id, pay_run_id, calculation);
select practice_group_table('paycheck_remark', 'select, insert');

create or replace function delete_draft_pay_run(draft uuid) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    paychecks integer;
begin
    perform 1 from pay_run where id = draft and state in ('DRAFT', 'CALCULATED') for update;
    if not found then
        raise exception 'pay run % is no draft', draft;
    end if;
    delete from paycheck_difference d using paycheck c
        where c.practice_group_id = d.practice_group_id and c.id = d.paycheck_id and c.pay_run_id = draft;
    delete from paycheck_line l using paycheck c
        where c.practice_group_id = l.practice_group_id and c.id = l.paycheck_id and c.pay_run_id = draft;
    delete from paycheck_remark where pay_run_id = draft;
    delete from paycheck where pay_run_id = draft;
    get diagnostics paychecks = row_count;
    delete from pay_run_calculation where pay_run_id = draft;
    delete from pay_run_item where pay_run_id = draft;
    delete from pay_run_person where pay_run_id = draft;
    delete from pay_run where id = draft;
    return paychecks;
end $$;
