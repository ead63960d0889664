package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.platform.outbox.Outbox;

/**
 * Opens a pay run for one period of a calendar. Refuses {@link PayrollProblem#NOT_A_PERIOD_START},
 * {@link PayrollProblem#TAX_YEAR_NOT_AVAILABLE} and {@link PayrollProblem#PERIOD_HAS_A_RUN}.
 */
@ApplicationScoped
public class DraftPayRun {

    @Schema(name = "DraftPayRun")
    public record Request(
            @NotNull UUID payCalendarId, @NotNull LocalDate periodStartsOn) {}

    private final PayCalendars calendars;
    private final PayRuns runs;
    private final TaxTables tables;
    private final Outbox outbox;

    DraftPayRun(PayCalendars calendars, PayRuns runs, TaxTables tables, Outbox outbox) {
        this.calendars = calendars;
        this.runs = runs;
        this.tables = tables;
        this.outbox = outbox;
    }

    @Transactional
    public PayRun draft(Request request) {
        var calendar = calendars.required(request.payCalendarId());
        var period = calendar.periodContaining(request.periodStartsOn());
        if (!period.startsOn().equals(request.periodStartsOn())) {
            throw PayrollProblem.NOT_A_PERIOD_START.because(
                    "%s lies in the period that starts on %s".formatted(request.periodStartsOn(), period.startsOn()));
        }
        tables.requireYearOf(period.payDate());
        if (runs.anyFor(calendar.id(), period.startsOn())) {
            throw PayrollProblem.PERIOD_HAS_A_RUN.because("Reverse the run of this period before you open another");
        }
        var run = new PayRun(calendar, period);
        runs.persist(run);
        outbox.append(run.drafted());
        return run;
    }
}
