package org.openpractice.compliance.obligation;

/** How an obligation stands on a day. */
enum ObligationStatus {
    OPEN,
    /** Not met, and the due date has passed. */
    OVERDUE,
    MET,
    /** Does not apply any more. */
    WITHDRAWN
}
