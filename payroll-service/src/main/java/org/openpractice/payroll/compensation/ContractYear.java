package org.openpractice.payroll.compensation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The twelve months over which work is held against a threshold. */
record ContractYear(LocalDate startsOn) implements Comparable<ContractYear> {

    /**
     * The contract year that a day belongs to.
     *
     * @param firstMonth month with whose first day contract years begin, from 1
     */
    public static ContractYear of(LocalDate day, int firstMonth) {
        int year = day.getMonthValue() >= firstMonth ? day.getYear() : day.getYear() - 1;
        return new ContractYear(LocalDate.of(year, firstMonth, 1));
    }

    public LocalDate endsOn() {
        return startsOn.plusYears(1).minusDays(1);
    }

    public long days() {
        return ChronoUnit.DAYS.between(startsOn, endsOn()) + 1;
    }

    /** As people say it: 2026, or 2026/27 when it does not begin in January. */
    public String name() {
        return startsOn.getMonthValue() == 1
                ? String.valueOf(startsOn.getYear())
                : startsOn.getYear() + "/"
                        + String.valueOf(startsOn.getYear() + 1).substring(2);
    }

    @Override
    public int compareTo(ContractYear other) {
        return startsOn.compareTo(other.startsOn);
    }
}
