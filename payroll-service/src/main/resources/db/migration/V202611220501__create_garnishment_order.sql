-- Orders to withhold from somebody's pay. Whom and under which case number the money goes to is sealed; the reference is
-- the group's own and stands in the pay code of the lines.
create table garnishment_order (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    enrollment_id uuid not null,
    reference text not null,
    kind text not null,
    remittance_sealed bytea not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    released_on date,
    release_reason text,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint garnishment_order_reference unique (practice_group_id, reference),
    foreign key (practice_group_id, enrollment_id) references enrollment (practice_group_id, id),
    check ((released_on is null) = (release_reason is null))
);
create index garnishment_order_enrollment on garnishment_order (practice_group_id, enrollment_id);
select practice_group_table('garnishment_order', 'select, insert, update');

-- What an order says, from a pay date on; one row a version.
create table garnishment_order_terms (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    order_id uuid not null,
    effective_from date not null,
    terms text not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, order_id) references garnishment_order (practice_group_id, id)
);
create index garnishment_order_terms_order on garnishment_order_terms (practice_group_id, order_id);
select practice_group_table('garnishment_order_terms', 'select, insert');
