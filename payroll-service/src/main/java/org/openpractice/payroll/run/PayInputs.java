package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.benefit.BenefitTerms;
import org.openpractice.payroll.benefit.LoadBenefits;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.compensation.ProviderEarning;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.enrolment.EffectiveDated;
import org.openpractice.payroll.enrolment.Enrolment;
import org.openpractice.payroll.enrolment.EnrolmentTerms;
import org.openpractice.payroll.enrolment.Enrolments;
import org.openpractice.payroll.enrolment.PayTerms;
import org.openpractice.payroll.enrolment.StateCertificates;
import org.openpractice.payroll.enrolment.WithholdingCertificate;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.payroll.garnishment.GarnishedRun;
import org.openpractice.payroll.garnishment.GarnishmentOrders;
import org.openpractice.payroll.garnishment.OrdersInForce;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.payroll.levy.LevySettings;
import org.openpractice.payroll.localtax.EnteredLocalTaxes;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.Place;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.retirement.LoadRetirement;
import org.openpractice.payroll.retirement.RetirementTerms;
import org.openpractice.payroll.time.Work;
import org.openpractice.payroll.time.WorkOfPeriod;
import org.openpractice.payroll.unemployment.UnemploymentAccounts;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.payroll.withholding.Trace;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.reading.Reading;

/** Gathers what decides the pay of many people in a run, as it stands now: each feature is asked once for all of them. */
@ApplicationScoped
public class PayInputs {

    /** More employees than this make no difference to any state. */
    private static final int EMPLOYEES_TOLD = 25;

    /**
     * One employee of a run.
     *
     * @param input null when something is missing; {@code refusal} then says what
     * @param flag flag that covers the period, if one does
     * @param settlements provider settlements that it pays
     */
    record Candidate(
            Enrolment enrolment,
            @Nullable PayInput input,
            @Nullable ProblemException refusal,
            @Nullable PayFlag flag,
            List<UUID> settlements) {

        CalculatedCheque calculated(@Nullable NetPay pay, @Nullable ProblemException refused) {
            var kept = input == null ? null : KeptInput.write(input);
            return new CalculatedCheque(
                    enrolment.id(),
                    enrolment.employeeNumber(),
                    enrolment.fullName(),
                    flag == null ? null : flag.becauseOfEventId(),
                    pay,
                    refused,
                    kept,
                    digest(kept),
                    null,
                    input == null || pay == null ? List.of() : EarlierPeriods.paidNow(input.earlierPeriods()));
        }

        /** Changes with anything that could change the pay; carries nothing readable. */
        String digest() {
            return digest(input == null ? null : KeptInput.write(input));
        }

        private String digest(@Nullable String kept) {
            var all = new StringBuilder(enrolment.employeeNumber())
                    .append('|')
                    .append(enrolment.fullName())
                    .append('|')
                    .append(kept)
                    .append('|')
                    .append(refusal == null ? "" : refusal.detail())
                    .append('|')
                    .append(flag == null ? "" : flag.becauseOfEventId());
            if (input != null) {
                YearsToDate.describe(input.yearToDate(), all);
            }
            settlements.forEach(settlement -> all.append('|').append(settlement));
            return KeptInput.digest(all.toString());
        }
    }

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
    private final Enrolments enrolments;
    private final EnrolmentTerms terms;
    private final WorkOfPeriod workOfPeriod;
    private final Jurisdictions jurisdictions;
    private final StateCertificates stateCertificates;
    private final LoadBenefits benefits;
    private final LoadRetirement loadRetirement;
    private final GarnishmentOrders garnishments;
    private final EnteredLocalTaxes localTaxes;
    private final LevySettings levies;
    private final UnemploymentAccounts unemployment;
    private final ProviderEarnings providerEarnings;
    private final ListedPay listed;
    private final PayCalendars calendars;
    private final UnpaidPeriods unpaidPeriods;
    private final PaidPeriods paidPeriods;
    private final LockedPay lockedPay;
    private final PayFlags flags;
    private final YearsToDate yearsToDate;
    private final EarlierCheques earlierCheques;

