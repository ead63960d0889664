-- Journals of pay runs, told by payroll: the ledger becomes the group's general ledger.
alter table journal drop constraint journal_subject_check;
alter table journal add constraint journal_subject_check check (subject in ('CLAIM', 'REMITTANCE', 'PAYROLL'));
-- A journal of payroll is booked once.
create unique index journal_payroll_once on journal (practice_group_id, subject_id) where subject = 'PAYROLL';

alter table journal_entry drop constraint journal_entry_account_check;
alter table journal_entry add constraint journal_entry_account_check check (account in (
    'PAYMENTS_RECEIVED', 'RECEIVABLE_FROM_PAYER', 'RECEIVABLE_FROM_PATIENT', 'REMITTANCE_CLEARING',
    'UNAPPLIED_PAYMENTS', 'SERVICE_REVENUE', 'CONTRACTUAL_ADJUSTMENTS', 'PROVIDER_ADJUSTMENTS',
    'WAGES_EXPENSE', 'EMPLOYER_TAX_EXPENSE', 'BENEFITS_EXPENSE', 'FEDERAL_TAXES_PAYABLE',
    'FEDERAL_UNEMPLOYMENT_PAYABLE', 'STATE_UNEMPLOYMENT_PAYABLE', 'STATE_TAXES_PAYABLE', 'RETIREMENT_PAYABLE',
    'BENEFITS_PAYABLE', 'GARNISHMENTS_PAYABLE', 'OTHER_DEDUCTIONS_PAYABLE', 'NET_PAY_PAYABLE'));
