package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.run.PayCheques;
import org.openpractice.payroll.run.PayRun;
import org.openpractice.payroll.run.PayRuns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Actor;

/**
 * Writes a paper cheque instead of a payment that came back or was voided, once. Refuses
 * {@link PayrollProblem#PAYMENT_STATE}, {@link PayrollProblem#ALREADY_REISSUED} and
 * {@link PayrollProblem#PAY_RUN_STATE} when the run was taken back, for another run pays then;
 * {@link PayrollProblem#PAY_CHEQUE_VOIDED}.
 */
@ApplicationScoped
public class ReissuePayment {

    private final Payments payments;
    private final PayRuns runs;
    private final PayCheques cheques;
    private final PaymentCounters counters;
    private final PaymentFileContent content;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    ReissuePayment(
            Payments payments,
            PayRuns runs,
            PayCheques cheques,
            PaymentCounters counters,
            PaymentFileContent content,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.payments = payments;
        this.runs = runs;
        this.cheques = cheques;
        this.counters = counters;
        this.content = content;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public Payment reissue(UUID paymentId) {
        // The counter's row is held from here on, so that two requests for one payment come one after the other.
        long number = counters.cheques(1);
        var payment = payments.required(paymentId);
        payments.getEntityManager().refresh(payment);
        var run = runs.required(payment.payRunId());
        if (run.state() != PayRun.State.PAID) {
            throw PayrollProblem.PAY_RUN_STATE.because(
                    "Nothing of a run that is %s is paid again; it must be PAID".formatted(run.state()));
        }
        if (payments.isReissued(payment)) {
            throw PayrollProblem.ALREADY_REISSUED.because("Another cheque was written instead of this payment");
        }
        var cheque = cheques.required(payment.payChequeId());
        if (cheque.voidedByRunId() != null) {
            throw PayrollProblem.PAY_CHEQUE_VOIDED.because("The pay cheque of this payment is voided");
        }
        var again = payment.reissue(
                cheque,
                payments.nextOrdinal(payment.payChequeId()),
                number,
                new Payment.Issue(actor.name(), clock.instant(), content.achDay()));
        payments.persistAndFlush(again);
        audit.record("reissued", "payment", paymentId);
        return again;
    }
}
