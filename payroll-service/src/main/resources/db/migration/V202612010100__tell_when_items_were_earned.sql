-- An item is taxed where the work was done that it is paid for; some states have a rate for annual bonuses.
alter table pay_run_item
    add column annual boolean not null default false,
    add column earned_from date,
    add column earned_through date,
    add constraint pay_run_item_earned
        check ((earned_from is null) = (earned_through is null) and earned_through >= earned_from);
