package org.openpractice.billing.remittance;

/** Why a claim payment waits for a person. */
enum UnmatchedReason {
    /** The payment was made to somebody else than the billing provider of the practice group. */
    PAYEE_DIFFERS,
    /** No claim of the practice group has that patient control number. */
    UNKNOWN_CONTROL_NUMBER,
    /** The claim has that number but has not gone out; the payment is for something else. */
    NOT_SUBMITTED,
    /** The claim has that number but is of another patient. */
    PATIENT_DIFFERS,
    /** The claim has that number but another day of service. */
    SERVICE_DATE_DIFFERS,
    /** The claim has that number but another charge, and the lines that are answered are not lines of it. */
    CHARGE_DIFFERS,
    /** The claim has that number and charge but none of the services that are answered. */
    LINES_DIFFER,
    /**
     * The claim was sent to another payer. {@code PUT /payers/{id}/remittance-identifiers} says that this one pays for it;
     * what waits is posted then.
     */
    PAYER_DIFFERS,
    /** A payer of the same rank has paid these services and has not taken its payment back; posted when it does. */
    PAID_BEFORE,
    /** A second payer answers before the first one has; posted when the first has. */
    PRIOR_PAYER_MISSING,
    /** What a second payer says that the payers before it did (OA-23) is not what they did. */
    PRIOR_PAYER_DIFFERS,
    /** It takes back a payment that was never posted, or was taken back before. */
    REVERSAL_WITHOUT_PAYMENT;

    /** Whether the answer may be another one once other payments of the claim have come or have been taken back. */
    boolean isPassing() {
        return this == PAID_BEFORE || this == PRIOR_PAYER_MISSING || this == PRIOR_PAYER_DIFFERS;
    }
}
