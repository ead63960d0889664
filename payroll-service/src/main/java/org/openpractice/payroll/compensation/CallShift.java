package org.openpractice.payroll.compensation;

/** Part of a day on call. */
public enum CallShift {
    DAY,
    NIGHT
}
