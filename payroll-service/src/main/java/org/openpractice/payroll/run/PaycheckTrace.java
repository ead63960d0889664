package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.platform.trace.Trace;

/**
 * Tells how a paycheck came about by calculating it again from what was kept with it. What comes out must be the very lines of
 * the paycheck; refuses {@link RunProblem#TRACE_DIFFERS} otherwise rather than explain another paycheck.
 */
@ApplicationScoped
class PaycheckTrace {

    private final PayTables tables;
    private final Paychecks paychecks;
    private final PayRuns runs;

    PaycheckTrace(PayTables tables, Paychecks paychecks, PayRuns runs) {
        this.paychecks = paychecks;
        this.runs = runs;
        this.tables = tables;
    }

    List<Trace.Line> of(Paycheck paycheck, List<PayLine> lines) {
        var negates = paycheck.negatesId();
        if (negates != null) {
            return voids(paycheck, paychecks.get(negates));
        }
        var kept = paycheck.input();
        if (kept == null) {
            return List.of();
        }
        var input = PayInputJson.read(kept).inYear(yearBefore(lines));
        var again = GrossToNet.calculate(input, tables, new Trace());
        if (!again.lines().equals(lines)) {
            throw RunProblem.TRACE_DIFFERS.because(
                    "Calculated again, the paycheck comes to %s instead of %s; it stands as it was paid"
                            .formatted(again.net().amount(), paycheck.net().amount()));
        }
        return again.trace();
    }

    private List<Trace.Line> voids(Paycheck paycheck, Paycheck voided) {
        var run = runs.get(paycheck.payRunId());
        var paidIn = runs.get(voided.payRunId());
        var trace = new Trace();
        trace.add(
                "Void",
                "paycheck",
                "voids the paycheck with pay date " + paidIn.payDate(),
                voided.id().toString());
        trace.add("Void", "why", "as the request said", String.valueOf(run.reason()));
        trace.add(
                "Void",
                "lines",
                "every line of that paycheck with the sign turned; its net pay was "
                        + voided.net().amount(),
                paycheck.net());
        return trace.lines();
    }

    /** The first line of a code tells what its year came to before the paycheck. */
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
