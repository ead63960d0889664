package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.compensation.ProviderEarning;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.time.Work;
import org.openpractice.payroll.time.WorkOfPeriod;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.trace.Trace;

/** Gathers what decides the pay of many people in a run, as it stands now: each feature is asked once for all of them. */
@ApplicationScoped
public class PayInputs {

    /**
     * What is owed to somebody for earlier periods.
     *
     * @param others beside work
     */
    private record Earlier(List<EarlierPeriod> periods, List<Earning> others) {

        static final Earlier NONE = new Earlier(List.of(), List.of());

        boolean isNothing() {
            return periods.isEmpty() && others.isEmpty();
        }
    }

    private final EntityManager entities;
    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final WorkOfPeriod workOfPeriod;
    private final ProviderEarnings providerEarnings;
    private final PayRunPeople listed;
    private final PayCalendars calendars;
    private final UnpaidPeriods unpaidPeriods;
    private final PaidPeriods paidPeriods;
    private final ApprovedPay approvedPay;
    private final PayFlags flags;
    private final TaxAndDeductionInputs loadTaxesAndDeductions;

    PayInputs(
            EntityManager entities,
            Enrollments enrollments,
            EnrollmentHistory terms,
            WorkOfPeriod workOfPeriod,
            ProviderEarnings providerEarnings,
            PayRunPeople listed,
            PayCalendars calendars,
            UnpaidPeriods unpaidPeriods,
            PaidPeriods paidPeriods,
            ApprovedPay approvedPay,
            PayFlags flags,
            TaxAndDeductionInputs loadTaxesAndDeductions) {
        this.entities = entities;
        this.enrollments = enrollments;
        this.terms = terms;
        this.workOfPeriod = workOfPeriod;
        this.providerEarnings = providerEarnings;
        this.listed = listed;
        this.calendars = calendars;
        this.unpaidPeriods = unpaidPeriods;
        this.paidPeriods = paidPeriods;
        this.approvedPay = approvedPay;
        this.flags = flags;
        this.loadTaxesAndDeductions = loadTaxesAndDeductions;
    }

    /** How many people the run may have to pay. */
    long count(PayRun run) {
        return switch (run.kind()) {
            case REGULAR ->
                enrollments.countBetween(run.period().startsOn(), run.period().endsOn());
            case RETROACTIVE -> isForEverybody(run) ? paidPeriods.count(run) : listed.count(run.id());
            default -> listed.count(run.id());
        };
    }

    /** The next of the people whom the run may have to pay, in the order of their ids. */
    List<Enrollment> people(PayRun run, UUID after, int atMost) {
        return switch (run.kind()) {
            case REGULAR ->
                enrollments.between(run.period().startsOn(), run.period().endsOn(), after, atMost);
            case RETROACTIVE ->
                isForEverybody(run) ? paidPeriods.people(run, after, atMost) : listed.people(run.id(), after, atMost);
            default -> listed.people(run.id(), after, atMost);
        };
    }

    /** A retroactive run that names nobody. */
    private boolean isForEverybody(PayRun run) {
        return listed.count(run.id()) == 0;
    }

    List<Candidate> gather(PayRun run, List<Enrollment> people) {
        return Reading.only(entities, () -> switch (run.kind()) {
            case FINAL -> finalPay(run, people);
            case RETROACTIVE -> differences(run, people);
            default -> gather(run, run.period(), people, Map.of());
        });
    }

    /**
     * Work of the period with the last day is paid as of that period; what was earned in earlier ones and is not paid comes
     * beside it.
     */
    private List<Candidate> finalPay(PayRun run, List<Enrollment> people) {
        var calendar = calendars.required(run.payCalendarId());
        var candidates = new ArrayList<Candidate>();
        for (var person : people) {
            var lastDay = person.lastDay();
            if (lastDay == null) {
                candidates.add(Candidate.refused(
                        person, PayrollProblem.NOT_SEPARATED.because("Staff has told no last day of work"), null));
                continue;
            }
            var last = calendar.periodContaining(lastDay);
            if (!last.endsOn().equals(run.period().endsOn())) {
                // What it paid beyond the periods that it was drafted for would count as not paid.
                candidates.add(Candidate.refused(
                        person,
                        PayrollProblem.NOT_SEPARATED.because(
                                "Staff has told another last day, %s, since the run was drafted: reverse it and draft another"
                                        .formatted(lastDay)),
                        null));
                continue;
            }
            var paidOn = new PayPeriod(
                    last.startsOn(), last.endsOn(), run.payDate(), run.period().explanation());
            var periods = new ArrayList<EarlierPeriod>();
            var others = new ArrayList<Earning>();
            try {
                for (var period : unpaidPeriods.from(calendar, run.period().startsOn(), person, lastDay, run.id())) {
                    if (period.startsOn().equals(last.startsOn())) {
                        continue;
                    }
                    var work = workOfPeriod
                            .of(calendar.id(), run.frequency(), period, List.of(person.id()))
                            .get(person.id());
                    // Without work there is nothing to pay for a period, and orders count periods that are paid.
                    if (work != null && !work.isEmpty()) {
                        periods.add(new EarlierPeriod(work, null));
                    }
                    if (work != null && work.isOnCalendar()) {
                        others.addAll(draws(period, person.id()));
                    }
                }
                var earlier = new Earlier(periods, others);
                candidates.addAll(gather(run, paidOn, List.of(person), Map.of(person.id(), earlier)));
            } catch (ProblemException refusal) {
                candidates.add(Candidate.refused(person, refusal, null));
            }
        }
        return candidates;
    }

