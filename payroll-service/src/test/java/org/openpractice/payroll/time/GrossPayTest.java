package org.openpractice.payroll.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpractice.payroll.time.WorkSample.FIRST_WEEK;
import static org.openpractice.payroll.time.WorkSample.SECOND_WEEK;
import static org.openpractice.payroll.time.WorkSample.differentials;
import static org.openpractice.payroll.time.WorkSample.eightAndEighty;
import static org.openpractice.payroll.time.WorkSample.hourly;
import static org.openpractice.payroll.time.WorkSample.on;
import static org.openpractice.payroll.time.WorkSample.rates;
import static org.openpractice.payroll.time.WorkSample.salaryFor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayAgreement.Differential;
import org.openpractice.payroll.enrollment.PayAgreement.WorkRate;
import org.openpractice.payroll.enrollment.PayTerms.Basis;
import org.openpractice.payroll.overtime.OvertimeProblem;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.time.OtherPay.Kind;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.problem.ProblemType;
import org.openpractice.platform.trace.Trace;

class GrossPayTest {

    private static final Differential EVENING = new Differential("EVENING", Rate.of("1.00"), null);

    // 29 CFR 778.110(a): $12 an hour, 46 hours: 46 x 12 = 552 and 6 x 6 = 36; 588 in all.
    @Test
    void paysTheHourlyEmployeeOf29Cfr778110a() {
        var work = hourly("12").total("46");
        assertThat(work.of(PayCode.REGULAR)).isEqualTo(Money.of("552.00"));
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("36.00"));
        assertThat(work.gross()).isEqualTo(Money.of("588.00"));
    }

    // 29 CFR 778.110(b): a production bonus of $46 makes 598 / 46 h = 13; 598 + 6 x 6.50 = 637.
    @Test
    void countsTheProductionBonusOf29Cfr778110b() {
        var work = hourly("12").total("46").also(Kind.BONUS, "46");
        assertThat(work.traces("regular rate", "13.0000")).isTrue();
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("39.00"));
        assertThat(work.gross()).isEqualTo(Money.of("637.00"));
    }

    // Form W-2 for 2026, box 12 code TT: 5 overtime hours at 30 (base 20) are 50 of qualified overtime.
    @Test
    void keepsTheHalfTimePremiumOfBox12TtApart() {
        var work = hourly("20").total("45");
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("50.00"));
        assertThat(work.of(PayCode.STATE_OVERTIME_PREMIUM)).isEqualTo(Money.ZERO);
        assertThat(work.gross()).isEqualTo(Money.of("950.00"));
    }

    // Fact sheet 54, "Single Shift Differential": three day shifts and three evening shifts of eight hours at 8
    // dollars,
    // 1 dollar more in the evening: 408 / 48 h = 8.50; the eight hours of overtime come to 102.
    @Test
    void countsTheShiftDifferentialOfFactSheet54() {
        var work = on(Basis.HOURLY, "8", differentials(EVENING)).days("0", "8", "8", "8");
        for (int day = 4; day < 7; day++) {
            work.segment(day, Segment.Kind.WORKED, "8", null, "EVENING");
        }
        assertThat(work.of(PayCode.DIFFERENTIAL + "EVENING")).isEqualTo(Money.of("24.00"));
        assertThat(work.traces("regular rate", "8.5000")).isTrue();
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("34.00"));
        assertThat(work.gross()).isEqualTo(Money.of("442.00"));
        // 102 for the eight hours: 8 x 8.50 straight, of which the week holds its share, and 34 of premium
        assertThat(Money.of("68.00").plus(work.of(PayCode.OVERTIME_PREMIUM))).isEqualTo(Money.of("102.00"));
    }

    // Fact sheet 54, "Attendance Bonus": of 100 dollars for two weeks 50 belong to each week.
    @Test
    void addsHalfOfTheBiweeklyBonusOfFactSheet54ToEachWeek() {
        var work = hourly("10")
                .days("0", "8", "8", "8", "8", "8")
                .daysOfSecondWeek("0", "10", "10", "10", "10", "10")
                .also(Kind.BONUS, "50")
                .alsoInSecondWeek(Kind.BONUS, "50");
        // Second week: 500 + 50 = 550 / 50 h = 11; 0.5 x 11 x 10 h
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("55.00"));
        assertThat(work.of(PayCode.BONUS)).isEqualTo(Money.of("100.00"));
    }

    // Fact sheet 56B: on-call pay is part of the regular rate; the hours on call are no hours worked.
    @Test
    void countsOnCallPayInTheRegularRate() {
        var work = hourly("20").total("50").also(Kind.ON_CALL, "100");
        // 1,000 + 100 = 1,100 / 50 h = 22; 0.5 x 22 x 10 h
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("110.00"));
        assertThat(work.of(PayCode.ON_CALL)).isEqualTo(Money.of("100.00"));
    }

    // 29 CFR 778.211
    @Test
    void leavesADiscretionaryBonusOutOfTheRegularRate() {
        var work = hourly("20").total("50").also(Kind.DISCRETIONARY_BONUS, "100");
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("100.00"));
        assertThat(work.earnings())
                .filteredOn(Earning::supplemental)
                .extracting(Earning::code)
                .containsExactly(PayCode.DISCRETIONARY_BONUS);
    }

    /** 23.4375 x 75.5 is 1,769.53125; two weeks rounded each by themselves would come to a cent more. */
    @Test
    void aRateOfFourDecimalsIsExactAndItsLineRoundedOnce() {
        var work = hourly("23.4375")
                .days("0", "9.75", "7", "7", "7", "7")
                .daysOfSecondWeek("0", "9.75", "7", "7", "7", "7");
        assertThat(work.earnings()).singleElement().satisfies(earning -> {
            assertThat(earning.rate()).isEqualTo(Rate.of("23.4375"));
            assertThat(earning.hours()).isEqualByComparingTo("75.50");
            assertThat(earning.amount()).isEqualTo(Money.of("1769.53"));
        });
        assertThat(work.trace.lines())
                .anySatisfy(line -> assertThat(line.text()).isEqualTo("37.75 h x 23.4375"))
                .anySatisfy(line -> assertThat(line.text()).contains("instead of 1769.54 week by week"));
        // What was kept before comes to what was paid then.
        assertThat(GrossPay.sum(GrossPay.of(work.work().roundedByWeek(), Trace.none())))
                .isEqualTo(Money.of("1769.54"));
    }

    /** 45 h x 23.4375 = 1,054.6875; the regular rate is 1,054.69 / 45 as before, its half for five hours 58.59. */
    @Test
    void overtimeOfARateOfFourDecimalsIsThatOfWhatTheWeekComesTo() {
        var work = hourly("23.4375").total("45");
        assertThat(work.of(PayCode.REGULAR)).isEqualTo(Money.of("1054.69"));
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("58.59"));
        assertThat(work.traces("regular rate", "23.4376")).isTrue();
    }

    @Test
    void differentialsAndRatesOfOtherWorkHaveFourDecimalsToo() {
        var work = on(Basis.HOURLY, "20", differentials(new Differential("NIGHT", Rate.of("2.1875"), null)))
                .days("0", "8")
                .segment(2, Segment.Kind.WORKED, "7.25", null, "NIGHT");
        // 2.1875 x 7.25 is 15.859375
        assertThat(work.of(PayCode.DIFFERENTIAL + "NIGHT")).isEqualTo(Money.of("15.86"));
        var other = on(Basis.HOURLY, "20", rates(new WorkRate("RECEPTION", Rate.of("15.3333"))))
                .segment(1, Segment.Kind.WORKED, "3", "RECEPTION");
        assertThat(other.of(PayCode.REGULAR)).isEqualTo(Money.of("46.00"));
    }

    // 29 CFR 778.115: the weighted average of the rates.
    @Test
    void blendsTwoRatesByTheHoursOf29Cfr778115() {
        var work = on(Basis.HOURLY, "20", rates(new WorkRate("RECEPTION", Rate.of("15"))))
                .days("0", "8", "8", "8", "8")
                .segment(5, Segment.Kind.WORKED, "8", "RECEPTION")
                .segment(6, Segment.Kind.WORKED, "8", "RECEPTION");
        // 32 x 20 + 16 x 15 = 880 / 48 h = 18.3333; 0.5 x 880 x 8 / 48 = 73.33
        assertThat(work.traces("regular rate", "18.3333")).isTrue();
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("73.33"));
        assertThat(work.earnings()).extracting(Earning::rate).startsWith(Rate.of("20"), Rate.of("15"));
    }

    // 29 CFR 778.112: day rates: all pay of the week by all its hours, half of it above 40.
    @Test
    void paysPerDiemByShiftWithTheOvertimeOf29Cfr778112() {
        var work = on(Basis.PER_DIEM, "240", PayAgreement.PLAIN).days("0", "12", "12", "12", "12");
        // 4 x 240 = 960 / 48 h = 20; 0.5 x 20 x 8 h
        assertThat(work.of(PayCode.PER_DIEM)).isEqualTo(Money.of("960.00"));
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("80.00"));
        assertThat(work.earnings().getFirst().hours()).isEqualByComparingTo("4");
    }

    @Test
    void countsAShiftOverMidnightOnce() {
        var work = on(Basis.PER_DIEM, "240", PayAgreement.PLAIN)
                .shift(2, "4", "A")
                .shift(3, "8", "A")
                .shift(3, "4", "B");
        assertThat(work.of(PayCode.PER_DIEM)).isEqualTo(Money.of("480.00"));
    }

    // 29 CFR 778.113(a): a salary of 182.70 for 35 hours is 5.22 an hour: 5.22 up to 40 hours, 7.83 for each hour
    // thereafter.
    @Test
    void paysTheSalariedEmployeeOf29Cfr778113a() {
        var year = Money.of("182.70").times(BigDecimal.valueOf(52), java.math.RoundingMode.UNNECESSARY);
        var work = on(Basis.SALARIED_NONEXEMPT, year.amount(), salaryFor("35"))
                .salaryPart(10, 10)
                .days("0", "9", "9", "9", "9", "9")
                .daysOfSecondWeek("0", "7", "7", "7", "7", "7");
        assertThat(work.of(PayCode.SALARY)).isEqualTo(Money.of("365.40"));
        // 45 h: 10 more than 35 at 5.22, and half of 5.22 for 5
        assertThat(work.of(PayCode.REGULAR)).isEqualTo(Money.of("52.20"));
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("13.05"));
        assertThat(work.traces("regular rate", "5.2200")).isTrue();
        // 182.70 + 5 x 5.22 + 5 x 7.83 in the first week
        assertThat(work.gross()).isEqualTo(Money.of("430.65"));
    }

    // 29 CFR 778.113(a): 220.80 for 40 hours is 5.52 an hour.
    @Test
    void paysTimeAndAHalfOfASalaryFor40Hours() {
        var work = on(Basis.SALARIED_NONEXEMPT, "11481.60", salaryFor("40"))
                .salaryPart(10, 10)
                .days("0", "10", "10", "10", "10", "10");
        assertThat(work.of(PayCode.REGULAR).plus(work.of(PayCode.OVERTIME_PREMIUM)))
                .isEqualTo(Money.of("82.80"));
    }

    @Test
    void paysOnlyTheHalfForHoursThatALongSalaryCovers() {
        // 1,000 a week for 50 hours: 20 an hour; 45 hours are paid by the salary, 5 of them owe the half
        var work = on(Basis.SALARIED_NONEXEMPT, "52000", salaryFor("50"))
                .salaryPart(10, 10)
                .days("0", "9", "9", "9", "9", "9");
        assertThat(work.of(PayCode.REGULAR)).isEqualTo(Money.ZERO);
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("50.00"));
    }

    @Test
    void proratesTheHoursOfASalaryWithItsDays() {
        // Employed for three days of the week: the prorated salary is for 24 hours
        var work = on(Basis.SALARIED_NONEXEMPT, "52000", salaryFor("40"))
                .salaryPart(3, 10)
                .salaryHours("24")
                .days("0", "0", "0", "10", "10", "10");
        assertThat(work.of(PayCode.SALARY)).isEqualTo(Money.of("600.00"));
        assertThat(work.of(PayCode.REGULAR)).isEqualTo(Money.of("150.00"));
    }

    // 29 CFR 778.104
    @Test
    void neverAveragesWeeks() {
        var work = hourly("20").days("0", "10", "10", "10", "10", "10").daysOfSecondWeek("0", "10", "10", "10");
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("100.00"));
    }

    // 29 CFR 778.218
    @Test
    void paysLeaveWithoutCountingItTowards40Hours() {
        var work = hourly("20")
                .days("0", "9", "9", "9", "9")
                .segment(5, Segment.Kind.PTO, "8", null)
                .segment(6, Segment.Kind.SICK, "2", null)
                .segment(0, Segment.Kind.HOLIDAY, "8", null);
        assertThat(work.of(PayCode.REGULAR)).isEqualTo(Money.of("720.00"));
        assertThat(work.of(PayCode.PAID_TIME_OFF)).isEqualTo(Money.of("160.00"));
        assertThat(work.of(PayCode.SICK)).isEqualTo(Money.of("40.00"));
        assertThat(work.of(PayCode.HOLIDAY)).isEqualTo(Money.of("160.00"));
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.ZERO);
    }

    @Test
    void paysAPercentageOfTheRateAsADifferential() {
        var night = new Differential("NIGHT", null, new BigDecimal("12.5"));
        var work = on(Basis.HOURLY, "20.10", differentials(night, new Differential("CHARGE", Rate.of("2"), null)))
                .segment(1, Segment.Kind.WORKED, "7.25", null, "NIGHT", "CHARGE");
        // 20.10 x 0.125 x 7.25 = 18.215625
        assertThat(work.of(PayCode.DIFFERENTIAL + "NIGHT")).isEqualTo(Money.of("18.22"));
        assertThat(work.of(PayCode.DIFFERENTIAL + "CHARGE")).isEqualTo(Money.of("14.50"));
    }

    @Test
    void blendsARateThatChangesInsideAWorkweek() {
        var work = new WorkSample()
                .terms(LocalDate.of(2026, 1, 1), FIRST_WEEK.plusDays(3), Basis.HOURLY, "20", PayAgreement.PLAIN)
                .terms(FIRST_WEEK.plusDays(4), null, Basis.HOURLY, "22", PayAgreement.PLAIN)
                .days("0", "9", "9", "9", "9", "9");
        // 27 x 20 + 18 x 22 = 936 / 45 h = 20.80; 0.5 x 20.80 x 5
        assertThat(work.of(PayCode.REGULAR)).isEqualTo(Money.of("936.00"));
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("52.00"));
        refuses(
                new WorkSample()
                        .terms(LocalDate.of(2026, 1, 1), FIRST_WEEK.plusDays(3), Basis.HOURLY, "20", PayAgreement.PLAIN)
                        .terms(FIRST_WEEK.plusDays(4), null, Basis.HOURLY, "22", PayAgreement.PLAIN)
                        .total("45"),
                EnrollmentProblem.CHANGE_INSIDE_WORKWEEK,
                "hours of each day");
    }

    @Test
    void splitsASalaryThatChangesWithoutLosingACent() {
        var work = new WorkSample()
                .terms(LocalDate.of(2026, 1, 1), FIRST_WEEK.plusDays(6), Basis.SALARIED, "65000.13", PayAgreement.PLAIN)
                .salaryPart(5, 10)
                .terms(SECOND_WEEK, null, Basis.SALARIED, "65000.13", PayAgreement.PLAIN)
                .salaryPart(5, 10);
        // 65,000.13 / 26 = 2,500.005
        assertThat(work.gross()).isEqualTo(Money.of("2500.01"));
    }

    @Test
    void paysTheDrawOfAProviderByTheDaysOfThePeriod() {
        var work = on(Basis.PROVIDER_CONTRACT, "8000", PayAgreement.PLAIN).salaryPart(5, 10);
        assertThat(work.of(PayCode.PROVIDER_DRAW)).isEqualTo(Money.of("4000.00"));
    }

    // 29 USC 207(j), 29 CFR 778.601: above 8 a day and above 80 in 14 days; the premium of the day counts for the 80.
    @Test
    void calculatesOvertimeAbove8And80() {
        // Seven days of 12 hours: 84 hours in 14 days; 28 above 8 a day, 4 above 80: 28 are paid
        var work = on(Basis.HOURLY, "20", eightAndEighty())
                .days("0", "12", "12", "12")
                .daysOfSecondWeek("0", "12", "12", "12", "12");
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("280.00"));
        assertThat(work.traces("above 8 a day", "28.00")).isTrue();
        assertThat(work.traces("above 80", "4.00")).isTrue();
        // 45 and 35 hours without a long day: nothing under 8 and 80, five hours by the workweek
        var even = on(Basis.HOURLY, "20", eightAndEighty())
                .days("0", "8", "8", "8", "8", "8", "5")
                .daysOfSecondWeek("0", "8", "8", "8", "8", "3");
        assertThat(even.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.ZERO);
        // 88 hours in days of 8: 8 above 80
        var long14 = on(Basis.HOURLY, "20", eightAndEighty())
                .days("0", "8", "8", "8", "8", "8", "8")
                .daysOfSecondWeek("0", "8", "8", "8", "8", "8");
        assertThat(long14.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("80.00"));
    }

    @Test
    void takesTheRegularRateOf8And80FromAll14Days() {
        var work = on(Basis.HOURLY, "20", eightAndEighty(new Differential("NIGHT", Rate.of("5"), null)))
                .segment(1, Segment.Kind.WORKED, "10", null, "NIGHT")
                .daysOfSecondWeek("0", "10");
        // 20 x 20 + 10 x 5 = 450 / 20 h = 22.50; 0.5 x 22.50 x 4
        assertThat(work.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("45.00"));
    }

    @Test
    void begins8And80WithAPeriodAfterTheWorkweekAndEndsItWithOne() {
        var before = FIRST_WEEK.minusDays(1);
        var first = new WorkSample()
                .terms(LocalDate.of(2026, 1, 1), before, Basis.HOURLY, "20", PayAgreement.PLAIN)
                .terms(FIRST_WEEK, null, Basis.HOURLY, "20", eightAndEighty())
                .days("0", "10");
        assertThat(first.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.of("20.00"));
        var after = new WorkSample()
                .terms(LocalDate.of(2026, 1, 1), before, Basis.HOURLY, "20", eightAndEighty())
                .terms(FIRST_WEEK, null, Basis.HOURLY, "20", PayAgreement.PLAIN)
                .days("0", "10");
        assertThat(after.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(Money.ZERO);
    }

    @Test
    void refuses8And80WithoutDaysOrBesideTheWorkweek() {
        refuses(on(Basis.HOURLY, "20", eightAndEighty()).total("45"), TimeProblem.DAYS_NEEDED, "hours of each day");
        refuses(
                new WorkSample()
                        .terms(LocalDate.of(2026, 1, 1), FIRST_WEEK.plusDays(6), Basis.HOURLY, "20", PayAgreement.PLAIN)
                        .terms(SECOND_WEEK, null, Basis.HOURLY, "20", eightAndEighty())
                        .days("0", "8"),
                OvertimeProblem.TWO_OVERTIME_SYSTEMS,
                "14 days");
        var weekly = on(Basis.HOURLY, "20", eightAndEighty()).days("0", "8").work();
        assertThatThrownBy(() -> GrossPay.of(
                        new Work(
                                PayFrequency.WEEKLY,
                                FIRST_WEEK,
                                FIRST_WEEK.plusDays(6),
                                weekly.terms(),
                                List.of(),
                                weekly.weeks(),
                                List.of()),
                        Trace.none()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("14 days");
    }

    @Test
    void refusesWorkOutsideOfTheEstablishmentOf8And80() {
        var elsewhere = UUID.fromString("00000000-0000-7000-8000-000000000009");
        refuses(
                on(Basis.HOURLY, "20", eightAndEighty())
                        .segment(new Segment(
                                FIRST_WEEK,
                                Segment.Kind.WORKED,
                                BigDecimal.TEN,
                                null,
                                List.of(),
                                null,
                                elsewhere,
                                null)),
                OvertimeProblem.TWO_OVERTIME_SYSTEMS,
                "outside of the establishment");
    }

    @Test
    void refusesWhatIsNotAgreedOrNotApproved() {
        refuses(hourly("20").segment(1, Segment.Kind.WORKED, "8", "SURGERY"), TimeProblem.NO_RATE_FOR_WORK, "SURGERY");
        refuses(
                hourly("20").segment(1, Segment.Kind.WORKED, "8", null, "NIGHT"),
                EnrollmentProblem.DIFFERENTIAL_NOT_AGREED,
                "NIGHT");
        refuses(
                on(Basis.SALARIED, "65000", PayAgreement.PLAIN).days("0", "8"),
                TimeProblem.NOT_PAID_BY_THE_HOUR,
                "pay no hours");
        refuses(
                on(Basis.PER_DIEM, "240", PayAgreement.PLAIN).segment(1, Segment.Kind.PTO, "8", null),
                TimeProblem.NO_RATE_FOR_WORK,
                "PTO");
        refuses(on(Basis.PER_DIEM, "240", PayAgreement.PLAIN).total("8"), TimeProblem.DAYS_NEEDED, "each shift");
        refuses(
                new WorkSample()
                        .terms(FIRST_WEEK.plusDays(3), null, Basis.HOURLY, "20", PayAgreement.PLAIN)
                        .days("0", "8"),
                EnrollmentProblem.PAY_TERMS_MISSING,
                "2026-11-02");
        var waiting = new Work(
                PayFrequency.BIWEEKLY,
                FIRST_WEEK,
                SECOND_WEEK.plusDays(6),
                List.of(),
                List.of(),
                List.of(),
                List.of(SECOND_WEEK));
        assertThat(waiting.isEmpty()).isFalse();
        assertThatThrownBy(() -> GrossPay.of(waiting, Trace.none()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2026-11-08");
    }

    @Test
    void chargesEachPlaceWithItsHoursAndItsShareOfThePremium() {
        var clinic = UUID.fromString("00000000-0000-7000-8000-000000000001");
        var hospital = UUID.fromString("00000000-0000-7000-8000-000000000002");
        var work = hourly("20");
        for (int day = 1; day < 6; day++) {
            work.segment(new Segment(
                    FIRST_WEEK.plusDays(day),
                    Segment.Kind.WORKED,
                    BigDecimal.TEN,
                    null,
                    List.of(),
                    null,
                    day < 4 ? clinic : hospital,
                    null));
        }
        assertThat(work.earnings())
                .extracting(Earning::code, earning -> earning.place().locationId(), Earning::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PayCode.REGULAR, clinic, Money.of("600.00")),
                        org.assertj.core.groups.Tuple.tuple(PayCode.REGULAR, hospital, Money.of("400.00")),
                        org.assertj.core.groups.Tuple.tuple(PayCode.OVERTIME_PREMIUM, clinic, Money.of("60.00")),
                        org.assertj.core.groups.Tuple.tuple(PayCode.OVERTIME_PREMIUM, hospital, Money.of("40.00")));
        assertThat(new CostCenter(clinic, null, "Nurse").with(null, hospital))
                .isEqualTo(new CostCenter(clinic, hospital, "Nurse"));
    }

    @Test
    void isToldAgainFromItsJson() throws Exception {
        var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        var work = on(Basis.HOURLY, "20", differentials(EVENING))
                .in("CA")
                .segment(1, Segment.Kind.WORKED, "13", null, "EVENING")
                .also(Kind.BONUS, "10");
        var again = json.readValue(json.writeValueAsBytes(work.work()), Work.class);
        assertThat(again).isEqualTo(work.work());
        assertThat(GrossPay.of(again, Trace.none())).isEqualTo(work.earnings());
    }

    private static void refuses(WorkSample work, ProblemType problem, String detail) {
        assertThatThrownBy(work::earnings)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(problem))
                .hasMessageContaining(detail);
    }
}
