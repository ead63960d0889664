-- Payroll gives expenses back with the pay: they have an account of their own, in new charts and in those that are there.
create or replace function open_standard_chart() returns void
    language sql set search_path = public, pg_temp as $$
    with standard (code, number, name, type) as (values
        ('PAYMENTS_RECEIVED', '1010', 'Payments received', 'ASSET'),
        ('RECEIVABLE_FROM_PAYER', '1100', 'Receivable from payers', 'ASSET'),
        ('RECEIVABLE_FROM_PATIENT', '1110', 'Receivable from patients', 'ASSET'),
        ('REMITTANCE_CLEARING', '1190', 'Remittance clearing', 'ASSET'),
        ('UNAPPLIED_PAYMENTS', '2010', 'Unapplied payments', 'LIABILITY'),
        ('FEDERAL_TAXES_PAYABLE', '2110', 'Federal payroll taxes payable', 'LIABILITY'),
        ('FEDERAL_UNEMPLOYMENT_PAYABLE', '2120', 'Federal unemployment tax payable', 'LIABILITY'),
        ('STATE_UNEMPLOYMENT_PAYABLE', '2130', 'State unemployment tax payable', 'LIABILITY'),
        ('STATE_TAXES_PAYABLE', '2140', 'State and local payroll taxes payable', 'LIABILITY'),
        ('RETIREMENT_PAYABLE', '2210', 'Retirement plan payable', 'LIABILITY'),
        ('BENEFITS_PAYABLE', '2220', 'Benefits payable', 'LIABILITY'),
        ('GARNISHMENTS_PAYABLE', '2230', 'Garnishments payable', 'LIABILITY'),
        ('OTHER_DEDUCTIONS_PAYABLE', '2240', 'Other deductions payable', 'LIABILITY'),
        ('NET_PAY_PAYABLE', '2300', 'Net pay payable', 'LIABILITY'),
        ('SERVICE_REVENUE', '4010', 'Service revenue', 'INCOME'),
        ('CONTRACTUAL_ADJUSTMENTS', '4510', 'Contractual adjustments', 'INCOME'),
        ('PROVIDER_ADJUSTMENTS', '4520', 'Provider adjustments', 'INCOME'),
        ('WAGES_EXPENSE', '6010', 'Wages', 'EXPENSE'),
        ('EMPLOYER_TAX_EXPENSE', '6110', 'Employer payroll taxes', 'EXPENSE'),
        ('BENEFITS_EXPENSE', '6210', 'Employee benefits', 'EXPENSE'),
        ('EXPENSES_REIMBURSED', '6310', 'Expenses of employees reimbursed', 'EXPENSE')),
    opened as (
        insert into ledger_account (id, code, number, name, type, closed, version)
        select gen_random_uuid(), code, number, name, type, false, 0 from standard
        on conflict do nothing)
    insert into posting_account (role, account) select code, code from standard
    on conflict do nothing
$$;

-- A group may have an account with that number already; the new one then has its name for a number.
alter table posting_account no force row level security;
create temporary table group_with_chart on commit drop as select distinct practice_group_id as id from posting_account;
alter table posting_account force row level security;
do $$
declare
    charted uuid;
begin
    for charted in select id from group_with_chart loop
        perform set_config('app.practice_group', charted::text, true);
        insert into ledger_account (id, code, number, name, type, closed, version)
        select gen_random_uuid(), 'EXPENSES_REIMBURSED',
            case when exists (select 1 from ledger_account where number = '6310') then 'EXPENSES-REIMBURSED' else '6310' end,
            'Expenses of employees reimbursed', 'EXPENSE', false, 0
        on conflict do nothing;
        insert into posting_account (role, account) values ('EXPENSES_REIMBURSED', 'EXPENSES_REIMBURSED')
        on conflict do nothing;
    end loop;
    perform set_config('app.practice_group', '', true);
end $$;
