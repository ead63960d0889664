-- Who bears an earning, for the labour distribution.
alter table pay_cheque_line add column department_id uuid;
alter table pay_cheque_line add column location_id uuid;
alter table pay_cheque_line add column position text;
