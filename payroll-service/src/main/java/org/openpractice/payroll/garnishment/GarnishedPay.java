package org.openpractice.payroll.garnishment;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.garnishment.PaidInPeriod.Taken;

/**
 * The pay of one paycheck while orders take from it, one after the other. Amounts are those of the whole pay period: an order
 * gets from this paycheck what it should get in the period, less what other paychecks gave; what they gave stays taken.
 */
final class GarnishedPay {

    private final boolean lumpSum;
    private final PaidInPeriod before;
    private final GarnishableEarnings all;
    private final GarnishableEarnings wages;
    private final Map<UUID, Taken> totals = new HashMap<>();
    private Money withheld;
    private Money withheldForCreditors = Money.ZERO;
    private Money left;

    GarnishedPay(OrdersInForce orders, GarnishableEarnings earnings) {
        this.lumpSum = orders.lumpSum();
        this.before = orders.paidBefore();
        this.all = earnings.plus(before.earnings());
        this.wages = lumpSum ? before.wages() : earnings.plus(before.wages());
        this.left = earnings.available().orZero();
        var inForce = orders.orders().stream().map(OrderInForce::code).collect(Collectors.toSet());
        // What an order took that is not in force any more counts against the ceilings of the others.
        this.withheld = Money.sum(before.taken().entrySet().stream()
                .filter(entry -> !inForce.contains(entry.getKey()))
                .map(entry -> entry.getValue().withFee())
                .toList());
    }

    /** All pay of the period. */
    GarnishableEarnings all() {
        return all;
    }

    PaidInPeriod before() {
        return before;
    }

    /** Pay of the period that an order is calculated on. */
    GarnishableEarnings seenBy(OrderInForce order) {
        return order.terms().countsLumpSums() ? all : wages;
    }

    /** Whether the paycheck is a lump sum that the order is not taken from. */
    boolean isSparedBy(OrderInForce order) {
        return lumpSum && !order.terms().countsLumpSums();
    }

    /** What orders took so far, with fees. */
    Money withheld() {
        return withheld;
    }

    Money withheldForCreditors() {
        return withheldForCreditors;
    }

    /** What the paycheck can still give. */
    Money left() {
        return left;
    }

    /** What is left of the period's pay that an order is calculated on. */
    Money leftOfPeriod(OrderInForce order) {
        return seenBy(order).available().minus(withheld).orZero();
    }

    /** What other paychecks of the period gave for an order. */
    Money given(OrderInForce order) {
        return before.taken(order).amount();
    }

    /** The employer's fee that they gave for it. */
    Money feeGiven(OrderInForce order) {
        return before.taken(order).fee();
    }

    /** The most that an order can have got in the period after this paycheck. */
    Money within(OrderInForce order) {
        return left.plus(given(order));
    }

    /** Leaves it at what other paychecks gave. */
    void spare(OrderInForce order) {
        take(order, before.taken(order).ordered(), given(order));
    }

    /**
     * @param ordered what the order asks in the period
     * @param amount what it gets in the period
     * @return what it gets from this paycheck
     */
    Money take(OrderInForce order, Money ordered, Money amount) {
        var earlier = before.taken(order);
        var now = amount.minus(earlier.amount()).orZero().min(left);
        var total = new Taken(ordered, earlier.amount().plus(now), earlier.fee());
        totals.put(order.id(), total);
        withheld = withheld.plus(total.withFee());
        left = left.minus(now);
        if (order.terms().kind() == GarnishmentKind.CREDITOR) {
            withheldForCreditors = withheldForCreditors.plus(total.amount());
        }
        return now;
    }

    void charge(OrderInForce order, Money fee) {
        totals.merge(order.id(), new Taken(Money.ZERO, Money.ZERO, fee), Taken::plus);
        withheld = withheld.plus(fee);
        left = left.minus(fee);
    }

    Withheld result(OrderInForce order) {
        var total = Objects.requireNonNull(totals.get(order.id()), "every order is asked");
        var earlier = before.taken(order);
        return new Withheld(
                order.id(),
                order.reference(),
                order.terms().kind(),
                order.code(),
                order.terms().kind().title(),
                total.ordered().minus(earlier.ordered()).orZero(),
                total.amount().minus(earlier.amount()),
                order.feeCode(),
                total.fee().minus(earlier.fee()));
    }
}
