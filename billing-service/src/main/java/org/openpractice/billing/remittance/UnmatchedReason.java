package org.openpractice.billing.remittance;

/** Why a claim payment waits for a person. */
enum UnmatchedReason {
    /** No claim of the practice group has that patient control number. */
    UNKNOWN_CONTROL_NUMBER,
    /** The claim has that number but has not gone out; the payment is for something else. */
    NOT_SUBMITTED,
    /** The claim has that number but another charge. */
    CHARGE_DIFFERS,
    /** It takes back a payment that was never posted, or was taken back before. */
    REVERSAL_WITHOUT_PAYMENT
}
