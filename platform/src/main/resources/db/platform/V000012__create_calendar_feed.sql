-- Addresses under which calendar programs read dates without a login: one for each person, until it is revoked.
create table calendar_feed (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    person text not null,
    -- as they were when the address was made; they decide what it shows
    roles text[] not null,
    -- SHA-256 of the secret in the address, which is not kept
    secret_hash bytea not null,
    created_at timestamptz not null,
    revoked_at timestamptz,
    primary key (practice_group_id, id),
    constraint calendar_feed_secret unique (practice_group_id, secret_hash)
);
create unique index calendar_feed_one_per_person on calendar_feed (practice_group_id, person) where revoked_at is null;
select practice_group_table('calendar_feed', 'select, insert, update');

-- Entries as calendar programs last saw them: what tells an edited or a canceled one from one that stayed as it was.
create table calendar_entry (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    source text not null,
    title text not null,
    path text not null,
    -- local time; of an entry for a whole day its midnight, without end and zone
    starts timestamp not null,
    ends timestamp,
    zone text,
    sequence integer not null,
    is_canceled boolean not null,
    changed_at timestamptz not null,
    primary key (practice_group_id, id),
    check ((ends is null) = (zone is null))
);
create index calendar_entry_source on calendar_entry (practice_group_id, source, starts);
select practice_group_table('calendar_entry', 'select, insert, update');
