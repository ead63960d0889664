package org.openpractice.payroll.retirement;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.time.BusinessDays;

/**
 * When deferrals and loan repayments that were withheld from pay must have reached the plan (29 CFR 2510.3-102): as soon as
 * they can be segregated from the employer's assets, at the latest on the fifteenth business day of the month that follows
 * the pay date. A plan with fewer than 100 participants at the beginning of the plan year is in time up to the seventh
 * business day after the pay date. Business days are those without weekends and federal holidays.
 *
 * @param dueOn day from which on the deposit is late
 * @param latestOn the fifteenth business day of the next month; never a safe harbor of its own
 * @param safeHarbor whether {@code dueOn} is the safe harbor of a small plan
 * @param explanation how the days were counted, one step a line
 */
record DepositClock(LocalDate dueOn, LocalDate latestOn, boolean safeHarbor, List<String> explanation) {

    private static final int SMALL_PLAN_BELOW = 100;
    private static final int SAFE_HARBOR_DAYS = 7;
    private static final int LATEST_DAYS = 15;

    /**
     * @param participants at the beginning of the plan year; null when no plan document says so
     * @param depositBusinessDays days in which the employer can segregate deferrals; null when not stated
     */
    static DepositClock of(LocalDate payDate, @Nullable Integer participants, @Nullable Integer depositBusinessDays) {
        var explanation = new ArrayList<String>();
        var endOfMonth = payDate.withDayOfMonth(payDate.lengthOfMonth());
        var latest = BusinessDays.FEDERAL.plus(endOfMonth, LATEST_DAYS);
        if (participants != null && participants < SMALL_PLAN_BELOW) {
            explanation.add(
                    "%d participants at the beginning of the plan year, fewer than %d: seven business days after the pay date are in time (29 CFR 2510.3-102(a)(2))"
                            .formatted(participants, SMALL_PLAN_BELOW));
            var due = count(payDate, SAFE_HARBOR_DAYS, explanation);
            explanation.add(latestText(latest));
            return new DepositClock(due, latest, true, List.copyOf(explanation));
        }
        explanation.add(
                participants == null
                        ? "The number of participants is not known: no safe harbor is assumed"
                        : "%d participants at the beginning of the plan year: no safe harbor".formatted(participants));
        if (depositBusinessDays != null) {
            explanation.add(
                    "As soon as segregable: the plan states %d business days after the pay date (29 CFR 2510.3-102(a)(1))"
                            .formatted(depositBusinessDays));
            var segregable = count(payDate, depositBusinessDays, explanation);
            explanation.add(latestText(latest));
            return new DepositClock(
                    segregable.isBefore(latest) ? segregable : latest, latest, false, List.copyOf(explanation));
        }
        explanation.add(
                "As soon as segregable (29 CFR 2510.3-102(a)(1)); the plan does not state how soon, so only the latest day can be given");
        explanation.add(latestText(latest));
        return new DepositClock(latest, latest, false, List.copyOf(explanation));
    }

    private static String latestText(LocalDate latest) {
        return "Latest: fifteenth business day of the month after the pay date, %s (29 CFR 2510.3-102(b)(1))"
                .formatted(latest);
    }

    private static LocalDate count(LocalDate from, int days, List<String> explanation) {
        var day = from;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (BusinessDays.FEDERAL.isBusinessDay(day)) {
                counted++;
                explanation.add("day %d: %s %s".formatted(counted, day.getDayOfWeek(), day));
            } else {
                explanation.add("not counted: %s %s".formatted(closed(day), day));
            }
        }
        return day;
    }

    private static String closed(LocalDate day) {
        return BusinessDays.FEDERAL
                .holiday(day)
                .orElseGet(() -> day.getDayOfWeek() == DayOfWeek.SATURDAY ? "Saturday" : "Sunday");
    }
}