    PayInputs(
            EntityManager entities,
            Enrolments enrolments,
            EnrolmentTerms terms,
            WorkOfPeriod workOfPeriod,
            Jurisdictions jurisdictions,
            StateCertificates stateCertificates,
            LoadBenefits benefits,
            LoadRetirement loadRetirement,
            GarnishmentOrders garnishments,
            EnteredLocalTaxes localTaxes,
            LevySettings levies,
            UnemploymentAccounts unemployment,
            ProviderEarnings providerEarnings,
            ListedPay listed,
            PayCalendars calendars,
            UnpaidPeriods unpaidPeriods,
            PaidPeriods paidPeriods,
            LockedPay lockedPay,
            PayFlags flags,
            YearsToDate yearsToDate,
            EarlierCheques earlierCheques) {
        this.entities = entities;
        this.enrolments = enrolments;
        this.terms = terms;
        this.workOfPeriod = workOfPeriod;
        this.jurisdictions = jurisdictions;
        this.stateCertificates = stateCertificates;
        this.benefits = benefits;
        this.loadRetirement = loadRetirement;
        this.garnishments = garnishments;
        this.localTaxes = localTaxes;
        this.levies = levies;
        this.unemployment = unemployment;
        this.providerEarnings = providerEarnings;
        this.listed = listed;
        this.calendars = calendars;
        this.unpaidPeriods = unpaidPeriods;
        this.paidPeriods = paidPeriods;
        this.lockedPay = lockedPay;
        this.flags = flags;
        this.yearsToDate = yearsToDate;
        this.earlierCheques = earlierCheques;
    }

    /** How many people the run may have to pay. */
    long count(PayRun run) {
        return switch (run.kind()) {
            case REGULAR ->
                enrolments.countBetween(run.period().startsOn(), run.period().endsOn());
            case RETROACTIVE -> isForEverybody(run) ? paidPeriods.count(run) : listed.count(run.id());
            default -> listed.count(run.id());
        };
    }

    /** The next of the people whom the run may have to pay, in the order of their ids. */
    List<Enrolment> people(PayRun run, UUID after, int atMost) {
        return switch (run.kind()) {
            case REGULAR ->
                enrolments.between(run.period().startsOn(), run.period().endsOn(), after, atMost);
            case RETROACTIVE ->
                isForEverybody(run) ? paidPeriods.people(run, after, atMost) : listed.people(run.id(), after, atMost);
            default -> listed.people(run.id(), after, atMost);
        };
    }

    /** A retroactive run that names nobody. */
    private boolean isForEverybody(PayRun run) {
        return listed.count(run.id()) == 0;
    }

