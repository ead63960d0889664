package org.openpractice.payroll.garnishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpractice.payroll.garnishment.Orders.PAY_DATE;
import static org.openpractice.payroll.garnishment.Orders.creditor;
import static org.openpractice.payroll.garnishment.Orders.of;
import static org.openpractice.payroll.garnishment.Orders.order;
import static org.openpractice.payroll.garnishment.Orders.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.garnishment.PaidInPeriod.Taken;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.trace.Trace;

/** Orders go by all pay of a period: wages, and lump sums that are paid apart from them. */
class SeveralPaychecksOfAPeriodTest {

    private final Trace trace = new Trace();

    /** DOL Fact Sheet 30: a bonus of the week counts with its wages, 402 gross and 368 disposable give 92.00. */
    @Test
    void aBonusApartGivesACreditorTheRestOfAQuarterOfBoth() {
        var orders = List.of(order("A", creditor("OH").terms()));
        var wages = earnings("320.00", "293.00");
        var ofWages = withhold(orders, wages, false, null);
        assertThat(amounts(ofWages)).containsExactly("73.25");
        var ofBonus = withhold(orders, earnings("82.00", "75.00"), true, paid(wages, ofWages));
        assertThat(amounts(ofBonus)).containsExactly("18.75");
        assertThat(trace.lines().stream().map(Trace.Line::text))
                .contains(
                        "other paychecks of the pay period: gross 320.00 - required by law 27.00",
                        "gross 402.00 - required by law 34.00; no 401(k), no health insurance",
                        "Creditor garnishment: asked 92.00, taken from other paychecks of the period 73.25");
    }

    @Test
    void whatIsProtectedIsProtectedOnceAPeriod() {
        var orders = List.of(order("A", creditor("OH").terms()));
        var wages = earnings("250.00", "200.00");
        assertThat(amounts(withhold(orders, wages, false, null))).containsExactly("0.00");
        assertThat(amounts(withhold(orders, earnings("60.00", "50.00"), true, paid(wages, List.of()))))
                .containsExactly("32.50");
        assertThat(amounts(withhold(orders, earnings("60.00", "50.00"), true, null)))
                .as("without wages in the period")
                .containsExactly("0.00");
    }

    @Test
    void supportIsTakenOnceAPeriodAndTheRestOfItFromTheLumpSum() {
        var terms = support("300.00").supportsOthers(true).lumpSums(true).terms();
        var orders = List.of(order("A", terms));
        var wages = earnings("500.00", "400.00");
        var ofWages = withhold(orders, wages, false, null);
        assertThat(amounts(ofWages)).containsExactly("200.00");
        var ofBonus = withhold(orders, earnings("500.00", "400.00"), true, paid(wages, ofWages));
        assertThat(amounts(ofBonus)).containsExactly("100.00");
        assertThat(ofBonus.getFirst().ordered()).isEqualTo(Money.ZERO);
        var enough = earnings("900.00", "800.00");
        assertThat(amounts(withhold(orders, wages, true, paid(enough, withhold(orders, enough, false, null)))))
                .containsExactly("0.00");
    }

    @Test
    void wagesCountALumpSumThatWasPaidBeforeThem() {
        var orders = List.of(
                order("A", support("300.00").lumpSums(true).terms()),
                order("B", creditor("OH").terms()));
        var bonus = earnings("1200.00", "1000.00");
        var ofBonus = withhold(orders, bonus, true, null);
        assertThat(amounts(ofBonus)).containsExactly("300.00", "0.00");
        var before = new PaidInPeriod(GarnishableEarnings.NOTHING, beside(bonus), taken(ofBonus));
        assertThat(amounts(withhold(orders, earnings("1200.00", "1000.00"), false, before)))
                .containsExactly("0.00", "200.00");
    }

    @Test
    void anOrderThatSparesLumpSumsSeesWagesOnly() {
        var sparing = order("A", support("300.00").percent("10").lumpSums(false).terms());
        var creditor = order("B", creditor("OH").lumpSums(false).terms());
        var orders = List.of(sparing, creditor);
        assertThat(withhold(orders, earnings("900.00", "800.00"), true, null)).allSatisfy(one -> {
            assertThat(one.amount()).isEqualTo(Money.ZERO);
            assertThat(one.ordered()).isEqualTo(Money.ZERO);
        });
        assertThat(trace.lines())
                .filteredOn(line -> line.text().equals("The order is not taken from lump sums"))
                .hasSize(2);
        var before = new PaidInPeriod(GarnishableEarnings.NOTHING, beside(earnings("900.00", "800.00")), Map.of());
        assertThat(amounts(withhold(orders, earnings("600.00", "500.00"), false, before)))
                .isEqualTo(amounts(withhold(orders, earnings("600.00", "500.00"), false, null)))
                .containsExactly("300.00", "0.00");
    }

