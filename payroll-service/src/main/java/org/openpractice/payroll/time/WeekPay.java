package org.openpractice.payroll.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.overtime.OvertimeProblem;
import org.openpractice.payroll.overtime.StateOvertime;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.trace.Trace;

/** One workweek: what its time and other pay earn without overtime, and what overtime is calculated from. */
final class WeekPay {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal WEEKS_OF_A_YEAR = BigDecimal.valueOf(52);
    private static final int DAYS = 7;
    /** Places of a rate that is not a whole number of cents. */
    private static final int RATE_SCALE = 12;

    /** Sum of a line: exact until the week is closed. */
    static final class Sum {
        @Nullable
        BigDecimal hours;

        BigDecimal amount = BigDecimal.ZERO;

        void add(@Nullable BigDecimal moreHours, BigDecimal more) {
            if (moreHours != null) {
                hours = hours == null ? moreHours : hours.add(moreHours);
            }
            amount = amount.add(more);
        }
    }

    private final Work work;
    private final Work.Week week;
    private final Trace trace;
    private final String rule;
    private final Map<EarningLine, Sum> lines = new LinkedHashMap<>();
    /** Of the lines, what is paid here: of a week in two periods the days of one. */
    private final Map<EarningLine, Sum> paidLines = new LinkedHashMap<>();

    private final Set<String> shifts = new HashSet<>();
    private final Map<String, BigDecimal> stretches = new HashMap<>();
    private final BigDecimal[] days = new BigDecimal[DAYS];
    private final Map<CostCenter, BigDecimal> hoursByPlace = new LinkedHashMap<>();
    private BigDecimal hours = BigDecimal.ZERO;
    private boolean daysKnown = true;
    private BigDecimal salaryHours = BigDecimal.ZERO;
    /** Part of a salary in the regular rate: it is paid by the period, not by the week. */
    private BigDecimal salaryWorth = BigDecimal.ZERO;

    private BigDecimal inRegularRate = BigDecimal.ZERO;
    /** What the hours earn, before a cent is rounded. */
    private BigDecimal exactPay = BigDecimal.ZERO;

    private Money bonus = Money.ZERO;
    private @Nullable Rate lowestRate;

    WeekPay(Work work, Work.Week week, Trace trace) {
        this.work = work;
        this.week = week;
        this.trace = trace;
        this.rule = "FLSA overtime, workweek of " + week.startsOn();
        java.util.Arrays.fill(days, BigDecimal.ZERO);
    }

    /**
     * What a line came to in the week.
     *
     * @param hours null where hours do not matter
     * @param exact before it is rounded
     */
    record Earned(@Nullable BigDecimal hours, BigDecimal exact) {

        Money amount() {
            return Money.rounded(exact, RoundingMode.HALF_UP);
        }
    }

    /** Straight pay and everything else of the week that is not overtime, by line. */
    Map<EarningLine, Earned> earn() {
        for (var segment : week.segments()) {
            requireDays(segment);
            earn(segment);
        }
        if (!week.endsLater()) {
            extraHours();
        }
        lines.forEach((line, sum) -> {
            if (line.kind().inRegularRate()) {
                exactPay = exactPay.add(sum.amount);
                inRegularRate = inRegularRate.add(
                        Money.rounded(sum.amount, RoundingMode.HALF_UP).decimal());
            }
        });
        var paid = new LinkedHashMap<EarningLine, Earned>();
        if (week.isInTwoPeriods()) {
            trace.add(
                    rule,
                    "days",
                    "what was worked is paid with the period of its day, overtime with the one in which the week ends",
                    "from %s to %s"
                            .formatted(
                                    Objects.requireNonNullElse(week.paidFrom(), week.startsOn()),
                                    Objects.requireNonNullElse(week.paidUntil(), week.endsOn())));
        }
        paidLines.forEach((line, sum) -> {
            var amount = Money.rounded(sum.amount, RoundingMode.HALF_UP);
            paid.put(line, new Earned(sum.hours, sum.amount));
            trace.add(
                    rule,
                    line.traceName(),
                    () -> sum.hours == null
                            ? line.description()
                            : line.rate() == null
                                    ? "%s, %s h".formatted(line.description(), sum.hours.toPlainString())
                                    : "%s h x %s"
                                            .formatted(
                                                    sum.hours.toPlainString(),
                                                    line.rate().amount()),
                    amount);
        });
        if (salaryWorth.signum() > 0) {
            exactPay = exactPay.add(salaryWorth);
            inRegularRate = inRegularRate.add(salaryWorth);
            trace.add(
                    rule,
                    "salary in the regular rate",
                    () -> salaryHours.toPlainString() + " h of salaried work; 29 CFR 778.113",
                    Money.rounded(salaryWorth, RoundingMode.HALF_UP));
        }
        requireMinimumWage();
        for (var pay : week.otherPay()) {
            var line = otherPay(pay);
            paid.merge(
                    line,
                    new Earned(null, pay.amount().decimal()),
                    (a, b) -> new Earned(null, a.exact().add(b.exact())));
            trace.add(rule, line.traceName(), line.description(), pay.amount());
            if (line.kind().inRegularRate()) {
                inRegularRate = inRegularRate.add(pay.amount().decimal());
            }
            if (pay.kind() == OtherPay.Kind.BONUS) {
                bonus = bonus.plus(pay.amount());
            }
        }
        return paid;
    }

