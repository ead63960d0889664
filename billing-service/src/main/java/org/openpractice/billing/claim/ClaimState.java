package org.openpractice.billing.claim;

/** Where a claim stands. */
public enum ClaimState {
    READY,
    HELD,
    SUBMITTED,
    PAID,
    DENIED;

    /** It has not gone out yet. */
    public boolean isUnsubmitted() {
        return this == READY || this == HELD;
    }
}
