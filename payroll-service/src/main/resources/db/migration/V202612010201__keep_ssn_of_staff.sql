-- The social security number as staff told it, sealed by staff for its own cell. It is the one that counts.
create table staff_ssn (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    sealed bytea not null,
    primary key (practice_group_id, id)
);
select practice_group_table('staff_ssn', 'select, insert, update');
