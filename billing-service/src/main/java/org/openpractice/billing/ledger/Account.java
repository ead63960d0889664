package org.openpractice.billing.ledger;

/** Accounts of the receivable ledger. */
public enum Account {
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
    PROVIDER_ADJUSTMENTS
}
