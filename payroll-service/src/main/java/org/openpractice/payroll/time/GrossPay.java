package org.openpractice.payroll.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.PayAgreement.OvertimeSystem;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.overtime.OvertimeProblem;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.trace.Trace;

/**
 * From what was worked to gross pay.
 *
 * <p>Overtime is owed above 40 hours of the fixed workweek (29 USC 207(a)) at one and a half times the regular rate: all
 * pay of the week that the law does not leave out, divided by all hours worked (29 CFR 778.109). The straight part is paid
 * with the hours, so the premium is the half. Weeks are never averaged. Under 8 and 80 (29 USC 207(j)) the same holds for
 * hours above 8 a day or above 80 in 14 days, whichever are more. Where a state owes more, the difference is paid as a
 * line of its own: it is no qualified overtime of Form W-2 box 12 code TT.
 *
 * <p>A line of the period is its hours by its rate, rounded once to the cent; what a week comes to in the regular rate is
 * rounded by itself.
 */
public final class GrossPay {

    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(80);
    private static final BigDecimal OVERTIME_ABOVE = BigDecimal.valueOf(40);
    private static final BigDecimal DAILY_ABOVE = BigDecimal.valueOf(8);
    private static final BigDecimal FOURTEEN_DAYS_ABOVE = BigDecimal.valueOf(80);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int FOURTEEN_DAYS = 14;

    private static final class Total {
        @Nullable
        BigDecimal hours;

        BigDecimal exact = BigDecimal.ZERO;
        /** What its weeks come to, each rounded by itself. */
        Money ofWeeks = Money.ZERO;

        void add(@Nullable BigDecimal moreHours, BigDecimal more) {
            if (moreHours != null) {
                hours = hours == null ? moreHours : hours.add(moreHours);
            }
            exact = exact.add(more);
            ofWeeks = ofWeeks.plus(Money.rounded(more, RoundingMode.HALF_UP));
        }
    }

    private final Work work;
    private final Trace trace;
    private final Map<EarningLine, Total> totals = new LinkedHashMap<>();

    private GrossPay(Work work, Trace trace) {
        this.work = work;
        this.trace = trace;
    }

    /**
     * Earnings of the period, in the order in which a paycheck shows them.
     *
     * <p>Refuses {@link TimeProblem#TIME_NOT_APPROVED}, {@link EnrollmentProblem#PAY_TERMS_MISSING},
     * {@link EnrollmentProblem#CHANGE_INSIDE_WORKWEEK}, {@link TimeProblem#DAYS_NEEDED},
     * {@link TimeProblem#NO_RATE_FOR_WORK}, {@link EnrollmentProblem#DIFFERENTIAL_NOT_AGREED},
     * {@link TimeProblem#NOT_PAID_BY_THE_HOUR}, {@link OvertimeProblem#TWO_OVERTIME_SYSTEMS} and
     * {@link OvertimeProblem#STATE_OVERTIME_NOT_AVAILABLE}.
     */
    public static List<Earning> of(Work work, Trace trace) {
        if (!work.unapprovedWeeks().isEmpty()) {
            throw TimeProblem.TIME_NOT_APPROVED.because(
                    "Time of the weeks from %s was submitted and is not approved".formatted(work.unapprovedWeeks()));
        }
        var pay = new GrossPay(work, trace);
        work.remarks()
                .forEach(remark ->
                        trace.add("Work of the period", remark.kind().line(), remark.what(), "to be settled"));
        pay.salaries();
        pay.weeks();
        return pay.earnings();
    }

    /** Parts are rounded so that they add up to what the whole would be. */
    private void salaries() {
        var exact = BigDecimal.ZERO;
        var paid = Money.ZERO;
        for (var part : work.salaries()) {
            var terms = part.terms();
            boolean draw = terms.basis() == PayTerms.Basis.PROVIDER_CONTRACT;
            // A draw is an amount of a period as it is.
            int periods = draw ? work.frequency().periodsPerYear() : work.salaryPeriods();
            exact = exact.add(terms.rate()
                    .decimal()
                    .multiply(BigDecimal.valueOf(draw ? (long) part.days() * periods : part.days())));
            var divisor = BigDecimal.valueOf((long) periods * part.daysInPeriod());
            var upToNow = Money.of(exact.divide(divisor, 2, RoundingMode.HALF_UP));
            var amount = upToNow.minus(paid);
            paid = upToNow;
            trace.add(
                    draw ? "Provider contract" : "Salary",
                    draw ? "draw" : "period",
                    () -> draw
                            ? "%s a period x %d of %d working days"
                                    .formatted(terms.rate().amount(), part.days(), part.daysInPeriod())
                            : "%s a year / %d periods x %d of %d working days"
                                    .formatted(terms.rate().amount(), periods, part.days(), part.daysInPeriod()),
                    amount);
            var place = terms.agreement().place();
            add(
                    draw
                            ? new EarningLine(LineKind.PERIOD_PAY, PayCode.PROVIDER_DRAW, "Draw", place)
                            : new EarningLine(LineKind.PERIOD_PAY, PayCode.SALARY, "Salary", place),
                    null,
                    amount);
        }
    }

