package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.calendar.PayCalendarProblem;
import org.openpractice.payroll.filing.FiledReturns;
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
 * <p>It counts on the day on which the paycheck counted: in its year, its quarter and its deposit. Where the return of that
 * quarter is filed, it corrects that return ({@link FiledReturns}).
 *
 * <p>Refuses {@link PayRunProblem#PAY_TAKEN_OVER}, {@link PayRunProblem#PAYCHECK_NOT_PAID}, {@link PayRunProblem#PAYCHECK_VOIDED},
 * {@link RunProblem#DIFFERENCE_PAID}, {@link RunProblem#VOID_IN_ANOTHER_YEAR}, {@link RunProblem#PAY_DATE_PAST} and
 * {@link PayCalendarProblem#NOT_A_BANKING_DAY}.
 */
@ApplicationScoped
class VoidPaycheck {

    /**
     * @param reason kept with the run
     * @param payDate day on which the void takes effect, a banking day from today on
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
    private final ClosedYears closedYears;
    private final FiledReturns filedReturns;
    private final YearsToDate yearsToDate;
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
            ClosedYears closedYears,
            FiledReturns filedReturns,
            YearsToDate yearsToDate,
            PayRunCalculation calculation,
            Outbox outbox,
            Actor actor) {
        this.runs = runs;
        this.paychecks = paychecks;
        this.payments = payments;
        this.differences = differences;
        this.listed = listed;
        this.payDates = payDates;
        this.closedYears = closedYears;
        this.filedReturns = filedReturns;
        this.yearsToDate = yearsToDate;
        this.calculation = calculation;
        this.outbox = outbox;
        this.actor = actor;
    }

    @Transactional
    public PayRun voidPaycheck(UUID paycheckId, Request request) {
        runs.serialize();
        var paycheck = paychecks.get(paycheckId);
        var paidIn = runs.get(paycheck.payRunId());
        paidIn.requireOwn("voided");
        if (paidIn.state() != PayRun.State.PAID
                || paycheck.calculation() != paidIn.calculation()
                || !paycheck.isPayable()) {
            throw PayRunProblem.PAYCHECK_NOT_PAID.because("The run is %s and the paycheck %s; expected a paid paycheck"
                    .formatted(paidIn.state(), paycheck.disposition()));
        }
        requireNotVoided(paycheck);
        closedYears.require(paidIn, request.payDate());
        differences.lastPaidFor(paidIn, paycheck.employeeId()).ifPresent(paid -> {
            throw RunProblem.DIFFERENCE_PAID.because(
                    "A paycheck with pay date %s pays a difference for the same work; void that one first"
                            .formatted(paid));
        });
        payDates.requireOfVoid(request.payDate());
        var run = PayRun.voiding(
                paycheck, paidIn, request.payDate(), request.reason(), warnings(paycheck, paidIn, request.payDate()));
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

    private List<String> warnings(Paycheck paycheck, PayRun paidIn, LocalDate on) {
        var warnings = new ArrayList<String>();
        filedReturns
                .filedWith(paidIn.countsOn(), on)
                .ifPresent(filed -> warnings.add(
                        "Form 941 with pay of %s is taken as filed on %s: correct it with the figures of Form 941-X that GET /form-941 shows for that quarter, and amend the state's returns; deposits stay as they are"
                                .formatted(paidIn.countsOn(), filed)));
        if (yearsToDate.reachedSocialSecurityBase(paycheck.employeeId(), paidIn.countsOn())) {
            warnings.add(
                    "Wages of the year reached the Social Security wage base: what the void leaves untaxed below it is caught up by the next paycheck of the year; without one, Form W-2 names the difference");
        }
        payments.standing(paycheck.id()).stream()
                .map(payment -> "%s of %s still stands: %s"
                        .formatted(
                                payment.checkNumber() == null ? "A deposit" : "Check " + payment.checkNumber(),
                                payment.amount().amount(),
                                payment.checkNumber() == null
                                        ? "reverse it within five banking days, or agree its repayment"
                                        : "void it in the check register and have the bank stop it"))
                .forEach(warnings::add);
        return warnings;
    }
}
