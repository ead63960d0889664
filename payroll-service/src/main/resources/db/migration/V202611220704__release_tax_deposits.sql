-- A second person lets the payment of a tax deposit out; its file names the employer and is sealed whole.
create table tax_deposit_release (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    marked_by text not null,
    released_by text not null,
    released_at timestamptz not null,
    ach_day date not null,
    id_modifier text not null,
    file_sealed bytea not null,
    primary key (practice_group_id, id),
    constraint tax_deposit_release_file unique (practice_group_id, ach_day, id_modifier),
    foreign key (practice_group_id, id) references tax_deposit (practice_group_id, id),
    check (released_by <> marked_by)
);
select practice_group_table('tax_deposit_release', 'select, insert');
