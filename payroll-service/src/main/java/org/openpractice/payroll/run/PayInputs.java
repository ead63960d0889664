package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.advance.AdvanceDue;
import org.openpractice.payroll.advance.AdvanceInputs;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.compensation.ProviderEarning;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.expense.ExpenseProblem;
import org.openpractice.payroll.expense.Reimbursement;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.payroll.minimumwage.LeastPay;
import org.openpractice.payroll.minimumwage.MinimumWages;
import org.openpractice.payroll.overtime.OvertimeRules;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.time.Work;
import org.openpractice.payroll.time.WorkOfPeriod;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.records.EffectiveDated;

/** Gathers what decides the pay of many people in a run, as it stands now: each feature is asked once for all of them. */
@ApplicationScoped
class PayInputs {

    private static final BigDecimal WEEKS_OF_A_YEAR = BigDecimal.valueOf(52);

    private final PayCalendars calendars;
    private final EnrollmentHistory terms;
    private final MinimumWages minimumWages;
    private final OvertimeRules overtimeRules;
    private final WorkOfPeriod workOfPeriod;
    private final ProviderEarnings providerEarnings;
    private final PayRunPeople listed;
    private final ReimbursedExpenses expenses;
    private final ApprovedPay approvedPay;
    private final AdvanceInputs advanceInputs;
    private final PayFlags flags;
    private final TaxAndDeductionInputs taxAndDeductionInputs;
    private final Jurisdictions jurisdictions;

    PayInputs(
            PayCalendars calendars,
            EnrollmentHistory terms,
            MinimumWages minimumWages,
            OvertimeRules overtimeRules,
            WorkOfPeriod workOfPeriod,
            ProviderEarnings providerEarnings,
            PayRunPeople listed,
            ReimbursedExpenses expenses,
            ApprovedPay approvedPay,
            AdvanceInputs advanceInputs,
            PayFlags flags,
            TaxAndDeductionInputs taxAndDeductionInputs,
            Jurisdictions jurisdictions) {
        this.calendars = calendars;
        this.terms = terms;
        this.minimumWages = minimumWages;
        this.overtimeRules = overtimeRules;
        this.workOfPeriod = workOfPeriod;
        this.providerEarnings = providerEarnings;
        this.listed = listed;
        this.expenses = expenses;
        this.approvedPay = approvedPay;
        this.advanceInputs = advanceInputs;
        this.flags = flags;
        this.taxAndDeductionInputs = taxAndDeductionInputs;
        this.jurisdictions = jurisdictions;
    }

    static Earning of(ProviderEarning earning) {
        return new Earning(
                earning.code(),
                earning.description(),
                null,
                null,
                earning.amount(),
                earning.supplemental(),
                CostCenter.UNNAMED);
    }

    /**
     * What a contract gives: draws with the calendar that pays the period, and only once.
     *
     * @param paid a paycheck has paid the period; a final run may come after it
     */
    private List<ProviderEarning> earned(
            PayRun run, PayPeriod period, UUID employee, Work work, boolean paid, List<ProviderEarning> due) {
        if (due.isEmpty() || !paid && !work.isOnCalendar()) {
            return List.of();
        }
        if (!paid) {
            return due;
        }
        var drawn = approvedPay.paidFor(run.payCalendarId(), period, employee, PayCode.PROVIDER_DRAW, run.id());
        return due.stream()
                .map(earning -> earning.settlementId() == null
                        ? new ProviderEarning(
                                earning.code(),
                                earning.description(),
                                earning.amount().minus(drawn).orZero(),
                                earning.supplemental(),
                                null)
                        : earning)
                .filter(earning -> !earning.amount().isZero())
                .toList();
    }

    /** Whose weeks have days that are paid with the period before. */
    private static Map<UUID, Work> withDaysBefore(Map<UUID, Work> work) {
        var some = new HashMap<UUID, Work>();
        work.forEach((id, worked) -> {
            if (worked.weeks().stream().anyMatch(Work.Week::hasDaysBefore)) {
                some.put(id, worked);
            }
        });
        return some;
    }

