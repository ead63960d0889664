-- Takes a run away that nobody approved. The application itself may delete no paycheck: what is approved stays. Row-level
-- security holds for the owner too.
create function delete_draft_pay_run(draft uuid) returns integer
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
    delete from paycheck_remark r using paycheck c
        where c.practice_group_id = r.practice_group_id and c.id = r.paycheck_id and c.pay_run_id = draft;
    delete from paycheck where pay_run_id = draft;
    get diagnostics paychecks = row_count;
    delete from pay_run_calculation where pay_run_id = draft;
    delete from pay_run_item where pay_run_id = draft;
    delete from pay_run_person where pay_run_id = draft;
    delete from pay_run where id = draft;
    return paychecks;
end $$;
revoke all on function delete_draft_pay_run(uuid) from public;
grant execute on function delete_draft_pay_run(uuid) to ${app};
