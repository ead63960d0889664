package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.EachOnce;

/**
 * Makes the file that takes deposits of a run back: debits of the same amounts to the same accounts, described REVERSAL
 * (Nacha Operating Rules, 2.9). It leaves only when another person releases it, and only within five banking days of the
 * settlement. Whether the money is still there is the receiving bank's to say.
 */
@ApplicationScoped
class CreateReversal {

    /** The errors for which the rules allow a reversal. */
    public enum Reason {
        DUPLICATE,
        WRONG_RECEIVER,
        WRONG_AMOUNT,
        WRONG_DATE
    }

    /** @param paymentIds which deposits; all of the run when absent */
    @Schema(name = "CreateReversal")
    public record Request(
            @NotNull Reason reason,
            @Size(min = 1, max = 10_000) @EachOnce @Nullable List<@NotNull UUID> paymentIds) {}

    private static final int PAGE = 1_000;

    private final PaymentFiles files;
    private final Payments payments;
    private final DirectDeposits deposits;
    private final PaymentFileContent content;
    private final SealedOriginators originators;
    private final Audit audit;

    CreateReversal(
            PaymentFiles files,
            Payments payments,
            DirectDeposits deposits,
            PaymentFileContent content,
            SealedOriginators originators,
            Audit audit) {
        this.files = files;
        this.payments = payments;
        this.deposits = deposits;
        this.content = content;
        this.originators = originators;
        this.audit = audit;
    }

    /**
     * Refuses {@link PaymentProblem#NO_DIRECT_DEPOSITS}, {@link PaymentProblem#ACH_FILE_NOT_RELEASED},
     * {@link PaymentProblem#REVERSAL_TOO_LATE} and {@link PaymentProblem#NOTHING_TO_REVERSE}.
     */
    @Transactional
    public PaymentFile create(UUID payRunId, Request request) {
        var original = files.ofRun(payRunId)
                .orElseThrow(
                        () -> PaymentProblem.NO_DIRECT_DEPOSITS.because("Nothing of the run was paid to an account"));
        original.requireReleased();
        var today = content.achDay();
        requireInTime(original, today);
        var before = new HashSet<>(files.reversed(payRunId));
        var wanted = request.paymentIds() == null ? null : new HashSet<>(request.paymentIds());
        var lines = new ArrayList<PaymentFileContent.Line>();
        for (int after = -1; ; ) {
            var entries = files.entries(original.id(), after, PAGE);
            if (entries.isEmpty()) {
                break;
            }
            var accounts = deposits.accounts(entries.stream()
                    .map(PaymentFileEntry::directDepositId)
                    .distinct()
                    .toList());
            var paid = payments.byId(entries.stream()
                    .map(PaymentFileEntry::paymentId)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList());
            for (var entry : entries) {
                after = entry.ordinal();
                var paymentId = entry.paymentId();
                if (paymentId == null || wanted != null && !wanted.remove(paymentId) || before.contains(paymentId)) {
                    continue;
                }
                var payment = Objects.requireNonNull(paid.get(paymentId));
                if (payment.state() == Payment.State.ISSUED) {
                    lines.add(new PaymentFileContent.Line(
                            AchFile.Purpose.REVERSAL,
                            Objects.requireNonNull(accounts.get(entry.directDepositId())),
                            payment,
                            entry.individualId(),
                            entry.individualName()));
                }
            }
        }
        if (lines.isEmpty() || wanted != null && !wanted.isEmpty()) {
            throw PaymentProblem.NOTHING_TO_REVERSE.because(
                    "Each payment must be a deposit of the run that is ISSUED and not reversed already");
        }
        var earliest = SettlementCalendar.prenotesSettleOn(today);
        var settles = original.effectiveOn().isAfter(earliest) ? original.effectiveOn() : earliest;
        var file = content.create(
                new PaymentFile.Matter(
                        PaymentFile.Kind.REVERSAL,
                        payRunId,
                        settles,
                        request.reason().name()),
                lines,
                originators.open(original));
        audit.record(Verb.PREPARED, "reversal-file", file.id());
        return file;
    }

    static void requireInTime(PaymentFile original, LocalDate today) {
        var until = SettlementCalendar.reversalUntil(original.effectiveOn());
        // It settles on the next banking day, and has to be there by the last one.
        if (SettlementCalendar.prenotesSettleOn(today).isAfter(until)) {
            throw PaymentProblem.REVERSAL_TOO_LATE.because("The deposits settled on %s; a reversal had to settle by %s"
                    .formatted(original.effectiveOn(), until));
        }
    }
}
