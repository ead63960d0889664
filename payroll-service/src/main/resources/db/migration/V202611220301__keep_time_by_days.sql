-- Terms on other bases, and what was agreed beside basis and rate.
alter table pay_terms drop constraint pay_terms_basis_check;
alter table pay_terms add constraint pay_terms_basis_check
    check (basis in ('HOURLY', 'SALARIED', 'SALARIED_NONEXEMPT', 'PER_DIEM', 'PROVIDER_CONTRACT'));
alter table pay_terms drop constraint pay_terms_rate_cents_check;
alter table pay_terms add constraint pay_terms_rate_cents_check
    check (rate_cents > 0 or (rate_cents = 0 and basis = 'PROVIDER_CONTRACT'));
alter table pay_terms add column agreement text;

-- Time that one person submits and another approves.
create table time_sheet (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    pay_calendar_id uuid not null,
    period_starts_on date not null,
    period_ends_on date not null,
    submitted_by text not null,
    submitted_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    version bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, pay_calendar_id) references pay_calendar (practice_group_id, id),
    check ((approved_by is null) = (approved_at is null)),
    constraint time_sheet_second_person check (approved_by is null or approved_by <> submitted_by)
);
create index time_sheet_period on time_sheet (practice_group_id, pay_calendar_id, period_starts_on);
select practice_group_table('time_sheet', 'select, insert, update');

-- A workweek of somebody, as weekly total or by segments; only an approved one is paid. One that comes without a sheet was
-- approved by whoever delivered it.
alter table approved_hours rename to time_week;
alter table time_week rename constraint approved_hours_week to time_week_once;
alter index approved_hours_end rename to time_week_end;
alter table time_week alter column approved_by drop not null;
alter table time_week alter column approved_at drop not null;
alter table time_week add column entries text;
alter table time_week add column time_sheet_id uuid;
alter table time_week add column submitted_by text;
alter table time_week add foreign key (practice_group_id, time_sheet_id) references time_sheet (practice_group_id, id);
alter table time_week add constraint time_week_approved check ((approved_by is null) = (approved_at is null));
alter table time_week add constraint time_week_second_person
    check (case when time_sheet_id is null then approved_by is not null
        else submitted_by is not null and (approved_by is null or approved_by <> submitted_by) end);
create index time_week_sheet on time_week (practice_group_id, time_sheet_id);

-- From which day an establishment may calculate overtime by 8 and 80, or no longer may.
create table eight_and_eighty (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    location_id uuid not null,
    effective_from date not null,
    establishment text not null check (establishment in ('HOSPITAL', 'RESIDENTIAL_CARE')),
    pay_calendar_id uuid not null,
    agreed_on date,
    agreement text,
    in_force boolean not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (practice_group_id, id),
    constraint eight_and_eighty_day unique (practice_group_id, location_id, effective_from),
    foreign key (practice_group_id, pay_calendar_id) references pay_calendar (practice_group_id, id),
    check (not in_force or (agreed_on is not null and agreed_on < effective_from and agreement is not null))
);
select practice_group_table('eight_and_eighty', 'select, insert');
