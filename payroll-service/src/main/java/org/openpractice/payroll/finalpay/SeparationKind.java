package org.openpractice.payroll.finalpay;

/** How employment ends; states set other dates for each. */
public enum SeparationKind {
    DISCHARGE,
    LAYOFF,
    RESIGNATION
}
