package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.openpractice.payroll.calendar.PayCalendarProblem;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.time.BusinessDays;

/** Which days may be the pay date of a run whose pay date no calendar gives. */
@ApplicationScoped
class PayDates {

    private final TaxTables tables;
    private final Clock clock;

    PayDates(TaxTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Refuses {@link RunProblem#PAY_DATE_PAST}, {@link PayCalendarProblem#NOT_A_BANKING_DAY} and
     * {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}.
     */
    void require(LocalDate payDate) {
        var today = LocalDate.now(clock);
        if (payDate.isBefore(today)) {
            throw RunProblem.PAY_DATE_PAST.because(
                    "%s is before today, %s; expected a banking day from then on".formatted(payDate, today));
        }
        if (!BusinessDays.BANKING.isBusinessDay(payDate)) {
            throw PayCalendarProblem.NOT_A_BANKING_DAY.because("%s; the next one is %s"
                    .formatted(
                            BusinessDays.BANKING
                                    .holiday(payDate)
                                    .map(holiday -> payDate + " is " + holiday)
                                    .orElseGet(() -> payDate + " is a " + payDate.getDayOfWeek()),
                            BusinessDays.BANKING.onOrAfter(payDate)));
        }
        tables.requireYearOf(payDate);
    }
}
