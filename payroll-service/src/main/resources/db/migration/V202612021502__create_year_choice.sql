-- How a year is paid in which a calendar has a 27th biweekly or a 53rd weekly payday.
create table year_choice (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    pay_calendar_id uuid not null,
    tax_year integer not null,
    salary text not null check (salary in ('USUAL', 'ACTUAL')),
    withholding text not null check (withholding in ('USUAL', 'ACTUAL')),
    benefit_paydays text not null check (benefit_paydays in ('EVERY', 'USUAL', 'WHOLE_MONTHS')),
    chosen_by text not null,
    chosen_at timestamptz not null,
    version bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, pay_calendar_id) references pay_calendar (practice_group_id, id),
    constraint year_choice_once unique (practice_group_id, pay_calendar_id, tax_year)
);
select practice_group_table('year_choice', 'select, insert, update');
