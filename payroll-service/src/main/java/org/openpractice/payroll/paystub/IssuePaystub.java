package org.openpractice.payroll.paystub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.payment.Payment;
import org.openpractice.payroll.payment.Payments;
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
    private final Payments payments;
    private final DirectDeposits deposits;
    private final ColumnCipher cipher;
    private final Audit audit;

    IssuePaystub(
            PayCheques cheques,
            PayRuns runs,
            Payments payments,
            DirectDeposits deposits,
            ColumnCipher cipher,
            Audit audit) {
        this.cheques = cheques;
        this.runs = runs;
        this.payments = payments;
        this.deposits = deposits;
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

    /** How the net left first; what came back later changes no stub. */
    private String deposit(PayCheque cheque) {
        var parts = payments.firstOf(cheque.id());
        if (parts.isEmpty()) {
            return "Nothing to pay";
        }
        return parts.stream()
                .map(part -> way(part)
                        + (parts.size() == 1 ? "" : " " + part.amount().amount()))
                .collect(Collectors.joining("; "));
    }

    private String way(Payment part) {
        var account = part.directDepositId();
        return account == null
                ? "Cheque " + part.chequeNumber()
                : "Direct deposit " + deposits.account(account).account(cipher).masked();
    }
}
