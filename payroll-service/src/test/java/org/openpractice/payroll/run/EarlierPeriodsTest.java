package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.run.EarlierPeriod.Paid;
import org.openpractice.payroll.time.GrossPay;
import org.openpractice.payroll.time.Work;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.trace.Trace;

class EarlierPeriodsTest {

    private static final String FIRST_WEEK = "2026-11-01";

    private static Work worked(String rate, BigDecimal hours, String bonus) {
        var sample = new SampleInput();
        sample.hourlyRate = Rate.of(rate);
        return sample.week(FIRST_WEEK, hours, Money.of(bonus)).build().work();
    }

    private static Work worked(String rate, String hours) {
        return worked(rate, new BigDecimal(hours), "0.00");
    }

    private static Paid paid(String code, String hours, String amount) {
        return new Paid(code, CostCenter.UNNAMED, new BigDecimal(hours), Money.of(amount));
    }

    private static List<Paid> paidFor(Work work) {
        return GrossPay.of(work, Trace.none()).stream()
                .map(earning -> new Paid(
                        earning.code(),
                        earning.place(),
                        earning.hours() == null ? BigDecimal.ZERO : earning.hours(),
                        earning.amount()))
                .toList();
    }

    private static List<Earning> owed(Work now, List<Paid> paid) {
        return EarlierPeriods.of(List.of(EarlierPeriod.paid(now, paid)), new Trace());
    }

    @Test
    void premiumsAndBonusesKeepTheirCodesAndTheRestIsRetroactivePay() {
        // 45 h x 20.00 and 5 h x 10.00 were paid; due: 45 x 22.00 = 990.00, (990.00 + 90.00) / 45 / 2 x 5 = 60.00,
        // 90.00
        assertThat(owed(worked("22", new BigDecimal("45"), "90.00"), paidFor(worked("20", "45"))))
                .extracting(Earning::code, earning -> earning.amount().amount(), Earning::hours)
                .containsExactly(
                        tuple("BONUS", "90.00", null),
                        tuple("OVERTIME-PREMIUM", "10.00", null),
                        tuple("RETROACTIVE", "90.00", null));
    }

    @Test
    void whatMovedToAnotherDepartmentMovesInTheLaborDistribution() {
        var department = new CostCenter(new java.util.UUID(0, 1), null, null);
        var elsewhere = new Paid("REGULAR", department, new BigDecimal("40.00"), Money.of("800.00"));
        assertThat(owed(worked("22", "40"), List.of(elsewhere)))
                .extracting(Earning::place, earning -> earning.amount().amount(), Earning::hours)
                .containsExactlyInAnyOrder(
                        tuple(department, "-800.00", new BigDecimal("-40.00")),
                        tuple(CostCenter.UNNAMED, "880.00", new BigDecimal("40.00")));
        // Where no money is owed nothing is moved.
        assertThat(owed(worked("20", "40"), List.of(elsewhere))).isEmpty();
    }

    @Test
    void aPeriodThatWasOverpaidIsNeverMadeUpForByAnother() {
        var periods = List.of(
                EarlierPeriod.paid(worked("22", "40"), List.of(paid("REGULAR", "40", "800.00"))),
                EarlierPeriod.paid(worked("20", "39"), List.of(paid("REGULAR", "40", "800.00"))));
        assertThatThrownBy(() -> EarlierPeriods.of(periods, Trace.none()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("by 20.00");
    }

    @Test
    void aPeriodOfWhichNothingIsPaidIsPaidWithItsOwnLines() {
        assertThat(owed(worked("20", "45"), null))
                .extracting(
                        Earning::code,
                        Earning::description,
                        earning -> earning.amount().amount())
                .containsExactly(
                        tuple("REGULAR", "Hours worked, 2026-11-01 to 2026-11-14", "900.00"),
                        tuple(
                                "OVERTIME-PREMIUM",
                                "Overtime premium (half of the regular rate), 2026-11-01 to 2026-11-14",
                                "50.00"));
    }

    /** California (DE 44): 6.6 % of supplemental wages, 10.23 % of bonuses and stock options only. */
    @Test
    void retroactivePayIsNoBonusToAStateThatTaxesTheseOtherwise() {
        var sample = SampleInput.in("CA").apart();
        sample.earlierPeriods =
                List.of(EarlierPeriod.paid(worked("22", "40"), List.of(paid("REGULAR", "40", "800.00"))));
        // 40 h x 2.00 = 80.00 x 0.066 = 5.28
        assertThat(sample.pay().lines())
                .filteredOn(line -> line.code().equals("US-CA-PIT"))
                .extracting(line -> line.amount().amount())
                .containsExactly("5.28");
    }

    @Property
    void whatIsOwedIsTheDifferenceAndOncePaidNothingIs(
            @ForAll @IntRange(min = 0, max = 9000) int hoursThen,
            @ForAll @IntRange(min = 0, max = 9000) int hoursNow,
            @ForAll @IntRange(min = 725, max = 9000) int rateThen,
            @ForAll @IntRange(min = 725, max = 9000) int rateNow) {
        var then = worked(Money.ofCents(rateThen).amount(), BigDecimal.valueOf(hoursThen, 2), "0.00");
        var now = worked(Money.ofCents(rateNow).amount(), BigDecimal.valueOf(hoursNow, 2), "0.00");
        var before = GrossPay.sum(GrossPay.of(then, Trace.none()));
        var due = GrossPay.sum(GrossPay.of(now, Trace.none()));
        var paid = paidFor(then);
        if (due.compareTo(before) < 0) {
            assertThatThrownBy(() -> owed(now, paid)).isInstanceOf(ProblemException.class);
            return;
        }
        assertThat(GrossPay.sum(owed(now, paid))).isEqualTo(due.minus(before));
        var all = new java.util.ArrayList<>(paid);
        EarlierPeriods.paidNow(List.of(EarlierPeriod.paid(now, paid)))
                .forEach(difference -> all.add(
                        new Paid(difference.code(), difference.place(), difference.hours(), difference.amount())));
        assertThat(owed(now, all)).isEmpty();
    }
}
