package org.openpractice.payroll.overtime;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.money.Rate;

/**
 * Overtime that a state owes beyond the federal law.
 *
 * @param source statute or order
 * @param weeklyAbove hours of a workweek above which time and a half is owed
 * @param daily steps of a day, in ascending order; empty when days do not count
 * @param consecutiveAbove hours without a break above which time and a half is owed, whatever the day; null for none
 * @param seventhDay what is owed for the seventh day of a workweek when all seven were worked; null for nothing
 * @param dailyOnlyBelowRate daily steps hold only for who is paid less than this an hour; null when they hold for all
 * @param bonusOverStraightHours a bonus is divided by the hours that are not overtime, and each overtime hour takes its
 *     full multiple of it
 */
public record StateOvertime(
        String state,
        LocalDate effectiveFrom,
        String source,
        BigDecimal weeklyAbove,
        List<Step> daily,
        @Nullable BigDecimal consecutiveAbove,
        @Nullable SeventhDay seventhDay,
        @Nullable Money dailyOnlyBelowRate,
        boolean bonusOverStraightHours) {

    private static final BigDecimal DOUBLE = BigDecimal.valueOf(2);

    /**
     * @param above hours of the day above which the factor is owed, up to the next step
     * @param factor 1.5 or 2 times the regular rate
     */
    public record Step(BigDecimal above, BigDecimal factor) {}

    /**
     * @param onlyAboveWeekly owed only when the workweek has more hours than {@code weeklyAbove}
     * @param doubleAbove hours of the day above which it is 2 times; null for never
     */
    public record SeventhDay(
            boolean onlyAboveWeekly, @Nullable BigDecimal doubleAbove) {}

    /** Overtime hours of a workweek by what they earn. */
    public record Hours(BigDecimal timeAndAHalf, BigDecimal doubleTime) {

        public BigDecimal all() {
            return timeAndAHalf.add(doubleTime);
        }
    }

    public StateOvertime {
        daily = List.copyOf(daily);
    }

    /** True when the overtime of a week with so many hours cannot be told without its days. */
    @JsonIgnore
    public boolean needsDays(BigDecimal hours, @Nullable Rate lowestRate) {
        if (seventhDay != null && hours.compareTo(weeklyAbove) > 0) {
            return true;
        }
        if (consecutiveAbove != null && hours.compareTo(consecutiveAbove) > 0) {
            return true;
        }
        return !daily.isEmpty()
                && daysCount(lowestRate)
                && hours.compareTo(daily.getFirst().above()) > 0;
    }

    private boolean daysCount(@Nullable Rate lowestRate) {
        return dailyOnlyBelowRate == null || lowestRate == null || lowestRate.isBelow(dailyOnlyBelowRate);
    }

    /**
     * No hour is counted twice: the hours that a day makes overtime do not count toward the week's.
     *
     * @param days hours worked on each of the seven days of the workweek
     * @param stretches hours of each unbroken stretch of work
     * @param lowestRate lowest hourly rate of the week; null when there is none
     */
    public Hours hours(BigDecimal[] days, Collection<BigDecimal> stretches, @Nullable Rate lowestRate) {
        var total = BigDecimal.ZERO;
        boolean all = true;
        for (var day : days) {
            total = total.add(day);
            all &= day.signum() > 0;
        }
        boolean seventh =
                seventhDay != null && all && (!seventhDay.onlyAboveWeekly() || total.compareTo(weeklyAbove) > 0);
        var half = BigDecimal.ZERO;
        var twice = BigDecimal.ZERO;
        for (int d = 0; d < days.length; d++) {
            if (seventh && seventhDay != null && d == days.length - 1) {
                var two = seventhDay.doubleAbove() == null ? BigDecimal.ZERO : above(days[d], seventhDay.doubleAbove());
                twice = twice.add(two);
                half = half.add(days[d].subtract(two));
                continue;
            }
            if (!daysCount(lowestRate)) {
                continue;
            }
            for (int s = 0; s < daily.size(); s++) {
                var hours = above(days[d], daily.get(s).above());
                if (s + 1 < daily.size()) {
                    hours = hours.subtract(above(days[d], daily.get(s + 1).above()));
                }
                if (daily.get(s).factor().compareTo(DOUBLE) == 0) {
                    twice = twice.add(hours);
                } else {
                    half = half.add(hours);
                }
            }
        }
        if (consecutiveAbove != null) {
            var unbroken = BigDecimal.ZERO;
            for (var stretch : stretches) {
                unbroken = unbroken.add(above(stretch, consecutiveAbove));
            }
            half = half.max(unbroken);
        }
        var straight = total.subtract(half).subtract(twice);
        return new Hours(half.add(above(straight, weeklyAbove)), twice);
    }

    private static BigDecimal above(BigDecimal hours, BigDecimal limit) {
        return hours.subtract(limit).max(BigDecimal.ZERO);
    }
}
