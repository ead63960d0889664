-- To which account a paycheck goes is said by its payments, and what an ACH file was made with by the file.
alter table paycheck drop column direct_deposit_id;
alter table pay_run drop column ach_id_modifier;
alter table pay_run drop column originator_sealed;
