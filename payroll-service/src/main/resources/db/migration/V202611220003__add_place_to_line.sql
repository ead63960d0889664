-- Who bears an earning, for the labor distribution.
alter table paycheck_line add column department_id uuid;
alter table paycheck_line add column location_id uuid;
alter table paycheck_line add column position text;
