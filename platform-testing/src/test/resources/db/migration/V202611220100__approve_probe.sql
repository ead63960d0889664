alter table probe
    add made_by text,
    add approved_by text,
    add constraint probe_two_people check (made_by <> approved_by);