    /**
     * All hours of the week together are paid at least so much (29 CFR 776.4), without what is paid beside them. Each rate of
     * an hour is looked at when it is agreed.
     */
    private void requireMinimumWage() {
        var least = week.leastPay();
        if (least == null || hours.signum() == 0) {
            return;
        }
        var anHour = Money.of(exactPay.divide(hours, 2, RoundingMode.DOWN));
        if (anHour.compareTo(least.amount()) < 0) {
            throw TimeProblem.WEEK_BELOW_MINIMUM_WAGE.because(
                    "Week of %s: %s for %s h is less than %s an hour, the %s; change the terms"
                            .formatted(
                                    week.startsOn(),
                                    exactPay.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                                    hours.toPlainString(),
                                    least.amount().amount(),
                                    least.law()));
        }
        var open = least.openFor(anHour);
        if (open != null) {
            trace.add(rule, Remark.Kind.NOT_CHECKED.line(), open, anHour);
        }
    }

    /** Hours are paid with the period in which they were worked, which a total does not tell. */
    private void requireDays(Segment segment) {
        if (segment.date() == null && week.isInTwoPeriods() && segment.hours().signum() > 0) {
            throw TimeProblem.DAYS_NEEDED.because(
                    "The week of %s lies in two pay periods, and hours are paid with the period in which they were worked: give the hours of each day"
                            .formatted(week.startsOn()));
        }
    }

    private void earn(Segment segment) {
        var terms = termsOf(segment);
        var place = terms.agreement().place().with(segment.departmentId(), segment.locationId());
        if (segment.isWorked()) {
            if (terms.basis().isExempt()) {
                throw TimeProblem.NOT_PAID_BY_THE_HOUR.because(
                        "Hours were worked in the week of %s on terms that pay no hours".formatted(week.startsOn()));
            }
            requireOneOvertimeSystem(segment, terms);
            count(segment, place);
            payForWork(segment, terms, place);
        } else if (!terms.basis().isSalary()) {
            payForAbsence(segment, terms, place);
        } else {
            trace.add(
                    rule,
                    segment.kind().name(),
                    () -> segment.hours().toPlainString() + " h; the salary goes on",
                    Money.ZERO);
        }
    }

    /** 8 and 80 belongs to an establishment; work elsewhere would be by the workweek, and nobody is on both. */
    private void requireOneOvertimeSystem(Segment segment, Work.Terms terms) {
        if (terms.agreement().overtime() == PayAgreement.OvertimeSystem.EIGHT_AND_EIGHTY
                && segment.locationId() != null
                && !segment.locationId().equals(terms.agreement().locationId())) {
            throw OvertimeProblem.TWO_OVERTIME_SYSTEMS.because(
                    "Week of %s: work outside of the establishment whose overtime is calculated by 8 and 80"
                            .formatted(week.startsOn()));
        }
    }

