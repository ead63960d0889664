package org.openpractice.payroll.benefit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.BirthDates;
import org.openpractice.payroll.enrollment.EmploymentSpan;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.paid.CountedLines;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.EffectiveDated;
import org.openpractice.platform.trace.Trace;

/** What everybody chose to have deducted, as it stands on a pay date. */
@ApplicationScoped
public class BenefitInputs {

    /** Before any pay date. */
    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private final EntityManager entities;
    private final BenefitPlans plans;
    private final BirthDates participants;
    private final EnrollmentHistory history;
    private final CountedLines countedLines;

    BenefitInputs(
            EntityManager entities,
            BenefitPlans plans,
            BirthDates participants,
            EnrollmentHistory history,
            CountedLines countedLines) {
        this.entities = entities;
        this.plans = plans;
        this.participants = participants;
        this.history = history;
        this.countedLines = countedLines;
    }

    /**
     * The deductions of a period's pay date; whoever chose none is absent. Refuses
     * {@link org.openpractice.payroll.withholding.WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}.
     *
     * @param paydaysLeft regular paydays of the month after the one of the period
     */
    public Map<UUID, BenefitInput> of(Collection<UUID> employeeIds, PayPeriod period, int paydaysLeft) {
        if (employeeIds.isEmpty()) {
            return Map.of();
        }
        var all = plans.all();
        if (all.isEmpty()) {
            return Map.of();
        }
        var payDate = period.payDate();
        var versions = versions(employeeIds, payDate);
        var inForce = new HashMap<UUID, List<BenefitElection>>();
        versions.forEach((employee, its) -> inForce.put(employee, latestOfEachPlan(its)));
        if (inForce.isEmpty()) {
            return Map.of();
        }
        var limits = BenefitLimits.of(payDate);
        var ages = ages(inForce, all, payDate.getYear());
        var spans = history.spans(insured(inForce, all));
        var sums = sums(inForce, all, payDate);
        var order = Comparator.comparingInt(
                        (BenefitElection election) -> plan(all, election).priority())
                .thenComparing(election -> plan(all, election).payCode());
        var terms = new HashMap<UUID, BenefitInput>();
        inForce.forEach((employee, elections) -> {
            var deductions = new ArrayList<BenefitInput.Deduction>();
            for (var election : elections.stream().sorted(order).toList()) {
                var plan = plan(all, election);
                deductions.add(deduction(
                        plan,
                        election,
                        limits,
                        ages.get(employee),
                        sums.getOrDefault(employee, Map.of()).getOrDefault(plan.payCode(), List.of()),
                        payDate));
            }
            var employed = spans.getOrDefault(employee, List.of());
            boolean goesOn = employed.stream()
                    .anyMatch(span -> span.covers(period.endsOn().plusDays(1)));
            var life = groupTermLife(
                    all,
                    versions.getOrDefault(employee, List.of()),
                    employed,
                    ages.get(employee),
                    payDate,
                    goesOn ? paydaysLeft : 0);
            terms.put(employee, new BenefitInput(payDate, deductions, life));
        });
        return terms;
    }

    /**
     * What the group-term life insurance that somebody elected costs above the free part, from January through the month of a
     * day. Refuses {@link BenefitProblem#GROUP_TERM_LIFE_AGE_MISSING}.
     */
    public Money costOfLifeInsurance(UUID employee, LocalDate through) {
        var one = List.of(employee);
        var life = groupTermLife(
                plans.all(),
                versions(one, through).getOrDefault(employee, List.of()),
                history.spans(one).getOrDefault(employee, List.of()),
                participants.ageAtEndOf(through.getYear(), employee),
                through,
                0);
        return life == null ? Money.ZERO : life.cost(Trace.none());
    }

    /** The insurance of the year through the month of the pay date, whatever policies it is made of; null without any. */
    private static @Nullable GroupTermLife groupTermLife(
            Map<UUID, BenefitPlan> plans,
            List<BenefitElection> versions,
            List<EmploymentSpan> spans,
            @Nullable Integer age,
            LocalDate payDate,
            int paydaysLeft) {
        var policies = versions.stream()
                .filter(version -> plan(plans, version).kind() == BenefitPlan.Kind.GROUP_TERM_LIFE)
                .collect(Collectors.groupingBy(BenefitElection::benefitPlanId));
        if (policies.isEmpty()) {
            return null;
        }
        var coverage = new ArrayList<Money>();
        for (int month = 1; month <= payDate.getMonthValue(); month++) {
            var first = LocalDate.of(payDate.getYear(), month, 1);
            var last = first.plusMonths(1).minusDays(1);
            if (spans.stream().noneMatch(span -> span.touches(first, last))) {
                // The insurance of former employees has rules of its own (Form W-2, box 12, codes M and N).
                coverage.add(Money.ZERO);
                continue;
            }
            coverage.add(Money.sum(policies.values().stream()
                    .flatMap(its -> EffectiveDated.on(first, its).stream())
                    .map(BenefitElection::coverage)
                    .filter(Objects::nonNull)
                    .toList()));
        }
        var codes = policies.values().stream()
                .map(its -> plan(plans, its.getFirst()).payCode())
                .sorted()
                .toList();
        return new GroupTermLife(age, coverage, codes, paydaysLeft);
    }

