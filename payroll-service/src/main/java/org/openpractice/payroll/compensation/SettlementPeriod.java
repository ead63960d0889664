package org.openpractice.payroll.compensation;

import java.time.LocalDate;

/** How often a contract is settled; periods are counted from the first month of the contract year. */
enum SettlementPeriod {
    MONTHLY(1),
    QUARTERLY(3),
    ANNUAL(12);

    private final int months;

    SettlementPeriod(int months) {
        this.months = months;
    }

    /** The last day of the period that a day belongs to. */
    public LocalDate endOf(LocalDate day, ContractYear year) {
        var end = year.startsOn().plusMonths(months).minusDays(1);
        for (int i = 2; end.isBefore(day); i++) {
            end = year.startsOn().plusMonths((long) months * i).minusDays(1);
        }
        return end;
    }
}