    private void weeks() {
        if (work.weeks().isEmpty()) {
            return;
        }
        var weeks = new ArrayList<WeekPay>(work.weeks().size());
        for (var week : work.weeks()) {
            var pay = new WeekPay(work, week, trace);
            pay.earn().forEach((line, earned) -> add(line, earned.hours(), earned.exact()));
            if (pay.hours().compareTo(MOST_HOURS) > 0) {
                trace.add(
                        "Hours",
                        Remark.Kind.UNUSUAL.line(),
                        "More than 80 hours of work in a week, the most of a physician in training (ACGME Common Program Requirements, VI.F.1): look at the time",
                        pay.hours());
            }
            weeks.add(pay);
        }
        if (isEightAndEighty()) {
            var federal = eightAndEighty(weeks);
            var state = Money.ZERO;
            for (var week : weeks) {
                state = state.plus(week.statePremium());
            }
            premiums(federal, state, weeks);
            return;
        }
        for (var week : weeks) {
            if (!week.endsLater()) {
                premiums(workweek(week), week.statePremium(), List.of(week));
            }
        }
    }

    /** Hours and premium that the FLSA asks for. */
    private record Premium(BigDecimal hours, Money amount) {

        static final Premium NONE = new Premium(BigDecimal.ZERO, Money.ZERO);
    }

    private Premium workweek(WeekPay week) {
        var overtime = week.hours().subtract(OVERTIME_ABOVE);
        if (overtime.signum() <= 0) {
            return Premium.NONE;
        }
        return premium(week.rule(), week.remuneration(), week.hours(), overtime, " h above 40");
    }

    /** A premium for the day counts toward the premium for the 14 days (29 CFR 778.601(d)): the more hours are paid. */
    private Premium eightAndEighty(List<WeekPay> weeks) {
        var hours = BigDecimal.ZERO;
        var remuneration = BigDecimal.ZERO;
        var daily = BigDecimal.ZERO;
        for (var week : weeks) {
            if (!week.daysKnown()) {
                throw TimeProblem.DAYS_NEEDED.because("8 and 80 counts the hours of each day");
            }
            hours = hours.add(week.hours());
            remuneration = remuneration.add(week.remuneration());
            for (var day : week.days()) {
                daily = daily.add(day.subtract(DAILY_ABOVE).max(BigDecimal.ZERO));
            }
        }
        var above = hours.subtract(FOURTEEN_DAYS_ABOVE).max(BigDecimal.ZERO);
        var rule = "8 and 80, 29 CFR 778.601, 14 days from " + work.periodStartsOn();
        trace.add(rule, "above 8 a day", "hours", daily);
        trace.add(rule, "above 80", "hours", above);
        var overtime = daily.max(above);
        if (overtime.signum() == 0) {
            return Premium.NONE;
        }
        return premium(rule, remuneration, hours, overtime, " h, the more of both");
    }

    private Premium premium(
            String rule, BigDecimal remuneration, BigDecimal hours, BigDecimal overtime, String whatOvertime) {
        trace.add(
                rule,
                "regular rate",
                () -> "%s / %s h"
                        .formatted(
                                remuneration.setScale(2, RoundingMode.HALF_UP).toPlainString(), hours.toPlainString()),
                remuneration.divide(hours, 4, RoundingMode.HALF_UP).toPlainString());
        var premium = Money.of(remuneration.multiply(overtime).divide(hours.multiply(TWO), 2, RoundingMode.HALF_UP));
        trace.add(rule, "premium", () -> "0.5 x regular rate x " + overtime.toPlainString() + whatOvertime, premium);
        return new Premium(overtime, premium);
    }

