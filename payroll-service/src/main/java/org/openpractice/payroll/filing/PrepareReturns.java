package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openpractice.payroll.paid.PaidLines;
import org.openpractice.payroll.paid.PaidLines.RunSum;
import org.openpractice.payroll.unemployment.UnemploymentTables;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.payroll.withholding.WithholdingProblem;

/** Adds up a quarter for Form 941 and a year for Form 940. Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}. */
@ApplicationScoped
class PrepareReturns {

    private final PaidLines lines;
    private final FiledReturns filedReturns;
    private final DepositCalendar calendar;
    private final TaxDeposits deposits;
    private final TakenOverReturns takenOver;
    private final UnemploymentWages unemploymentWages;
    private final TaxTables tables;
    private final UnemploymentTables unemployment;

    PrepareReturns(
            PaidLines lines,
            FiledReturns filedReturns,
            DepositCalendar calendar,
            TaxDeposits deposits,
            TakenOverReturns takenOver,
            UnemploymentWages unemploymentWages,
            TaxTables tables,
            UnemploymentTables unemployment) {
        this.lines = lines;
        this.filedReturns = filedReturns;
        this.calendar = calendar;
        this.deposits = deposits;
        this.takenOver = takenOver;
        this.unemploymentWages = unemploymentWages;
        this.tables = tables;
        this.unemployment = unemployment;
    }

    /** The return as it was filed, with its correction; as its pay stands while it is not filed. */
    Form941 form941(Quarter quarter) {
        var form = reported(quarter);
        return takenOver
                .of(quarter)
                .map(former -> form.withNote(
                        former.filedOn() == null
                                ? "%s paid a part of the quarter: its pay is in every line, its deposits of %s in line 13"
                                        .formatted(
                                                former.provider(),
                                                former.deposited().amount())
                                : "%s %s this return on %s; it is shown to be compared and is not filed again"
                                        .formatted(
                                                former.provider(),
                                                form.filedOn() == null ? "files" : "filed",
                                                former.filedOn())))
                .orElse(form);
    }

    private Form941 reported(Quarter quarter) {
        var reported = filedReturns.reported(quarter);
        var filedOn = filedReturns.filedOn(quarter);
        if (filedOn.isEmpty()) {
            return form941(quarter, lines.paidForPeriodWith(quarter.censusDay()), reported);
        }
        int employees = lines.paidForPeriodWith(quarter.censusDay(), filedOn.get());
        var form = form941(quarter, employees, reported);
        var now = lines.byRun(quarter.startsOn(), quarter.endsOn());
        var changes = FiledReturns.changes(reported, now);
        return form.filed(
                filedOn.get(),
                changes.isEmpty()
                        ? null
                        : Form941X.of(
                                form,
                                filedOn.get(),
                                form941(quarter, employees, now),
                                changes,
                                tables.federal(quarter.endsOn())));
    }

    private Form941 form941(Quarter quarter, int employees, List<RunSum> sums) {
        return Form941.of(
                quarter,
                tables.federal(quarter.endsOn()),
                employees
                        + takenOver.of(quarter).map(TakenOverQuarter::employees).orElse(0),
                sums,
                TaxDeposits.sum(deposits.of(TaxDeposit.Tax.FORM_941, quarter)).plus(takenOver.deposited(quarter)),
                calendar.schedule(quarter).orElse(null));
    }

    Form940 form940(int year) {
        var from = LocalDate.of(year, 1, 1);
        var to = LocalDate.of(year, 12, 31);
        var table = unemployment.on(to);
        var form = Form940.of(
                table,
                unemploymentWages.payments(from, to, table.wageBase()),
                new TreeMap<>(unemploymentWages.byState(from, to)),
                lines.byRun(from, to),
                TaxDeposits.sum(deposits.of(TaxDeposit.Tax.FORM_940, year))
                        .plus(takenOver.unemploymentDeposited(year)));
        var former = takenOver.of(year);
        return former.isEmpty()
                ? form
                : form.withNote("%s paid in quarters %s: its pay is in every line, its deposits of %s in line 13"
                        .formatted(
                                former.getFirst().provider(),
                                former.stream()
                                        .map(quarter -> Integer.toString(quarter.quarter()))
                                        .collect(Collectors.joining(", ")),
                                takenOver.unemploymentDeposited(year).amount()));
    }
}
