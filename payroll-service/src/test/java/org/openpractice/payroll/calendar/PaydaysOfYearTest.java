package org.openpractice.payroll.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.platform.records.Stamp;

class PaydaysOfYearTest {

    private static PayCalendar calendar(PayFrequency frequency, LocalDate firstPeriodStartsOn) {
        return new PayCalendar("Payroll", new PaySchedule(frequency, firstPeriodStartsOn, DayOfWeek.SUNDAY, 6));
    }

    private static List<Boolean> benefits(PayCalendar calendar, int year, YearChoice.BenefitPaydays policy) {
        var choice = new YearChoice(
                calendar.id(),
                year,
                new ChooseForYear.Request(YearChoice.Periods.USUAL, YearChoice.Periods.ACTUAL, policy),
                new Stamp("clerk", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC).instant()));
        var paid = YearChoices.paydays(calendar, year);
        var taken = new ArrayList<Boolean>();
        for (var period : paid) {
            taken.add(PaydaysOfYear.of(calendar.schedule().frequency(), choice, paid, period.startsOn(), year)
                    .benefits());
        }
        return taken;
    }

    /** Paid on Fridays; New Year's Day of 2027 is one, so its payday moves into 2026. */
    @ParameterizedTest
    @CsvSource({
        "BIWEEKLY, 2025, 26",
        "BIWEEKLY, 2026, 27",
        "BIWEEKLY, 2027, 26",
        "BIWEEKLY, 2028, 26",
        "WEEKLY, 2025, 52",
        "WEEKLY, 2026, 53",
        "WEEKLY, 2027, 52",
        "SEMIMONTHLY, 2026, 24",
        "MONTHLY, 2026, 12"
    })
    void aYearHasOneMoreNowAndThen(PayFrequency frequency, int year, int paydays) {
        var calendar = calendar(frequency, LocalDate.of(2026, 11, 1));
        assertThat(YearChoices.paydays(calendar, year)).hasSize(paydays);
        assertThat(YearChoices.hasOneMore(calendar, year)).isEqualTo(paydays == 27 || paydays == 53);
    }

    @Test
    void benefitsAreTakenOnEachPaydayOrOnAsManyAsUsualOrOnTwoOfAMonth() {
        var calendar = calendar(PayFrequency.BIWEEKLY, LocalDate.of(2026, 11, 1));
        assertThat(benefits(calendar, 2026, YearChoice.BenefitPaydays.EVERY))
                .hasSize(27)
                .containsOnly(true);
        var usual = benefits(calendar, 2026, YearChoice.BenefitPaydays.USUAL);
        assertThat(usual.subList(0, 26)).containsOnly(true);
        assertThat(usual.getLast()).isFalse();
        assertThat(benefits(calendar, 2026, YearChoice.BenefitPaydays.WHOLE_MONTHS))
                .filteredOn(is -> is)
                .hasSize(24);
    }

    @Test
    void ofWeeklyPaydaysFourOfAMonth() {
        var calendar = calendar(PayFrequency.WEEKLY, LocalDate.of(2026, 11, 1));
        assertThat(benefits(calendar, 2026, YearChoice.BenefitPaydays.USUAL))
                .filteredOn(is -> is)
                .hasSize(52);
        var taken = benefits(calendar, 2026, YearChoice.BenefitPaydays.WHOLE_MONTHS);
        Map<Integer, Integer> byMonth = new TreeMap<>();
        var paid = YearChoices.paydays(calendar, 2026);
        for (int i = 0; i < paid.size(); i++) {
            if (taken.get(i)) {
                byMonth.merge(paid.get(i).payDate().getMonthValue(), 1, Integer::sum);
            }
        }
        assertThat(byMonth).hasSize(12);
        assertThat(byMonth.values()).containsOnly(4);
    }

    @Test
    void aSalaryOfTwentySevenPartsIsLessAWeek() {
        var year = new PaydaysOfYear(2026, 27, 27, 26, true);
        assertThat(year.weeks(PayFrequency.BIWEEKLY)).isEqualTo(54);
        assertThat(new PaydaysOfYear(2026, 53, 53, 52, true).weeks(PayFrequency.WEEKLY))
                .isEqualTo(53);
    }
}
