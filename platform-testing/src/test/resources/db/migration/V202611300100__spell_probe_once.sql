-- No feature names this one.
create unique index probe_spelling on probe (practice_group_id, lower(name));
