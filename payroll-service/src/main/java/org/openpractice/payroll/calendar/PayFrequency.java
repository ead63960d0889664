package org.openpractice.payroll.calendar;

/** How often people are paid, with the pay periods a year of Publication 15-T, Table 3. */
public enum PayFrequency {
    WEEKLY(52),
    BIWEEKLY(26),
    SEMIMONTHLY(24),
    MONTHLY(12);

    private final int periodsPerYear;

    PayFrequency(int periodsPerYear) {
        this.periodsPerYear = periodsPerYear;
    }

    public int periodsPerYear() {
        return periodsPerYear;
    }
}
