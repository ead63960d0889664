package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.calendar.PayCalendarProblem;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.payroll.payment.Payments;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.text.HasLines;

/**
 * Opens and calculates a run that voids one paid paycheck. Money that has left is not called back by it: the run's warnings
 * name each payment that still stands.
 *
 * <p>Refuses {@link PayRunProblem#PAYCHECK_NOT_PAID}, {@link PayRunProblem#PAYCHECK_VOIDED},
 * {@link RunProblem#DIFFERENCE_PAID}, {@link RunProblem#VOID_IN_ANOTHER_YEAR}, {@link RunProblem#PAY_DATE_PAST} and
 * {@link PayCalendarProblem#NOT_A_BANKING_DAY}.
 */
@ApplicationScoped
class VoidPaycheck {

    /**
     * @param reason kept with the run
     * @param payDate day on which the void counts
     */
    @Schema(name = "VoidPaycheck")
    public record Request(
            @HasLines @NotBlank @Size(max = 500) String reason,
            @NotNull LocalDate payDate) {}

    private final PayRuns runs;
    private final Paychecks paychecks;
    private final Payments payments;
    private final PaidDifferences differences;
    private final PayRunPeople listed;
    private final PayDates payDates;
    private final PayRunCalculation calculation;
    private final Outbox outbox;
    private final Actor actor;

    VoidPaycheck(
            PayRuns runs,
            Paychecks paychecks,
            Payments payments,
            PaidDifferences differences,
            PayRunPeople listed,
            PayDates payDates,
            PayRunCalculation calculation,
            Outbox outbox,
            Actor actor) {
        this.runs = runs;
        this.paychecks = paychecks;
        this.payments = payments;
        this.differences = differences;
        this.listed = listed;
        this.payDates = payDates;
        this.calculation = calculation;
        this.outbox = outbox;
        this.actor = actor;
    }

    @Transactional
    public PayRun voidPaycheck(UUID paycheckId, Request request) {
        runs.serialize();
        var paycheck = paychecks.get(paycheckId);
        var paidIn = runs.get(paycheck.payRunId());
        if (paidIn.state() != PayRun.State.PAID
                || paycheck.calculation() != paidIn.calculation()
                || !paycheck.isPayable()) {
            throw PayRunProblem.PAYCHECK_NOT_PAID.because("The run is %s and the paycheck %s; expected a paid paycheck"
                    .formatted(paidIn.state(), paycheck.disposition()));
        }
        requireNotVoided(paycheck);
        if (request.payDate().getYear() != paidIn.payDate().getYear()) {
            throw RunProblem.VOID_IN_ANOTHER_YEAR.because(
                    "The paycheck counts in %d, by its pay date %s; pay date %s would take its wages from another year"
                            .formatted(paidIn.payDate().getYear(), paidIn.payDate(), request.payDate()));
        }
        differences.lastPaidFor(paidIn, paycheck.employeeId()).ifPresent(paid -> {
            throw RunProblem.DIFFERENCE_PAID.because(
                    "A paycheck with pay date %s pays a difference for the same work; void that one first"
                            .formatted(paid));
        });
        payDates.require(request.payDate());
        var run = PayRun.voiding(paycheck, paidIn, request.payDate(), request.reason(), warnings(paycheck));
        runs.persist(run);
        outbox.append(run.drafted(actor.name()));
        runs.flush();
        listed.keep(run.id(), List.of(paycheck.employeeId()), List.of());
        calculation.negate(run);
        return run;
    }

    private void requireNotVoided(Paycheck paycheck) {
        if (paycheck.negatesId() != null) {
            throw PayRunProblem.PAYCHECK_VOIDED.because(
                    "The paycheck itself voids paycheck %s; reverse its run instead".formatted(paycheck.negatesId()));
        }
        runs.voiding(paycheck.id()).ifPresent(other -> {
            throw PayRunProblem.PAYCHECK_VOIDED.because(
                    "Run %s voids the paycheck; it is %s".formatted(other.id(), other.state()));
        });
    }

    private List<String> warnings(Paycheck paycheck) {
        return payments.standing(paycheck.id()).stream()
                .map(payment -> "%s of %s still stands: %s"
                        .formatted(
                                payment.checkNumber() == null ? "A deposit" : "Check " + payment.checkNumber(),
                                payment.amount().amount(),
                                payment.checkNumber() == null
                                        ? "reverse it within five banking days, or agree its repayment"
                                        : "void it in the check register and have the bank stop it"))
                .toList();
    }
}
