package org.openpractice.payroll.garnishment;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.garnishment.StateGarnishmentLimits.Sharing;
import org.openpractice.platform.trace.Trace;

/**
 * What support orders take together: up to 50 % of disposable earnings from somebody who supports a spouse or child beside,
 * 60 % otherwise, 5 % more for arrears older than twelve weeks (15 USC 1673(b)(2)). Current support comes first, then
 * medical support, then arrears; where they do not fit, the law of the state of work shares (45 CFR 303.100(a)(5)).
 */
final class SupportOrders {

    private static final String SUPPORT = "Support, 15 USC 1673(b)(2)";
    private static final String SHARING = "Support, 45 CFR 303.100(a)(5)";

    private final List<OrderInForce> orders;
    private final GarnishedPay pay;
    private final String workState;
    private final StateGarnishmentLimits limits;
    private final Trace trace;
    private final boolean supportOthers;
    private final boolean old;

    /** Most that each may have got in the period, and what it gets. */
    private final Map<UUID, Money> caps = new HashMap<>();

    private final Map<UUID, Money> gets = new HashMap<>();
    private Money room;

    private SupportOrders(
            List<OrderInForce> orders, GarnishedPay pay, String workState, StateGarnishmentLimits limits, Trace trace) {
        this.orders = orders.stream().filter(order -> !pay.isSparedBy(order)).toList();
        this.pay = pay;
        this.workState = workState;
        this.limits = limits;
        this.trace = trace;
        this.supportOthers = orders.stream().anyMatch(order -> order.terms().supportsOthers());
        this.old = orders.stream().anyMatch(order -> order.terms().overTwelveWeeksInArrears());
        this.room = Money.ZERO;
    }

    static void take(
            List<OrderInForce> orders, GarnishedPay pay, String workState, StateGarnishmentLimits limits, Trace trace) {
        for (var order : orders) {
            if (pay.isSparedBy(order)) {
                pay.spare(order);
                trace.add(SUPPORT, order.reference(), "The order is not taken from lump sums", Money.ZERO);
            }
        }
        new SupportOrders(orders, pay, workState, limits, trace).take();
    }

    private void take() {
        if (orders.isEmpty()) {
            return;
        }
        // Those that see more of the pay may go up to the ceiling of all they see.
        var seen = pay.seenBy(orders.stream()
                        .filter(order -> order.terms().countsLumpSums())
                        .findFirst()
                        .orElse(orders.getFirst()))
                .disposable();
        var percent = BigDecimal.valueOf((supportOthers ? 50 : 60) + (old ? 5 : 0));
        var ceiling = Garnishments.share(percent, seen);
        trace.add(
                SUPPORT,
                "ceiling",
                () -> "%s %% of %s: %s%s"
                        .formatted(
                                percent,
                                seen.amount(),
                                supportOthers ? "supports a spouse or child beside" : "supports nobody beside",
                                old ? ", arrears older than twelve weeks" : ""),
                ceiling);
        if (pay.withheld().isPositive()) {
            trace.add(SUPPORT, "before", "29 CFR 870.11(b)(2): orders before took", pay.withheld());
        }
        trace.add(
                SUPPORT,
                "state",
                "No lower ceiling of a state is loaded; one that an order states is kept to",
                workState);
        var given = Money.sum(orders.stream().map(pay::given).toList());
        room = ceiling.minus(pay.withheld()).orZero().min(pay.left().plus(given));
        for (var order : orders) {
            caps.put(order.id(), cap(order, percent));
            gets.put(order.id(), Money.ZERO);
        }
        stage("current support", this::currentSupport);
        stage("medical support", order -> pay.seenBy(order).times(order.terms().medical()));
        stage("arrears", order -> pay.seenBy(order).times(order.terms().arrears()));
        stage("earlier shortfall", OrderInForce::toMakeUp);
        for (var order : orders) {
            var now = pay.take(order, ordered(order), gets(order));
            if (pay.given(order).isPositive()) {
                trace.add(
                        SUPPORT,
                        order.reference(),
                        () -> "%s in the pay period - %s taken from other paychecks of it"
                                .formatted(
                                        gets(order).amount(), pay.given(order).amount()),
                        now);
            }
        }
    }

    private Money cap(OrderInForce order, BigDecimal percent) {
        var stated = Objects.requireNonNullElse(order.terms().maximumPercent(), percent);
        return order.upToBalance(Garnishments.share(stated, pay.seenBy(order).disposable()));
    }

    private Money ordered(OrderInForce order) {
        var terms = order.terms();
        return order.upToBalance(currentSupport(order)
                .plus(pay.seenBy(order).times(terms.medical().plus(terms.arrears()))));
    }

    private Money currentSupport(OrderInForce order) {
        var seen = pay.seenBy(order);
        var amount = seen.times(Objects.requireNonNullElse(order.terms().amount(), Money.ZERO));
        var percent = order.terms().percent();
        return percent == null ? amount : amount.plus(Garnishments.share(percent, seen.disposable()));
    }

    /** Gives every order what it asks in this stage, or its share of what is left. */
    private void stage(String name, Function<OrderInForce, Money> asks) {
        var wants = new long[orders.size()];
        long sum = 0;
        for (int i = 0; i < wants.length; i++) {
            var order = orders.get(i);
            var free = Objects.requireNonNull(caps.get(order.id()))
                    .minus(gets(order))
                    .orZero();
            wants[i] = asks.apply(order).min(free).cents();
            sum = Math.addExact(sum, wants[i]);
        }
        if (sum == 0) {
            return;
        }
        var parts = sum <= room.cents() ? wants : shares(name, wants);
        for (int i = 0; i < parts.length; i++) {
            var order = orders.get(i);
            var part = Money.ofCents(parts[i]);
            var want = Money.ofCents(wants[i]);
            if (wants[i] > 0) {
                trace.add(
                        SUPPORT,
                        order.reference(),
                        () -> "%s %s: %s".formatted(order.terms().kind().title(), name, want.amount()),
                        part);
            }
            gets.merge(order.id(), part, Money::plus);
            room = room.minus(part);
        }
    }

    private Money gets(OrderInForce order) {
        return gets.getOrDefault(order.id(), Money.ZERO);
    }

    private long[] shares(String name, long[] wants) {
        var confirmed = limits.supportSharing(workState);
        var sharing = confirmed.orElse(Sharing.PROPORTIONAL);
        trace.add(
                SHARING,
                workState,
                () -> name + " shared " + (sharing == Sharing.EQUAL ? "equally" : "in proportion")
                        + (confirmed.isEmpty()
                                ? "; the state's rule is not confirmed, proportion is assumed"
                                : " by the state's rule"),
                room);
        if (sharing == Sharing.EQUAL) {
            return equally(wants, room.cents());
        }
        var parts = new long[wants.length];
        if (room.isPositive()) {
            var allocated = room.allocate(wants);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = allocated.get(i).cents();
            }
        }
        return parts;
    }

    /** The same for everybody; who wants less leaves the rest to the others. Odd cents go to the first. */
    static long[] equally(long[] wants, long room) {
        var parts = new long[wants.length];
        long rest = room;
        while (rest > 0) {
            long open = 0;
            for (int i = 0; i < wants.length; i++) {
                open += wants[i] > parts[i] ? 1 : 0;
            }
            if (open == 0) {
                return parts;
            }
            long each = Math.max(1, rest / open);
            for (int i = 0; i < wants.length && rest > 0; i++) {
                long part = Math.min(Math.min(each, wants[i] - parts[i]), rest);
                parts[i] += part;
                rest -= part;
            }
        }
        return parts;
    }
}
