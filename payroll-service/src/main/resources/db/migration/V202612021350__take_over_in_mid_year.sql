-- What a former payroll provider paid in the year is kept as paid lines of runs of their own kind, one for each of its pay
-- dates, so that every sum of a year sees it. Such a run pays nobody and posts nothing, and no fact tells of it.
alter table pay_run drop constraint pay_run_kind_check;
alter table pay_run add constraint pay_run_kind_check
    check (kind in ('REGULAR', 'OFF_CYCLE', 'BONUS', 'FINAL', 'VOID', 'RETROACTIVE', 'TAKE_OVER'));
drop trigger pay_run_emits_event on pay_run;
create constraint trigger pay_run_emits_event after insert or update on pay_run deferrable initially deferred
    for each row when (new.kind <> 'TAKE_OVER') execute function require_event();
create unique index pay_run_take_over on pay_run (practice_group_id, pay_date) where kind = 'TAKE_OVER';

-- What the last register and the returns of the former provider say, and whether a file was proved against it.
create table take_over (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    year integer not null,
    provider text not null,
    through date not null,
    statement text not null,
    stated_by text not null,
    stated_at timestamptz not null,
    taken_by text,
    taken_at timestamptz,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint take_over_year unique (practice_group_id, year),
    check (extract(year from through) = year),
    check ((taken_by is null) = (taken_at is null))
);
select practice_group_table('take_over', 'select, insert, update, delete');

-- What it filed and deposited; kept while its pay counts.
create table taken_over_quarter (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    year integer not null,
    quarter integer not null check (quarter between 1 and 4),
    provider text not null,
    filed_on date,
    employees integer not null check (employees >= 0),
    deposited_cents bigint not null check (deposited_cents >= 0),
    unemployment_deposited_cents bigint not null check (unemployment_deposited_cents >= 0),
    next_day_on date,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint taken_over_quarter_once unique (practice_group_id, year, quarter)
);
select practice_group_table('taken_over_quarter', 'select, insert, update, delete');
