-- Who signed what. Append-only: the application adds and reads. The id is made from everything beside the content, and its
-- audit line from the id, so that a change of a row shows even where somebody computes the hashes anew.
create table signature (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    subject_type text not null,
    subject_id uuid not null,
    meaning text not null,
    content bytea not null,
    sha256 bytea not null,
    signed_by text not null,
    signed_by_id text not null,
    client text not null,
    logged_in_at timestamptz not null,
    authentication text not null,
    signed_at timestamptz not null,
    primary key (practice_group_id, id)
);
create index signature_subject on signature (practice_group_id, subject_type, subject_id, signed_at);
select practice_group_table('signature', 'select, insert');
