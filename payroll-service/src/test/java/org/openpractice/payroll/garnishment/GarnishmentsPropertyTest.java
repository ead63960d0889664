package org.openpractice.payroll.garnishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.platform.trace.Trace;

class GarnishmentsPropertyTest {

    @Property
    void neverTakesMoreThanTheLawTheOrderOrThePaycheckAllow(
            @ForAll("orders") List<OrderInForce> orders,
            @ForAll PayFrequency frequency,
            @ForAll @LongRange(min = 0, max = 900_000) long gross,
            @ForAll @LongRange(min = 0, max = 300_000) long required,
            @ForAll @LongRange(min = -1000, max = 900_000) long available) {
        var earnings = earnings(gross, required, available);
        var disposable = earnings.disposable();
        var result = withhold(orders, earnings, frequency);
        assertThat(result).hasSameSizeAs(orders);

        var before = Money.ZERO;
        var all = Money.ZERO;
        for (var one : result) {
            var order = orders.stream()
                    .filter(given -> given.id().equals(one.orderId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(one.amount().isNegative()).isFalse();
            assertThat(one.fee().isNegative()).isFalse();
            var balance = order.balance();
            if (balance != null) {
                assertThat(one.amount()).isLessThanOrEqualTo(balance);
            }
            switch (one.kind()) {
                case CREDITOR -> {
                    var limit = smaller(percent(25, disposable), excess(disposable, frequency));
                    assertThat(before.plus(one.taken()).compareTo(limit) <= 0
                                    || one.taken().isZero())
                            .isTrue();
                }
                case STUDENT_LOAN, FEDERAL_DEBT -> {
                    assertThat(one.amount()).isLessThanOrEqualTo(percent(15, disposable));
                    assertThat(one.amount()).isLessThanOrEqualTo(excess(disposable, frequency));
                }
                default -> {
                    // Support is looked at as a whole; taxes and chapter 13 have no ceiling.
                }
            }
            before = before.plus(one.taken());
            all = all.plus(one.taken());
        }
        assertThat(all).isLessThanOrEqualTo(Money.ofCents(Math.max(0, available)));
        var support = Money.sum(result.stream()
                .filter(one -> one.kind().isSupport())
                .map(Withheld::taken)
                .toList());
        assertThat(support).isLessThanOrEqualTo(percent(65, disposable));
    }

    @Property
    void theOrderOfTheInputDoesNotMatter(
            @ForAll("orders") List<OrderInForce> orders,
            @ForAll PayFrequency frequency,
            @ForAll @LongRange(min = 0, max = 900_000) long gross,
            @ForAll long seed) {
        var earnings = earnings(gross, gross / 5, gross * 7 / 10);
        var shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(withhold(shuffled, earnings, frequency)).isEqualTo(withhold(orders, earnings, frequency));
    }

    @Property
    void laterOrdersTakeNothingFromEarlierOnes(
            @ForAll("orders") List<OrderInForce> orders,
            @ForAll PayFrequency frequency,
            @ForAll @LongRange(min = 0, max = 900_000) long gross) {
        var earnings = earnings(gross, gross / 5, gross * 7 / 10);
        var full = withhold(orders, earnings, frequency);
        // Without the last order everybody else gets the same; support orders share among each other.
        var last = full.getLast();
        if (!last.kind().isSupport()) {
            var others = orders.stream()
                    .filter(order -> !order.id().equals(last.orderId()))
                    .toList();
            // A federal levy decides which support orders wait for it.
            if (last.kind() != GarnishmentKind.FEDERAL_TAX_LEVY) {
                assertThat(withhold(others, earnings, frequency)).isEqualTo(full.subList(0, full.size() - 1));
            }
        }
    }

    @Property
    void moreDisposableEarningsNeverGiveACreditorLess(
            @ForAll PayFrequency frequency,
            @ForAll @LongRange(min = 0, max = 900_000) long disposable,
            @ForAll @LongRange(min = 0, max = 10_000) long more) {
        var order = List.of(Orders.order("A", Orders.creditor("OH").terms()));
        var less = withhold(order, earnings(disposable, 0, disposable), frequency);
        var greater = withhold(order, earnings(disposable + more, 0, disposable + more), frequency);
        assertThat(greater.getFirst().amount())
                .isGreaterThanOrEqualTo(less.getFirst().amount());
    }

    /** Whatever one order says, it makes no difference to it in how many paychecks a period is paid. */
    @Property
    void aLumpSumBesideWagesGivesAnOrderWhatBothGiveTogether(
            @ForAll("orders") List<OrderInForce> orders,
            @ForAll PayFrequency frequency,
            @ForAll @LongRange(min = 0, max = 600_000) long wages,
            @ForAll @LongRange(min = 0, max = 600_000) long lumpSum,
            @ForAll @LongRange(min = 0, max = 40) long percentRequired) {
        var only = orders.subList(0, 1);
        if (!only.getFirst().terms().fee().isZero()) {
            // It is charged with the first withholding, as far as that one's ceiling goes.
            return;
        }
        var first = garnishable(wages, percentRequired, 1);
        var second = garnishable(lumpSum, percentRequired, 1);
        var both = withhold(only, first.plus(garnishable(lumpSum, percentRequired, 0)), frequency);
        var ofWages = withhold(only, first, frequency);
        var ofLumpSum = withhold(only, second, frequency, true, paid(first, ofWages));
        var most = ofWages.getFirst().amount().plus(second.available());
        var ofBoth = ofWages.getFirst().amount().plus(ofLumpSum.getFirst().amount());
        if (both.getFirst().amount().compareTo(most) > 0) {
            // A lump sum of a few dollars can lift the period's ceiling by more than itself can give.
            assertThat(ofBoth).isEqualTo(most);
            return;
        }
        assertThat(ofBoth).isEqualTo(both.getFirst().amount());
        assertThat(ofWages.getFirst().ordered().plus(ofLumpSum.getFirst().ordered()))
                .isEqualTo(both.getFirst().ordered());
    }

    @Property
    void aSecondPaycheckTakesNothingBackAndNoMoreThanItCanGive(
            @ForAll("orders") List<OrderInForce> orders,
            @ForAll PayFrequency frequency,
            @ForAll @LongRange(min = 0, max = 600_000) long wages,
            @ForAll @LongRange(min = 0, max = 600_000) long lumpSum,
            @ForAll @LongRange(min = 0, max = 600_000) long available) {
        var first = garnishable(wages, 20, 1);
        var second = earnings(lumpSum, lumpSum / 5, available);
        var result = withhold(orders, second, frequency, true, paid(first, withhold(orders, first, frequency)));
        assertThat(result)
                .noneMatch(one -> one.amount().isNegative()
                        || one.fee().isNegative()
                        || one.ordered().isNegative());
        assertThat(Money.sum(result.stream().map(Withheld::taken).toList())).isLessThanOrEqualTo(second.available());
    }

    private static GarnishableEarnings garnishable(long gross, long percentRequired, int periods) {
        long required = gross * percentRequired / 100;
        return new GarnishableEarnings(
                Money.ofCents(gross), Money.ofCents(required), Money.ZERO, Money.ofCents(gross - required), periods);
    }

    private static PaidInPeriod paid(GarnishableEarnings wages, List<Withheld> withheld) {
        var beside = new GarnishableEarnings(
                wages.gross(), wages.legallyRequired(), wages.healthInsurance(), wages.available(), 0);
        return new PaidInPeriod(
                beside,
                GarnishableEarnings.NOTHING,
                withheld.stream()
                        .collect(Collectors.toMap(
                                Withheld::code,
                                one -> new PaidInPeriod.Taken(one.ordered(), one.amount(), one.fee()))));
    }

    private static List<Withheld> withhold(
            List<OrderInForce> orders, GarnishableEarnings earnings, PayFrequency frequency) {
        return withhold(orders, earnings, frequency, false, null);
    }

    private static List<Withheld> withhold(
            List<OrderInForce> orders,
            GarnishableEarnings earnings,
            PayFrequency frequency,
            boolean lumpSum,
            @Nullable PaidInPeriod before) {
        return Garnishments.of(
                new OrdersInForce(
                        "OH",
                        orders.stream()
                                .map(order -> new OrderInForce(
                                        order.id(),
                                        order.reference(),
                                        forFrequency(order.terms(), frequency),
                                        order.orderedBefore(),
                                        order.takenBefore(),
                                        order.feeTakenBefore()))
                                .toList(),
                        lumpSum,
                        before),
                earnings,
                frequency,
                Orders.PAY_DATE,
                Trace.none());
    }

    private static OrderTerms forFrequency(OrderTerms terms, PayFrequency frequency) {
        return new OrderTerms(
                terms.kind(),
                terms.state(),
                terms.receivedOn(),
                terms.orderedOn(),
                terms.effectiveFrom(),
                frequency,
                terms.amount(),
                terms.percent(),
                terms.medical(),
                terms.arrears(),
                terms.supportsOthers(),
                terms.overTwelveWeeksInArrears(),
                terms.maximumPercent(),
                terms.exempt(),
                terms.debt(),
                terms.minimumWage(),
                terms.total(),
                terms.fee(),
                terms.makesUpShortfall(),
                terms.lumpSums());
    }

    @Provide
    Arbitrary<List<OrderInForce>> orders() {
        var terms = Combinators.combine(
                        Arbitraries.of(GarnishmentKind.values()),
                        Arbitraries.of("OH", "VA", "IL", "MA", "CA", "NY", "WA"),
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.longs().between(1, 200_000),
                        Arbitraries.longs().between(0, 30_000),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 300_000))
                .as((kind, state, day, amount, more, others, old, taken) -> {
                    var built = Orders.of(kind)
                            .state(state)
                            .received(LocalDate.of(2026, 1, 1).plusDays(day).toString())
                            .supportsOthers(others)
                            .overTwelveWeeks(old)
                            .lumpSums(true);
                    if (kind != GarnishmentKind.CREDITOR || others) {
                        built.amount(Money.ofCents(amount).amount());
                    }
                    if (kind.isSupport()) {
                        built.medical(Money.ofCents(more).amount())
                                .arrears(Money.ofCents(more / 2).amount());
                        if (old) {
                            built.ordered(
                                    LocalDate.of(2026, 1, 1).plusDays(300 - day).toString());
                        }
                    }
                    if (kind == GarnishmentKind.FEDERAL_TAX_LEVY) {
                        built.exempt(Money.ofCents(amount).amount());
                    }
                    if (kind == GarnishmentKind.CREDITOR) {
                        built.minimumWage("18.00", 2026).debt(JudgmentDebt.CONSUMER);
                        if (state.equals("VA")) {
                            built.fee("10.00");
                        }
                    }
                    if (old) {
                        built.total("2500.00").makesUp();
                    }
                    return new Draft(built.terms(), Money.ofCents(taken), Money.ofCents(taken / 2));
                });
        return terms.list().ofMinSize(1).ofMaxSize(6).map(drafts -> {
            var orders = new ArrayList<OrderInForce>();
            for (int i = 0; i < drafts.size(); i++) {
                var draft = drafts.get(i);
                orders.add(Orders.order("R" + i, draft.terms(), draft.ordered(), draft.taken()));
            }
            return orders;
        });
    }

    private record Draft(OrderTerms terms, Money ordered, Money taken) {}

    private static GarnishableEarnings earnings(long gross, long required, long available) {
        return new GarnishableEarnings(
                Money.ofCents(gross), Money.ofCents(required), Money.ZERO, Money.ofCents(available), 1);
    }

    private static Money percent(int percent, Money of) {
        return of.times(BigDecimal.valueOf(percent, 2), RoundingMode.DOWN);
    }

    private static Money excess(Money disposable, PayFrequency frequency) {
        var kept = switch (frequency) {
            case WEEKLY -> "217.50";
            case BIWEEKLY -> "435.00";
            case SEMIMONTHLY -> "471.25";
            case MONTHLY -> "942.50";
        };
        var excess = disposable.minus(Money.of(kept));
        return excess.isNegative() ? Money.ZERO : excess;
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
