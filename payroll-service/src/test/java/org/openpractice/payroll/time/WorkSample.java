package org.openpractice.payroll.time;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayAgreement.Differential;
import org.openpractice.payroll.enrollment.PayAgreement.Exemption;
import org.openpractice.payroll.enrollment.PayAgreement.OvertimeSystem;
import org.openpractice.payroll.enrollment.PayAgreement.WorkRate;
import org.openpractice.payroll.enrollment.PayTerms.Basis;
import org.openpractice.payroll.overtime.OvertimeRules;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.trace.Trace;

/** Work of two weeks from Sunday 1 November 2026, put together step by step. */
final class WorkSample {

    static final LocalDate FIRST_WEEK = LocalDate.of(2026, 11, 1);
    static final LocalDate SECOND_WEEK = LocalDate.of(2026, 11, 8);
    private static final OvertimeRules RULES = OvertimeRules.load();

    private final List<Work.Terms> terms = new ArrayList<>();
    private final List<Work.SalaryPart> salaries = new ArrayList<>();
    private final List<Segment> first = new ArrayList<>();
    private final List<Segment> second = new ArrayList<>();
    private final List<OtherPay> otherPay = new ArrayList<>();
    private final List<OtherPay> otherPaySecond = new ArrayList<>();
    private String state = "TX";
    private @Nullable BigDecimal salaryHours;
    final Trace trace = new Trace();

    static WorkSample hourly(String rate) {
        return on(Basis.HOURLY, rate, PayAgreement.PLAIN);
    }

    static WorkSample on(Basis basis, String rate, PayAgreement agreement) {
        return new WorkSample().terms(LocalDate.of(2026, 1, 1), null, basis, rate, agreement);
    }

    WorkSample terms(LocalDate from, @Nullable LocalDate until, Basis basis, String rate, PayAgreement agreement) {
        terms.add(new Work.Terms(from, until, basis, Rate.of(rate), agreement));
        salaryHours = agreement.salaryHours();
        return this;
    }

    WorkSample salaryPart(int days, int of) {
        salaries.add(new Work.SalaryPart(terms.getLast(), days, of));
        return this;
    }

    WorkSample in(String where) {
        this.state = where;
        return this;
    }

    WorkSample salaryHours(String hours) {
        this.salaryHours = new BigDecimal(hours);
        return this;
    }

    /** Hours of the days of the first week, from Sunday. */
    WorkSample days(String... hours) {
        return days(FIRST_WEEK, first, hours);
    }

    WorkSample daysOfSecondWeek(String... hours) {
        return days(SECOND_WEEK, second, hours);
    }

    private WorkSample days(LocalDate start, List<Segment> week, String... hours) {
        for (int d = 0; d < hours.length; d++) {
            if (!hours[d].equals("0")) {
                week.add(Segment.worked(start.plusDays(d), new BigDecimal(hours[d])));
            }
        }
        return this;
    }

    WorkSample total(String hours) {
        first.add(Segment.total(new BigDecimal(hours)));
        return this;
    }

    WorkSample segment(Segment segment) {
        (segment.date() != null && !segment.date().isBefore(SECOND_WEEK) ? second : first).add(segment);
        return this;
    }

    WorkSample segment(int day, Segment.Kind kind, String hours, @Nullable String workType, String... differentials) {
        return segment(new Segment(
                FIRST_WEEK.plusDays(day),
                kind,
                new BigDecimal(hours),
                workType,
                List.of(differentials),
                null,
                null,
                null));
    }

    WorkSample shift(int day, String hours, String shift) {
        return segment(new Segment(
                FIRST_WEEK.plusDays(day),
                Segment.Kind.WORKED,
                new BigDecimal(hours),
                null,
                List.of(),
                shift,
                null,
                null));
    }

    WorkSample also(OtherPay.Kind kind, String amount) {
        otherPay.add(new OtherPay(kind, Money.of(amount)));
        return this;
    }

    WorkSample alsoInSecondWeek(OtherPay.Kind kind, String amount) {
        otherPaySecond.add(new OtherPay(kind, Money.of(amount)));
        return this;
    }

    Work work() {
        var weeks = new ArrayList<Work.Week>();
        if (!first.isEmpty() || !otherPay.isEmpty()) {
            weeks.add(week(FIRST_WEEK, first, otherPay));
        }
        if (!second.isEmpty() || !otherPaySecond.isEmpty()) {
            weeks.add(week(SECOND_WEEK, second, otherPaySecond));
        }
        return new Work(PayFrequency.BIWEEKLY, FIRST_WEEK, SECOND_WEEK.plusDays(6), terms, salaries, weeks, List.of());
    }

    private Work.Week week(LocalDate startsOn, List<Segment> segments, List<OtherPay> other) {
        return new Work.Week(
                startsOn,
                state,
                RULES.state(state, startsOn.plusDays(6)).orElse(null),
                null,
                salaryHours,
                segments,
                other);
    }

    List<Earning> earnings() {
        return GrossPay.of(work(), trace);
    }

    Money gross() {
        return GrossPay.sum(earnings());
    }

    /** Sum of the earnings under a code. */
    Money of(String code) {
        return Money.sum(earnings().stream()
                .filter(earning -> earning.code().equals(code))
                .map(Earning::amount)
                .toList());
    }

    boolean traces(String line, String value) {
        var unused = earnings();
        return trace.lines().stream()
                .anyMatch(step -> step.line().equals(line) && step.value().equals(value));
    }

    static PayAgreement differentials(Differential... differentials) {
        return agreement(null, OvertimeSystem.WORKWEEK, List.of(differentials), List.of());
    }

    static PayAgreement rates(WorkRate... rates) {
        return agreement(null, OvertimeSystem.WORKWEEK, List.of(), List.of(rates));
    }

    static PayAgreement salaryFor(String hours) {
        return agreement(new BigDecimal(hours), OvertimeSystem.WORKWEEK, List.of(), List.of());
    }

    static PayAgreement eightAndEighty(Differential... differentials) {
        return agreement(null, OvertimeSystem.EIGHT_AND_EIGHTY, List.of(differentials), List.of());
    }

    private static PayAgreement agreement(
            @Nullable BigDecimal salaryHours,
            OvertimeSystem overtime,
            List<Differential> differentials,
            List<WorkRate> rates) {
        return new PayAgreement(salaryHours, Exemption.SALARY_TEST, overtime, differentials, rates, null, null, null);
    }
}
