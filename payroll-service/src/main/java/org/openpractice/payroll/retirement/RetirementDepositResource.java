package org.openpractice.payroll.retirement;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** When the plan must have the money of each paid run, and when it had it. */
@Path("/retirement-deposits")
@RunOnVirtualThread
class RetirementDepositResource {

    /**
     * The deposit of one paid run. The amounts of a VOID run are negative: they are taken off the deposit of the run whose
     * paycheck it voids, or off the next one when that is made.
     *
     * @param withheld deferrals and loan repayments
     * @param employer contributions of the employer; the clock does not run for them
     * @param dueOn day up to which the deposit of what was withheld is in time
     * @param latestOn fifteenth business day of the month after the pay date
     * @param late whether it was deposited later than that, or is not deposited although the day has passed
     */
    public record RetirementDepositView(
            UUID payRunId,
            LocalDate payDate,
            Money withheld,
            Money employer,
            LocalDate dueOn,
            LocalDate latestOn,
            boolean safeHarbor,
            List<String> explanation,
            @Nullable LocalDate depositedOn,
            @Nullable String reference,
            @Nullable String recordedBy,
            boolean late) {}

    private final RecordRetirementDeposit recordRetirementDeposit;
    private final RetirementDeposits deposits;
    private final RetirementPlans plans;
    private final PlanMoney planMoney;
    private final Clock clock;

    RetirementDepositResource(
            RecordRetirementDeposit recordRetirementDeposit,
            RetirementDeposits deposits,
            RetirementPlans plans,
            PlanMoney planMoney,
            Clock clock) {
        this.recordRetirementDeposit = recordRetirementDeposit;
        this.deposits = deposits;
        this.plans = plans;
        this.planMoney = planMoney;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public Page<RetirementDepositView> list(@BeanParam @Valid PageRequest page) {
        var runs = planMoney.page(page);
        var versions = plans.versions();
        var recorded = deposits.of(runs.stream().map(PlanMoney.OfRun::payRunId).toList());
        return Page.of(page, runs, PlanMoney.OfRun::payRunId, run -> view(run, recorded.get(run.payRunId()), versions));
    }

    @POST
    @Path("/{payRunId}/deposit")
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<RetirementDepositView> deposit(
            @PathParam("payRunId") UUID payRunId, RecordRetirementDeposit.Request request) {
        var money = recordRetirementDeposit.record(payRunId, request);
        return ResponseBuilder.ok(view(money, deposits.findById(payRunId), plans.versions()))
                .build();
    }

    private RetirementDepositView view(
            PlanMoney.OfRun run, @Nullable RetirementDeposit recorded, List<RetirementPlanVersion> versions) {
        // BirthDates are counted at the beginning of the plan year; a plan that began later counts from its first
        // version
        var newYear = run.payDate().withDayOfYear(1);
        var counted = RetirementPlans.on(newYear, versions)
                .or(() -> versions.stream().findFirst())
                .map(version -> version.document().participantsAtYearStart())
                .orElse(null);
        var days = RetirementPlans.on(run.payDate(), versions)
                .map(version -> version.document().depositBusinessDays())
                .orElse(null);
        var depositClock = DepositClock.of(run.payDate(), counted, days);
        var reached = recorded == null ? LocalDate.now(clock) : recorded.depositedOn();
        return new RetirementDepositView(
                run.payRunId(),
                run.payDate(),
                run.withheld(),
                run.employer(),
                depositClock.dueOn(),
                depositClock.latestOn(),
                depositClock.safeHarbor(),
                depositClock.explanation(),
                recorded == null ? null : recorded.depositedOn(),
                recorded == null ? null : recorded.reference(),
                recorded == null ? null : recorded.recordedBy(),
                run.withheld().isPositive() && reached.isAfter(depositClock.dueOn()));
    }
}