    /** A threshold may have risen since a salary was agreed; the salary itself is still owed. */
    private Work withSalaryTest(Work worked, @Nullable Place place, PayPeriod period) {
        for (var part : worked.salaries()) {
            var terms = part.terms();
            if (terms.basis() != PayTerms.Basis.SALARIED
                    || terms.agreement().exemption() != PayAgreement.Exemption.SALARY_TEST) {
                continue;
            }
            var least = salaryTest(place, period.startsOn());
            var year = worked.year();
            var weeks = year == null ? WEEKS_OF_A_YEAR : BigDecimal.valueOf(year.weeks(worked.frequency()));
            var aWeek = Money.of(terms.rate().decimal().divide(weeks, 2, RoundingMode.HALF_UP));
            var open = least.openFor(aWeek);
            if (aWeek.compareTo(least.amount()) < 0) {
                worked = worked.with(new Remark(
                        Remark.Kind.NOT_PAID,
                        "The salary is below the %s, %s a week: overtime is owed and not paid"
                                .formatted(least.law(), least.amount().amount())));
            } else if (open != null) {
                worked = worked.with(new Remark(Remark.Kind.NOT_CHECKED, open));
            }
        }
        return worked;
    }

    /** Least weekly salary, federal or of the state, whichever is more. */
    private LeastPay salaryTest(@Nullable Place place, LocalDate day) {
        var federal = new LeastPay(
                overtimeRules.exemptSalary(day).weekly(), "salary test of the FLSA (29 CFR 541.600)", null, null);
        return Optional.ofNullable(place)
                .flatMap(where -> minimumWages.exemptWeekly(where, day))
                .filter(ofState -> ofState.amount().compareTo(federal.amount()) >= 0)
                .orElse(federal);
    }

    /** Why nothing is due to somebody on the calendar. */
    private static String nothingDue(Work work, PayPeriod period) {
        boolean byTime = work.terms().stream().anyMatch(terms -> !terms.basis().isSalary());
        boolean bySalary = work.terms().stream()
                .anyMatch(terms -> terms.basis().isSalary() && terms.basis() != PayTerms.Basis.PROVIDER_CONTRACT);
        return (byTime
                        ? "No time of %s to %s was submitted; when it is approved after the run, an off-cycle run pays it"
                        : bySalary
                                ? "No working day on a salary of this calendar lies between %s and %s"
                                : "No draw or settlement of the provider contract is due from %s to %s")
                .formatted(period.startsOn(), period.endsOn());
    }

    /** For a run without earlier periods. */
    List<Candidate> of(PayRun run, List<Enrollment> people) {
        return of(run, run.period(), people, Map.of());
    }

    /**
     * @param period whose work is paid, with the pay date
     * @param earlier what is owed for other periods, by employee
     */
    List<Candidate> of(PayRun run, PayPeriod period, List<Enrollment> people, Map<UUID, List<EarlierPeriod>> earlier) {
        return of(run, period, people, earlier, (person, worked) -> List.of());
    }

