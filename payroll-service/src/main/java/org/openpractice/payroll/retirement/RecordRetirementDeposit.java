package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.records.Stamp;

/**
 * Records that the money of a paid run reached the plan. Refuses {@link RetirementProblem#NOTHING_FOR_THE_PLAN} and
 * {@link RetirementProblem#RETIREMENT_DEPOSIT_RECORDED}.
 */
@ApplicationScoped
class RecordRetirementDeposit {

    /**
     * @param depositedOn day on which the trust had the money
     * @param reference for example the number of the transfer
     */
    @Schema(name = "RecordRetirementDeposit")
    public record Request(
            @NotNull LocalDate depositedOn,
            @NotBlank @Size(max = 100) String reference) {}

    private final PayRuns runs;
    private final PlanMoney planMoney;
    private final RetirementDeposits deposits;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    RecordRetirementDeposit(
            PayRuns runs, PlanMoney planMoney, RetirementDeposits deposits, Audit audit, Actor actor, Clock clock) {
        this.runs = runs;
        this.planMoney = planMoney;
        this.deposits = deposits;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public PlanMoney.OfRun record(UUID payRunId, Request request) {
        var run = runs.get(payRunId);
        var money = planMoney.of(List.of(payRunId)).stream()
                .findFirst()
                .orElseThrow(() -> RetirementProblem.NOTHING_FOR_THE_PLAN.because(
                        "The run is %s; only a PAID run with lines for the plan has something to deposit"
                                .formatted(run.state())));
        var amount = money.withheld().plus(money.employer());
        if (!amount.isPositive()) {
            throw RetirementProblem.NOTHING_FOR_THE_PLAN.because("The run takes %s off what another one brings"
                    .formatted(amount.negated().amount()));
        }
        if (deposits.findByIdOptional(payRunId).isPresent()) {
            throw RetirementProblem.RETIREMENT_DEPOSIT_RECORDED.because("The deposit of this run is recorded");
        }
        deposits.persist(new RetirementDeposit(payRunId, request, amount, Stamp.of(actor, clock)));
        audit.record(Verb.RECORDED, "retirement-deposit", payRunId);
        return money;
    }
}
