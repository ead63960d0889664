-- One duty about one subject under one rule; a rehire, for example, opens the same row again.
create table obligation (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    subject_kind text not null check (subject_kind in
        ('EMPLOYEE', 'LOCATION', 'EQUIPMENT', 'VENDOR', 'INCIDENT', 'CONTRACT', 'PRACTICE_GROUP')),
    subject_id uuid not null,
    -- the subject once more where a table here keeps it, so that the database knows that it is there
    employee_id uuid generated always as (case when subject_kind = 'EMPLOYEE' then subject_id end) stored,
    location_id uuid generated always as (case when subject_kind = 'LOCATION' then subject_id end) stored,
    rule_code text not null,
    rule_version integer not null,
    -- the occasion the due date is computed from
    occasion_on date not null,
    -- JSON: dates by fact, as they were known then
    facts text not null,
    due_on date not null,
    -- JSON: rule, inputs and day count as they were when the due date was computed
    explanation text not null,
    -- a time to keep something, not a deadline
    keeps boolean not null,
    met_on date,
    withdrawn_from date,
    version bigint not null,
    primary key (practice_group_id, id),
    constraint obligation_one_per_rule unique (practice_group_id, subject_kind, subject_id, rule_code),
    constraint obligation_staff_member foreign key (practice_group_id, employee_id)
        references staff_member (practice_group_id, id),
    constraint obligation_location foreign key (practice_group_id, location_id)
        references location (practice_group_id, id)
);
select practice_group_table('obligation', 'select, insert, update');
select emits_events('obligation');

-- What shows that the duty was met; never changed.
create table obligation_evidence (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    obligation_id uuid not null,
    met_on date not null,
    reference text not null,
    outcome text,
    document_sha256 text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (practice_group_id, id),
    constraint obligation_evidence_obligation foreign key (practice_group_id, obligation_id)
        references obligation (practice_group_id, id)
);
create index obligation_evidence_obligation on obligation_evidence (practice_group_id, obligation_id);
select practice_group_table('obligation_evidence', 'select, insert');

-- Everything that happened to the duty; never changed.
create table obligation_change (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    obligation_id uuid not null,
    change text not null check (change in ('OPENED', 'MOVED', 'MET', 'WITHDRAWN', 'REOPENED')),
    changed_at timestamptz not null,
    changed_by text not null,
    due_on date not null,
    effective_on date,
    because_of_event_id uuid,
    primary key (practice_group_id, id),
    constraint obligation_change_obligation foreign key (practice_group_id, obligation_id)
        references obligation (practice_group_id, id)
);
create index obligation_change_obligation on obligation_change (practice_group_id, obligation_id);
select practice_group_table('obligation_change', 'select, insert');
