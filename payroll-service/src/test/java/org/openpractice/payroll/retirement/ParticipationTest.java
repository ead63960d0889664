package org.openpractice.payroll.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.payroll.retirement.PlanDocument.AutomaticEnrollment;
import org.openpractice.payroll.retirement.PlanDocument.Eligibility;
import org.openpractice.payroll.retirement.PlanDocument.EntryDates;

class ParticipationTest {

    private static Participation of(
            Eligibility conditions, String hiredOn, @Nullable String born, String payDate, String... hours) {
        return Participation.of(
                conditions,
                LocalDate.parse(hiredOn),
                born == null ? null : LocalDate.parse(born).getYear(),
                () -> LocalDate.parse(born),
                List.of(hours).stream().map(BigDecimal::new).toList(),
                LocalDate.parse(payDate));
    }

    @ParameterizedTest
    @CsvSource({
        "AT_ONCE, 2026-02-15, 2026-02-15",
        "FIRST_OF_MONTH, 2026-02-15, 2026-03-01",
        "FIRST_OF_MONTH, 2026-02-01, 2026-02-01",
        "FIRST_OF_MONTH, 2026-12-02, 2027-01-01",
        "FIRST_OF_QUARTER, 2026-02-15, 2026-04-01",
        "FIRST_OF_QUARTER, 2026-07-01, 2026-07-01",
        "FIRST_OF_QUARTER, 2026-11-30, 2027-01-01",
        "FIRST_OF_HALF_YEAR, 2026-01-02, 2026-07-01",
        "FIRST_OF_HALF_YEAR, 2026-07-02, 2027-01-01",
    })
    void entryDatesAreOnOrAfterTheDayTheConditionsAreFulfilled(EntryDates dates, LocalDate day, LocalDate entry) {
        assertThat(Participation.entry(dates, day)).isEqualTo(entry);
    }

    @Test
    void serviceIsCountedFromTheHire() {
        var conditions = new Eligibility(21, 3, 0, EntryDates.FIRST_OF_MONTH);
        var known = of(conditions, "2026-02-10", "1988-04-03", "2026-06-12");
        assertThat(known.deferralsFrom()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(known.employerMoneyFrom()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(known.told()).contains("Takes part from 2026-06-01", "2026-05-10");
    }

    @Test
    void theTwentyFirstBirthdayOpensThePlan() {
        var conditions = new Eligibility(21, 0, 0, EntryDates.FIRST_OF_QUARTER);
        assertThat(of(conditions, "2025-01-06", "2005-05-20", "2026-06-12").deferralsFrom())
                .isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(of(conditions, "2025-01-06", "2006-01-20", "2026-06-12").deferralsFrom())
                .isNull();
        assertThat(of(conditions, "2025-01-06", null, "2026-06-12").told()).contains("birth date is not known");
        assertThat(of(new Eligibility(0, 0, 0, EntryDates.AT_ONCE), "2026-06-01", null, "2026-06-12")
                        .deferralsFrom())
                .isEqualTo(LocalDate.of(2026, 6, 1));
    }

    @Test
    void theBirthDateIsNotOpenedWhereTheYearDecides() {
        var conditions = new Eligibility(21, 0, 0, EntryDates.AT_ONCE);
        var known = Participation.of(
                conditions,
                LocalDate.of(2024, 1, 1),
                1990,
                () -> {
                    throw new AssertionError("opened");
                },
                List.of(),
                LocalDate.of(2026, 6, 12));
        assertThat(known.deferralsFrom()).isEqualTo(LocalDate.of(2024, 1, 1));
    }

    @Test
    void aThousandHoursInTwelveMonthsOpenThePlan() {
        var conditions = new Eligibility(0, 12, 1000, EntryDates.FIRST_OF_MONTH);
        assertThat(of(conditions, "2024-03-11", null, "2026-06-12", "980", "1200")
                        .employerMoneyFrom())
                .isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(of(conditions, "2024-03-11", null, "2026-06-12", "300", "400")
                        .told())
                .contains("no twelve months with 1000 hours");
    }

    @Test
    void longTermPartTimeEmployeesDeferWithoutEmployerMoney() {
        // IRC 401(k)(15): 500 hours in each of two consecutive years
        var conditions = new Eligibility(0, 12, 1000, EntryDates.FIRST_OF_MONTH);
        var known = of(conditions, "2024-03-11", null, "2026-06-12", "520", "510");
        assertThat(known.deferralsFrom()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(known.employerMoneyFrom()).isNull();
        assertThat(of(conditions, "2023-03-11", null, "2026-06-12", "520", "400", "510")
                        .deferralsFrom())
                .isNull();
    }

    private static final AutomaticEnrollment AUTOMATIC = new AutomaticEnrollment(
            new BigDecimal("3"), BigDecimal.ONE, new BigDecimal("6"), 30, LocalDate.of(2025, 1, 1));

    @ParameterizedTest
    @CsvSource({
        // entry 1 April 2025, begins 30 days later on 1 May 2025; first full year ends on 1 May 2026
        "2025-04-30, none",
        "2025-05-01, 3",
        "2025-12-31, 3",
        "2026-12-31, 3",
        "2027-01-01, 4",
        "2028-06-01, 5",
        "2029-01-01, 6",
        "2031-01-01, 6",
    })
    void automaticDeferralBeginsAfterTheWindowAndRisesEachJanuary(LocalDate payDate, String percent) {
        var election = AutomaticDeferral.on(
                payDate, AUTOMATIC, LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 1), LocalDate.of(2024, 1, 1));
        assertThat(election == null ? "none" : election.preTaxPercent().toPlainString())
                .isEqualTo(percent);
    }

    @Test
    void automaticDeferralThatBeginsOnNewYearsDayRisesOneYearLater() {
        var window = new AutomaticEnrollment(new BigDecimal("3"), BigDecimal.ONE, new BigDecimal("10"), 0, null);
        var newYear = LocalDate.of(2025, 1, 1);
        assertThat(AutomaticDeferral.on(LocalDate.of(2025, 12, 31), window, newYear, newYear, newYear)
                        .preTaxPercent())
                .isEqualByComparingTo("3");
        assertThat(AutomaticDeferral.on(LocalDate.of(2026, 1, 2), window, newYear, newYear, newYear)
                        .preTaxPercent())
                .isEqualByComparingTo("4");
    }

    @Test
    void automaticDeferralCoversWhoeverWasHiredLateEnoughAndNoEarlierThanThePlanSaysSo() {
        assertThat(AutomaticDeferral.on(
                        LocalDate.of(2026, 6, 1),
                        AUTOMATIC,
                        LocalDate.of(2024, 12, 31),
                        LocalDate.of(2025, 4, 1),
                        LocalDate.of(2024, 1, 1)))
                .isNull();
        assertThat(AutomaticDeferral.on(
                        LocalDate.of(2026, 6, 1),
                        AUTOMATIC,
                        LocalDate.of(2025, 3, 1),
                        LocalDate.of(2025, 4, 1),
                        LocalDate.of(2026, 5, 15)))
                .isNull();
    }
}
