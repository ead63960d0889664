package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.payroll.journal.PostJournal;
import org.openpractice.payroll.paid.PayStandings;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.payroll.payment.Employers;
import org.openpractice.payroll.payment.IssuePayments;
import org.openpractice.payroll.payment.PaymentProblem;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;

/**
 * Pays an approved run. Whoever was flagged since the approval is left out and listed; everybody else is paid to the
 * verified accounts or by paper check, and the ACH file is made. It leaves when a second person releases it. Refuses {@link PayRunProblem#PAY_RUN_STATE},
 * {@link RunProblem#PAY_DATE_PAST}, and
 * {@link PaymentProblem#EMPLOYER_MISSING} when somebody is paid by direct deposit.
 */
@ApplicationScoped
class PayPeople {

    private final PayRuns runs;
    private final Paychecks paychecks;
    private final PayFlags flags;
    private final PayDates payDates;
    private final PaidDifferences differences;
    private final ProviderEarnings providerEarnings;
    private final Audit audit;
    private final Employers employers;
    private final IssuePayments issuePayments;
    private final PostJournal postJournal;
    private final PayStandings payStandings;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    PayPeople(
            PayRuns runs,
            Paychecks paychecks,
            PayFlags flags,
            PayDates payDates,
            PaidDifferences differences,
            ProviderEarnings providerEarnings,
            Audit audit,
            Employers employers,
            IssuePayments issuePayments,
            PostJournal postJournal,
            PayStandings payStandings,
            Outbox outbox,
            Actor actor,
            Clock clock) {
        this.runs = runs;
        this.paychecks = paychecks;
        this.flags = flags;
        this.payDates = payDates;
        this.differences = differences;
        this.providerEarnings = providerEarnings;
        this.audit = audit;
        this.employers = employers;
        this.issuePayments = issuePayments;
        this.postJournal = postJournal;
        this.payStandings = payStandings;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public PayRun pay(UUID payRunId, IfMatch ifMatch) {
        runs.serialize();
        var run = runs.get(payRunId);
        ifMatch.require(run.version());
        run.requirePayable();
        payDates.requireStillAhead(run);
        var paid = paychecks.of(run);
        var period = run.period();
        var earlier = differences.periodsOf(run);
        var standing = flags.of(paid.stream().map(Paycheck::employeeId).toList()).stream()
                .collect(Collectors.groupingBy(PayFlag::employeeId));
        var held = new ArrayList<UUID>();
        for (var paycheck : paid) {
            if (!paycheck.isPayable() || paycheck.negatesId() != null) {
                continue;
            }
            var flag = standing.getOrDefault(paycheck.employeeId(), List.of()).stream()
                    .filter(candidate -> candidate.covers(period)
                            || earlier.getOrDefault(paycheck.id(), List.of()).stream()
                                    .anyMatch(candidate::covers))
                    .findFirst();
            flag.ifPresent(standingFlag -> {
                paycheck.hold(standingFlag);
                held.add(paycheck.employeeId());
            });
        }
        providerEarnings.release(run.id(), held);
        if (run.voidsPaycheckId() != null) {
            var voided = paychecks.get(run.voidsPaycheckId());
            voided.voidedBy(run.id());
            providerEarnings.giveBack(voided.payRunId(), voided.employeeId());
            audit.record(Verb.VOIDED, "paycheck", run.voidsPaycheckId());
        }
        employers.current().ifPresent(known -> run.paidBy(known.legalName(), known.address(), known.phone()));
        outbox.append(run.pay(actor.name(), clock.instant(), paychecks.totals(run.id(), run.calculation())));
        issuePayments.issue(run, paid);
        postJournal.payment(run.id(), run.payDate());
        if (run.voidsPaycheckId() != null || !held.isEmpty()) {
            var changed = new ArrayList<>(held);
            changed.addAll(run.voidsPaycheckId() == null ? List.of() : paychecks.payableEmployees(run));
            payStandings.tell(changed);
        }
        return run;
    }
}
