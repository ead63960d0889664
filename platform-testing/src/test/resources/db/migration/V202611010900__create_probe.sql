create table probe (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    name text not null,
    price bigint not null,
    sealed_secret bytea not null,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint probe_name unique (practice_group_id, name)
);
select practice_group_table('probe', 'select, insert, update');
select emits_events('probe');
