-- Whether a payable paycheck was left out of the payment after its run was approved: it was part of what was approved.
alter table paycheck add column held boolean not null default false;
