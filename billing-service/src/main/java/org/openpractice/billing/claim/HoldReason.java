package org.openpractice.billing.claim;

import org.openpractice.billing.provider.BillingBlock;

/** Why a claim does not go out. */
public enum HoldReason {
    /** Its provider is excluded; see {@link BillingBlock.Reason#EXCLUDED}. */
    EXCLUDED,
    /** Its provider had left. */
    LEFT,
    /**
     * The last claim file could not carry it; {@code holdDetail} says what of it. It is tried again with every file, so it goes
     * out once that is corrected.
     */
    NOT_WRITABLE;

    static HoldReason of(BillingBlock.Reason reason) {
        return switch (reason) {
            case EXCLUDED -> EXCLUDED;
            case LEFT -> LEFT;
        };
    }
}
