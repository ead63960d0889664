-- Files on records of any kind; added, never changed or taken away. Who may read one is decided by its record.
create table attachment (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    record_kind text not null,
    record_id uuid not null,
    file_id uuid not null,
    sha256 bytea not null,
    primary key (practice_group_id, id),
    constraint attachment_once unique (practice_group_id, record_kind, record_id, sha256),
    foreign key (practice_group_id, file_id) references stored_file (practice_group_id, id)
);
select practice_group_table('attachment', 'select, insert');
