package org.openpractice.payroll.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.payroll.calendar.PayScheduleTest.BANKS;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PaySchedulePropertyTest {

    @Property
    void periodsFollowEachOtherWithoutGapAndPayDatesAreBankingDays(
            @ForAll PayFrequency frequency,
            @ForAll @IntRange(min = 0, max = 31) int payDays,
            @ForAll @IntRange(min = -1500, max = 1500) int offset) {
        var schedule = new PaySchedule(frequency, LocalDate.of(2026, 11, 1), DayOfWeek.SUNDAY, payDays);
        var day = LocalDate.of(2026, 11, 1).plusDays(offset);
        var period = schedule.containing(day, BANKS);
        assertThat(period.contains(day)).isTrue();
        assertThat(schedule.containing(period.endsOn().plusDays(1), BANKS).startsOn())
                .isEqualTo(period.endsOn().plusDays(1));
        assertThat(BANKS.apply(period.payDate())).isEmpty();
        assertThat(period.payDate()).isBeforeOrEqualTo(period.endsOn().plusDays(payDays));
    }
}
