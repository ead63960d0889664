package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.withholding.Trace;

/**
 * Tells how a cheque came about by calculating it again from what was kept with it. What comes out must be the very lines of
 * the cheque; refuses {@link PayrollProblem#TRACE_DIFFERS} otherwise rather than explain another cheque.
 */
@ApplicationScoped
public class ToldTrace {

    private final PayTables tables;

    ToldTrace(PayTables tables) {
        this.tables = tables;
    }

    List<Trace.Line> of(PayCheque cheque, List<PayLine> lines) {
        var kept = cheque.input();
        if (kept == null) {
            return List.of();
        }
        var input = KeptInput.read(kept).inYear(yearBefore(lines));
        var again = GrossToNet.calculate(input, tables, new Trace());
        if (!again.lines().equals(lines)) {
            throw PayrollProblem.TRACE_DIFFERS.because(
                    "Calculated again, the cheque comes to %s instead of %s; it stands as it was paid"
                            .formatted(again.net().amount(), cheque.net().amount()));
        }
        return again.trace();
    }

    /** The first line of a code tells what its year came to before the cheque. */
    private static List<YearToDate> yearBefore(List<PayLine> lines) {
        var before = new LinkedHashMap<String, YearToDate>();
        lines.forEach(line -> before.computeIfAbsent(line.code(), code -> before(line)));
        return List.copyOf(before.values());
    }

    private static YearToDate before(PayLine line) {
        return new YearToDate(
                line.kind(),
                line.code(),
                line.description(),
                line.yearToDate().minus(line.amount()),
                line.wagesYearToDate().minus(line.wages() == null ? Money.ZERO : line.wages()));
    }
}
