-- The run whose paycheck paid the settlement and was voided; what it paid is taken again when the voiding run is reversed.
alter table provider_settlement add column given_back_by_run_id uuid;
alter table provider_settlement add foreign key (practice_group_id, given_back_by_run_id)
    references pay_run (practice_group_id, id);
