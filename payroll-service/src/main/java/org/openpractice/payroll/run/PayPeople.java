package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.enrolment.EnrolmentTerms;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.payroll.payment.Employers;
import org.openpractice.payroll.payment.SealedOriginators;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;

/**
 * Releases an approved run for payment. Whoever was flagged since the approval is left out and listed; everybody else is
 * paid to the account given last. Refuses {@link PayrollProblem#PAY_RUN_STATE}, and
 * {@link PayrollProblem#EMPLOYER_MISSING} when somebody is paid by direct deposit.
 */
@ApplicationScoped
public class PayPeople {

    private static final String MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final PayRuns runs;
    private final PayCheques cheques;
    private final PayFlags flags;
    private final EnrolmentTerms terms;
    private final Employers employers;
    private final SealedOriginators originators;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    PayPeople(
            PayRuns runs,
            PayCheques cheques,
            PayFlags flags,
            EnrolmentTerms terms,
            Employers employers,
            SealedOriginators originators,
            Outbox outbox,
            Actor actor,
            Clock clock) {
        this.runs = runs;
        this.cheques = cheques;
        this.flags = flags;
        this.terms = terms;
        this.employers = employers;
        this.originators = originators;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public PayRun pay(UUID payRunId, @Nullable String ifMatch) {
        runs.serialise();
        var run = runs.required(payRunId);
        Versions.requireMatch(ifMatch, run.version());
        var paid = cheques.of(run);
        var period = run.period();
        var standing = flags.of(paid.stream().map(PayCheque::employeeId).toList());
        for (var cheque : paid) {
            if (!cheque.isPayable()) {
                continue;
            }
            var flag = standing.stream()
                    .filter(candidate -> candidate.employeeId().equals(cheque.employeeId()) && candidate.covers(period))
                    .findFirst();
            flag.ifPresent(cheque::hold);
            if (flag.isEmpty() && cheque.net().isPositive()) {
                terms.directDeposit(cheque.employeeId()).ifPresent(cheque::payTo);
            }
        }
        var employer = employers.current();
        if (employer.isEmpty() && paid.stream().anyMatch(cheque -> cheque.directDepositId() != null)) {
            throw PayrollProblem.EMPLOYER_MISSING.because(
                    "Set up the employer first: its EIN and bank stand in the ACH file");
        }
        employer.ifPresent(known -> run.paidBy(known.legalName(), originators.seal(run.id(), known)));
        cheques.flush();
        var now = clock.instant();
        outbox.append(run.pay(actor.name(), now, cheques.totals(run.id(), run.calculation()), modifier(now)));
        runs.flush();
        return run;
    }

    /** Letters, then digits: as many files a day as an ACH file id modifier can tell apart. */
    private char modifier(java.time.Instant now) {
        long earlier = runs.paidSince(PayRun.startOfAchDay(now));
        if (earlier >= MODIFIERS.length()) {
            throw PayrollProblem.PAY_RUN_STATE.because("36 runs were paid today; pay this one tomorrow");
        }
        return MODIFIERS.charAt((int) earlier);
    }
}
