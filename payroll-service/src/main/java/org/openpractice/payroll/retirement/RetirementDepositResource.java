package org.openpractice.payroll.retirement;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.records.EffectiveDated;

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

    /** Lists by paid run when the plan must have the money, and when it had it. */
    @GET
    @SortedBy("payDate")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public Page<RetirementDepositView> list(@BeanParam @Valid RetirementDeposits.Asked asked) {
        return deposits.list(asked, planMoney.runs()).pageOf(this::views);
    }

    /** Records when the money of a run reached the plan. */
    @POST
    @Path("{payRunId}/deposit")
    @Idempotent
    @RolesAllowed(RUN_PAYROLL)
    public RetirementDepositView deposit(UUID payRunId, RecordRetirementDeposit.Request request) {
        var money = recordRetirementDeposit.record(payRunId, request);
        return view(money, deposits.findById(payRunId), plans.versions());
    }

    private Function<PayRun, RetirementDepositView> views(List<PayRun> runs) {
        var ids = runs.stream().map(PayRun::id).toList();
        var money = planMoney.of(ids).stream().collect(Collectors.toMap(PlanMoney.OfRun::payRunId, run -> run));
        var versions = plans.versions();
        var recorded = deposits.of(ids);
        return run -> view(Objects.requireNonNull(money.get(run.id())), recorded.get(run.id()), versions);
    }

    private RetirementDepositView view(
            PlanMoney.OfRun run, @Nullable RetirementDeposit recorded, List<RetirementPlanVersion> versions) {
        // BirthDates are counted at the beginning of the plan year; a plan that began later counts from its first
        // version
        var newYear = run.payDate().withDayOfYear(1);
        var counted = EffectiveDated.on(newYear, versions)
                .or(() -> versions.stream().findFirst())
                .map(version -> version.document().participantsAtYearStart())
                .orElse(null);
        var days = EffectiveDated.on(run.payDate(), versions)
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
                recorded == null ? null : recorded.recorded().by(),
                run.withheld().isPositive() && reached.isAfter(depositClock.dueOn()));
    }
}
