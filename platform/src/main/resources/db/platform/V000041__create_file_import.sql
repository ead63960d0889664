-- One row for each file of rows that was taken in; its id is the job's. The report is written with what it tells of.
create table file_import (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    file_id uuid not null,
    on_errors text not null check (on_errors in ('REFUSE', 'SKIP')),
    is_preview boolean not null,
    report text,
    primary key (practice_group_id, id),
    foreign key (practice_group_id, id) references job (practice_group_id, id),
    foreign key (practice_group_id, file_id) references stored_file (practice_group_id, id)
);
select practice_group_table('file_import', 'select, insert, update');
