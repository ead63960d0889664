package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.compensation.ProviderEarning;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.time.Work;
import org.openpractice.payroll.time.WorkOfPeriod;
import org.openpractice.platform.problem.ProblemException;

/** Gathers what decides the pay of many people in a run, as it stands now: each feature is asked once for all of them. */
@ApplicationScoped
class PayInputs {

    private final EnrollmentHistory terms;
    private final WorkOfPeriod workOfPeriod;
    private final ProviderEarnings providerEarnings;
    private final PayRunPeople listed;
    private final ApprovedPay approvedPay;
    private final PayFlags flags;
    private final TaxAndDeductionInputs taxAndDeductionInputs;
    private final Jurisdictions jurisdictions;

    PayInputs(
            EnrollmentHistory terms,
            WorkOfPeriod workOfPeriod,
            ProviderEarnings providerEarnings,
            PayRunPeople listed,
            ApprovedPay approvedPay,
            PayFlags flags,
            TaxAndDeductionInputs taxAndDeductionInputs,
            Jurisdictions jurisdictions) {
        this.terms = terms;
        this.workOfPeriod = workOfPeriod;
        this.providerEarnings = providerEarnings;
        this.listed = listed;
        this.approvedPay = approvedPay;
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

    /** For a run without earlier periods. */
    List<Candidate> of(PayRun run, List<Enrollment> people) {
        return of(run, run.period(), people, Map.of());
    }

    /**
     * @param period whose work is paid, with the pay date
     * @param earlier what is owed for other periods, by employee
     */
    List<Candidate> of(PayRun run, PayPeriod period, List<Enrollment> people, Map<UUID, List<EarlierPeriod>> earlier) {
        var ids = people.stream().map(Enrollment::id).toList();
        var withTerms = terms.having(PayTerms.class, ids);
        boolean named = run.kind().namesPeople();
        boolean apart = run.kind().isApart();
        boolean last = run.kind() == PayRun.Kind.FINAL;
        Map<UUID, Work> work = apart ? Map.of() : workOfPeriod.of(run.payCalendarId(), run.frequency(), period, ids);
        Map<UUID, List<ProviderEarning>> contracts = apart ? Map.of() : providerEarnings.due(ids, period);
        Map<UUID, List<PayRunItem>> items = named ? listed.items(run.id(), ids) : Map.of();
        var paidItems = paidItems(run, items, settled(contracts));
        Set<UUID> paid = apart ? Set.of() : approvedPay.paidFor(run.payCalendarId(), period, ids, run.id());
        var noWork = Work.none(run.frequency(), period);
        var taxesAndDeductions = taxAndDeductionInputs.of(run, period, ids);
        var flagsOf = flags.of(ids).stream().collect(Collectors.groupingBy(PayFlag::employeeId));

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
                // Another run has paid this period to them; nobody is paid twice.
                continue;
            }
            var worked = apart || paid.contains(id) ? noWork : work.get(id);
            var earned = worked == null
                    ? List.<ProviderEarning>of()
                    : earned(run, period, id, worked, paid.contains(id), contracts.getOrDefault(id, List.of()));
            var asked = items.getOrDefault(id, List.of());
            var others = new ArrayList<Earning>();
            asked.forEach(item -> others.add(item.earning()));
            earned.forEach(earning -> others.add(of(earning)));
            if (worked == null || (worked.isEmpty() && others.isEmpty() && before.isEmpty())) {
                if (named) {
                    candidates.add(new Candidate.Refused(
                            person,
                            RunProblem.NOTHING_TO_PAY.because(
                                    "Nothing was earned on this calendar from %s to %s, or its time is not here"
                                            .formatted(period.startsOn(), period.endsOn())),
                            flag));
                }
                continue;
            }
            var its = paidItems.getOrDefault(id, ItsItems.NONE);
            if (its.refusal() != null) {
                candidates.add(new Candidate.Refused(person, its.refusal(), flag));
                continue;
            }
            candidates.add(new Candidate.Earner(
                    person,
                    taxesAndDeductions.input(id, worked, others, before, its.items()),
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