    private void count(Segment segment, CostCenter place) {
        hours = hours.add(segment.hours());
        hoursByPlace.merge(place, segment.hours(), BigDecimal::add);
        var date = segment.date();
        if (date == null) {
            daysKnown &= segment.hours().signum() == 0;
            return;
        }
        int day = (int) ChronoUnit.DAYS.between(week.startsOn(), date);
        if (day < 0 || day >= DAYS) {
            throw new IllegalArgumentException("expected days of the workweek of " + week.startsOn());
        }
        days[day] = days[day].add(segment.hours());
        stretches.merge(shiftOf(segment, date), segment.hours(), BigDecimal::add);
    }

    private static String shiftOf(Segment segment, LocalDate date) {
        return segment.shift() == null ? date.toString() : "shift " + segment.shift();
    }

    private void payForWork(Segment segment, Work.Terms terms, CostCenter place) {
        var workType = segment.workType();
        var rate = workType == null
                ? terms.rate().decimal()
                : rateOf(workType, terms).decimal();
        if (workType != null) {
            lowest(Rate.of(rate));
            earned(
                    segment,
                    new EarningLine(
                            LineKind.STRAIGHT_TIME, PayCode.REGULAR, "Hours worked, " + workType, Rate.of(rate), place),
                    segment.hours(),
                    rate.multiply(segment.hours()));
        } else if (terms.basis() == PayTerms.Basis.HOURLY) {
            lowest(terms.rate());
            earned(
                    segment,
                    new EarningLine(LineKind.STRAIGHT_TIME, PayCode.REGULAR, "Hours worked", terms.rate(), place),
                    segment.hours(),
                    rate.multiply(segment.hours()));
        } else if (terms.basis() == PayTerms.Basis.PER_DIEM) {
            var date = segment.date();
            if (date == null) {
                throw TimeProblem.DAYS_NEEDED.because(
                        "Week of %s: pay is for each shift, and only a total was given".formatted(week.startsOn()));
            }
            if (shifts.add(shiftOf(segment, date))) {
                earned(
                        segment,
                        new EarningLine(LineKind.SHIFTS, PayCode.PER_DIEM, "Shifts worked", terms.rate(), place),
                        BigDecimal.ONE,
                        rate);
            }
        } else {
            rate = hourlyWorth(terms);
            lowest(Rate.rounded(rate, RoundingMode.DOWN));
            salaryHours = salaryHours.add(segment.hours());
            salaryWorth = salaryWorth.add(rate.multiply(segment.hours()));
        }
        for (var name : segment.differentials()) {
            var agreed = terms.agreement()
                    .differential(name)
                    .orElseThrow(() -> EnrollmentProblem.DIFFERENTIAL_NOT_AGREED.because(
                            "Week of %s: no differential %s is agreed".formatted(week.startsOn(), name)));
            var perHour = agreed.perHour();
            var percent = agreed.percent();
            var more = perHour != null
                    ? perHour.decimal()
                    : percent == null ? BigDecimal.ZERO : rate.multiply(percent).divide(HUNDRED);
            earned(
                    segment,
                    new EarningLine(
                            LineKind.DIFFERENTIAL, PayCode.DIFFERENTIAL + name, "Differential " + name, perHour, place),
                    segment.hours(),
                    more.multiply(segment.hours()));
        }
    }

    private void payForAbsence(Segment segment, Work.Terms terms, CostCenter place) {
        var workType = segment.workType();
        Rate rate;
        if (workType != null) {
            rate = rateOf(workType, terms);
        } else if (terms.basis() == PayTerms.Basis.HOURLY) {
            rate = terms.rate();
        } else {
            rate = rateOf(segment.kind().name(), terms);
        }
        var code = switch (segment.kind()) {
            case SICK -> PayCode.SICK;
            case HOLIDAY -> PayCode.HOLIDAY;
            case PTO, WORKED -> PayCode.PAID_TIME_OFF;
        };
        var description = switch (segment.kind()) {
            case SICK -> "Sick time";
            case HOLIDAY -> "Holiday";
            case PTO, WORKED -> "Paid time off";
        };
        earned(
                segment,
                new EarningLine(LineKind.ABSENCE, code, description, rate, place),
                segment.hours(),
                rate.decimal().multiply(segment.hours()));
    }

