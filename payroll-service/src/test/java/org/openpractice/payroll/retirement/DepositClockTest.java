package org.openpractice.payroll.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** 29 CFR 2510.3-102. */
class DepositClockTest {

    @Test
    void aSmallPlanHasSevenBusinessDays() {
        // Friday 13 November 2026; Thanksgiving is on the 26th
        var clock = DepositClock.of(LocalDate.of(2026, 11, 13), 99, null);
        assertThat(clock.dueOn()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(clock.safeHarbor()).isTrue();
        assertThat(clock.explanation())
                .contains("not counted: Saturday 2026-11-14", "day 1: MONDAY 2026-11-16", "day 7: TUESDAY 2026-11-24");
    }

    @Test
    void federalHolidaysAreNotCounted() {
        var clock = DepositClock.of(LocalDate.of(2026, 11, 20), 10, null);
        assertThat(clock.dueOn()).isEqualTo(LocalDate.of(2026, 12, 2));
        assertThat(clock.explanation()).contains("not counted: Thanksgiving Day 2026-11-26");
    }

    @Test
    void theLatestDayIsTheFifteenthBusinessDayOfTheNextMonth() {
        var clock = DepositClock.of(LocalDate.of(2026, 11, 13), 100, null);
        assertThat(clock.latestOn()).isEqualTo(LocalDate.of(2026, 12, 21));
        assertThat(clock.dueOn()).isEqualTo(clock.latestOn());
        assertThat(clock.safeHarbor()).isFalse();
        assertThat(clock.explanation()).anyMatch(step -> step.contains("does not state how soon"));
    }

    @Test
    void aLargePlanIsDueAsSoonAsItSaysItCanSegregate() {
        var clock = DepositClock.of(LocalDate.of(2026, 11, 13), 250, 3);
        assertThat(clock.dueOn()).isEqualTo(LocalDate.of(2026, 11, 18));
        assertThat(DepositClock.of(LocalDate.of(2026, 11, 30), 250, 35).dueOn()).isEqualTo(LocalDate.of(2026, 12, 21));
    }

    @Test
    void noSafeHarborIsAssumedWithoutAPlanDocument() {
        assertThat(DepositClock.of(LocalDate.of(2026, 11, 13), null, null).safeHarbor())
                .isFalse();
    }
}
