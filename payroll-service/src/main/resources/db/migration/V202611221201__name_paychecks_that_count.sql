-- Paychecks of the last calculation of a run on which somebody is paid, with what matters of the run. Row-level security is
-- that of whoever asks.
create view payable_paycheck with (security_invoker = true) as
select c.practice_group_id, c.id, c.pay_run_id, c.employee_id, c.employee_number, c.employee_name, c.gross_cents,
    c.taxes_cents, c.deductions_cents, c.net_cents, c.employer_taxes_cents, c.input, c.negates_id, c.voided_by_run_id,
    r.kind as run_kind, r.state as run_state, r.pay_calendar_id, r.frequency, r.period_starts_on, r.period_ends_on,
    r.pay_date, r.approved_at, r.kind in ('REGULAR', 'OFF_CYCLE', 'FINAL') as pays_period
from pay_run r
    join paycheck c on c.practice_group_id = r.practice_group_id and c.pay_run_id = r.id
        and c.calculation = r.calculation
where c.disposition = 'PAYABLE';
grant select on payable_paycheck to ${app};

-- Those that count: every figure of a year is a sum of them. A voided paycheck is among them, and so is the one that negates
-- it.
create view counting_paycheck with (security_invoker = true) as
select * from payable_paycheck where run_state in ('APPROVED', 'PAID');
grant select on counting_paycheck to ${app};

-- Those that pay the work of a period and were not voided.
create view period_paycheck with (security_invoker = true) as
select * from counting_paycheck where pays_period and voided_by_run_id is null;
grant select on period_paycheck to ${app};

-- The lines of those that count, with what matters of the paycheck and its run: whatever is added up over lines is read here.
create view paid_line with (security_invoker = true) as
select c.practice_group_id, c.id as paycheck_id, c.pay_run_id, c.employee_id, c.employee_number, c.employee_name,
    c.gross_cents, c.negates_id, c.voided_by_run_id, c.run_kind, c.run_state, c.pay_calendar_id, c.frequency,
    c.period_starts_on, c.period_ends_on, c.pay_date, c.approved_at, c.pays_period, l.ordinal, l.kind, l.code,
    l.description, l.hours, l.rate_cents, l.amount_cents, l.wages_cents, l.department_id, l.location_id, l.position
from counting_paycheck c
    join paycheck_line l on l.practice_group_id = c.practice_group_id and l.paycheck_id = c.id;
grant select on paid_line to ${app};
