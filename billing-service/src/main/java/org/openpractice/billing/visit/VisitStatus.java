package org.openpractice.billing.visit;

/** Whether the patient is still there. */
enum VisitStatus {
    CHECKED_IN,
    CHECKED_OUT
}
