-- Group-term life insurance: a benefit with a face amount, and wages that are not paid out.
alter table benefit_plan drop constraint benefit_plan_kind_check;
alter table benefit_plan add constraint benefit_plan_kind_check check (kind in
    ('HEALTH', 'DENTAL', 'VISION', 'FSA_HEALTH', 'DEPENDENT_CARE', 'HSA', 'GROUP_TERM_LIFE', 'OTHER'));
alter table benefit_election add column coverage_cents bigint check (coverage_cents > 0);

alter table paycheck_line drop constraint paycheck_line_kind_check;
alter table paycheck_line add constraint paycheck_line_kind_check check (kind in
    ('EARNING', 'TAX', 'DEDUCTION', 'EMPLOYER_TAX', 'EMPLOYER_CONTRIBUTION', 'REIMBURSEMENT', 'NONCASH'));
