package org.openpractice.payroll.compensation;

/** Part of a day on call. */
enum CallShift {
    DAY,
    NIGHT
}
