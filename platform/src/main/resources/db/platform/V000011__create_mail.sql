-- Messages to people. A row is written in the transaction of its occasion; the mail worker, which runs as the relay's role,
-- sends it afterward. What is in it may be read by whoever may read the address: links, dates and counts only.
create table message (
    practice_group_id uuid not null default current_practice_group(),
    id uuid not null,
    occasion text not null,
    -- the record it is about; nobody is told twice of the same
    about uuid not null,
    -- null when nobody is named for the occasion
    recipient text,
    subject text not null,
    text_body text not null,
    html_body text not null,
    -- collected with others into one mail
    is_digest boolean not null,
    -- SENDING: it may or may not have reached the server; it is sent again under the same Message-ID
    state text not null check (state in ('WAITING', 'SENDING', 'SENT', 'FAILED', 'NO_RECIPIENT')),
    -- not sent before: the end of quiet hours, the hour of the digest, the next try
    due_at timestamptz not null,
    created_at timestamptz not null,
    -- the mail it goes in, from the first try on: the id of its first message, and what the Message-ID is made of
    mail_id uuid,
    attempts integer not null default 0,
    reply_code integer,
    reply text,
    sent_at timestamptz,
    primary key (practice_group_id, id),
    constraint message_told_once unique nulls not distinct (practice_group_id, occasion, about, recipient),
    check ((state = 'NO_RECIPIENT') = (recipient is null))
);
create index message_unsent on message (due_at) where state in ('WAITING', 'SENDING');
create index message_mail on message (practice_group_id, mail_id);
select practice_group_table('message', 'select, insert');
create policy relay on message to ${relay} using (true) with check (true);
grant select, update (state, due_at, mail_id, attempts, reply_code, reply, sent_at) on message to ${relay};

-- Who is told of an occasion, as the group's administrator names them.
create table mail_recipient (
    practice_group_id uuid not null default current_practice_group(),
    occasion text not null,
    address text not null,
    primary key (practice_group_id, occasion, address)
);
select practice_group_table('mail_recipient', 'select, insert, delete');

-- When somebody wants mail. The empty address stands for everybody of the group who said nothing.
create table mail_preference (
    practice_group_id uuid not null default current_practice_group(),
    address text not null,
    time_zone text not null,
    quiet_from time,
    quiet_until time,
    digest_at time,
    primary key (practice_group_id, address),
    check ((quiet_from is null) = (quiet_until is null))
);
select practice_group_table('mail_preference', 'select, insert, update');
