package org.openpractice.payroll.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;

/** Time and other pay of one employee in one fixed workweek of 168 hours. */
record WorkedWeek(LocalDate startsOn, List<Segment> segments, List<OtherPay> otherPay) {

    private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);
    private static final BigDecimal HOURS_OF_A_WEEK = BigDecimal.valueOf(168);
    private static final int DAYS = 7;

    /** @throws IllegalArgumentException when a day is not one of the week, or holds more hours than there are */
    public WorkedWeek {
        segments = List.copyOf(segments);
        otherPay = List.copyOf(otherPay);
        var days = new BigDecimal[DAYS];
        java.util.Arrays.fill(days, BigDecimal.ZERO);
        var week = BigDecimal.ZERO;
        for (var segment : segments) {
            if (!segment.isWorked()) {
                continue;
            }
            week = week.add(segment.hours());
            var date = segment.date();
            if (date != null) {
                long day = date.toEpochDay() - startsOn.toEpochDay();
                if (day < 0 || day >= DAYS) {
                    throw outside(startsOn, date);
                }
                days[(int) day] = days[(int) day].add(segment.hours());
            }
        }
        for (int day = 0; day < DAYS; day++) {
            if (days[day].compareTo(HOURS_OF_A_DAY) > 0) {
                throw new IllegalArgumentException("expected at most 24 hours worked on " + startsOn.plusDays(day));
            }
        }
        if (week.compareTo(HOURS_OF_A_WEEK) > 0) {
            throw new IllegalArgumentException("expected at most 168 hours worked in the week of " + startsOn);
        }
        for (var segment : segments) {
            var date = segment.date();
            if (date != null && (date.isBefore(startsOn) || date.isAfter(startsOn.plusDays(DAYS - 1)))) {
                throw outside(startsOn, date);
            }
        }
    }

    private static IllegalArgumentException outside(LocalDate startsOn, LocalDate date) {
        return new IllegalArgumentException("expected days of the week of %s, not %s".formatted(startsOn, date));
    }

    @JsonIgnore
    public LocalDate endsOn() {
        return startsOn.plusDays(DAYS - 1);
    }

    /** Hours worked; leave is none. */
    BigDecimal hours() {
        var hours = BigDecimal.ZERO;
        for (var segment : segments) {
            hours = segment.isWorked() ? hours.add(segment.hours()) : hours;
        }
        return hours;
    }

    /** Sum of the non-discretionary bonuses. */
    Money bonus() {
        var bonus = Money.ZERO;
        for (var pay : otherPay) {
            bonus = pay.kind() == OtherPay.Kind.BONUS ? bonus.plus(pay.amount()) : bonus;
        }
        return bonus;
    }

    /** With the days outside of a period that stand so far, where it names none of these. */
    WorkedWeek withDaysOutside(PayPeriod period, WorkedWeek stands) {
        if (segments.stream().anyMatch(segment -> isOutside(period, segment))) {
            return this;
        }
        var all = new java.util.ArrayList<>(segments);
        stands.segments.stream().filter(segment -> isOutside(period, segment)).forEach(all::add);
        return all.size() == segments.size() ? this : new WorkedWeek(startsOn, all, otherPay);
    }

    private static boolean isOutside(PayPeriod period, Segment segment) {
        return segment.date() != null && !period.contains(segment.date());
    }

    WorkedWeek withBonus(Money more) {
        if (!more.isPositive()) {
            return this;
        }
        var all = new java.util.ArrayList<>(otherPay);
        all.add(new OtherPay(OtherPay.Kind.BONUS, more));
        return new WorkedWeek(startsOn, segments, all);
    }
}