    /** The federal premium, and what the state owes beyond it; no hour earns both. */
    private void premiums(Premium federal, Money state, List<WeekPay> weeks) {
        spread(
                new EarningLine(
                        LineKind.OVERTIME_PREMIUM,
                        PayCode.OVERTIME_PREMIUM,
                        "Overtime premium (half of the regular rate)",
                        CostCenter.UNNAMED),
                federal.hours(),
                federal.amount(),
                weeks);
        var more = state.minus(federal.amount());
        if (more.isPositive()) {
            trace.add(
                    weeks.getFirst().rule(),
                    "state premium beyond the federal one",
                    () -> state.amount() + " - " + federal.amount().amount(),
                    more);
            spread(
                    new EarningLine(
                            LineKind.STATE_OVERTIME_PREMIUM,
                            PayCode.STATE_OVERTIME_PREMIUM,
                            "Overtime premium that only the state requires",
                            CostCenter.UNNAMED),
                    null,
                    more,
                    weeks);
        }
    }

    /** A premium is borne by the places in proportion to the hours worked there. */
    private void spread(EarningLine line, @Nullable BigDecimal hours, Money amount, List<WeekPay> weeks) {
        if (!amount.isPositive()) {
            return;
        }
        var worked = new LinkedHashMap<CostCenter, BigDecimal>();
        for (var week : weeks) {
            week.hoursByPlace().forEach((place, more) -> worked.merge(place, more, BigDecimal::add));
        }
        var places = List.copyOf(worked.keySet());
        long[] weights = new long[places.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = hundredths(worked.getOrDefault(places.get(i), BigDecimal.ZERO));
        }
        var amounts = amount.allocate(weights);
        var parts = hours == null ? null : Money.ofCents(hundredths(hours)).allocate(weights);
        for (int i = 0; i < weights.length; i++) {
            add(line.at(places.get(i)), parts == null ? null : parts.get(i).decimal(), amounts.get(i));
        }
    }

    private static long hundredths(BigDecimal hours) {
        return hours.movePointRight(2).longValueExact();
    }

    private boolean isEightAndEighty() {
        boolean any = false;
        boolean all = true;
        for (var terms : work.terms()) {
            // Terms of the week before the period are gathered too, for a workweek that begins there; 8 and 80 has
            // none.
            if (terms.basis().isExempt() || !terms.touches(work.periodStartsOn(), work.periodEndsOn())) {
                continue;
            }
            boolean on = terms.agreement().overtime() == OvertimeSystem.EIGHT_AND_EIGHTY;
            any |= on;
            all &= on;
        }
        if (!any) {
            return false;
        }
        if (!all || !work.periodEndsOn().equals(work.periodStartsOn().plusDays(FOURTEEN_DAYS - 1))) {
            throw OvertimeProblem.TWO_OVERTIME_SYSTEMS.because(
                    "8 and 80 holds for all of a fixed period of 14 days or for none of it");
        }
        return true;
    }

    private void add(EarningLine line, @Nullable BigDecimal hours, Money amount) {
        add(line, hours, amount.decimal());
    }

    private void add(EarningLine line, @Nullable BigDecimal hours, BigDecimal amount) {
        totals.computeIfAbsent(line, unused -> new Total()).add(hours, amount);
    }

    private List<Earning> earnings() {
        var lines = new ArrayList<>(totals.entrySet());
        lines.sort(Comparator.comparing(entry -> entry.getKey().kind()));
        var earnings = new ArrayList<Earning>(lines.size());
        for (var entry : lines) {
            var line = entry.getKey();
            earnings.add(new Earning(
                    line.code(),
                    line.description(),
                    entry.getValue().hours,
                    line.rate(),
                    amount(line, entry.getValue()),
                    line.kind().isSupplemental(),
                    line.place()));
        }
        return List.copyOf(earnings);
    }

    private Money amount(EarningLine line, Total total) {
        var once = Money.rounded(total.exact, RoundingMode.HALF_UP);
        if (!work.linesRoundedOnce()) {
            return total.ofWeeks;
        }
        if (!once.equals(total.ofWeeks)) {
            trace.add(
                    "Lines of the period",
                    line.traceName(),
                    () -> "%s, rounded once instead of %s week by week"
                            .formatted(line.description(), total.ofWeeks.amount()),
                    once);
        }
        return once;
    }

    /** Sum of the earnings. */
    public static Money sum(Collection<Earning> earnings) {
        var sum = Money.ZERO;
        for (var earning : earnings) {
            sum = sum.plus(earning.amount());
        }
        return sum;
    }
}
