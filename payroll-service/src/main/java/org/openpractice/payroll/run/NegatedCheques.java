package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.payline.EarlierInYear;

/** Makes the cheque that answers a voided one: each of its lines with the sign turned. */
@ApplicationScoped
class NegatedCheques {

    private final PayRuns runs;
    private final PayCheques cheques;
    private final YearsToDate yearsToDate;

    NegatedCheques(PayRuns runs, PayCheques cheques, YearsToDate yearsToDate) {
        this.runs = runs;
        this.cheques = cheques;
        this.yearsToDate = yearsToDate;
    }

    /**
     * The one cheque of a run that voids another. Refuses {@link PayrollProblem#PAY_CHEQUE_NOT_PAID} when the other no longer
     * counts.
     */
    CalculatedCheque of(PayRun run) {
        var voided = cheques.required(Objects.requireNonNull(run.voidsChequeId()));
        var paidIn = runs.required(voided.payRunId());
        if (paidIn.state() != PayRun.State.PAID) {
            throw PayrollProblem.PAY_CHEQUE_NOT_PAID.because(
                    "The run of the voided cheque is %s; expected PAID".formatted(paidIn.state()));
        }
        var employee = voided.employeeId();
        var year = yearsToDate
                .of(List.of(employee), run.payDate().getYear(), run.id())
                .getOrDefault(employee, List.of());
        var lines = new PayLines(new EarlierInYear(year));
        cheques.linesOf(voided).forEach(lines::negated);
        var rest = new StringBuilder().append(voided.id()).append('|').append(voided.voidedByRunId());
        YearsToDate.describe(year, rest);
        return new CalculatedCheque(
                employee,
                voided.employeeNumber(),
                voided.employeeName(),
                null,
                new NetPay(
                        voided.gross().negated(),
                        voided.taxes().negated(),
                        voided.deductions().negated(),
                        voided.net().negated(),
                        voided.employerTaxes().negated(),
                        lines.withRestOfYear(year),
                        List.of()),
                null,
                null,
                KeptInput.digest(rest.toString()),
                voided.id(),
                List.of());
    }
}