    /** Hours beyond those that the salary is for earn its hourly worth once more (29 CFR 778.113(a)). */
    private void extraHours() {
        var covered = week.salaryHours();
        if (covered == null || salaryHours.compareTo(covered) <= 0) {
            return;
        }
        var terms = inForce();
        var extra = salaryHours.subtract(covered);
        var line = new EarningLine(
                LineKind.STRAIGHT_TIME,
                PayCode.REGULAR,
                "Hours beyond those of the salary",
                terms.agreement().place());
        var worth = hourlyWorth(terms).multiply(extra);
        add(lines, line, extra, worth);
        add(paidLines, line, extra, worth);
        // The worth of these hours is paid and counted as a line; only the covered ones are left to the salary.
        salaryWorth = salaryWorth.subtract(hourlyWorth(terms).multiply(extra));
    }

    /** A salary reduced to its workweek and divided by the hours it is for (29 CFR 778.113). */
    private BigDecimal hourlyWorth(Work.Terms terms) {
        var salaryHours = terms.agreement().salaryHours();
        if (salaryHours == null) {
            throw new IllegalArgumentException("expected salaryHours of a salary with overtime");
        }
        var year = work.year();
        var weeks = year == null ? WEEKS_OF_A_YEAR : BigDecimal.valueOf(year.weeks(work.frequency()));
        return terms.rate().decimal().divide(weeks.multiply(salaryHours), RATE_SCALE, RoundingMode.HALF_UP);
    }

    private Rate rateOf(String workType, Work.Terms terms) {
        return terms.agreement()
                .rateOf(workType)
                .orElseThrow(() -> TimeProblem.NO_RATE_FOR_WORK.because(
                        "Week of %s: no rate is agreed for %s".formatted(week.startsOn(), workType)));
    }

    private Work.Terms termsOf(Segment segment) {
        var date = segment.date();
        if (date == null) {
            int inWeek = 0;
            for (var terms : work.terms()) {
                inWeek += terms.touches(week.startsOn(), week.endsOn()) ? 1 : 0;
            }
            if (inWeek > 1) {
                throw EnrollmentProblem.CHANGE_INSIDE_WORKWEEK.because(
                        "Terms change in the week of %s, and only its total was given: give the hours of each day"
                                .formatted(week.startsOn()));
            }
            return inForce();
        }
        for (var terms : work.terms()) {
            if (terms.covers(date)) {
                return terms;
            }
        }
        throw EnrollmentProblem.PAY_TERMS_MISSING.because("No terms on this calendar are in force on " + date);
    }

    /** The last terms of the week. */
    private Work.Terms inForce() {
        for (int i = work.terms().size() - 1; i >= 0; i--) {
            if (work.terms().get(i).touches(week.startsOn(), week.endsOn())) {
                return work.terms().get(i);
            }
        }
        throw EnrollmentProblem.PAY_TERMS_MISSING.because(
                "No terms on this calendar are in force in the week of " + week.startsOn());
    }

    private EarningLine otherPay(OtherPay pay) {
        var place = inForce().agreement().place();
        return switch (pay.kind()) {
            case ON_CALL -> new EarningLine(LineKind.ON_CALL, PayCode.ON_CALL, "On call", place);
            case BONUS -> new EarningLine(LineKind.BONUS, PayCode.BONUS, "Bonus", place);
            case DISCRETIONARY_BONUS ->
                new EarningLine(
                        LineKind.DISCRETIONARY_BONUS, PayCode.DISCRETIONARY_BONUS, "Discretionary bonus", place);
        };
    }

    private void earned(Segment segment, EarningLine line, BigDecimal moreHours, BigDecimal amount) {
        add(lines, line, moreHours, amount);
        var date = segment.date();
        if (date == null || week.pays(date)) {
            add(paidLines, line, moreHours, amount);
        }
    }

    private static void add(Map<EarningLine, Sum> sums, EarningLine line, BigDecimal moreHours, BigDecimal amount) {
        sums.computeIfAbsent(line, unused -> new Sum()).add(moreHours, amount);
    }

    boolean endsLater() {
        return week.endsLater();
    }

    private void lowest(Rate rate) {
        var lowest = lowestRate;
        lowestRate = lowest == null || rate.compareTo(lowest) < 0 ? rate : lowest;
    }

