-- The day by which a run counts in a year, a quarter and a deposit: its pay date. A void counts when what it voids was paid,
-- because wages that were never paid were no wages of that day (Publication 15, section 13, wage repayments).
alter table pay_run add column counts_on date;
alter table pay_run no force row level security;
alter table paycheck no force row level security;
alter table pay_run disable trigger pay_run_emits_event;
update pay_run set counts_on = pay_date where kind <> 'VOID';
update pay_run v set counts_on = r.pay_date
from paycheck c join pay_run r on r.practice_group_id = c.practice_group_id and r.id = c.pay_run_id
where v.kind = 'VOID' and c.practice_group_id = v.practice_group_id and c.id = v.voids_paycheck_id;
alter table pay_run enable trigger pay_run_emits_event;
alter table pay_run force row level security;
alter table paycheck force row level security;
alter table pay_run alter column counts_on set not null;
alter table pay_run add constraint pay_run_counts_on check (counts_on = pay_date or kind = 'VOID');

create or replace view payable_paycheck with (security_invoker = true) as
select c.practice_group_id, c.id, c.pay_run_id, c.employee_id, c.employee_number, c.employee_name, c.gross_cents,
    c.taxes_cents, c.deductions_cents, c.net_cents, c.employer_taxes_cents, c.input, c.negates_id, c.voided_by_run_id,
    r.kind as run_kind, r.state as run_state, r.pay_calendar_id, r.frequency, r.period_starts_on, r.period_ends_on,
    r.pay_date, r.approved_at, r.kind in ('REGULAR', 'OFF_CYCLE', 'FINAL') as pays_period,
    r.counts_on, r.paid_at, r.reversed_at
from pay_run r
    join paycheck c on c.practice_group_id = r.practice_group_id and c.pay_run_id = r.id
        and c.calculation = r.calculation
where c.disposition = 'PAYABLE';

create or replace view counting_paycheck with (security_invoker = true) as
select * from payable_paycheck where run_state in ('APPROVED', 'PAID');

create or replace view period_paycheck with (security_invoker = true) as
select * from counting_paycheck where pays_period and voided_by_run_id is null;

create or replace view paid_line with (security_invoker = true) as
select c.practice_group_id, c.id as paycheck_id, c.pay_run_id, c.employee_id, c.employee_number, c.employee_name,
    c.gross_cents, c.negates_id, c.voided_by_run_id, c.run_kind, c.run_state, c.pay_calendar_id, c.frequency,
    c.period_starts_on, c.period_ends_on, c.pay_date, c.approved_at, c.pays_period, l.ordinal, l.kind, l.code,
    l.description, l.hours, l.rate_cents, l.amount_cents, l.wages_cents, l.department_id, l.location_id, l.position,
    c.counts_on
from counting_paycheck c
    join paycheck_line l on l.practice_group_id = c.practice_group_id and l.paycheck_id = c.id;
