-- Local taxes of places without a table, as the group entered them.
create table entered_local_tax (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    state text not null,
    place text not null,
    method text not null check (method in ('RATE', 'FLAT_EACH_PERIOD', 'FLAT_EACH_MONTH', 'YEARLY_IN_PARTS')),
    effective_from date not null,
    name text not null,
    resident_rate numeric(9, 8) check (resident_rate between 0 and 0.2),
    nonresident_rate numeric(9, 8) check (nonresident_rate between 0 and 0.2),
    amount_cents bigint check (amount_cents > 0),
    ended boolean not null,
    source text not null,
    primary key (practice_group_id, id),
    check ((method = 'RATE') = (amount_cents is null)),
    check (method <> 'RATE' or resident_rate is not null or nonresident_rate is not null)
);
create index entered_local_tax_place on entered_local_tax (practice_group_id, state, place, effective_from);
select practice_group_table('entered_local_tax', 'select, insert');
