-- Why somebody owes no flat tax of a place in a year, and what proves it.
create table local_tax_exemption (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    state text not null,
    place text not null,
    effective_from date not null,
    reason text not null,
    proof text not null,
    ended boolean not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id)
);
create index local_tax_exemption_enrollment on local_tax_exemption (practice_group_id, enrollment_id);
select practice_group_table('local_tax_exemption', 'select, insert');
