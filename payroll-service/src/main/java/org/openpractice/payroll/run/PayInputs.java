package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrolment.EffectiveDated;
import org.openpractice.payroll.enrolment.EmploymentSpan;
import org.openpractice.payroll.enrolment.Enrolment;
import org.openpractice.payroll.enrolment.EnrolmentTerms;
import org.openpractice.payroll.enrolment.Enrolments;
import org.openpractice.payroll.enrolment.PayTerms;
import org.openpractice.payroll.enrolment.RetirementElection;
import org.openpractice.payroll.enrolment.TaxJurisdiction;
import org.openpractice.payroll.enrolment.WithholdingCertificate;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.payroll.time.TimeWeek;
import org.openpractice.payroll.time.TimeWeeks;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.problem.ProblemException;

/** Gathers what decides everybody's pay in a run, as it stands now. */
@ApplicationScoped
public class PayInputs {

    /**
     * One employee of a run.
     *
     * @param input null when something is missing; {@code refusal} then says what
     * @param flag flag that covers the period, if one does
     */
    record Candidate(
            Enrolment enrolment,
            @Nullable PayInput input,
            @Nullable ProblemException refusal,
            @Nullable PayFlag flag) {

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
                    digest(kept));
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
                input.yearToDate()
                        .forEach(sum -> all.append('|')
                                .append(sum.code())
                                .append(' ')
                                .append(sum.amount().cents())
                                .append(' ')
                                .append(sum.wages().cents()));
            }
            return KeptInput.digest(all.toString());
        }
    }

    private final Enrolments enrolments;
    private final EnrolmentTerms terms;
    private final TimeWeeks timeWeeks;
    private final PayFlags flags;
    private final YearsToDate yearsToDate;

    PayInputs(
            Enrolments enrolments, EnrolmentTerms terms, TimeWeeks timeWeeks, PayFlags flags, YearsToDate yearsToDate) {
        this.enrolments = enrolments;
        this.terms = terms;
        this.timeWeeks = timeWeeks;
        this.flags = flags;
        this.yearsToDate = yearsToDate;
    }

    /** How many people the run may have to pay. */
    long count(PayRun run) {
        return enrolments.countBetween(run.period().startsOn(), run.period().endsOn());
    }

    /** The next of the people whom the run may have to pay, in the order of their ids. */
    List<Enrolment> people(PayRun run, UUID after, int atMost) {
        return enrolments.between(run.period().startsOn(), run.period().endsOn(), after, atMost);
    }

    List<Candidate> gather(PayRun run, List<Enrolment> people) {
        var period = run.period();
        var ids = people.stream().map(Enrolment::id).toList();
        var payTerms = terms.of(PayTerms.class, ids);
        var certificates = terms.of(WithholdingCertificate.class, ids);
        var elections = terms.of(RetirementElection.class, ids);
        var jurisdictions = terms.of(TaxJurisdiction.class, ids);
        var spans = terms.spans(ids);
        var hours = timeWeeks.approvedEndingBetween(ids, period.startsOn(), period.endsOn()).stream()
                .collect(Collectors.groupingBy(TimeWeek::enrolmentId));
        var flagsOf = flags.of(ids).stream().collect(Collectors.groupingBy(PayFlag::employeeId));
        var years = yearsToDate.of(ids, period.payDate().getYear(), run.id());

        var candidates = new ArrayList<Candidate>();
        for (var person : people) {
            var id = person.id();
            var flag = flagsOf.getOrDefault(id, List.of()).stream()
                    .filter(candidate -> candidate.covers(period))
                    .findFirst()
                    .orElse(null);
            var versions = payTerms.getOrDefault(id, List.of());
            if (versions.isEmpty()) {
                candidates.add(new Candidate(
                        person,
                        null,
                        PayrollProblem.PAY_TERMS_MISSING.because(
                                "Employed in the period, but without pay terms on any calendar"),
                        flag));
                continue;
            }
            var hourly = hourly(run, versions, hours.getOrDefault(id, List.of()));
            var salary = salary(run, versions, spans.getOrDefault(id, List.of()));
            if (hourly.isEmpty() && salary.isEmpty()) {
                continue;
            }
            var certificate = EffectiveDated.on(period.payDate(), certificates.getOrDefault(id, List.of()));
            var where = jurisdiction(period, jurisdictions.getOrDefault(id, List.of()));
            candidates.add(new Candidate(
                    person,
                    new PayInput(
                            run.frequency(),
                            period,
                            where.workState(),
                            where.residenceState(),
                            hourly,
                            salary,
                            certificate.map(WithholdingCertificate::form).orElseGet(FormW4::none),
                            certificate
                                    .map(WithholdingCertificate::effectiveFrom)
                                    .orElse(period.payDate()),
                            EffectiveDated.on(period.payDate(), elections.getOrDefault(id, List.of()))
                                    .map(RetirementElection::deferral)
                                    .orElse(Money.ZERO),
                            years.getOrDefault(id, List.of())),
                    null,
                    flag));
        }
        return candidates;
    }

    private static List<PayInput.HourlyWeek> hourly(PayRun run, List<PayTerms> versions, List<TimeWeek> hours) {
        var weeks = new ArrayList<PayInput.HourlyWeek>();
        for (var worked : hours) {
            onCalendar(run, worked.week().endsOn(), PayTerms.Basis.HOURLY, versions)
                    .ifPresent(paid -> weeks.add(new PayInput.HourlyWeek(worked.week(), paid.rate())));
        }
        return weeks;
    }

    /** Each salary that holds on some Monday to Friday of the period, with the days on which it does. */
    private static List<PayInput.SalaryPart> salary(PayRun run, List<PayTerms> versions, List<EmploymentSpan> spans) {
        var period = run.period();
        int daysInPeriod = 0;
        Map<UUID, Integer> daysByTerms = new LinkedHashMap<>();
        Map<UUID, PayTerms> byId = new LinkedHashMap<>();
        for (var day = period.startsOn(); !day.isAfter(period.endsOn()); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            daysInPeriod++;
            if (isEmployed(spans, day)) {
                onCalendar(run, day, PayTerms.Basis.SALARIED, versions).ifPresent(paid -> {
                    byId.put(paid.id(), paid);
                    daysByTerms.merge(paid.id(), 1, Integer::sum);
                });
            }
        }
        var parts = new ArrayList<PayInput.SalaryPart>();
        for (var paid : byId.values()) {
            parts.add(new PayInput.SalaryPart(paid.rate(), daysByTerms.getOrDefault(paid.id(), 0), daysInPeriod));
        }
        return parts;
    }

    private static boolean isEmployed(List<EmploymentSpan> spans, LocalDate day) {
        return spans.stream().anyMatch(span -> span.covers(day));
    }

    private static Optional<PayTerms> onCalendar(
            PayRun run, LocalDate day, PayTerms.Basis basis, List<PayTerms> versions) {
        return EffectiveDated.on(day, versions)
                .filter(paid -> paid.payCalendarId().equals(run.payCalendarId()) && paid.basis() == basis);
    }

    /** Where the work of the period was done last; a hire in the middle of it counts from the first version on. */
    private static TaxJurisdiction jurisdiction(PayPeriod period, List<TaxJurisdiction> versions) {
        return EffectiveDated.on(period.endsOn(), versions)
                .orElseGet(() -> versions.stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("An enrolment has no jurisdiction")));
    }
}
