package org.openpractice.payroll.statetax;

import org.openpractice.payroll.calendar.PayFrequency;

/**
 * Pay periods for which agencies print columns. A pay calendar has four of them; the others stand in the publications
 * and in their examples.
 */
public enum TablePeriod {
    /** 260 paid days a year unless the state's file says otherwise. */
    DAILY(260),
    WEEKLY(52),
    BIWEEKLY(26),
    SEMIMONTHLY(24),
    MONTHLY(12),
    QUARTERLY(4),
    SEMIANNUAL(2),
    ANNUAL(1);

    private final int periodsPerYear;

    TablePeriod(int periodsPerYear) {
        this.periodsPerYear = periodsPerYear;
    }

    public int periodsPerYear() {
        return periodsPerYear;
    }

    public static TablePeriod of(PayFrequency frequency) {
        return switch (frequency) {
            case WEEKLY -> WEEKLY;
            case BIWEEKLY -> BIWEEKLY;
            case SEMIMONTHLY -> SEMIMONTHLY;
            case MONTHLY -> MONTHLY;
        };
    }
}
