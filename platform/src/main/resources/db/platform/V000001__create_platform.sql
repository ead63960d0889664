-- What every service's database has: tenancy, outbox, inbox, audit log, idempotency keys, jobs, files.
-- ${app} is the application's role; it owns nothing. ${relay} is the role of the outbox relay and of the janitors,
-- whose policies are as narrow as their work. Migrations run as the owner.

-- The practice group of the current transaction; null when nobody said, which matches no row.
create function current_practice_group() returns uuid
    language sql stable
    return nullif(current_setting('app.practice_group', true), '')::uuid;

-- Makes a table a tenant's: row-level security for everybody, the owner included, and the rights of the application.
create function practice_group_table(table_name text, rights text) returns void
    language plpgsql set search_path = public, pg_temp as $$
begin
    execute format('alter table %I enable row level security', table_name);
    execute format('alter table %I force row level security', table_name);
    execute format(
        'create policy practice_group on %I using (practice_group_id = current_practice_group()) '
        || 'with check (practice_group_id = current_practice_group())', table_name);
    execute format('grant %s on %I to %I', rights, table_name, '${app}');
end $$;

-- Next number in each aggregate's history. Taking one locks the row, so events of one aggregate commit in order.
create table aggregate_sequence (
    practice_group_id uuid not null default current_practice_group(),
    aggregate_type text not null,
    aggregate_id uuid not null,
    last_sequence bigint not null,
    primary key (practice_group_id, aggregate_type, aggregate_id)
);
select practice_group_table('aggregate_sequence', 'select, insert, update');

create table outbox (
    practice_group_id uuid not null default current_practice_group(),
    id bigint generated always as identity primary key,
    event_id uuid not null unique,
    topic text not null,
    aggregate_type text not null,
    aggregate_id uuid not null,
    aggregate_sequence bigint not null,
    type text not null,
    schema_version integer not null,
    payload text not null,
    headers jsonb not null default '{}',
    traceparent text,
    causation_id uuid,
    transaction_id xid8 not null default pg_current_xact_id(),
    occurred_at timestamptz not null,
    published_at timestamptz,
    unique (practice_group_id, aggregate_type, aggregate_id, aggregate_sequence)
);
create index outbox_unpublished on outbox (id) where published_at is null;
create index outbox_aggregate on outbox (practice_group_id, aggregate_id, transaction_id);
select practice_group_table('outbox', 'select, insert');
-- The relay serves all groups, but only reads and marks.
create policy relay on outbox to ${relay} using (true) with check (true);
grant select, update (published_at) on outbox to ${relay};

-- Refuses to commit a change of an aggregate that no event in the same transaction tells of.
create function require_event() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    if not exists (select 1 from outbox
                   where practice_group_id = new.practice_group_id
                     and aggregate_id = new.id
                     and transaction_id = pg_current_xact_id()) then
        raise exception 'change of % % without an event', tg_table_name, new.id using errcode = 'OP001';
    end if;
    return null;
end $$;

create function emits_events(table_name text) returns void
    language plpgsql set search_path = public, pg_temp as $$
begin
    execute format(
        'create constraint trigger %I after insert or update on %I deferrable initially deferred '
        || 'for each row execute function require_event()', table_name || '_emits_event', table_name);
end $$;

-- How far each consumer has got in each aggregate. A parked aggregate takes no event until it is replayed.
create table inbox_aggregate (
    practice_group_id uuid not null default current_practice_group(),
    channel text not null,
    aggregate_type text not null,
    aggregate_id uuid not null,
    last_sequence bigint not null,
    parked_since timestamptz,
    parked_reason text,
    primary key (practice_group_id, channel, aggregate_type, aggregate_id)
);
select practice_group_table('inbox_aggregate', 'select, insert, update');

create table inbox (
    practice_group_id uuid not null default current_practice_group(),
    channel text not null,
    event_id uuid not null,
    type text not null,
    -- APPLIED, or SKIPPED for a type this version does not know
    outcome text not null check (outcome in ('APPLIED', 'SKIPPED')),
    consumed_at timestamptz not null,
    primary key (practice_group_id, channel, event_id)
);
select practice_group_table('inbox', 'select, insert');

create table parked_event (
    practice_group_id uuid not null default current_practice_group(),
    channel text not null,
    event_id uuid not null,
    aggregate_type text not null,
    aggregate_id uuid not null,
    aggregate_sequence bigint not null,
    type text not null,
    headers jsonb not null,
    payload bytea not null,
    reason text not null,
    parked_at timestamptz not null,
    replayed_at timestamptz,
    primary key (practice_group_id, channel, event_id)
);
create index parked_event_aggregate
    on parked_event (practice_group_id, channel, aggregate_type, aggregate_id, aggregate_sequence)
    where replayed_at is null;
select practice_group_table('parked_event', 'select, insert, update');

-- Append-only and chained: each line's hash covers the one before it. The head is the anchor of the tail.
create table audit_line (
    practice_group_id uuid not null default current_practice_group(),
    sequence bigint not null,
    at timestamptz not null,
    actor text not null,
    client text not null,
    action text not null,
    subject_type text not null,
    subject_id uuid,
    correlation_id text,
    hash bytea not null,
    primary key (practice_group_id, sequence)
);
create index audit_line_subject on audit_line (practice_group_id, subject_id);
select practice_group_table('audit_line', 'select, insert');

create table audit_head (
    practice_group_id uuid not null default current_practice_group() primary key,
    sequence bigint not null,
    hash bytea not null
);
select practice_group_table('audit_head', 'select, insert, update');

create table idempotency_key (
    practice_group_id uuid not null default current_practice_group(),
    client text not null,
    operation text not null,
    key text not null,
    fingerprint bytea not null,
    status integer not null,
    headers jsonb not null,
    body bytea,
    created_at timestamptz not null,
    primary key (practice_group_id, client, operation, key)
);
create index idempotency_key_age on idempotency_key (created_at);
select practice_group_table('idempotency_key', 'select, insert');
create policy janitor on idempotency_key to ${relay} using (true);
grant select (created_at), delete on idempotency_key to ${relay};

create table job (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    kind text not null,
    state text not null check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED')),
    parameters jsonb not null,
    checkpoint text,
    total bigint,
    done bigint not null,
    cancel_requested boolean not null,
    started_by text not null,
    client text not null,
    created_at timestamptz not null,
    finished_at timestamptz,
    lease_until timestamptz,
    result jsonb,
    problem jsonb,
    primary key (practice_group_id, id)
);
create index job_unfinished on job (lease_until) where state in ('QUEUED', 'RUNNING');
select practice_group_table('job', 'select, insert, update');
-- Finds work that a stopped process left; taking it up happens as its group.
create policy janitor on job for select to ${relay} using (state in ('QUEUED', 'RUNNING'));
grant select on job to ${relay};

-- Files as they were received, in pieces, so that none lives whole in memory.
create table stored_file (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    name text not null,
    media_type text not null,
    size_bytes bigint not null,
    sha256 bytea not null,
    received_by text not null,
    received_at timestamptz not null,
    primary key (practice_group_id, id)
);
select practice_group_table('stored_file', 'select, insert');

create table stored_file_piece (
    practice_group_id uuid not null default current_practice_group(),
    file_id uuid not null,
    ordinal integer not null,
    content bytea not null,
    primary key (practice_group_id, file_id, ordinal)
);
select practice_group_table('stored_file_piece', 'select, insert');
