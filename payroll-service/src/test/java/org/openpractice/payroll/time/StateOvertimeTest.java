package org.openpractice.payroll.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpractice.payroll.time.WorkSample.hourly;
import static org.openpractice.payroll.time.WorkSample.on;
import static org.openpractice.payroll.time.WorkSample.salaryFor;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.PayTerms.Basis;
import org.openpractice.payroll.overtime.OvertimeRules;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.time.OtherPay.Kind;

/** Each rule beside its source; the federal premium stays apart in every case. */
class StateOvertimeTest {

    // California Labor Code 510(a): above 8 hours a day 1.5 times, above 12 twice.
    @Test
    void paysDailyOvertimeInCalifornia() {
        var work = hourly("20").in("CA").days("0", "10", "8", "14");
        // 10 h: 2 x 10; 14 h: 4 x 10 + 2 x 20; 32 hours in the week owe nothing federally
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.ZERO);
        assertThat(work.of(PayCode.STATE_OVERTIME_PREMIUM)).isEqualTo(Money.of("100.00"));
    }

    // California Labor Code 510(a): hours that a day made overtime do not make the week's 40 as well.
    @Test
    void paysNoHourTwiceInCalifornia() {
        var work = hourly("20").in("CA").days("0", "9", "9", "9", "9", "9");
        // Five hours above 8 a day; of the rest 40 are straight. Federally five above 40: the same 50 dollars.
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("50.00"));
        assertThat(work.of(PayCode.STATE_OVERTIME_PREMIUM)).isEqualTo(Money.ZERO);
    }

    @Test
    void keepsOnlyTheFederalHalfAsQualifiedOvertimeInCalifornia() {
        var work = hourly("20").in("CA").days("0", "14", "8", "8", "8", "8");
        // State: 4 h at 1.5, 2 h at 2, 40 straight: 40 + 40 = 80. Federally 6 h above 40: 60. The difference is the
        // state's.
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("60.00"));
        assertThat(work.of(PayCode.STATE_OVERTIME_PREMIUM)).isEqualTo(Money.of("20.00"));
    }

    // California Labor Code 510(a): the first eight hours on the seventh day of work in a workweek 1.5 times, then
    // twice.
    @Test
    void paysTheSeventhDayInCalifornia() {
        var work = hourly("20").in("CA").days("4", "4", "4", "4", "4", "4", "10");
        // 34 hours: seventh day 8 x 10 + 2 x 20
        assertThat(work.of(PayCode.STATE_OVERTIME_PREMIUM)).isEqualTo(Money.of("120.00"));
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.ZERO);
        // Six days are no seven, in whatever order
        assertThat(hourly("20").in("CA").days("0", "4", "4", "4", "4", "4", "8").of(PayCode.STATE_OVERTIME_PREMIUM))
                .isEqualTo(Money.ZERO);
    }

    // Alvarado v. Dart Container Corp. (2018) 4 Cal.5th 542: a flat bonus by the straight hours, 1.5 times for each
    // overtime hour; the case's figures are 15 dollars for a weekend shift.
    @Test
    void dividesABonusByTheStraightHoursInCalifornia() {
        var work = hourly("10").in("CA").days("0", "8", "8", "8", "8", "8", "6").also(Kind.BONUS, "15");
        // Base 0.5 x 10 x 6 = 30; bonus 15 / 40 h x 1.5 x 6 = 3.375; 33.375
        // Federally 475 / 46 h = 10.3261; half of it for 6 h = 30.98
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("30.98"));
        assertThat(work.of(PayCode.STATE_OVERTIME_PREMIUM)).isEqualTo(Money.of("2.40"));
        assertThat(work.traces("overtime on the bonus", "3.38")).isTrue();
    }

    // Alaska Stat. 23.10.060(b): above 8 hours a day or 40 a week.
    @Test
    void paysDailyOvertimeInAlaska() {
        var work = hourly("20").in("AK").days("0", "14", "8");
        assertThat(work.of(PayCode.STATE_OVERTIME_PREMIUM)).isEqualTo(Money.of("60.00"));
    }

    // Colorado COMPS Order rule 4.1.1: above 40 a week, 12 a day or 12 consecutive hours, whichever pays more.
    @Test
    void paysTheBestOfThreeInColorado() {
        assertThat(hourly("20").in("CO").days("0", "14", "8").of(PayCode.STATE_OVERTIME_PREMIUM))
                .isEqualTo(Money.of("20.00"));
        // A shift over midnight: 8 and 7 hours without a break are 15 consecutive hours
        assertThat(hourly("20").in("CO").shift(1, "8", "A").shift(2, "7", "A").of(PayCode.STATE_OVERTIME_PREMIUM))
                .isEqualTo(Money.of("30.00"));
        assertThat(hourly("20").in("CO").days("0", "8", "7").of(PayCode.STATE_OVERTIME_PREMIUM))
                .isEqualTo(Money.ZERO);
        var week = hourly("20").in("CO").days("0", "13", "9", "9", "9", "9");
        assertThat(week.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("90.00"));
        assertThat(week.of(PayCode.STATE_OVERTIME_PREMIUM)).isEqualTo(Money.ZERO);
    }

    // NRS 608.018: above 8 hours a day only for who is paid less than 1.5 times the minimum wage of 12.00.
    @Test
    void paysDailyOvertimeInNevadaBelow18DollarsOnly() {
        assertThat(hourly("17.99").in("NV").days("0", "10").of(PayCode.STATE_OVERTIME_PREMIUM))
                .isEqualTo(Money.of("17.99"));
        assertThat(hourly("18.00").in("NV").days("0", "10").of(PayCode.STATE_OVERTIME_PREMIUM))
                .isEqualTo(Money.ZERO);
        assertThat(hourly("18.00").in("NV").total("45").of(PayCode.OVERTIME_PREMIUM))
                .isEqualTo(Money.of("45.00"));
    }

    // KRS 337.050(1): time and a half on the seventh day, unless the week has no more than 40 hours.
    @Test
    void paysTheSeventhDayInKentucky() {
        var work = hourly("20").in("KY").days("5", "5", "5", "5", "5", "5", "12");
        // 42 hours: 12 on the seventh day; federally 2
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("20.00"));
        assertThat(work.of(PayCode.STATE_OVERTIME_PREMIUM)).isEqualTo(Money.of("100.00"));
        assertThat(hourly("20")
                        .in("KY")
                        .days("5", "5", "5", "5", "5", "5", "10")
                        .of(PayCode.STATE_OVERTIME_PREMIUM))
                .isEqualTo(Money.ZERO);
        assertThat(hourly("20").in("KY").total("40").gross()).isEqualTo(Money.of("800.00"));
    }

    @Test
    void asksForDaysWhereAStateCountsThem() {
        assertThatThrownBy(() -> hourly("20").in("CA").total("30").earnings()).hasMessageContaining("510(a)");
        assertThatThrownBy(() -> hourly("20").in("AK").total("30").earnings())
                .hasMessageContaining("hours of each day");
        assertThatThrownBy(() -> hourly("20").in("CO").total("30").earnings())
                .hasMessageContaining("hours of each day");
        assertThatThrownBy(() -> hourly("15").in("NV").total("30").earnings())
                .hasMessageContaining("hours of each day");
        assertThatThrownBy(() -> hourly("20").in("KY").total("41").earnings())
                .hasMessageContaining("hours of each day");
        assertThat(hourly("20").in("PA").total("45").gross()).isEqualTo(Money.of("950.00"));
    }

    @Test
    void refusesStatesAndCasesWhoseLawIsNotKept() {
        var rules = OvertimeRules.load();
        assertThatThrownBy(() -> rules.state("PR", LocalDate.of(2026, 11, 7))).hasMessageContaining("Act 379");
        assertThatThrownBy(() -> rules.state("VI", LocalDate.of(2026, 11, 7))).hasMessageContaining("24 V.I.C. 20");
        assertThatThrownBy(() -> rules.state("NV", LocalDate.of(2024, 6, 30))).hasMessageContaining("2024-07-01");
        assertThatThrownBy(() -> on(Basis.SALARIED_NONEXEMPT, "52000", salaryFor("50"))
                        .in("CA")
                        .salaryPart(10, 10)
                        .days("0", "9", "9", "9", "9", "9")
                        .earnings())
                .hasMessageContaining("more than 40 hours a week");
    }
}
