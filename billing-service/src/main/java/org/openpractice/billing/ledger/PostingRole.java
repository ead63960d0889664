package org.openpractice.billing.ledger;

/**
 * What an entry is booked for. Each practice group says which account of its chart takes it; several roles may share one. A
 * chart that nobody changed has an account of the same name for each.
 */
public enum PostingRole {
    /** Payments received with a remittance, before the bank statement confirms them. */
    PAYMENTS_RECEIVED,
    RECEIVABLE_FROM_PAYER,
    RECEIVABLE_FROM_PATIENT,
    /** Stands between one payment and the claims it pays; zero once its remittance is posted. */
    REMITTANCE_CLEARING,
    /** Payments for claims we could not match; owed until they are applied or returned. */
    UNAPPLIED_PAYMENTS,
    SERVICE_REVENUE,
    /** What contracts and law take off the charge; reduces revenue. */
    CONTRACTUAL_ADJUSTMENTS,
    /** What payers add or keep back outside claims (PLB): interest, recoveries, forwarded balances. */
    PROVIDER_ADJUSTMENTS,

    /** Gross pay. */
    WAGES_EXPENSE,
    /** The employer's part of Social Security and Medicare, unemployment taxes. */
    EMPLOYER_TAX_EXPENSE,
    /** What the employer pays into plans of employees. */
    BENEFITS_EXPENSE,
    /** Advances of pay until employees have repaid them. */
    EMPLOYEE_ADVANCES_RECEIVABLE,
    /** What employees spent for the practice and were given back with their pay. */
    EXPENSES_REIMBURSED,
    /** Income tax withheld, Social Security and Medicare, until they are deposited. */
    FEDERAL_TAXES_PAYABLE,
    FEDERAL_UNEMPLOYMENT_PAYABLE,
    STATE_UNEMPLOYMENT_PAYABLE,
    STATE_TAXES_PAYABLE,
    RETIREMENT_PAYABLE,
    BENEFITS_PAYABLE,
    GARNISHMENTS_PAYABLE,
    OTHER_DEDUCTIONS_PAYABLE,
    /** Net pay until it has left the bank. */
    NET_PAY_PAYABLE
}
