package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;

/**
 * A second person lets an ACH file out. Its days are fixed now: those that were planned, or the first that are still
 * possible. From here on prenotes count as sent, and reversed payments as reversed. A deposit whose account was stopped
 * since the file was made does not leave: a paper check is due instead. Nor does one whose paycheck was voided since, nor
 * the reversal of a deposit that came back or is reversed already.
 */
@ApplicationScoped
class ReleasePaymentFile {

    private static final int PAGE = 1_000;

    private final PaymentFiles files;
    private final Payments payments;
    private final PayRuns runs;
    private final DirectDeposits deposits;
    private final PaymentFileContent content;
    private final SecondPerson secondPerson;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    ReleasePaymentFile(
            PaymentFiles files,
            Payments payments,
            PayRuns runs,
            DirectDeposits deposits,
            PaymentFileContent content,
            SecondPerson secondPerson,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.files = files;
        this.payments = payments;
        this.runs = runs;
        this.deposits = deposits;
        this.content = content;
        this.secondPerson = secondPerson;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** Releases the file with a run's deposits. Refuses {@link PaymentProblem#NO_DIRECT_DEPOSITS} too. */
    @Transactional
    public PaymentFile releaseOfRun(UUID payRunId) {
        var run = runs.get(payRunId);
        requirePaid(run);
        return release(files.ofRun(payRunId)
                .orElseThrow(() -> PaymentProblem.NO_DIRECT_DEPOSITS.because("Everybody in the run is paid by check"))
                .id());
    }

    /**
     * Refuses {@link org.openpractice.platform.problem.PlatformProblem#SECOND_PERSON_REQUIRED},
     * {@link PaymentProblem#ACH_FILE_RELEASED}, {@link PayRunProblem#PAY_RUN_STATE} when the run was reversed meanwhile,
     * {@link PaymentProblem#REVERSAL_TOO_LATE}, {@link PaymentProblem#NOTHING_TO_REVERSE} and
     * {@link PaymentProblem#ACCOUNT_STOPPED}, {@link PaymentProblem#SETTLES_IN_ANOTHER_QUARTER}.
     */
    @Transactional
    public PaymentFile release(UUID fileId) {
        var file = files.get(fileId);
        secondPerson.require(file.createdBy(), "release", "payment-file", fileId);
        var payRunId = file.payRunId();
        if (file.kind() == PaymentFile.Kind.PAYROLL && payRunId != null) {
            requirePaid(runs.get(payRunId));
        }
        var today = content.achDay();
        var planned = SettlementCalendar.settlesOn(file.effectiveOn(), today);
        if (file.kind() == PaymentFile.Kind.PAYROLL && payRunId != null) {
            requireInQuarter(runs.get(payRunId).payDate(), planned);
        }
        if (file.kind() == PaymentFile.Kind.REVERSAL && payRunId != null) {
            var original = files.ofRun(payRunId).orElseThrow();
            CreateReversal.requireInTime(original, today);
        }
        var prenotesOn = SettlementCalendar.prenotesSettleOn(today);
        file.release(actor.name(), clock.instant(), planned, prenotesOn);
        for (int after = -1; ; ) {
            var entries = files.entries(fileId, after, PAGE);
            if (entries.isEmpty()) {
                break;
            }
            var ids = new HashSet<UUID>();
            entries.forEach(entry -> ids.add(entry.directDepositId()));
            var accounts = deposits.accounts(ids);
            var paid = payments.byId(entries.stream()
                    .map(PaymentFileEntry::paymentId)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList());
            var voided = payments.ofVoidedPaychecks(paid.keySet());
            for (var entry : entries) {
                after = entry.ordinal();
                var account = Objects.requireNonNull(accounts.get(entry.directDepositId()));
                switch (entry.purpose()) {
                    case PRENOTE -> account.prenoted(SettlementCalendar.liveFrom(prenotesOn));
                    case WAGES -> {
                        var stopped = account.stoppedBecause();
                        if (voided.contains(entry.paymentId())) {
                            withdraw(file, entry);
                            paymentOf(entry, paid).withdrawn("paycheck voided", actor.name(), clock.instant());
                        } else if (stopped != null) {
                            withdraw(file, entry);
                            paymentOf(entry, paid)
                                    .withdrawn("account stopped " + stopped, actor.name(), clock.instant());
                        }
                    }
                    case REVERSAL -> {
                        var payment = paymentOf(entry, paid);
                        // A debit would take from the person what the person never got or gave back.
                        if (payment.state() == Payment.State.ISSUED) {
                            payment.reversed(String.valueOf(file.reason()), actor.name(), clock.instant());
                        } else {
                            withdraw(file, entry);
                        }
                    }
                }
            }
        }
        if (file.entries() == 0) {
            throw file.kind() == PaymentFile.Kind.REVERSAL
                    ? PaymentProblem.NOTHING_TO_REVERSE.because(
                            "Every deposit in the file came back or was reversed after it was made")
                    : PaymentProblem.ACCOUNT_STOPPED.because(
                            "Every account in the file was stopped, or the paycheck voided, after it was made; reverse the run and pay it again");
        }
        audit.record(Verb.RELEASED, "payment-file", fileId);
        return file;
    }

    private static void withdraw(PaymentFile file, PaymentFileEntry entry) {
        entry.withdraw();
        file.withdraw(entry.purpose(), entry.amount());
    }

    private static Payment paymentOf(PaymentFileEntry entry, Map<UUID, Payment> paid) {
        return Objects.requireNonNull(paid.get(Objects.requireNonNull(entry.paymentId())));
    }

    /** Wages are those of the day on which they are paid (26 CFR 31.3402(a)-1(b)); returns are made by quarters. */
    private static void requireInQuarter(LocalDate payDate, LocalDate settlesOn) {
        if (settlesOn.isAfter(payDate) && !quarter(settlesOn).equals(quarter(payDate))) {
            throw PaymentProblem.SETTLES_IN_ANOTHER_QUARTER.because(
                    "The pay date is %s; released now, the deposits settle on %s. Reverse the run and pay it again with a payDate from then on"
                            .formatted(payDate, settlesOn));
        }
    }

    private static String quarter(LocalDate day) {
        return day.getYear() + "-" + day.get(IsoFields.QUARTER_OF_YEAR);
    }

    private static void requirePaid(PayRun run) {
        if (run.state() != PayRun.State.PAID) {
            throw PayRunProblem.PAY_RUN_STATE.because(
                    "A run that is %s has no ACH file; it must be PAID".formatted(run.state()));
        }
    }
}