    @Test
    void aLumpSumWaitsUntilASupportOrderSaysWhetherItIsTaken() {
        var undecided = List.of(order("A", support("300.00").terms()));
        assertThatThrownBy(() -> withhold(undecided, earnings("900.00", "800.00"), true, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(GarnishmentProblem.LUMP_SUM_UNDECIDED))
                .hasMessageContaining("Support order A")
                .hasMessageContaining("lumpSums");
        assertThat(amounts(withhold(undecided, earnings("900.00", "800.00"), false, null)))
                .containsExactly("300.00");
    }

    /** Form 668-W exempts an amount for each pay period; a bonus of the same period has nothing more exempt. */
    @Test
    void aLevyExemptsItsAmountOnceAPeriod() {
        var orders = List.of(
                order("A", of(GarnishmentKind.FEDERAL_TAX_LEVY).exempt("600.00").terms()));
        var wages = earnings("1200.00", "1000.00");
        var ofWages = withhold(orders, wages, false, null);
        assertThat(amounts(ofWages)).containsExactly("400.00");
        assertThat(amounts(withhold(orders, earnings("600.00", "500.00"), true, paid(wages, ofWages))))
                .containsExactly("500.00");
        var little = earnings("600.00", "450.00");
        assertThat(amounts(withhold(orders, earnings("600.00", "500.00"), true, paid(little, List.of()))))
                .containsExactly("350.00");
    }

    @Test
    void whatIsOwedInAllAndTheFeeAreTakenOnce() {
        var terms = creditor("VA").amount("210.00").total("900.00").fee("10.00").terms();
        var first = order("A", terms);
        var wages = earnings("1000.00", "800.00");
        var ofWages = withhold(List.of(first), wages, false, null);
        assertThat(amounts(ofWages)).containsExactly("200.00");
        assertThat(ofWages.getFirst().fee()).isEqualTo(Money.ZERO);
        var ofBonus = withhold(List.of(first), earnings("500.00", "400.00"), true, paid(wages, ofWages));
        assertThat(amounts(ofBonus)).containsExactly("10.00");
        assertThat(ofBonus.getFirst().fee()).isEqualTo(Money.of("10.00"));
        var settled =
                new OrderInForce(first.id(), "A", terms, Money.of("700.00"), Money.of("695.00"), Money.of("10.00"));
        assertThat(amounts(withhold(List.of(settled), earnings("500.00", "400.00"), true, paid(wages, ofWages))))
                .as("205.00 of 900.00 were left before the period")
                .containsExactly("5.00");
        var charged = new OrderInForce(first.id(), "A", terms, Money.ZERO, Money.ZERO, Money.of("10.00"));
        var before = new PaidInPeriod(
                beside(wages),
                GarnishableEarnings.NOTHING,
                Map.of(first.code(), new Taken(Money.of("190.00"), Money.of("190.00"), Money.of("10.00"))));
        var again = withhold(List.of(charged), earnings("80.00", "40.00"), true, before);
        // A quarter of 840 less 190 and the fee of 10
        assertThat(amounts(again)).containsExactly("10.00");
        assertThat(again.getFirst().fee()).isEqualTo(Money.ZERO);
    }

    @Test
    void anOrderThatIsReleasedSinceStillCountsAgainstTheQuarter() {
        var before = new PaidInPeriod(
                beside(earnings("500.00", "400.00")),
                GarnishableEarnings.NOTHING,
                Map.of("GARNISHMENT-OLD", new Taken(Money.of("80.00"), Money.of("80.00"), Money.ZERO)));
        assertThat(amounts(withhold(
                        List.of(order("A", creditor("OH").terms())), earnings("500.00", "400.00"), true, before)))
                .containsExactly("120.00");
    }

    /** 29 CFR 870.10(c): pay for several periods protects and owes as many times as much. */
    @Test
    void wagesOfTwoPeriodsInOnePaycheckCountTwice() {
        var two = new GarnishableEarnings(Money.of("700.00"), Money.of("150.00"), Money.ZERO, Money.of("550.00"), 2);
        assertThat(amounts(withhold(List.of(order("A", creditor("OH").terms())), two, false, null)))
                .containsExactly("115.00");
        assertThat(amounts(withhold(List.of(order("A", support("100.00").terms())), two, false, null)))
                .containsExactly("200.00");
        assertThat(amounts(withhold(
                        List.of(order(
                                "A",
                                of(GarnishmentKind.FEDERAL_TAX_LEVY)
                                        .exempt("200.00")
                                        .terms())),
                        two,
                        false,
                        null)))
                .containsExactly("150.00");
        assertThat(trace.lines().stream().map(Trace.Line::text))
                .contains("disposable earnings above 435.00, protected 2 WEEKLY periods");
    }

    private List<Withheld> withhold(
            List<OrderInForce> orders, GarnishableEarnings earnings, boolean lumpSum, @Nullable PaidInPeriod before) {
        return Garnishments.of(
                new OrdersInForce("OH", orders, lumpSum, before), earnings, PayFrequency.WEEKLY, PAY_DATE, trace);
    }

    private static PaidInPeriod paid(GarnishableEarnings wages, List<Withheld> withheld) {
        return new PaidInPeriod(beside(wages), GarnishableEarnings.NOTHING, taken(withheld));
    }

    private static Map<String, Taken> taken(List<Withheld> withheld) {
        var taken = new HashMap<String, Taken>();
        withheld.forEach(one -> taken.put(one.code(), new Taken(one.ordered(), one.amount(), one.fee())));
        return taken;
    }

    private static GarnishableEarnings beside(GarnishableEarnings earnings) {
        return new GarnishableEarnings(
                earnings.gross(), earnings.legallyRequired(), Money.ZERO, earnings.available(), 0);
    }

    private static GarnishableEarnings earnings(String gross, String disposable) {
        var all = Money.of(gross);
        return new GarnishableEarnings(all, all.minus(Money.of(disposable)), Money.ZERO, Money.of(disposable), 1);
    }

    private static List<String> amounts(List<Withheld> result) {
        return result.stream().map(one -> one.amount().amount()).toList();
    }
}
