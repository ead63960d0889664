package org.openpractice.payroll.compensation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.records.EffectiveDated;

/** What provider contracts give to a pay run: the period's draws, and settlements that a second person has approved. */
@ApplicationScoped
public class ProviderEarnings {

    public static final String WORK = PayCode.PROVIDER + "WRVU";
    public static final String QUALITY = PayCode.PROVIDER + "QUALITY";
    public static final String CALL = PayCode.PROVIDER + "CALL";
    public static final String TRUE_UP = PayCode.PROVIDER + "TRUE-UP";

    private final ProviderContracts contracts;
    private final ProviderSettlements settlements;
    private final Enrollments enrollments;
    private final EnrollmentHistory terms;

    ProviderEarnings(
            ProviderContracts contracts,
            ProviderSettlements settlements,
            Enrollments enrollments,
            EnrollmentHistory terms) {
        this.contracts = contracts;
        this.settlements = settlements;
        this.enrollments = enrollments;
        this.terms = terms;
    }

    /**
     * Draws of a regular period and settlements; nobody without one is in the answer. A draw that the pay terms pay
     * already ({@link PayTerms.Basis#PROVIDER_CONTRACT}) is not paid a second time.
     */
    public Map<UUID, List<ProviderEarning>> due(Collection<UUID> employeeIds, PayPeriod period) {
        var earnings = new HashMap<UUID, List<ProviderEarning>>();
        var agreed = contracts.approved(employeeIds);
        if (agreed.isEmpty()) {
            return Map.of();
        }
        var paid = terms.of(PayTerms.class, agreed.keySet());
        var spans = terms.spans(agreed.keySet());
        for (var enrollment : enrollments.list("id in ?1", agreed.keySet())) {
            var versions = agreed.get(enrollment.id());
            if (versions == null) {
                continue;
            }
            var itsTerms = paid.getOrDefault(enrollment.id(), List.of());
            var employments = spans.getOrDefault(enrollment.id(), List.of());
            var draw = DrawDue.of(
                    versions,
                    enrollment.lastDay(),
                    day -> employments.stream().anyMatch(span -> span.covers(day)) && !isPaidBy(itsTerms, day),
                    period);
            if (draw.isPositive()) {
                add(earnings, enrollment.id(), new ProviderEarning(PayCode.PROVIDER_DRAW, "Draw", draw, false, null));
            }
        }
        settled(agreed.keySet()).forEach((employee, owed) -> owed.forEach(earning -> add(earnings, employee, earning)));
        return earnings;
    }

    private static boolean isPaidBy(List<PayTerms> terms, LocalDate day) {
        return EffectiveDated.on(day, terms)
                .filter(inForce -> inForce.basis() == PayTerms.Basis.PROVIDER_CONTRACT
                        && inForce.rate().isPositive())
                .isPresent();
    }

    /** Settlements alone, for runs beside the regular one. */
    public Map<UUID, List<ProviderEarning>> settled(Collection<UUID> employeeIds) {
        if (employeeIds.isEmpty()) {
            return Map.of();
        }
        var earnings = new HashMap<UUID, List<ProviderEarning>>();
        for (var settlement : settlements.payable(employeeIds)) {
            var employee = settlement.employeeId();
            var period = settlement.periodStartsOn() + " to " + settlement.periodEndsOn();
            add(earnings, employee, settlement, WORK, "Work RVUs, " + period, settlement.work());
            add(earnings, employee, settlement, QUALITY, "Quality, " + period, settlement.quality());
            add(earnings, employee, settlement, CALL, "On call, " + period, settlement.call());
            add(earnings, employee, settlement, TRUE_UP, "Draws and balances, " + period, settlement.trueUp());
        }
        return earnings;
    }

    /**
     * Marks settlements as paid by a run, when it is approved. Refuses {@link PayRunProblem#CALCULATION_OUTDATED} when
     * another run has taken one of them or it was withdrawn.
     *
     * @param settlementIds of the earnings on the run's paychecks
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(UUID payRunId, Collection<UUID> settlementIds) {
        var ids = settlementIds.stream().collect(Collectors.toSet());
        if (!ids.isEmpty() && settlements.take(ids, payRunId) != ids.size()) {
            throw PayRunProblem.CALCULATION_OUTDATED.because(
                    "A provider settlement of this run was withdrawn or is paid by another run; calculate again");
        }
    }

    /** Lets settlements be paid again, when the run that paid them is reversed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(UUID payRunId) {
        settlements.release(payRunId);
    }

    /** Lets settlements of some people be paid again, whom the run leaves out after all. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(UUID payRunId, Collection<UUID> employeeIds) {
        settlements.release(payRunId, employeeIds);
    }

    /** Lets settlements be paid again that a voided paycheck paid. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(UUID payRunId, UUID employeeId) {
        settlements.giveBack(payRunId, employeeId);
    }

    /**
     * The paycheck stands again that paid them. Refuses {@link PayRunProblem#LATER_RUN_LOCKED} when one of them was
     * withdrawn or is paid by another run.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeAgain(UUID payRunId, UUID employeeId) {
        if (!settlements.takeAgain(payRunId, employeeId)) {
            throw PayRunProblem.LATER_RUN_LOCKED.because(
                    "A provider settlement that the voided paycheck paid was withdrawn since, or another run pays it");
        }
    }

    private static void add(
            Map<UUID, List<ProviderEarning>> earnings,
            UUID employee,
            ProviderSettlement settlement,
            String code,
            String description,
            Money amount) {
        if (!amount.isZero()) {
            add(earnings, employee, new ProviderEarning(code, description, amount, true, settlement.id()));
        }
    }

    private static void add(Map<UUID, List<ProviderEarning>> earnings, UUID employee, ProviderEarning earning) {
        earnings.computeIfAbsent(employee, id -> new ArrayList<>()).add(earning);
    }
}
