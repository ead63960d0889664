package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.TreeMap;
import org.openpractice.payroll.paid.PaidLines;
import org.openpractice.payroll.unemployment.UnemploymentTables;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.payroll.withholding.WithholdingProblem;

/** Adds up a quarter for Form 941 and a year for Form 940. Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}. */
@ApplicationScoped
class PrepareReturns {

    private final PaidLines lines;
    private final DepositCalendar calendar;
    private final TaxDeposits deposits;
    private final UnemploymentWages unemploymentWages;
    private final TaxTables tables;
    private final UnemploymentTables unemployment;

    PrepareReturns(
            PaidLines lines,
            DepositCalendar calendar,
            TaxDeposits deposits,
            UnemploymentWages unemploymentWages,
            TaxTables tables,
            UnemploymentTables unemployment) {
        this.lines = lines;
        this.calendar = calendar;
        this.deposits = deposits;
        this.unemploymentWages = unemploymentWages;
        this.tables = tables;
        this.unemployment = unemployment;
    }

    Form941 form941(Quarter quarter) {
        return Form941.of(
                quarter,
                tables.federal(quarter.endsOn()),
                lines.paidForPeriodWith(quarter.censusDay()),
                lines.byRun(quarter.startsOn(), quarter.endsOn()),
                TaxDeposits.sum(deposits.of(TaxDeposit.Tax.FORM_941, quarter)),
                calendar.schedule(quarter).orElse(null));
    }

    Form940 form940(int year) {
        var from = LocalDate.of(year, 1, 1);
        var to = LocalDate.of(year, 12, 31);
        var table = unemployment.on(to);
        return Form940.of(
                table,
                unemploymentWages.payments(from, to, table.wageBase()),
                new TreeMap<>(unemploymentWages.byState(from, to)),
                lines.byRun(from, to),
                TaxDeposits.sum(deposits.of(TaxDeposit.Tax.FORM_940, year)));
    }
}
