-- Advances of pay have an account of their own, in new charts and in those that are there. The chart as it was is opened first.
alter function open_standard_chart() rename to open_chart_without_advances;

-- A group may have an account with that number already; the new one then has its name for a number.
create function open_standard_chart() returns void
    language sql set search_path = public, pg_temp as $$
    select open_chart_without_advances();
    insert into ledger_account (id, code, number, name, type, closed, version)
    select gen_random_uuid(), 'EMPLOYEE_ADVANCES_RECEIVABLE',
        case when exists (select 1 from ledger_account where number = '1120') then 'EMPLOYEE-ADVANCES' else '1120' end,
        'Advances to employees', 'ASSET', false, 0
    on conflict do nothing;
    insert into posting_account (role, account) values ('EMPLOYEE_ADVANCES_RECEIVABLE', 'EMPLOYEE_ADVANCES_RECEIVABLE')
    on conflict do nothing
$$;

alter table posting_account no force row level security;
create temporary table group_with_chart on commit drop as select distinct practice_group_id as id from posting_account;
alter table posting_account force row level security;
do $$
declare
    charted uuid;
begin
    for charted in select id from group_with_chart loop
        perform set_config('app.practice_group', charted::text, true);
        perform open_standard_chart();
    end loop;
    perform set_config('app.practice_group', '', true);
end $$;
