package org.openpractice.payroll;

import java.util.UUID;

/**
 * How most tests of pay begin: a biweekly calendar from 1 November 2026, somebody on it, and the first pay day.
 *
 * <pre>{@code
 * var paid = Payday.of(api).salaried("TX", "65000.00").paid();
 * assertThatCheck(api, paid.run(), paid.employee()).grosses("2500.00");
 * }</pre>
 */
public final class Payday {

    /** First day of the first period of the calendar. */
    private static final String FIRST = "2026-11-01";

    private final PayrollApi api;
    private final String calendar;
    private UUID last = new UUID(0, 0);

    private Payday(PayrollApi api) {
        this.api = api;
        this.calendar = api.biweeklyCalendar();
    }

    /** Nobody is on the calendar yet. */
    public static Payday of(PayrollApi api) {
        return new Payday(api);
    }

    /** One more person, with so much a year, who works and lives in that state. */
    public Payday salaried(String state, String perYear) {
        last = api.salaried(calendar, state, perYear);
        return this;
    }

    /** The first period is drafted, calculated, approved and paid. */
    public Paid paid() {
        return new Paid(calendar, last, api.paid(calendar, FIRST));
    }

    /**
     * What was paid.
     *
     * @param employee who came last
     * @param run the run of the first period
     */
    public record Paid(String calendar, UUID employee, String run) {}
}
