package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;

/**
 * Writes a paper check instead of a payment that came back or was voided, once. Refuses
 * {@link PaymentProblem#PAYMENT_STATE}, {@link PaymentProblem#ALREADY_REISSUED} and
 * {@link PayRunProblem#PAY_RUN_STATE} when the run was taken back, for another run pays then;
 * {@link PayRunProblem#PAYCHECK_VOIDED}.
 */
@ApplicationScoped
class ReissuePayment {

    private final Payments payments;
    private final PayRuns runs;
    private final Paychecks paychecks;
    private final PaymentCounters counters;
    private final PaymentFileContent content;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    ReissuePayment(
            Payments payments,
            PayRuns runs,
            Paychecks paychecks,
            PaymentCounters counters,
            PaymentFileContent content,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.payments = payments;
        this.runs = runs;
        this.paychecks = paychecks;
        this.counters = counters;
        this.content = content;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public Payment reissue(UUID paymentId) {
        // The counter's row is held from here on, so that two requests for one payment come one after the other.
        long number = counters.checks(1);
        var payment = payments.get(paymentId);
        payments.getEntityManager().refresh(payment);
        var run = runs.get(payment.payRunId());
        if (run.state() != PayRun.State.PAID) {
            throw PayRunProblem.PAY_RUN_STATE.because(
                    "Nothing of a run that is %s is paid again; it must be PAID".formatted(run.state()));
        }
        if (payments.isReissued(payment)) {
            throw PaymentProblem.ALREADY_REISSUED.because("Another check was written instead of this payment");
        }
        var paycheck = paychecks.get(payment.paycheckId());
        if (paycheck.voidedByRunId() != null) {
            throw PayRunProblem.PAYCHECK_VOIDED.because("The paycheck of this payment is voided");
        }
        var again = payment.reissue(
                paycheck,
                payments.nextOrdinal(payment.paycheckId()),
                number,
                new Payment.Issue(actor.name(), clock.instant(), content.achDay()));
        payments.persist(again);
        audit.record(Verb.REISSUED, "payment", paymentId);
        return again;
    }
}
