-- What a state leaves to the employer.
create table state_withholding_setting (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    state text not null,
    effective_from date not null,
    federal_form_continues boolean not null,
    primary key (practice_group_id, id)
);
create index state_withholding_setting_state on state_withholding_setting (practice_group_id, state, effective_from);
select practice_group_table('state_withholding_setting', 'select, insert');