    /** What the state law makes the premium of the week; zero where it asks for nothing beyond the federal law. */
    Money statePremium() {
        var open = week.openStateOvertime();
        if (open != null && hours.signum() > 0) {
            throw OvertimeProblem.STATE_OVERTIME_NOT_AVAILABLE.because(open);
        }
        var state = week.stateOvertime();
        if (state == null || hours.signum() == 0) {
            return Money.ZERO;
        }
        if (!daysKnown && state.needsDays(hours, lowestRate)) {
            throw TimeProblem.DAYS_NEEDED.because("Week of %s: %s counts the hours of each day (%s)"
                    .formatted(week.startsOn(), state.state(), state.source()));
        }
        if (salaryWorth.signum() > 0 && longSalaryWeek()) {
            throw OvertimeProblem.STATE_OVERTIME_NOT_AVAILABLE.because(
                    "%s: a salary with overtime for more than %s hours a week is not calculated here"
                            .formatted(state.state(), state.weeklyAbove().toPlainString()));
        }
        var overtime = daysKnown
                ? state.hours(days, stretches.values(), lowestRate)
                : new StateOvertime.Hours(hours.subtract(state.weeklyAbove()).max(BigDecimal.ZERO), BigDecimal.ZERO);
        if (overtime.all().signum() == 0) {
            return Money.ZERO;
        }
        var stateRule = state.source() + ", workweek of " + week.startsOn();
        trace.add(stateRule, "time and a half", "hours", overtime.timeAndAHalf());
        if (overtime.doubleTime().signum() > 0) {
            trace.add(stateRule, "double time", "hours", overtime.doubleTime());
        }
        var straightHours = hours.subtract(overtime.all());
        boolean bonusApart = state.bonusOverStraightHours() && bonus.isPositive() && straightHours.signum() > 0;
        var remuneration = bonusApart ? inRegularRate.subtract(bonus.decimal()) : inRegularRate;
        // 0.5 x h + 1.0 x h2 of the regular rate: the straight part is paid already
        var premiumHalves = overtime.timeAndAHalf().add(overtime.doubleTime().multiply(BigDecimal.valueOf(2)));
        var premium = remuneration
                .multiply(premiumHalves)
                .divide(hours.multiply(BigDecimal.valueOf(2)), RATE_SCALE, RoundingMode.HALF_UP);
        trace.add(
                stateRule,
                "regular rate",
                () -> "%s / %s h".formatted(remuneration.setScale(2, RoundingMode.HALF_UP), hours.toPlainString()),
                remuneration.divide(hours, 4, RoundingMode.HALF_UP));
        if (bonusApart) {
            // Each overtime hour takes 1.5 or 2 times the bonus for a straight hour (Alvarado v. Dart Container, 4
            // Cal.5th 542).
            var multiples = overtime.timeAndAHalf()
                    .multiply(new BigDecimal("1.5"))
                    .add(overtime.doubleTime().multiply(BigDecimal.valueOf(2)));
            var onBonus = bonus.decimal().multiply(multiples).divide(straightHours, RATE_SCALE, RoundingMode.HALF_UP);
            premium = premium.add(onBonus);
            trace.add(
                    stateRule,
                    "overtime on the bonus",
                    () -> "%s / %s straight h x %s"
                            .formatted(bonus.amount(), straightHours.toPlainString(), multiples.toPlainString()),
                    Money.rounded(onBonus, RoundingMode.HALF_UP));
        }
        var rounded = Money.rounded(premium, RoundingMode.HALF_UP);
        trace.add(stateRule, "premium", "0.5 of the regular rate for time and a half, 1.0 for double time", rounded);
        return rounded;
    }

    private boolean longSalaryWeek() {
        var salaried = inForce().agreement().salaryHours();
        var state = week.stateOvertime();
        return salaried != null && state != null && salaried.compareTo(state.weeklyAbove()) > 0;
    }

    String rule() {
        return rule;
    }

    BigDecimal hours() {
        return hours;
    }

    /** All pay of the week that is in the regular rate. */
    BigDecimal remuneration() {
        return inRegularRate;
    }

    Map<CostCenter, BigDecimal> hoursByPlace() {
        return hoursByPlace;
    }

    boolean daysKnown() {
        return daysKnown;
    }

    List<BigDecimal> days() {
        return new ArrayList<>(List.of(days));
    }
}