    /** Elections by employee, with ended ones: a shortfall may still have to be taken. */
    private Map<UUID, List<BenefitElection>> versions(Collection<UUID> employees, LocalDate payDate) {
        return entities.createQuery(
                        "from BenefitElection where among(enrollmentId, :employees) and effectiveFrom <= :payDate",
                        BenefitElection.class)
                .setParameter("employees", Reading.ids(employees))
                .setParameter("payDate", payDate)
                .getResultStream()
                .collect(Collectors.groupingBy(BenefitElection::enrollmentId));
    }

    private static List<BenefitElection> latestOfEachPlan(List<BenefitElection> versions) {
        return List.copyOf(versions.stream()
                .collect(Collectors.toMap(
                        BenefitElection::benefitPlanId,
                        version -> version,
                        (a, b) -> EffectiveDated.IN_ORDER.compare(a, b) >= 0 ? a : b))
                .values());
    }

    private static List<UUID> insured(Map<UUID, List<BenefitElection>> elections, Map<UUID, BenefitPlan> plans) {
        return elections.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(election -> plan(plans, election).kind() == BenefitPlan.Kind.GROUP_TERM_LIFE))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<UUID, Integer> ages(
            Map<UUID, List<BenefitElection>> elections, Map<UUID, BenefitPlan> plans, int year) {
        var savers = elections.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(election -> plan(plans, election).kind().dependsOnAge()))
                .map(Map.Entry::getKey)
                .toList();
        return participants.agesAtEndOf(year, savers);
    }

    /** Earlier lines of whatever is carried over or stops at a total. */
    private Map<UUID, Map<String, List<CountedLines.Sum>>> sums(
            Map<UUID, List<BenefitElection>> elections, Map<UUID, BenefitPlan> plans, LocalDate payDate) {
        var employees = new ArrayList<UUID>();
        var codes = new java.util.TreeSet<String>();
        elections.forEach((employee, versions) -> {
            for (var election : versions) {
                if (crossesTheYear(plan(plans, election)) || election.total() != null) {
                    employees.add(employee);
                    codes.add(plan(plans, election).payCode());
                }
            }
        });
        return countedLines.of(employees, codes, EVER, payDate.plusDays(1)).stream()
                .collect(Collectors.groupingBy(
                        CountedLines.Sum::employeeId, Collectors.groupingBy(CountedLines.Sum::code)));
    }

    /** A salary reduction belongs to its plan year; only what is taken after tax is still owed in the next. */
    private static boolean crossesTheYear(BenefitPlan plan) {
        return plan.carriesShortfall() && plan.treatment() == BenefitInput.Treatment.AFTER_TAX;
    }

    private static BenefitInput.Deduction deduction(
            BenefitPlan plan,
            BenefitElection election,
            BenefitLimits limits,
            @Nullable Integer age,
            List<CountedLines.Sum> sums,
            LocalDate payDate) {
        var newYear = LocalDate.of(payDate.getYear(), 1, 1);
        var broughtForward = Money.ZERO;
        var taken = Money.ZERO;
        for (var sum : sums) {
            boolean earlierYear = sum.payDate().isBefore(newYear);
            if (earlierYear && crossesTheYear(plan)) {
                broughtForward = broughtForward.plus(sum.wages()).minus(sum.amount());
            }
            boolean underThisElection = !sum.payDate().isBefore(election.effectiveFrom());
            if (earlierYear && underThisElection) {
                taken = taken.plus(sum.amount());
            } else if (!earlierYear && !underThisElection) {
                taken = taken.minus(sum.amount());
            }
        }
        var law = limits.of(plan.kind(), election.cover(), election.marriedFilingSeparately(), age);
        var limit = law;
        var limitedBy = law == null ? "" : limits.source();
        if (plan.annualLimit() != null && (limit == null || plan.annualLimit().compareTo(limit) < 0)) {
            limit = plan.annualLimit();
            limitedBy = "the plan";
        }
        if (election.annualLimit() != null
                && (limit == null || election.annualLimit().compareTo(limit) < 0)) {
            limit = election.annualLimit();
            limitedBy = "the election";
        }
        var employerPart =
                election.employerPerPeriod() == null ? plan.employerPerPeriod() : election.employerPerPeriod();
        boolean limitCountsEmployer =
                plan.kind() == BenefitPlan.Kind.HSA || plan.kind() == BenefitPlan.Kind.DEPENDENT_CARE;
        return new BenefitInput.Deduction(
                plan.payCode(),
                plan.name(),
                plan.treatment(),
                election.perPeriod(),
                election.percent(),
                limit,
                limitedBy,
                election.isEnd() && election.employerPerPeriod() == null ? Money.ZERO : employerPart,
                // What the employer gave earlier in the year counts toward the limit also when it gives nothing now.
                employerPart.isPositive() || limitCountsEmployer ? plan.employerCode() : null,
                limitCountsEmployer,
                plan.carriesShortfall(),
                broughtForward.orZero(),
                election.total(),
                taken);
    }

    private static BenefitPlan plan(Map<UUID, BenefitPlan> plans, BenefitElection election) {
        var plan = plans.get(election.benefitPlanId());
        if (plan == null) {
            throw new IllegalStateException("Benefit plan " + election.benefitPlanId() + " is missing");
        }
        return plan;
    }
}
