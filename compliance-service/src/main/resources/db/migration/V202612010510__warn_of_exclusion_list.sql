-- JSON: what to look at though the list was taken, such as a first one that looks like a monthly supplement.
alter table exclusion_list add column warnings text not null default '[]';
