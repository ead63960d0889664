package org.openpractice.payroll.finalpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PaySchedule;
import org.openpractice.platform.problem.ProblemException;

/** Every row of the table, for a last day on Wednesday 18 November 2026, paid biweekly; Thanksgiving is the 26th. */
class FinalPayDeadlineTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 18);
    private static final PaySchedule BIWEEKLY =
            new PaySchedule(PayFrequency.BIWEEKLY, LocalDate.of(2026, 11, 1), DayOfWeek.SUNDAY, 6);
    private static final Paydays PAYDAYS = Paydays.after(LAST_DAY, BIWEEKLY);

    /** Columns: state, discharge, layoff, resignation with seven days of notice, resignation with a month of notice. */
    @ParameterizedTest
    @CsvSource({
        "AL, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "AK, 2026-11-23, 2026-11-23, 2026-12-04, 2026-12-04",
        "AZ, 2026-11-30, 2026-11-30, 2026-12-04, 2026-12-04",
        "AR, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "CA, 2026-11-18, 2026-11-18, 2026-11-18, 2026-11-18",
        "CO, 2026-11-18, 2026-11-18, 2026-12-04, 2026-12-04",
        "CT, 2026-11-19, 2026-11-19, 2026-12-04, 2026-12-04",
        "DE, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "DC, 2026-11-19, 2026-11-19, 2026-11-25, 2026-11-25",
        "FL, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "GA, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "HI, 2026-11-18, 2026-11-18, 2026-12-04, 2026-11-18",
        "ID, 2026-11-28, 2026-11-28, 2026-11-28, 2026-11-28",
        "IL, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "IN, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "IA, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "KS, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "KY, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "LA, 2026-12-03, 2026-12-03, 2026-12-03, 2026-12-03",
        "ME, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "MD, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "MA, 2026-11-18, 2026-11-18, 2026-12-04, 2026-12-04",
        "MI, 2026-11-24, 2026-11-24, 2026-12-04, 2026-12-04",
        "MN, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "MS, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "MO, 2026-11-18, 2026-11-18, 2026-12-04, 2026-12-04",
        "MT, 2026-11-18, 2026-11-18, 2026-12-03, 2026-12-03",
        "NE, 2026-12-02, 2026-12-02, 2026-12-02, 2026-12-02",
        "NV, 2026-11-18, 2026-11-18, 2026-11-25, 2026-11-25",
        "NH, 2026-11-21, 2026-12-04, 2026-12-04, 2026-11-21",
        "NJ, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "NM, 2026-11-23, 2026-11-23, 2026-12-04, 2026-12-04",
        "NY, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "NC, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "ND, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "OH, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "OK, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "OR, 2026-11-19, 2026-11-19, 2026-11-18, 2026-11-18",
        "PA, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "RI, 2026-12-04, 2026-11-19, 2026-12-04, 2026-12-04",
        "SC, 2026-11-20, 2026-11-20, 2026-11-20, 2026-11-20",
        "SD, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "TN, 2026-12-09, 2026-12-09, 2026-12-09, 2026-12-09",
        "TX, 2026-11-24, 2026-11-24, 2026-12-04, 2026-12-04",
        "UT, 2026-11-19, 2026-11-19, 2026-12-04, 2026-12-04",
        "VT, 2026-11-21, 2026-11-21, 2026-12-04, 2026-12-04",
        "VA, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "WA, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "WV, 2026-11-21, 2026-11-21, 2026-12-04, 2026-11-18",
        "WI, 2026-12-04, 2026-12-04, 2026-12-04, 2026-12-04",
        "WY, 2026-11-25, 2026-11-25, 2026-11-25, 2026-11-25"
    })
    void followsEveryRowOfTheTable(
            String state, LocalDate discharge, LocalDate layoff, LocalDate afterAWeek, LocalDate afterAMonth) {
        assertThat(due(state, SeparationKind.DISCHARGE, null).dueOn()).isEqualTo(discharge);
        assertThat(due(state, SeparationKind.LAYOFF, null).dueOn()).isEqualTo(layoff);
        assertThat(due(state, SeparationKind.RESIGNATION, LAST_DAY.minusDays(7)).dueOn())
                .isEqualTo(afterAWeek);
        assertThat(due(state, SeparationKind.RESIGNATION, LAST_DAY.minusDays(30))
                        .dueOn())
                .isEqualTo(afterAMonth);
    }

    @Test
    void theTableHasEveryJurisdiction() throws NoSuchMethodException {
        assertThat(FinalPayRules.loaded().jurisdictions()).hasSize(51);
        var rows = FinalPayDeadlineTest.class
                .getDeclaredMethod(
                        "followsEveryRowOfTheTable",
                        String.class,
                        LocalDate.class,
                        LocalDate.class,
                        LocalDate.class,
                        LocalDate.class)
                .getAnnotation(CsvSource.class)
                .value();
        assertThat(Arrays.stream(rows).map(row -> row.substring(0, 2)))
                .containsExactlyInAnyOrderElementsOf(FinalPayRules.loaded().jurisdictions());
    }

    @Test
    void whoeverQuitsInCaliforniaWithoutNoticeIsPaidWithinSeventyTwoHours() {
        assertThat(due("CA", SeparationKind.RESIGNATION, LAST_DAY).dueOn()).isEqualTo("2026-11-21");
        assertThat(due("CA", SeparationKind.RESIGNATION, LAST_DAY.minusDays(2)).dueOn())
                .isEqualTo("2026-11-21");
        assertThat(due("CA", SeparationKind.RESIGNATION, LAST_DAY.minusDays(3)).dueOn())
                .isEqualTo("2026-11-18");
    }

    @Test
    void unknownNoticeCountsAsTheEarlierDateAndSaysSo() {
        var deadline = due("CA", SeparationKind.RESIGNATION, null);
        assertThat(deadline.dueOn()).isEqualTo("2026-11-18");
        assertThat(deadline.explanation()).anyMatch(step -> step.contains("day of notice is not known"));
    }

    /** ORS 652.140: 48 hours of notice without Saturdays, Sundays and holidays. */
    @Test
    void noticeInOregonLeavesOutWeekends() {
        var monday = LocalDate.of(2026, 11, 23);
        var onFriday =
                of(new Separation("OR", SeparationKind.RESIGNATION, monday, null, LocalDate.of(2026, 11, 20), null));
        // One working day of notice; five working days later, without Thanksgiving.
        assertThat(onFriday.dueOn()).isEqualTo("2026-12-01");
        assertThat(onFriday.explanation())
                .contains("skipped THURSDAY 2026-11-26: Thanksgiving Day", "skipped SATURDAY 2026-11-28: Saturday");
        var onThursday =
                of(new Separation("OR", SeparationKind.RESIGNATION, monday, null, LocalDate.of(2026, 11, 19), null));
        assertThat(onThursday.dueOn()).isEqualTo(monday);
    }

    @Test
    void hoursCountFromTheTimeOfTheSeparation() {
        var deadline = of(new Separation("UT", SeparationKind.DISCHARGE, LAST_DAY, LocalTime.of(14, 30), null, null));
        assertThat(deadline.dueAt()).isEqualTo(LocalDateTime.of(2026, 11, 19, 14, 30));
        assertThat(due("UT", SeparationKind.DISCHARGE, null).dueAt()).isNull();
    }

    @Test
    void aDemandBringsTheDateForward() {
        var demanded = LocalDate.of(2026, 11, 20);
        assertThat(of(new Separation("MN", SeparationKind.DISCHARGE, LAST_DAY, null, null, demanded))
                        .dueOn())
                .isEqualTo("2026-11-21");
        assertThat(of(new Separation("ID", SeparationKind.DISCHARGE, LAST_DAY, null, null, demanded))
                        .dueOn())
                .isEqualTo("2026-11-22");
        assertThat(of(new Separation("ME", SeparationKind.DISCHARGE, LAST_DAY, null, null, LAST_DAY))
                        .dueOn())
                .isEqualTo("2026-12-02");
        assertThat(of(new Separation("AR", SeparationKind.DISCHARGE, LAST_DAY, null, null, demanded))
                        .dueOn())
                .isEqualTo("2026-11-27");
    }

    /** 181.14: a next payday fewer than five days away gives way to the following one, at most twenty days. */
    @Test
    void aPaydayCloseToTheLastDayInMinnesotaGivesWayToTheFollowingOne() {
        var near = new Paydays(
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 18),
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 4),
                LocalDate.of(2026, 12, 18));
        var resigned = new Separation("MN", SeparationKind.RESIGNATION, LAST_DAY, null, LAST_DAY, null);
        assertThat(FinalPayDeadline.of(resigned, near).dueOn()).isEqualTo("2026-12-04");
        var monthly = new Paydays(
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 18),
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 18),
                LocalDate.of(2027, 1, 18));
        assertThat(FinalPayDeadline.of(resigned, monthly).dueOn()).isEqualTo("2026-12-08");
    }

    @Test
    void alaskaLooksForAPaydayThreeDaysAfterNotice() {
        var paydayTomorrow = new Paydays(
                LocalDate.of(2026, 11, 8),
                LocalDate.of(2026, 11, 18),
                LocalDate.of(2026, 11, 19),
                LocalDate.of(2026, 12, 3),
                LocalDate.of(2026, 12, 17));
        var resigned = new Separation("AK", SeparationKind.RESIGNATION, LAST_DAY, null, LAST_DAY, null);
        assertThat(FinalPayDeadline.of(resigned, paydayTomorrow).dueOn()).isEqualTo("2026-12-03");
    }

    @Test
    void aConflictTakesTheEarlierDateAndSaysWhy() {
        var deadline = due("MI", SeparationKind.DISCHARGE, null);
        assertThat(deadline.mark()).isEqualTo("CONFLICT");
        assertThat(deadline.explanation())
                .anyMatch(step -> step.contains("because the sources differ or are not confirmed"))
                .anyMatch(step -> step.contains("payroll chart of 2016"));
    }

    @Test
    void refusesAStateThatIsNotInTheTable() {
        for (var state : new String[] {"PR", "XX", "ca", ""}) {
            assertThatThrownBy(() -> due(state, SeparationKind.DISCHARGE, null))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refusal ->
                                    assertThat(refusal.type()).isEqualTo(FinalPayProblem.FINAL_PAY_RULE_NOT_AVAILABLE));
        }
    }

    @Test
    void refusesNoticeAfterTheLastDay() {
        assertThatThrownBy(() -> due("CA", SeparationKind.RESIGNATION, LAST_DAY.plusDays(1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(FinalPayProblem.FINAL_PAY_TERMS_INCOMPLETE));
    }

    @Test
    void aChangedDigitIsCaughtByTheNameOfItsState() throws IOException {
        try (var stream = FinalPayDeadlineTest.class.getResourceAsStream("/tables/final-pay.json")) {
            assertThat(stream).isNotNull();
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains("\"days\": \"21\"");
            assertThatThrownBy(() -> FinalPayRules.read(JsonMapper.builder()
                            .build()
                            .readTree(text.replaceFirst("\"days\": \"21\"", "\"days\": \"12\""))))
                    .isInstanceOf(FinalPayRules.RulesRefused.class)
                    .hasMessageContaining("state TN");
        }
    }

    private static FinalPayDeadline due(String state, SeparationKind kind, @Nullable LocalDate notice) {
        return of(new Separation(state, kind, LAST_DAY, null, notice, null));
    }

    private static FinalPayDeadline of(Separation separation) {
        return FinalPayDeadline.of(separation, Paydays.after(separation.lastDay(), BIWEEKLY));
    }

    @Test
    void thePaydaysAreThoseOfTheCalendar() {
        assertThat(PAYDAYS.next()).isEqualTo("2026-12-04");
        assertThat(PAYDAYS.following()).isEqualTo("2026-12-18");
        assertThat(PAYDAYS.daysInPeriod()).isEqualTo(14);
    }
}
