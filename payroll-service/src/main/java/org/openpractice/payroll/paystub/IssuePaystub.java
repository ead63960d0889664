package org.openpractice.payroll.paystub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.enrolment.EnrolmentTerms;
import org.openpractice.payroll.run.PayCheque;
import org.openpractice.payroll.run.PayCheques;
import org.openpractice.payroll.run.PayRun;
import org.openpractice.payroll.run.PayRuns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;

/** Issues the stub of a paid cheque. Refuses {@link PayrollProblem#PAY_CHEQUE_NOT_PAID}. */
@ApplicationScoped
public class IssuePaystub {

    private final PayCheques cheques;
    private final PayRuns runs;
    private final EnrolmentTerms terms;
    private final ColumnCipher cipher;
    private final Audit audit;

    IssuePaystub(PayCheques cheques, PayRuns runs, EnrolmentTerms terms, ColumnCipher cipher, Audit audit) {
        this.cheques = cheques;
        this.runs = runs;
        this.terms = terms;
        this.cipher = cipher;
        this.audit = audit;
    }

    @Transactional
    public Paystub issue(UUID payChequeId) {
        var cheque = cheques.required(payChequeId);
        var run = runs.required(cheque.payRunId());
        if (run.state() != PayRun.State.PAID || cheque.calculation() != run.calculation() || !cheque.isPayable()) {
            throw PayrollProblem.PAY_CHEQUE_NOT_PAID.because(
                    "The run is %s and the cheque %s".formatted(run.state(), cheque.disposition()));
        }
        audit.record("read paystub", "pay-cheque", payChequeId);
        var period = run.period();
        return Paystub.of(
                cheque.id(),
                Objects.requireNonNullElse(run.employerName(), ""),
                cheque.employeeName(),
                cheque.employeeNumber(),
                period.startsOn(),
                period.endsOn(),
                period.payDate(),
                cheques.linesOf(cheque),
                deposit(cheque));
    }

    private String deposit(PayCheque cheque) {
        var deposit = cheque.directDepositId();
        return deposit == null
                ? "Cheque"
                : "Direct deposit "
                        + terms.directDepositWith(deposit).account(cipher).masked();
    }
}
