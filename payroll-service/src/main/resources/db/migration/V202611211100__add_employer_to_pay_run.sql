-- Who paid a run and through which bank, as it was then: its file and stubs stay the same when the employer changes.
alter table pay_run add column employer_name text;
alter table pay_run add column originator_sealed bytea;
