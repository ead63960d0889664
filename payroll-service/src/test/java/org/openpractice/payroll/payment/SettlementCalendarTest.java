package org.openpractice.payroll.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.platform.problem.ProblemException;

/** Days of the Reserve Banks (Federal Reserve K.8). */
class SettlementCalendarTest {

    @Test
    void countsBankingDaysAroundThanksgiving() {
        var calendar = SettlementCalendar.of(LocalDate.of(2026, 11, 27), 2);
        assertThat(calendar.isBankingDay()).isTrue();
        assertThat(calendar.settlesOn()).isEqualTo("2026-11-27");
        assertThat(calendar.fileDueOn()).isEqualTo("2026-11-24");
        assertThat(calendar.prenotesSettleBy()).isEqualTo("2026-11-19");
        assertThat(calendar.nextPrenotesSettleOn()).isEqualTo("2026-11-30");
        assertThat(calendar.liveAfterPrenoteFrom()).isEqualTo("2026-12-03");
        assertThat(calendar.reversalUntil()).isEqualTo("2026-12-04");
        assertThat(calendar.returnsUntil()).isEqualTo("2026-12-01");
        assertThat(calendar.explanation())
                .anyMatch(line -> line.equals("file due 2026-11-24: 2 banking days before 2026-11-27, "
                        + "without 2026-11-26 (Thanksgiving Day)"))
                .anyMatch(line -> line.contains("2026-11-28 (Saturday), 2026-11-29 (Sunday)"));
    }

    @Test
    void movesAPayDateOnAHolidayBackAndSaysWhy() {
        var calendar = SettlementCalendar.of(LocalDate.of(2026, 12, 25), 2);
        assertThat(calendar.isBankingDay()).isFalse();
        assertThat(calendar.settlesOn()).isEqualTo("2026-12-24");
        assertThat(calendar.explanation().getFirst())
                .isEqualTo("2026-12-25 is not a banking day (Christmas Day): settled on the banking day before");
    }

    @Test
    void banksAreOpenOnTheFridayBeforeAHolidayOnASaturday() {
        // Independence Day 2026 is a Saturday: federal offices close on Friday 3 July, the Reserve Banks do not.
        assertThat(SettlementCalendar.of(LocalDate.of(2026, 7, 3), 2).settlesOn())
                .isEqualTo("2026-07-03");
        assertThat(SettlementCalendar.of(LocalDate.of(2026, 7, 6), 1).fileDueOn())
                .isEqualTo("2026-07-03");
    }

    @Test
    void settlesOnTheFirstDayStillPossibleWhenThePayDateHasPassed() {
        var payDate = LocalDate.of(2026, 11, 20);
        assertThat(SettlementCalendar.settlesOn(payDate, LocalDate.of(2026, 11, 16)))
                .isEqualTo("2026-11-20");
        assertThat(SettlementCalendar.settlesOn(payDate, LocalDate.of(2026, 11, 20)))
                .isEqualTo("2026-11-20");
        assertThat(SettlementCalendar.settlesOn(payDate, LocalDate.of(2026, 11, 21)))
                .isEqualTo("2026-11-23");
    }

    @Test
    void aNotificationOfChangeIsDueAfterSixBankingDays() {
        assertThat(SettlementCalendar.changeDueOn(LocalDate.of(2026, 11, 23))).isEqualTo("2026-12-02");
    }

    @Test
    void aReversalHasToSettleWithinFiveBankingDays() {
        var settled = LocalDate.of(2026, 11, 20);
        var file = new PaymentFile(
                UUID.randomUUID(),
                new PaymentFile.Matter(PaymentFile.Kind.PAYROLL, UUID.randomUUID(), settled, null),
                new byte[0],
                'A',
                "clerk",
                Instant.EPOCH,
                settled);
        // 23, 24, 25, 27 and 30 November; what leaves on the 27th settles on the 30th.
        CreateReversal.requireInTime(file, LocalDate.of(2026, 11, 27));
        assertThatThrownBy(() -> CreateReversal.requireInTime(file, LocalDate.of(2026, 11, 30)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(PaymentProblem.REVERSAL_TOO_LATE))
                .hasMessageContaining("2026-11-30");
    }
}