    /** @param assumed what somebody on the calendar of whom no work is known is taken to earn */
    List<Candidate> of(
            PayRun run,
            PayPeriod period,
            List<Enrollment> people,
            Map<UUID, List<EarlierPeriod>> earlier,
            BiFunction<Enrollment, Work, List<Earning>> assumed) {
        var ids = people.stream().map(Enrollment::id).toList();
        var withTerms = terms.having(PayTerms.class, ids);
        boolean named = run.kind().namesPeople();
        boolean apart = run.kind().isApart();
        boolean last = run.kind() == PayRun.Kind.FINAL;
        Map<UUID, Work> work = apart ? Map.of() : workOfPeriod.of(run.payCalendarId(), run.frequency(), period, ids);
        Map<UUID, List<ProviderEarning>> contracts = apart ? Map.of() : providerEarnings.due(ids, period);
        Map<UUID, List<PayRunItem>> items = listed.items(run.id(), ids);
        var spent = expenses.of(run.id(), ids);
        var paidItems = paidItems(run, items, settled(contracts));
        Set<UUID> paid = apart ? Set.of() : approvedPay.paidFor(run.payCalendarId(), period, ids, run.id());
        var daysBefore = last ? Map.<UUID, Work>of() : withDaysBefore(work);
        Set<UUID> paidBefore = daysBefore.isEmpty()
                ? Set.of()
                : approvedPay.paidFor(
                        run.payCalendarId(),
                        calendars.get(run.payCalendarId()).before(period),
                        daysBefore.keySet(),
                        null);
        var standingAdvances = advanceInputs.of(run, ids);
        var noWork = Work.none(run.frequency(), period);
        var taxesAndDeductions = taxAndDeductionInputs.of(run, period, ids);
        var flagsOf = flags.of(ids).stream().collect(Collectors.groupingBy(PayFlag::employeeId));

        var elsewhere = apart
                ? Map.<UUID, List<PayTerms>>of()
                : terms.of(
                        PayTerms.class,
                        ids.stream().filter(id -> !work.containsKey(id)).toList());

        var candidates = new ArrayList<Candidate>(people.size());
        for (var person : people) {
            var id = person.id();
            var before = earlier.getOrDefault(id, List.of());
            var flag = flagsOf.getOrDefault(id, List.of()).stream()
                    .filter(candidate -> candidate.covers(period)
                            || before.stream().map(EarlierPeriod::days).anyMatch(candidate::covers))
                    .findFirst()
                    .orElse(null);
            if (!withTerms.contains(id)) {
                candidates.add(new Candidate.Refused(
                        person,
                        EnrollmentProblem.PAY_TERMS_MISSING.because(
                                "Employed in the period, but without pay terms on any calendar"),
                        flag));
                continue;
            }
            if (paid.contains(id) && !last) {
                // Nobody is paid twice.
                candidates.add(new Candidate.Refused(
                        person,
                        RunProblem.PAID_FOR_THE_PERIOD.because(
                                "Another run has paid %s to %s to them".formatted(period.startsOn(), period.endsOn())),
                        true,
                        flag));
                continue;
            }
            var worked = apart || paid.contains(id) ? noWork : work.get(id);
            if (worked != null && daysBefore.containsKey(id) && !paidBefore.contains(id)) {
                worked = worked.with(new Remark(
                        Remark.Kind.NOT_PAID,
                        "Work of a week before %s belongs to the period before, of which nothing is paid: an off-cycle run pays it"
                                .formatted(period.startsOn())));
            }
            if (worked != null) {
                worked = withSalaryTest(worked, taxesAndDeductions.workPlace(id), period);
            }
            var earned = worked == null
                    ? List.<ProviderEarning>of()
                    : earned(run, period, id, worked, paid.contains(id), contracts.getOrDefault(id, List.of()));
            var asked = items.getOrDefault(id, List.of());
            var others = new ArrayList<Earning>();
            asked.stream().filter(item -> !item.isAdvance()).forEach(item -> others.add(item.earning()));
            List<AdvanceDue> advances;
            try {
                advances = standingAdvances
                        .getOrDefault(id, AdvanceInputs.Standing.NONE)
                        .with(AdvancesToPay.of(asked));
            } catch (ProblemException refusal) {
                candidates.add(new Candidate.Refused(person, refusal, flag));
                continue;
            }
            // Only apart from the wages of a period an advance is paid without them: beside none it would count as
            // their pay.
            boolean advanced = apart && asked.stream().anyMatch(PayRunItem::isAdvance);
            earned.forEach(earning -> others.add(of(earning)));
            if (worked != null && worked.isOnCalendar() && worked.isEmpty() && others.isEmpty() && before.isEmpty()) {
                others.addAll(assumed.apply(person, worked));
            }
            var itsExpenses = spent.getOrDefault(id, List.of());
            // As with advances: beside no wages of a period it would count as their pay.
            boolean spentAlone = !itsExpenses.isEmpty() && (apart || last);
            if (worked == null && spentAlone) {
                worked = noWork;
            }
            if (worked == null
                    || (worked.isEmpty() && others.isEmpty() && before.isEmpty() && !advanced && !spentAlone)) {
                if (!itsExpenses.isEmpty()) {
                    candidates.add(new Candidate.Refused(
                            person,
                            ExpenseProblem.NOTHING_TO_REIMBURSE_WITH.because(
                                    "Nothing was earned on this calendar from %s to %s, and a reimbursement alone would count as the pay of the period"
                                            .formatted(period.startsOn(), period.endsOn())),
                            flag));
                } else if (named || !asked.isEmpty()) {
                    candidates.add(new Candidate.Refused(
                            person,
                            RunProblem.NOTHING_TO_PAY.because(
                                    "Nothing was earned on this calendar from %s to %s, or its time is not here"
                                            .formatted(period.startsOn(), period.endsOn())),
                            flag));
                } else if (worked != null && worked.isOnCalendar()) {
                    candidates.add(new Candidate.Refused(
                            person, RunProblem.NOTHING_TO_PAY.because(nothingDue(worked, period)), true, flag));
                } else if (worked == null
                        && EffectiveDated.on(period.endsOn(), elsewhere.getOrDefault(id, List.of()))
                                .isEmpty()) {
                    candidates.add(new Candidate.Refused(
                            person,
                            EnrollmentProblem.PAY_TERMS_MISSING.because(
                                    "Employed in the period, and no pay terms on any calendar are in force by its last day, "
                                            + period.endsOn()),
                            flag));
                }
                // Everybody else is paid by another calendar.
                continue;
            }
            var its = paidItems.getOrDefault(id, ItsItems.NONE);
            if (its.refusal() != null) {
                candidates.add(new Candidate.Refused(person, its.refusal(), flag));
                continue;
            }
            List<Reimbursement> reimbursements;
            try {
                reimbursements = ReimbursedExpenses.reimbursed(itsExpenses, its.items());
            } catch (ProblemException refusal) {
                candidates.add(new Candidate.Refused(person, refusal, flag));
                continue;
            }
            reimbursements.stream()
                    .filter(reimbursement -> reimbursement.wages().isPositive())
                    .forEach(reimbursement -> others.add(reimbursement.earning()));
            candidates.add(new Candidate.Earner(
                    person,
                    taxesAndDeductions.input(id, worked, others, before, its.items(), advances, reimbursements),
                    flag,
                    earned.stream()
                            .map(ProviderEarning::settlementId)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList()));
        }
        return candidates;
    }

