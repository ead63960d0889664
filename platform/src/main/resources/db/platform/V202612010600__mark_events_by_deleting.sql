-- Which events of the outbox the broker has not acknowledged yet. Narrow, and apart from the outbox itself: that an event was
-- published is said by deleting eight bytes and not by writing its whole row, and each index of the outbox, once more.
create table outbox_pending (
    practice_group_id uuid not null default current_practice_group(),
    id bigint primary key
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);
insert into outbox_pending (practice_group_id, id) select practice_group_id, id from outbox where published_at is null;
select practice_group_table('outbox_pending', 'select, insert');
create policy relay on outbox_pending to ${relay} using (true) with check (true);
grant select, delete on outbox_pending to ${relay};

drop index outbox_unpublished;
revoke update (published_at) on outbox from ${relay};
alter table outbox drop column published_at;
