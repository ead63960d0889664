package org.openpractice.platform.time;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Calendars of days on which business is done, with the holidays of 5 USC 6103(a).
 *
 * <p>The two calendars differ where a holiday falls on a Saturday: federal offices close on the Friday before (5 USC
 * 6103(b)), the Reserve Banks do not (Federal Reserve, K.8).
 */
public enum BusinessDays {
    /** Monday to Friday less federal holidays as observed by federal offices. */
    FEDERAL(true),
    /** Days on which the Federal Reserve Banks settle ACH entries. */
    BANKING(false);

    private final boolean saturdayHolidayClosesFriday;

    BusinessDays(boolean saturdayHolidayClosesFriday) {
        this.saturdayHolidayClosesFriday = saturdayHolidayClosesFriday;
    }

    public boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != SATURDAY
                && day.getDayOfWeek() != SUNDAY
                && holiday(day).isEmpty();
    }

    /** The name of the holiday observed on that day, if it is one. */
    public Optional<String> holiday(LocalDate day) {
        // 1 January of the next year can be observed on 31 December of this one.
        return Optional.ofNullable(observed(day.getYear()).get(day))
                .or(() -> Optional.ofNullable(observed(day.getYear() + 1).get(day)));
    }

    /**
     * The day that is {@code days} business days after {@code from}; {@code from} itself is not counted.
     *
     * @throws IllegalArgumentException when {@code days} is negative
     */
    public LocalDate plus(LocalDate from, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("expected no negative number of days");
        }
        LocalDate day = from;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (isBusinessDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** The day that is {@code days} business days before {@code from}; {@code from} itself is not counted. */
    public LocalDate minus(LocalDate from, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("expected no negative number of days");
        }
        LocalDate day = from;
        for (int counted = 0; counted < days; ) {
            day = day.minusDays(1);
            if (isBusinessDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** The day itself when it is a business day, else the next one. */
    public LocalDate onOrAfter(LocalDate day) {
        return isBusinessDay(day) ? day : plus(day, 1);
    }

    /** The day itself when it is a business day, else the one before. */
    public LocalDate onOrBefore(LocalDate day) {
        return isBusinessDay(day) ? day : minus(day, 1);
    }

    private Map<LocalDate, String> observed(int year) {
        var days = new TreeMap<LocalDate, String>();
        put(days, LocalDate.of(year, 1, 1), "New Year's Day");
        put(days, LocalDate.of(year, 1, 1).with(dayOfWeekInMonth(3, MONDAY)), "Birthday of Martin Luther King, Jr.");
        put(days, LocalDate.of(year, 2, 1).with(dayOfWeekInMonth(3, MONDAY)), "Washington's Birthday");
        put(days, LocalDate.of(year, 5, 1).with(lastInMonth(MONDAY)), "Memorial Day");
        if (year >= 2021) { // Pub. L. 117-17
            put(days, LocalDate.of(year, 6, 19), "Juneteenth National Independence Day");
        }
        put(days, LocalDate.of(year, 7, 4), "Independence Day");
        put(days, LocalDate.of(year, 9, 1).with(dayOfWeekInMonth(1, MONDAY)), "Labor Day");
        put(days, LocalDate.of(year, 10, 1).with(dayOfWeekInMonth(2, MONDAY)), "Columbus Day");
        put(days, LocalDate.of(year, 11, 11), "Veterans Day");
        put(days, LocalDate.of(year, Month.NOVEMBER, 1).with(dayOfWeekInMonth(4, THURSDAY)), "Thanksgiving Day");
        put(days, LocalDate.of(year, 12, 25), "Christmas Day");
        return days;
    }

    private void put(Map<LocalDate, String> days, LocalDate holiday, String name) {
        if (holiday.getDayOfWeek() == SUNDAY) {
            days.put(holiday.plusDays(1), name);
        } else if (holiday.getDayOfWeek() == SATURDAY) {
            if (saturdayHolidayClosesFriday) {
                days.put(holiday.minusDays(1), name);
            }
        } else {
            days.put(holiday, name);
        }
    }
}