    /**
     * What decides the taxes of the items of one person.
     *
     * @param items null where that makes no difference
     * @param refusal why they are not paid as they are; null when they are
     */
    private record ItsItems(
            @Nullable PaidItems items, @Nullable ProblemException refusal) {

        static final ItsItems NONE = new ItsItems(null, null);
    }

    /** Whose contracts are settled: for earlier work, of which it is not known where it was done. */
    private static Set<UUID> settled(Map<UUID, List<ProviderEarning>> contracts) {
        return contracts.entrySet().stream()
                .filter(due -> due.getValue().stream().anyMatch(earning -> earning.settlementId() != null))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<UUID, ItsItems> paidItems(PayRun run, Map<UUID, List<PayRunItem>> items, Set<UUID> settled) {
        var people = new TreeSet<>(items.keySet());
        people.addAll(settled);
        if (people.isEmpty()) {
            return Map.of();
        }
        var whereabouts = jurisdictions.whereabouts(people, run.payDate());
        var byEmployee = new HashMap<UUID, ItsItems>();
        for (var employee : people) {
            try {
                var its = PaidItems.of(
                        items.getOrDefault(employee, List.of()),
                        settled.contains(employee),
                        whereabouts,
                        employee,
                        run.payDate());
                byEmployee.put(employee, new ItsItems(its, null));
            } catch (ProblemException refusal) {
                byEmployee.put(employee, new ItsItems(null, refusal));
            }
        }
        return byEmployee;
    }
}
