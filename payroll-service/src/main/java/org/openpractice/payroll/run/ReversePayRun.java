package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.journal.PostJournal;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.payroll.paid.PayStandings;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.text.HasLines;

/**
 * Takes an approved or paid run back whole; the year is then as if it had not been, and the period can be run again.
 * Money that has left is not called back here. When it voided a paycheck, that one counts again.
 *
 * <p>Refuses {@link PayRunProblem#PAY_TAKEN_OVER}, {@link PayRunProblem#PAY_RUN_STATE}, {@link PayRunProblem#LATER_RUN_LOCKED} and
 * {@link RunProblem#DIFFERENCE_PAID} and {@link RunProblem#VOID_IN_ANOTHER_YEAR}; where a paycheck would count again also {@link RunProblem#PAID_FOR_THE_PERIOD} and
 * {@link PayRunProblem#PAYCHECK_NOT_PAID}.
 */
@ApplicationScoped
class ReversePayRun {

    /** @param reason kept with the run */
    @Schema(name = "ReversePayRun")
    public record Request(
            @HasLines @NotBlank @Size(max = 500) String reason) {}

    private final PayRuns runs;
    private final Paychecks paychecks;
    private final PaidDifferences differences;
    private final ClosedYears closedYears;
    private final ApprovedPay approvedPay;
    private final ProviderEarnings providerEarnings;
    private final PostJournal postJournal;
    private final PayStandings payStandings;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    ReversePayRun(
            PayRuns runs,
            Paychecks paychecks,
            PaidDifferences differences,
            ClosedYears closedYears,
            ApprovedPay approvedPay,
            ProviderEarnings providerEarnings,
            PostJournal postJournal,
            PayStandings payStandings,
            Outbox outbox,
            Actor actor,
            Clock clock) {
        this.paychecks = paychecks;
        this.differences = differences;
        this.closedYears = closedYears;
        this.approvedPay = approvedPay;
        this.providerEarnings = providerEarnings;
        this.runs = runs;
        this.postJournal = postJournal;
        this.payStandings = payStandings;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public PayRun reverse(UUID payRunId, IfMatch ifMatch, Request request) {
        runs.serialize();
        var run = runs.get(payRunId);
        ifMatch.require(run.version());
        run.requireOwn("reversed");
        if (run.state() == PayRun.State.PAID) {
            closedYears.require(run, LocalDate.now(clock));
        }
        var reversed = run.reverse(actor.name(), clock.instant(), LocalDate.now(clock), request.reason());
        var later = runs.lockedAfter(run);
        if (!later.isEmpty()) {
            throw PayRunProblem.LATER_RUN_LOCKED.because("The run with pay date %s counts on this one; reverse it first"
                    .formatted(later.getLast().payDate()));
        }
        // They may have been paid in another year, on which no year-to-date of this one counts.
        differences.lastPaidFor(run, null).ifPresent(paid -> {
            throw RunProblem.DIFFERENCE_PAID.because(
                    "A run with pay date %s pays differences for the same work; reverse it first".formatted(paid));
        });
        outbox.append(reversed);
        providerEarnings.release(run.id());
        if (run.voidsPaycheckId() != null) {
            var voided = paychecks.get(run.voidsPaycheckId());
            if (voided.voidedByRunId() != null) {
                requireNotPaidTwice(run, voided);
                voided.standsAgain();
                providerEarnings.takeAgain(voided.payRunId(), voided.employeeId());
            }
        }
        postJournal.reversal(run.id());
        payStandings.tell(paychecks.payableEmployees(run));
        return run;
    }

    /** The period may have been paid again in another year, and so may the one of which the paycheck paid a difference. */
    private void requireNotPaidTwice(PayRun run, Paycheck voided) {
        approvedPay
                .paidAgain(voided.employeeId(), voided.id(), Objects.requireNonNull(run.paidAt()))
                .ifPresent(paid -> {
                    throw RunProblem.PAID_FOR_THE_PERIOD.because(
                            "A paycheck with pay date %s pays the work of the voided one; void that paycheck first"
                                    .formatted(paid));
                });
        for (var difference : differences.on(voided.id())) {
            var period =
                    new PayPeriod(difference.periodStartsOn(), difference.periodEndsOn(), run.payDate(), List.of());
            if (approvedPay
                    .paidFor(run.payCalendarId(), period, List.of(voided.employeeId()), null)
                    .isEmpty()) {
                throw PayRunProblem.PAYCHECK_NOT_PAID.because(
                        "The voided paycheck pays a difference for %s to %s, and what was paid for that period was taken back"
                                .formatted(period.startsOn(), period.endsOn()));
            }
        }
    }
}
