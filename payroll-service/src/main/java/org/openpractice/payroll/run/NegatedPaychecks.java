package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.payroll.payline.EarlierInYear;

/** Makes the paycheck that answers a voided one: each of its lines with the sign turned. */
@ApplicationScoped
class NegatedPaychecks {

    private final PayRuns runs;
    private final Paychecks paychecks;
    private final YearsToDate yearsToDate;

    NegatedPaychecks(PayRuns runs, Paychecks paychecks, YearsToDate yearsToDate) {
        this.runs = runs;
        this.paychecks = paychecks;
        this.yearsToDate = yearsToDate;
    }

    /**
     * The one paycheck of a run that voids another. Refuses {@link PayRunProblem#PAYCHECK_NOT_PAID} when the other no longer
     * counts.
     */
    CalculatedPaycheck of(PayRun run) {
        var voided = paychecks.get(Objects.requireNonNull(run.voidsPaycheckId()));
        var paidIn = runs.get(voided.payRunId());
        if (paidIn.state() != PayRun.State.PAID) {
            throw PayRunProblem.PAYCHECK_NOT_PAID.because(
                    "The run of the voided paycheck is %s; expected PAID".formatted(paidIn.state()));
        }
        var employee = voided.employeeId();
        var year = yearsToDate
                .of(List.of(employee), run.countsOn().getYear(), run.id())
                .getOrDefault(employee, List.of());
        var lines = new PayLines(new EarlierInYear(year));
        paychecks.linesOf(voided).forEach(lines::negated);
        var rest = new StringBuilder().append(voided.id()).append('|').append(voided.voidedByRunId());
        YearsToDate.describe(year, rest);
        return new CalculatedPaycheck(
                employee,
                voided.employeeNumber(),
                voided.employeeName(),
                null,
                new NetPay(
                        voided.gross().negated(),
                        voided.taxes().negated(),
                        voided.deductions().negated(),
                        voided.reimbursements().negated(),
                        voided.net().negated(),
                        voided.employerTaxes().negated(),
                        lines.withRestOfYear(year),
                        List.of()),
                null,
                false,
                null,
                PayInputJson.digest(rest.toString()),
                voided.id(),
                List.of());
    }
}
