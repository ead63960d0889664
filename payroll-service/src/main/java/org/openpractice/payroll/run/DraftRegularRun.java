package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.withholding.TaxTables;

/** The run of a period, of which there is one. Refuses {@link RunProblem#PERIOD_HAS_A_RUN}. */
@ApplicationScoped
class DraftRegularRun {

    private final PayRuns runs;
    private final TaxTables tables;

    DraftRegularRun(PayRuns runs, TaxTables tables) {
        this.runs = runs;
        this.tables = tables;
    }

    PayRun of(PayCalendar calendar, PayRunRequest.Regular request) {
        var period = calendar.periodStartingOn(request.periodStartsOn());
        tables.requireYearOf(period.payDate());
        if (runs.anyFor(calendar.id(), period.startsOn())) {
            throw RunProblem.PERIOD_HAS_A_RUN.because("Reverse the run of this period before you open another");
        }
        return new PayRun(PayRun.Kind.REGULAR, calendar, period);
    }
}
