package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.journal.PostJournal;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;

/**
 * Takes an approved or paid run back whole; the year is then as if it had not been, and the period can be run again.
 * Money that has left is not called back here. Refuses {@link PayrollProblem#PAY_RUN_STATE} and
 * {@link PayrollProblem#LATER_RUN_LOCKED}, {@link PayrollProblem#DIFFERENCE_PAID}.
 */
@ApplicationScoped
public class ReversePayRun {

    /** @param reason kept with the run */
    @Schema(name = "ReversePayRun")
    public record Request(@NotBlank @Size(max = 500) String reason) {}

    private final PayRuns runs;
    private final PayCheques cheques;
    private final PaidDifferences differences;
    private final ProviderEarnings providerEarnings;
    private final PostJournal postJournal;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    ReversePayRun(
            PayRuns runs,
            PayCheques cheques,
            PaidDifferences differences,
            ProviderEarnings providerEarnings,
            PostJournal postJournal,
            Outbox outbox,
            Actor actor,
            Clock clock) {
        this.cheques = cheques;
        this.differences = differences;
        this.providerEarnings = providerEarnings;
        this.runs = runs;
        this.postJournal = postJournal;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public PayRun reverse(UUID payRunId, @Nullable String ifMatch, Request request) {
        runs.serialise();
        var run = runs.required(payRunId);
        Versions.requireMatch(ifMatch, run.version());
        var reversed = run.reverse(actor.name(), clock.instant(), LocalDate.now(clock), request.reason());
        var later = runs.lockedAfter(run);
        if (!later.isEmpty()) {
            throw PayrollProblem.LATER_RUN_LOCKED.because(
                    "The run with pay date %s counts on this one; reverse it first"
                            .formatted(later.getLast().payDate()));
        }
        // They may have been paid in another year, on which no year-to-date of this one counts.
        differences.lastPaidFor(run, null).ifPresent(paid -> {
            throw PayrollProblem.DIFFERENCE_PAID.because(
                    "A run with pay date %s pays differences for the same work; reverse it first".formatted(paid));
        });
        outbox.append(reversed);
        providerEarnings.release(run.id());
        if (run.voidsChequeId() != null) {
            var voided = cheques.required(run.voidsChequeId());
            if (voided.voidedByRunId() != null) {
                voided.standsAgain();
                providerEarnings.takeAgain(voided.payRunId(), voided.employeeId());
            }
        }
        runs.flush();
        postJournal.reversal(run.id());
        return run;
    }
}
