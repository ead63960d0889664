package org.openpractice.billing.visit;

/** Whether the patient is still there. */
public enum VisitStatus {
    CHECKED_IN,
    CHECKED_OUT
}
