-- One file of a survey and what became of it; the id is the job's.
create table survey_import (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    edition_year integer not null check (edition_year between 1990 and 2100),
    source text not null,
    file_id uuid not null,
    file_name text not null,
    sha256 text not null,
    report text,
    taken boolean not null,
    version bigint not null,
    primary key (practice_group_id, id)
);
create index survey_import_year on survey_import (practice_group_id, edition_year);
select practice_group_table('survey_import', 'select, insert, update');

-- What a survey says of an occupation in an area, figures as printed.
create table survey_row (
    practice_group_id uuid not null default current_practice_group(),
    import_id uuid not null,
    area text not null,
    occupation text not null,
    area_title text not null,
    occupation_title text not null,
    employment text not null,
    figures text not null,
    primary key (practice_group_id, import_id, occupation, area),
    foreign key (practice_group_id, import_id) references survey_import (practice_group_id, id)
);
select practice_group_table('survey_row', 'select, insert');

-- Which market a position is held against, and the range the group set for it.
create table position_market (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    position_title text not null,
    occupation text not null,
    area text not null,
    edition_year integer not null,
    minimum_cents bigint check (minimum_cents > 0),
    maximum_cents bigint check (maximum_cents > minimum_cents),
    version bigint not null,
    primary key (practice_group_id, id),
    constraint position_market_title unique (practice_group_id, position_title),
    check ((minimum_cents is null) = (maximum_cents is null))
);
select practice_group_table('position_market', 'select, insert, update');

create table adjustment_proposal (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    effective_from date not null,
    budget_cents bigint not null check (budget_cents > 0),
    total_cents bigint not null check (total_cents between 0 and budget_cents),
    rule text not null,
    explanation text not null,
    state text not null check (state in ('DRAFTED', 'APPROVED', 'WITHDRAWN')),
    drafted_by text not null,
    drafted_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    job_id uuid,
    version bigint not null,
    primary key (practice_group_id, id),
    check (approved_by is null or approved_by <> drafted_by),
    check ((state = 'APPROVED') = (approved_by is not null)),
    check (job_id is null or state = 'APPROVED')
);
select practice_group_table('adjustment_proposal', 'select, insert, update');

create table adjustment_line (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    proposal_id uuid not null,
    ordinal integer not null,
    employee_id uuid not null,
    employee_number text not null,
    position_title text not null,
    basis text not null,
    rate_before_cents bigint not null,
    rate_after_cents bigint not null,
    annual_increase_cents bigint not null check (annual_increase_cents >= 0),
    compa_ratio_before numeric(9, 4),
    compa_ratio_after numeric(9, 4),
    explanation text not null,
    outcome text not null check (outcome in ('OPEN', 'APPLIED', 'REFUSED')),
    refusal text not null,
    primary key (practice_group_id, id),
    constraint adjustment_line_ordinal unique (practice_group_id, proposal_id, ordinal),
    foreign key (practice_group_id, proposal_id) references adjustment_proposal (practice_group_id, id),
    check (rate_after_cents >= rate_before_cents)
);
select practice_group_table('adjustment_line', 'select, insert, update');
