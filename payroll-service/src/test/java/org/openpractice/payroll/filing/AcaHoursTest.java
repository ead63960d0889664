package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AcaHoursTest {

    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 3, 31);
    private static final BigDecimal NONE = BigDecimal.ZERO;

    private static AcaHours of(List<AcaHours.Paid> paid) {
        return AcaHours.of(new UUID(0, 1), "E-1", FROM, TO, paid, day -> true);
    }

    private static List<AcaHours.Paid> weekly(String hours) {
        var paid = new ArrayList<AcaHours.Paid>();
        for (var day = LocalDate.of(2025, 12, 28); !day.isAfter(TO); day = day.plusDays(7)) {
            paid.add(new AcaHours.Paid(day, day.plusDays(6), new BigDecimal(hours), NONE, false));
        }
        return paid;
    }

    @Test
    void thirtyHoursAWeekIsFullTimeAndTwentyNineIsNot() {
        assertThat(of(weekly("30.00")).averageWeekly()).isEqualByComparingTo("30.00");
        assertThat(of(weekly("30.00")).fullTime()).isTrue();
        assertThat(of(weekly("29.50")).fullTime()).isFalse();
    }

    @Test
    void aSalaryCountsEightHoursForEachWeekdayOfTheEmploymentOnce() {
        var january = new AcaHours.Paid(FROM, LocalDate.of(2026, 1, 31), NONE, NONE, true);

        var hours = AcaHours.of(
                new UUID(0, 1),
                "E-1",
                FROM,
                TO,
                List.of(january, january),
                day -> !day.isBefore(LocalDate.of(2026, 1, 26)));

        assertThat(hours.months().getFirst().hours()).isEqualByComparingTo("40");
        assertThat(hours.hours()).isEqualByComparingTo("40");
    }

    @Test
    void hoursOfAPeriodThatSpansTwoMonthsAreSpreadOverItsDays() {
        var hours = of(List.of(new AcaHours.Paid(
                LocalDate.of(2026, 1, 25), LocalDate.of(2026, 2, 7), new BigDecimal("80.00"), NONE, false)));

        assertThat(hours.months().get(0).hours()).isEqualByComparingTo("40.00");
        assertThat(hours.months().get(1).hours()).isEqualByComparingTo("40.00");
    }

    @Test
    void aShiftCountsEightHours() {
        var hours = of(List.of(new AcaHours.Paid(FROM, FROM.plusDays(6), NONE, new BigDecimal("3.00"), false)));

        assertThat(hours.hours()).isEqualByComparingTo("24");
    }

    @Property(tries = 200)
    void noHourIsLostInTheSpread(@ForAll @IntRange(min = 0, max = 20_000) int hundredths) {
        var worked = BigDecimal.valueOf(hundredths, 2);

        var hours = of(
                List.of(new AcaHours.Paid(LocalDate.of(2026, 1, 25), LocalDate.of(2026, 2, 7), worked, NONE, false)));

        assertThat(hours.hours()).isEqualByComparingTo(worked);
    }

    @Test
    void aMeasurementPeriodHasThreeToTwelveWholeMonths() {
        assertThat(AcaHours.faults(FROM, TO)).isEmpty();
        assertThat(AcaHours.faults(FROM, LocalDate.of(2026, 12, 31))).isEmpty();
        assertThat(AcaHours.faults(FROM, LocalDate.of(2026, 2, 28))).hasSize(1);
        assertThat(AcaHours.faults(FROM, LocalDate.of(2027, 1, 31))).hasSize(1);
        assertThat(AcaHours.faults(FROM.plusDays(1), TO.minusDays(1))).hasSize(2);
    }
}
