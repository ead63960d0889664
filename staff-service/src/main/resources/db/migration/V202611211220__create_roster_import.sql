-- One row for each roster file that was taken in; its id is the job's. The report is written with the people it tells of.
create table roster_import (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    file_id uuid not null,
    file_name text not null,
    sha256 text not null,
    on_errors text not null check (on_errors in ('REFUSE', 'SKIP')),
    report text,
    version bigint not null,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, id) references job (practice_group_id, id),
    foreign key (practice_group_id, file_id) references stored_file (practice_group_id, id)
);
select practice_group_table('roster_import', 'select, insert, update');
