package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.openpractice.payroll.calendar.PayCalendarProblem;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.takeover.TakeOverProblem;
import org.openpractice.payroll.takeover.TakeOvers;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.time.BusinessDays;

/**
 * Which days may be the pay date of a run. It is the day on which the wages are paid, so nothing is drafted, approved or paid
 * once it is past: taxes, stubs and returns would tell a day on which nobody was paid (26 CFR 31.3402(a)-1(b)).
 */
@ApplicationScoped
class PayDates {

    /** A day is past once it is past in the last of the states. */
    private static final ZoneId LAST = ZoneId.of("Pacific/Honolulu");

    private final TaxTables tables;
    private final TakeOvers takeOvers;
    private final Clock clock;

    PayDates(TaxTables tables, TakeOvers takeOvers, Clock clock) {
        this.tables = tables;
        this.takeOvers = takeOvers;
        this.clock = clock;
    }

    /**
     * Refuses {@link RunProblem#PAY_DATE_PAST}, {@link PayCalendarProblem#NOT_A_BANKING_DAY},
     * {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE} and {@link TakeOverProblem#TAKE_OVER_NOT_TAKEN}.
     */
    void require(LocalDate payDate) {
        requireNotPast(payDate, "expected a banking day from then on");
        requireBankingDay(payDate);
        tables.requireYearOf(payDate);
        takeOvers.requireTaken(payDate.getYear());
    }

    private static void requireBankingDay(LocalDate payDate) {
        if (!BusinessDays.BANKING.isBusinessDay(payDate)) {
            throw PayCalendarProblem.NOT_A_BANKING_DAY.because("%s; the next one is %s"
                    .formatted(
                            BusinessDays.BANKING
                                    .holiday(payDate)
                                    .map(holiday -> payDate + " is " + holiday)
                                    .orElseGet(() -> payDate + " is a " + payDate.getDayOfWeek()),
                            BusinessDays.BANKING.onOrAfter(payDate)));
        }
    }

    /** As {@link #require}, without a tax table: a void calculates nothing. */
    void requireOfVoid(LocalDate payDate) {
        requireNotPast(payDate, "expected a banking day from then on");
        requireBankingDay(payDate);
    }

    /**
     * Refuses {@link RunProblem#PAY_DATE_PAST}, {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE} and
     * {@link TakeOverProblem#TAKE_OVER_NOT_TAKEN}.
     */
    void requireOfCalendar(LocalDate payDate) {
        tables.requireYearOf(payDate);
        takeOvers.requireTaken(payDate.getYear());
        requireNotPast(
                payDate,
                "the wages of that period are taxed on the day on which they are really paid. Give that day as payDate; the next banking day is "
                        + BusinessDays.BANKING.onOrAfter(today()));
    }

    /**
     * Refuses {@link RunProblem#PAY_DATE_PAST} of a run that is drafted and shall go on, and
     * {@link TakeOverProblem#TAKE_OVER_NOT_TAKEN} where a take-over of its year was stated while it was drafted.
     */
    void requireStillAhead(PayRun run) {
        if (run.state() == PayRun.State.CALCULATED) {
            takeOvers.requireTaken(run.payDate().getYear());
        }
        requireNotPast(
                run.payDate(),
                switch (run.state()) {
                    case DRAFT, CALCULATED -> "delete the draft and open the run again with a payDate from then on";
                    case APPROVED, PAID, REVERSED -> "reverse the run and open it again with a payDate from then on";
                });
    }

    private void requireNotPast(LocalDate payDate, String instead) {
        var today = today();
        if (payDate.isBefore(today)) {
            throw RunProblem.PAY_DATE_PAST.because(
                    "The pay date %s is before today, %s; %s".formatted(payDate, today, instead));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LAST);
    }
}
