-- Whether a state counts what the group paid in other states toward its wage base, as the group states it; null where it does not.
alter table unemployment_rate add column wages_elsewhere_count boolean;
