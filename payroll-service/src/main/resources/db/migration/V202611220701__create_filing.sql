-- Liability of the look-back period of a year as the employer states it, where the runs kept here do not reach back so far.
create table deposit_look_back (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    year integer not null,
    liability_cents bigint not null check (liability_cents >= 0),
    stated_by text not null,
    stated_at timestamptz not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint deposit_look_back_year unique (practice_group_id, year)
);
select practice_group_table('deposit_look_back', 'select, insert, update');

-- A tax deposit that was made. The obligation is calculated from the runs each time and known by an id made from its period.
create table tax_deposit (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    obligation_id uuid not null,
    tax text not null check (tax in ('FORM_941', 'FORM_940')),
    year integer not null,
    quarter integer not null check (quarter between 1 and 4),
    amount_cents bigint not null check (amount_cents > 0),
    social_security_cents bigint not null,
    medicare_cents bigint not null,
    income_tax_cents bigint not null,
    due_on date not null,
    settles_on date not null,
    marked_by text not null,
    marked_at timestamptz not null,
    primary key (practice_group_id, id),
    check (tax = 'FORM_940' or amount_cents = social_security_cents + medicare_cents + income_tax_cents)
);
create index tax_deposit_quarter on tax_deposit (practice_group_id, tax, year, quarter);
create index tax_deposit_obligation on tax_deposit (practice_group_id, obligation_id);
select practice_group_table('tax_deposit', 'select, insert');
