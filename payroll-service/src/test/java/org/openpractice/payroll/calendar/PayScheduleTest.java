package org.openpractice.payroll.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PayScheduleTest {

    /** Reserve Bank holidays as printed in K.8, as far as these tests need them. */
    private static final Map<LocalDate, String> CLOSED = Map.of(
            LocalDate.of(2026, 1, 1), "New Year's Day",
            LocalDate.of(2026, 6, 19), "Juneteenth",
            LocalDate.of(2026, 11, 11), "Veterans Day",
            LocalDate.of(2026, 11, 26), "Thanksgiving Day",
            LocalDate.of(2026, 12, 25), "Christmas Day",
            LocalDate.of(2027, 1, 1), "New Year's Day");

    static final PaySchedule.BankClosing BANKS = day -> switch (day.getDayOfWeek()) {
        case SATURDAY -> Optional.of("Saturday");
        case SUNDAY -> Optional.of("Sunday");
        default -> Optional.ofNullable(CLOSED.get(day));
    };

    @Test
    void makesBiweeklyPeriodsFromTheAnchorInBothDirections() {
        var schedule = new PaySchedule(PayFrequency.BIWEEKLY, LocalDate.of(2026, 11, 1), DayOfWeek.SUNDAY, 6);
        var later = schedule.containing(LocalDate.of(2026, 11, 20), BANKS);
        assertThat(later.startsOn()).isEqualTo("2026-11-15");
        assertThat(later.endsOn()).isEqualTo("2026-11-28");
        var earlier = schedule.containing(LocalDate.of(2026, 10, 31), BANKS);
        assertThat(earlier.startsOn()).isEqualTo("2026-10-18");
        assertThat(earlier.endsOn()).isEqualTo("2026-10-31");
    }

    @Test
    void movesAPayDateOnThanksgivingToTheBankingDayBeforeAndSaysSo() {
        var schedule = new PaySchedule(PayFrequency.WEEKLY, LocalDate.of(2026, 11, 15), DayOfWeek.SUNDAY, 5);
        var period = schedule.containing(LocalDate.of(2026, 11, 15), BANKS);
        assertThat(period.payDate()).isEqualTo("2026-11-25");
        assertThat(period.explanation())
                .containsExactly(
                        "WEEKLY period from 2026-11-15 to 2026-11-21",
                        "pay date 5 days after the period's end: THURSDAY 2026-11-26",
                        "2026-11-26 is not a banking day (Thanksgiving Day): moved to WEDNESDAY 2026-11-25");
    }

    @Test
    void movesOverAHolidayAndAWeekendTogether() {
        // Saturday 2 January 2027, Friday 1 January is a holiday: Thursday 31 December, still tax year 2026.
        var schedule = new PaySchedule(PayFrequency.MONTHLY, LocalDate.of(2026, 1, 1), DayOfWeek.SUNDAY, 2);
        assertThat(schedule.containing(LocalDate.of(2026, 12, 5), BANKS).payDate())
                .isEqualTo("2026-12-31");
    }

    @Test
    void splitsMonthsAfterThe15thForSemimonthlyPayWithLeapDays() {
        var schedule = new PaySchedule(PayFrequency.SEMIMONTHLY, LocalDate.of(2026, 1, 1), DayOfWeek.MONDAY, 0);
        assertThat(schedule.containing(LocalDate.of(2028, 2, 29), BANKS).endsOn())
                .isEqualTo("2028-02-29");
        assertThat(schedule.containing(LocalDate.of(2028, 2, 15), BANKS).startsOn())
                .isEqualTo("2028-02-01");
        assertThat(schedule.paidIn(2026, BANKS)).hasSize(24);
    }

    @Test
    void countsThePeriodsOfAYearByPayDate() {
        var schedule = new PaySchedule(PayFrequency.MONTHLY, LocalDate.of(2026, 1, 1), DayOfWeek.SUNDAY, 5);
        var periods = schedule.paidIn(2026, BANKS);
        assertThat(periods).hasSize(12);
        assertThat(periods.getFirst().startsOn()).isEqualTo("2025-12-01");
    }

    @Test
    void refusesAPeriodThatDoesNotStartWithTheWorkweek() {
        assertThatThrownBy(() -> new PaySchedule(PayFrequency.BIWEEKLY, LocalDate.of(2026, 11, 2), DayOfWeek.SUNDAY, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SUNDAY");
    }
}
