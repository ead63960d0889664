-- What a paycheck was calculated from is written for everybody in a run and read for one paycheck at a time: out of line and as it
-- is. To compress it cost as much as all other columns of the paycheck.
alter table paycheck alter column input set storage external;
