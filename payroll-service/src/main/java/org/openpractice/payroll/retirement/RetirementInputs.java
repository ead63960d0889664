package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.BirthDate;
import org.openpractice.payroll.enrollment.BirthDates;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.paid.CountedLines;
import org.openpractice.payroll.paid.CountingRuns;
import org.openpractice.payroll.paid.PaidHours;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.retirement.Employments.Employment;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.EffectiveDated;
import org.openpractice.platform.sql.Sql;

/** What decides everybody's 401(k) lines on a pay date. */
@ApplicationScoped
public class RetirementInputs {

    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);
    /** First period paid in a year starts no later than this, unless somebody was hired later. */
    private static final int FIRST_PERIOD_STARTS_BY = 7;

    private final EntityManager entities;
    private final CountingRuns countingRuns;
    private final Sql sql;
    private final EnrollmentHistory enrollmentTerms;
    private final Employments employments;
    private final RetirementPlans plans;
    private final BirthDates participants;
    private final PlanLoans loans;
    private final CountedLines countedLines;
    private final PayCalendars calendars;
    private final ColumnCipher cipher;

    RetirementInputs(
            EntityManager entities,
            CountingRuns countingRuns,
            Sql sql,
            EnrollmentHistory enrollmentTerms,
            Employments employments,
            RetirementPlans plans,
            BirthDates participants,
            PlanLoans loans,
            CountedLines countedLines,
            PayCalendars calendars,
            ColumnCipher cipher) {
        this.entities = entities;
        this.countingRuns = countingRuns;
        this.sql = sql;
        this.enrollmentTerms = enrollmentTerms;
        this.employments = employments;
        this.plans = plans;
        this.participants = participants;
        this.loans = loans;
        this.countedLines = countedLines;
        this.calendars = calendars;
        this.cipher = cipher;
    }

    /** Everything that is read once for all. */
    private record Read(
            PayPeriod period,
            boolean lastOfYear,
            List<RetirementPlanVersion> versions,
            Map<UUID, List<RetirementElection>> elections,
            Map<UUID, Employment> employments,
            Map<UUID, BirthDate> participants,
            Map<UUID, RetirementYear> years,
            Map<UUID, List<PlanLoan>> loans,
            Map<String, Money> repaid,
            Map<UUID, List<BigDecimal>> hours) {}

    /**
     * Terms of everybody for a period's pay date; whoever has neither election, loan nor plan is absent.
     *
     * @param payCalendarId tells whether a paycheck is the last of the year
     */
    public Map<UUID, RetirementInput> of(Collection<UUID> employeeIds, PayPeriod period, UUID payCalendarId) {
        if (employeeIds.isEmpty()) {
            return Map.of();
        }
        var payDate = period.payDate();
        var versions = plans.versions();
        var elections = enrollmentTerms.of(RetirementElection.class, employeeIds);
        var openLoans =
                loans.repaidOn(payDate, employeeIds).stream().collect(Collectors.groupingBy(PlanLoan::enrollmentId));
        var plan = EffectiveDated.on(payDate, versions).orElse(null);
        if (plan == null && elections.isEmpty() && openLoans.isEmpty()) {
            return Map.of();
        }
        var employed = plan == null ? Map.<UUID, Employment>of() : employments.of(employeeIds);
        var read = new Read(
                period,
                isLastOfYear(period, payCalendarId),
                versions,
                elections,
                employed,
                participants.of(employeeIds),
                years(employeeIds, payDate.getYear()),
                openLoans,
                repaidInEarlierYears(openLoans, payDate),
                plan != null && plan.document().eligibility().hoursOfService() > 0
                        ? hoursByServiceYear(employeeIds, payDate)
                        : Map.of());
        var terms = new HashMap<UUID, RetirementInput>();
        for (var employee : employeeIds) {
            if (plan != null || elections.containsKey(employee) || openLoans.containsKey(employee)) {
                terms.put(employee, terms(employee, plan, read));
            }
        }
        return withPriorYearWages(terms, employed, payDate);
    }

    private RetirementInput terms(UUID employee, @Nullable RetirementPlanVersion plan, Read read) {
        var payDate = read.period().payDate();
        var elected = EffectiveDated.on(payDate, read.elections().getOrDefault(employee, List.of()))
                .map(RetirementInputs::election)
                .orElse(null);
        var participant = read.participants().get(employee);
        var age = participant == null ? null : Integer.valueOf(payDate.getYear() - participant.birthYear());
        var year = read.years().get(employee);
        var elsewhere = year == null ? Money.ZERO : year.deferredElsewhere();
        var reportedWages = year == null ? null : year.priorYearWages();
        var repayments = read.loans().getOrDefault(employee, List.of()).stream()
                .map(loan -> new RetirementInput.Loan(
                        loan.payCode(),
                        "401(k) loan " + loan.reference(),
                        loan.repayable(),
                        loan.perPeriod(),
                        read.repaid().getOrDefault(loan.payCode(), Money.ZERO)))
                .toList();
        if (plan == null) {
            var none = RetirementInput.none(payDate);
            return new RetirementInput(
                    payDate,
                    none.rules(),
                    none.deferralsFrom(),
                    null,
                    none.participation(),
                    elected,
                    age,
                    reportedWages,
                    elsewhere,
                    false,
                    repayments);
        }
        var employment = read.employments().get(employee);
        var participation = employment == null
                ? new Participation(null, null, "Does not take part: no employment is known")
                : Participation.of(
                        plan.document().eligibility(),
                        employment.hiredOn(),
                        participant == null ? null : participant.birthYear(),
                        () -> Objects.requireNonNull(participant).birthDate(cipher),
                        read.hours().getOrDefault(employee, List.of()),
                        payDate);
        var automatic = plan.document().automaticEnrollment();
        var election = elected;
        if (election == null && automatic != null && employment != null && participation.deferralsFrom() != null) {
            election = AutomaticDeferral.on(
                    payDate,
                    automatic,
                    employment.hiredOn(),
                    participation.deferralsFrom(),
                    automaticSince(read.versions(), plan));
        }
        return new RetirementInput(
                payDate,
                plan.document().rules(),
                participation.deferralsFrom(),
                participation.employerMoneyFrom(),
                participation.told(),
                election,
                age,
                reportedWages,
                elsewhere,
                read.lastOfYear() || isFinal(employment, read.period()),
                repayments);
    }

    private static RetirementInput.Election election(RetirementElection elected) {
        return new RetirementInput.Election(
                elected.deferral(),
                elected.deferralPercent(),
                elected.roth(),
                elected.rothPercent(),
                elected.catchUp(),
                "Elected from " + elected.effectiveFrom(),
                elected.effectiveFrom());
    }

    private static boolean isFinal(@Nullable Employment employment, PayPeriod period) {
        return employment != null
                && employment.lastDay() != null
                && !employment.lastDay().isAfter(period.endsOn());
    }

    /** Since when the versions up to the one in force have enrolled automatically without a break. */
    private static LocalDate automaticSince(List<RetirementPlanVersion> versions, RetirementPlanVersion inForce) {
        var since = inForce.effectiveFrom();
        for (int i = versions.indexOf(inForce); i >= 0; i--) {
            if (versions.get(i).document().automaticEnrollment() == null) {
                break;
            }
            since = versions.get(i).effectiveFrom();
        }
        return since;
    }

    /** The calendar has no later pay date in the year; a paycheck may be paid later than its period or apart from any. */
    private boolean isLastOfYear(PayPeriod period, UUID payCalendarId) {
        var next = calendars.get(payCalendarId).periodPaidWith(period.payDate().plusDays(1));
        return next.payDate().getYear() > period.payDate().getYear();
    }

    private Map<UUID, RetirementYear> years(Collection<UUID> employees, int year) {
        return entities.createQuery(
                        "from RetirementYear where among(enrollmentId, :employees) and year = :year",
                        RetirementYear.class)
                .setParameter("employees", Reading.ids(employees))
                .setParameter("year", year)
                .getResultStream()
                .collect(Collectors.toMap(RetirementYear::enrollmentId, reported -> reported));
    }

    private Map<String, Money> repaidInEarlierYears(Map<UUID, List<PlanLoan>> loansOf, LocalDate payDate) {
        var codes = loansOf.values().stream()
                .flatMap(List::stream)
                .map(PlanLoan::payCode)
                .toList();
        return countedLines.of(loansOf.keySet(), codes, EVER, payDate.withDayOfYear(1)).stream()
                .collect(Collectors.toMap(CountedLines.Sum::code, CountedLines.Sum::amount, Money::plus));
    }

    /**
     * Hours of service in each completed twelve months since the hire: those paid by the hour, leave included (29 CFR
     * 2530.200b-2(a)). Who has a salary or a draw is credited by the equivalencies of 29 CFR 2530.200b-3(e): 45 hours a
     * week, 95 a semi-monthly period, 190 a month; a shift of per diem pay by that of a day, 10 hours. A voided paycheck
     * credits nothing, nor does pay apart from that of a period. What a former provider paid credits the hours that were taken over.
     */
    private Map<UUID, List<BigDecimal>> hoursByServiceYear(Collection<UUID> employees, LocalDate payDate) {
        var hours = new HashMap<UUID, List<BigDecimal>>();
        sql.query("""
                        with hired as (
                            select enrollment_id, min(starts_on) as hired_on from employment_span
                            where enrollment_id = any(:employees) group by enrollment_id),
                        worked as (
                            select l.employee_id, l.period_ends_on,
                                case when bool_or(l.code in ('SALARY', 'PROVIDER-DRAW') and l.amount_cents > 0
                                        and l.run_kind <> 'TAKE_OVER') then
                                    case l.frequency when 'WEEKLY' then 45 when 'BIWEEKLY' then 90
                                        when 'SEMIMONTHLY' then 95 else 190 end
                                else coalesce(sum(l.hours) filter (where COUNTED and l.code <> 'RETROACTIVE'), 0)
                                    + 10 * coalesce(sum(l.hours) filter (where l.code = 'PER-DIEM'), 0) end as hours
                            from paid_line l
                            where l.kind = 'EARNING' and l.employee_id = any(:employees) and l.voided_by_run_id is null
                                and (l.pays_period or l.run_kind = 'TAKE_OVER')
                            group by l.employee_id, l.pay_run_id, l.period_ends_on, l.frequency
                            union all
                            select c.employee_id, d.period_ends_on,
                                coalesce(sum(d.hours) filter (where OWED_LATER), 0)
                                    + 10 * coalesce(sum(d.hours) filter (where d.code = 'PER-DIEM'), 0)
                            from counting_paycheck c
                                join paycheck_difference d on d.practice_group_id = c.practice_group_id
                                    and d.paycheck_id = c.id
                            where c.employee_id = any(:employees) and c.voided_by_run_id is null
                            group by c.employee_id, d.period_ends_on)
                        select h.enrollment_id, h.hired_on,
                            cast(extract(year from age(w.period_ends_on, h.hired_on)) as integer) as service_year,
                            sum(w.hours) as hours
                        from hired h join worked w on w.employee_id = h.enrollment_id
                        where w.period_ends_on >= h.hired_on
                        group by h.enrollment_id, h.hired_on, 3 order by 1, 3
                        """.replace("COUNTED", PaidHours.COUNTED).replace("OWED_LATER", PaidHours.under("d.code")))
                .set("employees", employees)
                .each(row -> {
                    var years = hours.computeIfAbsent(row.uuid("enrollment_id"), id -> new ArrayList<>());
                    int serviceYear = row.integer("service_year");
                    if (payDate.isBefore(row.date("hired_on").plusYears(serviceYear + 1L))) {
                        return;
                    }
                    while (years.size() < serviceYear) {
                        years.add(BigDecimal.ZERO);
                    }
                    years.add(row.decimal("hours"));
                });
        return hours;
    }

    /**
     * Adds what was paid in the year before to whoever needs it: of an age for catch-up, with an election for it, in a year
     * with the Roth rule. Wages count as known when the runs kept here begin with the year or the hire.
     */
    private Map<UUID, RetirementInput> withPriorYearWages(
            Map<UUID, RetirementInput> terms, Map<UUID, Employment> employments, LocalDate payDate) {
        var needed = terms.entrySet().stream()
                .filter(entry -> needsPriorYearWages(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (needed.isEmpty()) {
            return terms;
        }
        var newYear = payDate.withDayOfYear(1);
        var paid = socialSecurityWages(needed, newYear.minusYears(1), newYear);
        for (var employee : needed) {
            var employment = employments.get(employee);
            var hiredOn = employment == null ? EVER : employment.hiredOn();
            var of = paid.get(employee);
            Money wages;
            if (!hiredOn.isBefore(newYear)) {
                wages = Money.ZERO;
            } else if (of != null && isWholeYear(of.firstPeriodStartsOn(), hiredOn, newYear.minusYears(1))) {
                wages = of.wages();
            } else {
                continue;
            }
            terms.computeIfPresent(employee, (id, known) -> known.withPriorYearWages(wages));
        }
        return terms;
    }

    private static boolean needsPriorYearWages(RetirementInput terms) {
        return terms.priorYearWages() == null
                && terms.rules().catchUp()
                && terms.election() != null
                && terms.election().catchUp()
                && terms.ageAtYearEnd() != null
                && terms.ageAtYearEnd() >= 50;
    }

    private static boolean isWholeYear(LocalDate firstPeriodStartsOn, LocalDate hiredOn, LocalDate newYear) {
        var by = newYear.withDayOfMonth(FIRST_PERIOD_STARTS_BY);
        return !firstPeriodStartsOn.isAfter(hiredOn.isAfter(by) ? hiredOn : by);
    }

    private record Paid(Money wages, LocalDate firstPeriodStartsOn) {}

    private Map<UUID, Paid> socialSecurityWages(Collection<UUID> employees, LocalDate from, LocalDate until) {
        var paid = new HashMap<UUID, Paid>();
        var runs = countingRuns.between(from, until.minusDays(1), CountingRuns.NONE);
        if (runs.isEmpty()) {
            return paid;
        }
        sql.query("""
                        select l.employee_id, min(l.period_starts_on) as first_period,
                            sum(coalesce(l.wages_cents, 0))::bigint as wages
                        from paid_line l
                        where l.kind = 'TAX' and l.code = :code and l.pay_run_id = any(:runs) and l.employee_id = any(:employees)
                        group by l.employee_id
                        """)
                .set("code", PayCode.SOCIAL_SECURITY)
                .set("runs", runs)
                .set("employees", employees)
                .each(row -> paid.put(row.uuid("employee_id"), new Paid(row.money("wages"), row.date("first_period"))));
        return paid;
    }
}