    /** Draws of an earlier period; settlements are paid whatever the period. */
    private List<Earning> draws(PayPeriod period, UUID person) {
        return providerEarnings.due(List.of(person), period).getOrDefault(person, List.of()).stream()
                .filter(earning -> earning.settlementId() == null)
                .map(PayInputs::of)
                .map(earning -> new Earning(
                        earning.code(),
                        "%s, %s to %s".formatted(earning.description(), period.startsOn(), period.endsOn()),
                        earning.hours(),
                        earning.rate(),
                        earning.amount(),
                        earning.supplemental(),
                        earning.place()))
                .toList();
    }

    /** What paid periods come to now beyond what was paid; whoever is named and is owed nothing is told so. */
    private List<Candidate> differences(PayRun run, List<Enrollment> people) {
        boolean named = !isForEverybody(run);
        var found = paidPeriods.of(run, people.stream().map(Enrollment::id).toList());
        var candidates = new ArrayList<Candidate>();
        var owed = new ArrayList<Enrollment>();
        var earlier = new HashMap<UUID, Earlier>();
        for (var person : people) {
            var its = found.get(person.id());
            try {
                if (its != null && its.refusal() != null) {
                    candidates.add(Candidate.refused(person, its.refusal(), null));
                    continue;
                }
                var periods = its == null ? List.<EarlierPeriod>of() : EarlierPeriods.thatDiffer(its.periods());
                if (!EarlierPeriods.of(periods, Trace.none()).isEmpty()) {
                    owed.add(person);
                    earlier.put(person.id(), new Earlier(periods, List.of()));
                } else if (named) {
                    candidates.add(Candidate.refused(
                            person,
                            PayrollProblem.NOTHING_TO_PAY.because(
                                    "No paid period from %s on comes to more than was paid".formatted(run.since())),
                            null));
                }
            } catch (ProblemException refusal) {
                candidates.add(Candidate.refused(person, refusal, null));
            }
        }
        candidates.addAll(gather(run, run.period(), owed, earlier));
        return candidates;
    }

    private static Earning of(ProviderEarning earning) {
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

    private List<Candidate> gather(PayRun run, PayPeriod period, List<Enrollment> people, Map<UUID, Earlier> earlier) {
        var ids = people.stream().map(Enrollment::id).toList();
        var withTerms = terms.having(PayTerms.class, ids);
        boolean regular = run.kind() == PayRun.Kind.REGULAR;
        boolean apart = run.kind().isApart();
        boolean last = run.kind() == PayRun.Kind.FINAL;
        Map<UUID, Work> work = apart ? Map.of() : workOfPeriod.of(run.payCalendarId(), run.frequency(), period, ids);
        Map<UUID, List<ProviderEarning>> contracts = apart ? Map.of() : providerEarnings.due(ids, period);
        Map<UUID, List<Earning>> items = regular ? Map.of() : listed.items(run.id(), ids);
        Set<UUID> paid = apart ? Set.of() : approvedPay.paidFor(run.payCalendarId(), period, ids, run.id());
        var noWork = Work.none(run.frequency(), period);
        var taxesAndDeductions = loadTaxesAndDeductions.of(run, period, ids);
        var flagsOf = flags.of(ids).stream().collect(Collectors.groupingBy(PayFlag::employeeId));

        var candidates = new ArrayList<Candidate>(people.size());
        for (var person : people) {
            var id = person.id();
            var before = earlier.getOrDefault(id, Earlier.NONE);
            var flag = flagsOf.getOrDefault(id, List.of()).stream()
                    .filter(candidate -> candidate.covers(period)
                            || before.periods().stream()
                                    .map(EarlierPeriod::days)
                                    .anyMatch(candidate::covers))
                    .findFirst()
                    .orElse(null);
            if (!withTerms.contains(id)) {
                candidates.add(Candidate.refused(
                        person,
                        PayrollProblem.PAY_TERMS_MISSING.because(
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
            var others = new ArrayList<>(items.getOrDefault(id, List.of()));
            earned.forEach(earning -> others.add(of(earning)));
            others.addAll(before.others());
            if (worked == null || (worked.isEmpty() && others.isEmpty() && before.isNothing())) {
                if (!regular) {
                    candidates.add(Candidate.refused(
                            person,
                            PayrollProblem.NOTHING_TO_PAY.because(
                                    "Nothing was earned on this calendar from %s to %s, or its time is not here"
                                            .formatted(period.startsOn(), period.endsOn())),
                            flag));
                }
                continue;
            }
            candidates.add(new Candidate(
                    person,
                    taxesAndDeductions.input(id, worked, others, before.periods()),
                    null,
                    flag,
                    earned.stream()
                            .map(ProviderEarning::settlementId)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList()));
        }
        return candidates;
    }
}
