package org.openpractice.payroll.filing;

import java.time.LocalDate;
import java.util.List;

/** A calendar quarter. */
record Quarter(int year, int number) {

    Quarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("expected a quarter from 1 to 4");
        }
    }

    static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    LocalDate startsOn() {
        return LocalDate.of(year, 3 * number - 2, 1);
    }

    LocalDate endsOn() {
        return startsOn().plusMonths(3).minusDays(1);
    }

    /** The twelfth of its last month: Form 941 counts who is paid for the period that includes it. */
    LocalDate censusDay() {
        return LocalDate.of(year, 3 * number, 12);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(startsOn()) && !day.isAfter(endsOn());
    }

    /** Due date of the return: the last day of the month after the quarter (26 CFR 31.6071(a)-1), or the next business day. */
    LocalDate returnDueOn(List<String> told) {
        var lastDay = endsOn().plusDays(1).plusMonths(1).minusDays(1);
        told.add("the return of %s is due on the last day of the month after it, %s".formatted(this, lastDay));
        return TaxBusinessDays.onOrAfter(lastDay, told);
    }

    @Override
    public String toString() {
        return "quarter %d of %d".formatted(number, year);
    }
}
