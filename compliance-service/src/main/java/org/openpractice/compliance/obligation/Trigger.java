package org.openpractice.compliance.obligation;

/** What opens an obligation. */
public enum Trigger {
    /** The first day of work for pay. */
    HIRE,
    /** The first day in a position with occupational exposure to blood (29 CFR 1910.1030(b)). */
    EXPOSURE,
    /** The last day of employment. */
    TERMINATION
}
