package org.openpractice.payroll.statetax;

/** What supplemental wages are, where a state has a rate for some of them only. */
public enum SupplementalKind {
    BONUS,
    /** A lump sum once a year. */
    ANNUAL_BONUS,
    OTHER
}
