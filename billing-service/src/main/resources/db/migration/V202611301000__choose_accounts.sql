-- The chart of accounts becomes the group's own: accounts are rows, and a row for each posting role says which account
-- takes its entries.
create table ledger_account (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    -- what entries and the trial balance call it; never changes
    code text not null,
    number text not null,
    name text not null,
    type text not null check (type in ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')),
    closed boolean not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint ledger_account_code unique (practice_group_id, code),
    constraint ledger_account_number unique (practice_group_id, number)
);
select practice_group_table('ledger_account', 'select, insert, update, delete');

create table posting_account (
    practice_group_id uuid not null default current_practice_group(),
    role text not null,
    account text not null,
    primary key (practice_group_id, role),
    foreign key (practice_group_id, account) references ledger_account (practice_group_id, code)
);
select practice_group_table('posting_account', 'select, insert, update');

-- Gives the current group the accounts that every practice has, one for each posting role; what it has already stays.
create function open_standard_chart() returns void
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
        ('BENEFITS_EXPENSE', '6210', 'Employee benefits', 'EXPENSE')),
    opened as (
        insert into ledger_account (id, code, number, name, type, closed, version)
        select gen_random_uuid(), code, number, name, type, false, 0 from standard
        on conflict do nothing)
    insert into posting_account (role, account) select code, code from standard
    on conflict do nothing
$$;

-- An entry keeps what it was booked for, since several roles may share an account, or change it.
alter table journal_entry add column posting_role text;
alter table journal_entry drop constraint journal_entry_account_check;

-- Groups that have booked get the standard chart; their entries were booked for the role of the account's name. The owner
-- sees the groups while row-level security is not forced upon it.
alter table journal no force row level security;
create temporary table booked_group on commit drop as select distinct practice_group_id as id from journal;
alter table journal force row level security;
do $$
declare
    booked uuid;
begin
    for booked in select id from booked_group loop
        perform set_config('app.practice_group', booked::text, true);
        perform open_standard_chart();
        update journal_entry set posting_role = account;
    end loop;
    perform set_config('app.practice_group', '', true);
end $$;

alter table journal_entry alter column posting_role set not null;
alter table journal_entry drop constraint journal_entry_pkey;
alter table journal_entry add primary key (practice_group_id, journal_id, posting_role);
-- Nothing is booked in an account that the group does not have, and none with entries goes away.
alter table journal_entry add constraint journal_entry_ledger_account
    foreign key (practice_group_id, account) references ledger_account (practice_group_id, code);
drop index journal_entry_claim;
create index journal_entry_claim on journal_entry (practice_group_id, claim_id, posting_role) where claim_id is not null;

-- As before, and no entry in a closed account. An account is locked while it is closed, and each entry holds a key share
-- lock on it, so at commit the answer is final.
create or replace function require_balanced_journal() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
declare
    written_by xid8;
    difference bigint;
    entries bigint;
    of_journal uuid;
    shut text;
begin
    if tg_table_name = 'journal' then
        of_journal := new.id;
        select e.account into shut from journal_entry e
            join ledger_account a on a.practice_group_id = e.practice_group_id and a.code = e.account
            where e.practice_group_id = new.practice_group_id and e.journal_id = of_journal and a.closed
            limit 1;
        if shut is not null then
            raise exception 'account % is closed', shut using errcode = 'OP003';
        end if;
    else
        of_journal := new.journal_id;
    end if;
    select transaction_id into written_by from journal
        where practice_group_id = new.practice_group_id and id = of_journal;
    if written_by is distinct from pg_current_xact_id() then
        raise exception 'journal % is closed', of_journal using errcode = 'OP002';
    end if;
    select coalesce(sum(debit_cents - credit_cents), 0), count(*) into difference, entries from journal_entry
        where practice_group_id = new.practice_group_id and journal_id = of_journal;
    if difference <> 0 or entries < 2 then
        raise exception 'journal % has % entries and does not balance by % cents', of_journal, entries, difference
            using errcode = 'OP002';
    end if;
    return null;
end $$;
