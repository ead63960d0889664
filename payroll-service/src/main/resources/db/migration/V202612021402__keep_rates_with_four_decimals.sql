-- A rate is dollars for one of something and has up to four decimal places, such as 23.4375 an hour; only what it comes to is
-- rounded to the cent.
alter table pay_terms rename column rate_cents to rate;
alter table pay_terms drop constraint pay_terms_rate_cents_check;
alter table pay_terms alter column rate type numeric(15, 4) using rate / 100.0;
alter table pay_terms add constraint pay_terms_rate check (rate > 0 or (rate = 0 and basis = 'PROVIDER_CONTRACT'));

drop view paid_line;
alter table paycheck_line rename column rate_cents to rate;
alter table paycheck_line alter column rate type numeric(15, 4) using rate / 100.0;
create view paid_line with (security_invoker = true) as
select c.practice_group_id, c.id as paycheck_id, c.pay_run_id, c.employee_id, c.employee_number, c.employee_name,
    c.gross_cents, c.negates_id, c.voided_by_run_id, c.run_kind, c.run_state, c.pay_calendar_id, c.frequency,
    c.period_starts_on, c.period_ends_on, c.pay_date, c.approved_at, c.pays_period, l.ordinal, l.kind, l.code,
    l.description, l.hours, l.rate, l.amount_cents, l.wages_cents, l.department_id, l.location_id, l.position,
    c.counts_on
from counting_paycheck c
    join paycheck_line l on l.practice_group_id = c.practice_group_id and l.paycheck_id = c.id;
grant select on paid_line to ${app};

alter table adjustment_line rename column rate_before_cents to rate_before;
alter table adjustment_line rename column rate_after_cents to rate_after;
alter table adjustment_line alter column rate_before type numeric(15, 4) using rate_before / 100.0;
alter table adjustment_line alter column rate_after type numeric(15, 4) using rate_after / 100.0;