    List<Candidate> gather(PayRun run, List<Enrolment> people) {
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
    private List<Candidate> finalPay(PayRun run, List<Enrolment> people) {
        var calendar = calendars.required(run.payCalendarId());
        var candidates = new ArrayList<Candidate>();
        for (var person : people) {
            var lastDay = person.lastDay();
            if (lastDay == null) {
                candidates.add(refused(
                        person, PayrollProblem.NOT_SEPARATED.because("Staff has told no last day of work"), null));
                continue;
            }
            var last = calendar.periodContaining(lastDay);
            var paidOn = new PayPeriod(
                    last.startsOn(), last.endsOn(), run.payDate(), run.period().explanation());
            var periods = new ArrayList<EarlierPeriod>();
            var others = new ArrayList<Earning>();
            try {
                for (var period : unpaidPeriods.of(calendar, person, lastDay, run.id())) {
                    if (!period.startsOn().equals(last.startsOn())) {
                        Optional.ofNullable(workOfPeriod
                                        .of(calendar.id(), run.frequency(), period, List.of(person.id()))
                                        .get(person.id()))
                                .ifPresent(work -> periods.add(new EarlierPeriod(work, null)));
                        others.addAll(draws(period, person.id()));
                    }
                }
                var earlier = new Earlier(periods, others);
                candidates.addAll(gather(run, paidOn, List.of(person), Map.of(person.id(), earlier)));
            } catch (ProblemException refusal) {
                candidates.add(refused(person, refusal, null));
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
    private List<Candidate> differences(PayRun run, List<Enrolment> people) {
        boolean named = !isForEverybody(run);
        var found = paidPeriods.of(run, people.stream().map(Enrolment::id).toList());
        var candidates = new ArrayList<Candidate>();
        var owed = new ArrayList<Enrolment>();
        var earlier = new HashMap<UUID, Earlier>();
        for (var person : people) {
            var its = found.get(person.id());
            try {
                if (its != null && its.refusal() != null) {
                    candidates.add(refused(person, its.refusal(), null));
                    continue;
                }
                var periods = its == null ? List.<EarlierPeriod>of() : EarlierPeriods.thatDiffer(its.periods());
                if (!EarlierPeriods.of(periods, Trace.none()).isEmpty()) {
                    owed.add(person);
                    earlier.put(person.id(), new Earlier(periods, List.of()));
                } else if (named) {
                    candidates.add(refused(
                            person,
                            PayrollProblem.NOTHING_TO_PAY.because(
                                    "No paid period from %s on comes to more than was paid".formatted(run.since())),
                            null));
                }
            } catch (ProblemException refusal) {
                candidates.add(refused(person, refusal, null));
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
                Place.UNNAMED);
    }

    private List<Candidate> gather(PayRun run, PayPeriod period, List<Enrolment> people, Map<UUID, Earlier> earlier) {
        var payDate = period.payDate();
        var ids = people.stream().map(Enrolment::id).toList();
        var withTerms = terms.having(PayTerms.class, ids);
        boolean regular = run.kind() == PayRun.Kind.REGULAR;
        boolean apart = run.kind().isApart();
        boolean last = run.kind() == PayRun.Kind.FINAL;
        Map<UUID, Work> work = apart ? Map.of() : workOfPeriod.of(run.payCalendarId(), run.frequency(), period, ids);
        Map<UUID, List<ProviderEarning>> contracts = apart ? Map.of() : providerEarnings.due(ids, period);
        Map<UUID, List<Earning>> items = regular ? Map.of() : listed.items(run.id(), ids);
        Set<UUID> paid = apart ? Set.of() : lockedPay.paidFor(run.payCalendarId(), period, ids, run.id());
        var noWork = Work.none(run.frequency(), period);
        var certificates = terms.of(WithholdingCertificate.class, ids);
        var certified = stateCertificates.inForce(ids, payDate);
        var chosen = benefits.of(ids, period);
        var retirement = loadRetirement.of(ids, period, run.payCalendarId());
        var noBenefits = BenefitTerms.none(payDate);
        var noRetirement = RetirementTerms.none(payDate);
        var sourcing = jurisdictions.of(ids, period);
        var garnished = garnishments.of(ids, new GarnishedRun(run.id(), run.payCalendarId(), period, apart));
        var localTerms = localTaxes.on(payDate);
        var levyTerms = levies.on(payDate);
        var unemploymentTerms = unemployment.on(payDate);
        int employees = enrolments
                .idsBetween(period.startsOn(), period.endsOn(), PayRunCalculation.FIRST, EMPLOYEES_TOLD)
                .size();
        var flagsOf = flags.of(ids).stream().collect(Collectors.groupingBy(PayFlag::employeeId));
        Map<UUID, List<YearToDate>> years = yearsToDate.of(ids, payDate.getYear(), run.id());
        var earlierPay = earlierCheques.of(run, period, ids, localTerms.flatCodes());

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
                candidates.add(refused(
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
            var earned = worked == null ? List.<ProviderEarning>of() : contracts.getOrDefault(id, List.of());
            var others = new ArrayList<>(items.getOrDefault(id, List.of()));
            earned.forEach(earning -> others.add(of(earning)));
            others.addAll(before.others());
            if (worked == null || (worked.isEmpty() && others.isEmpty() && before.isNothing())) {
                if (!regular) {
                    candidates.add(refused(
                            person,
                            PayrollProblem.NOTHING_TO_PAY.because(
                                    "Nothing was earned on this calendar from %s to %s, or its time is not here"
                                            .formatted(period.startsOn(), period.endsOn())),
                            flag));
                }
                continue;
            }
            var benefitTerms = chosen.getOrDefault(id, noBenefits);
            var retirementTerms = retirement.getOrDefault(id, noRetirement);
            var where = sourcing.get(id);
            if (where == null) {
                throw new IllegalStateException("An enrolment has no jurisdiction");
            }
            var certificate = EffectiveDated.on(payDate, certificates.getOrDefault(id, List.of()));
            candidates.add(new Candidate(
                    person,
                    new PayInput(
                            apart ? PayInput.Manner.SUPPLEMENTAL : PayInput.Manner.REGULAR,
                            run.frequency(),
                            period,
                            worked,
                            others,
                            before.periods(),
                            where,
                            certificate.map(WithholdingCertificate::form).orElseGet(FormW4::none),
                            certificate
                                    .map(WithholdingCertificate::effectiveFrom)
                                    .orElse(payDate),
                            certified.getOrDefault(id, Map.of()),
                            employees,
                            apart ? benefitTerms.forSupplementalPay() : benefitTerms,
                            apart ? retirementTerms.forSupplementalPay() : retirementTerms,
                            garnished.getOrDefault(
                                    id, OrdersInForce.none(where.places().work().state())),
                            localTerms,
                            levyTerms,
                            unemploymentTerms,
                            earlierPay.get(id),
                            years.getOrDefault(id, List.of())),
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

    private static Candidate refused(Enrolment person, ProblemException refusal, @Nullable PayFlag flag) {
        return new Candidate(person, null, refusal, flag, List.of());
    }
}
