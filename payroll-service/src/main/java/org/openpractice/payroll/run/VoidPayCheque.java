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
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.payment.Payments;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;

/**
 * Opens and calculates a run that voids one paid cheque. Money that has left is not called back by it: the run's warnings
 * name each payment that still stands.
 *
 * <p>Refuses {@link PayrollProblem#PAY_CHEQUE_NOT_PAID}, {@link PayrollProblem#PAY_CHEQUE_VOIDED},
 * {@link PayrollProblem#DIFFERENCE_PAID}, {@link PayrollProblem#VOID_IN_ANOTHER_YEAR}, {@link PayrollProblem#PAY_DATE_PAST} and
 * {@link PayrollProblem#NOT_A_BANKING_DAY}.
 */
@ApplicationScoped
public class VoidPayCheque {

    /**
     * @param reason kept with the run
     * @param payDate day on which the void counts
     */
    @Schema(name = "VoidPayCheque")
    public record Request(
            @NotBlank @Size(max = 500) String reason,
            @NotNull LocalDate payDate) {}

    private final PayRuns runs;
    private final PayCheques cheques;
    private final Payments payments;
    private final PaidDifferences differences;
    private final ListedPay listed;
    private final PayDates payDates;
    private final PayRunCalculation calculation;
    private final Outbox outbox;
    private final Actor actor;

    VoidPayCheque(
            PayRuns runs,
            PayCheques cheques,
            Payments payments,
            PaidDifferences differences,
            ListedPay listed,
            PayDates payDates,
            PayRunCalculation calculation,
            Outbox outbox,
            Actor actor) {
        this.runs = runs;
        this.cheques = cheques;
        this.payments = payments;
        this.differences = differences;
        this.listed = listed;
        this.payDates = payDates;
        this.calculation = calculation;
        this.outbox = outbox;
        this.actor = actor;
    }

    @Transactional
    public PayRun voidCheque(UUID payChequeId, Request request) {
        runs.serialise();
        var cheque = cheques.required(payChequeId);
        var paidIn = runs.required(cheque.payRunId());
        if (paidIn.state() != PayRun.State.PAID
                || cheque.calculation() != paidIn.calculation()
                || !cheque.isPayable()) {
            throw PayrollProblem.PAY_CHEQUE_NOT_PAID.because("The run is %s and the cheque %s; expected a paid cheque"
                    .formatted(paidIn.state(), cheque.disposition()));
        }
        requireNotVoided(cheque);
        if (request.payDate().getYear() != paidIn.payDate().getYear()) {
            throw PayrollProblem.VOID_IN_ANOTHER_YEAR.because(
                    "The cheque counts in %d, by its pay date %s; pay date %s would take its wages from another year"
                            .formatted(paidIn.payDate().getYear(), paidIn.payDate(), request.payDate()));
        }
        differences.lastPaidFor(paidIn, cheque.employeeId()).ifPresent(paid -> {
            throw PayrollProblem.DIFFERENCE_PAID.because(
                    "A cheque with pay date %s pays a difference for the same work; void that one first"
                            .formatted(paid));
        });
        payDates.require(request.payDate());
        var run = PayRun.voiding(cheque, paidIn, request.payDate(), request.reason(), warnings(cheque));
        runs.persist(run);
        outbox.append(run.drafted(actor.name()));
        runs.flush();
        listed.keep(run.id(), List.of(cheque.employeeId()), List.of());
        calculation.negate(run);
        runs.flush();
        return run;
    }

    private void requireNotVoided(PayCheque cheque) {
        if (cheque.negatesId() != null) {
            throw PayrollProblem.PAY_CHEQUE_VOIDED.because(
                    "The cheque itself voids cheque %s; reverse its run instead".formatted(cheque.negatesId()));
        }
        runs.voiding(cheque.id()).ifPresent(other -> {
            throw PayrollProblem.PAY_CHEQUE_VOIDED.because(
                    "Run %s voids the cheque; it is %s".formatted(other.id(), other.state()));
        });
    }

    private List<String> warnings(PayCheque cheque) {
        return payments.standing(cheque.id()).stream()
                .map(payment -> "%s of %s still stands: %s"
                        .formatted(
                                payment.chequeNumber() == null ? "A deposit" : "Cheque " + payment.chequeNumber(),
                                payment.amount().amount(),
                                payment.chequeNumber() == null
                                        ? "reverse it within five banking days, or agree its repayment"
                                        : "void it in the cheque register and have the bank stop it"))
                .toList();
    }
}
