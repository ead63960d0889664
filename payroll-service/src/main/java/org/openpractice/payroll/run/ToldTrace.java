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
    private final PayCheques cheques;
    private final PayRuns runs;

    ToldTrace(PayTables tables, PayCheques cheques, PayRuns runs) {
        this.cheques = cheques;
        this.runs = runs;
        this.tables = tables;
    }

    List<Trace.Line> of(PayCheque cheque, List<PayLine> lines) {
        var negates = cheque.negatesId();
        if (negates != null) {
            return voids(cheque, cheques.required(negates));
        }
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

    private List<Trace.Line> voids(PayCheque cheque, PayCheque voided) {
        var run = runs.required(cheque.payRunId());
        var paidIn = runs.required(voided.payRunId());
        var trace = new Trace();
        trace.add(
                "Void",
                "cheque",
                "voids the cheque with pay date " + paidIn.payDate(),
                voided.id().toString());
        trace.add("Void", "why", "as the request said", String.valueOf(run.reason()));
        trace.add(
                "Void",
                "lines",
                "every line of that cheque with the sign turned; its net pay was "
                        + voided.net().amount(),
                cheque.net());
        return trace.lines();
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
