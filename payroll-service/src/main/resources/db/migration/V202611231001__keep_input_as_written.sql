-- What a cheque was calculated from is written for everybody in a run and read for one cheque at a time: out of line and as it
-- is. To compress it cost as much as all other columns of the cheque.
alter table pay_cheque alter column input set storage external;
