package org.openpractice.payroll.garnishment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.platform.trace.Trace;

/**
 * What orders take from one paycheck, by 15 USC 1671-1677 (Consumer Credit Protection Act, title III), 29 CFR part 870 and
 * the states' own limits.
 *
 * <p>Order: support; then tax levies and chapter 13 by the day they were served; then federal debts and creditors by the
 * day they were served (31 CFR 285.11(i)(3), 34 CFR 34.20). A federal tax levy served before a support order was made
 * comes before it (26 USC 6334(a)(8)). Whatever an order before took counts against the ceiling of the next (29 CFR
 * 870.11(b)(2)); taxes and chapter 13 have no ceiling (15 USC 1673(b)(1)). Percentages are rounded down and protected
 * amounts up, so that no rounding exceeds the law. Several paychecks of one pay period give together what one would.
 */
public final class Garnishments {

    static final String CCPA = "Garnishment, 15 USC 1673";
    static final String NO_CEILING = "Garnishment, 15 USC 1673(b)(1)";
    private static final String FEE = "Garnishment, employer's fee";

    private final OrdersInForce orders;
    private final PayFrequency frequency;
    private final LocalDate payDate;
    private final Trace trace;
    private final StateGarnishmentLimits limits;
    private final GarnishedPay pay;
    private final Ceilings ceilings;

    private Garnishments(
            OrdersInForce orders,
            GarnishableEarnings earnings,
            PayFrequency frequency,
            LocalDate payDate,
            Trace trace,
            StateGarnishmentLimits limits) {
        this.orders = orders;
        this.frequency = frequency;
        this.payDate = payDate;
        this.trace = trace;
        this.limits = limits;
        this.pay = new GarnishedPay(orders, earnings);
        this.ceilings = new Ceilings(pay, frequency, payDate, limits, trace);
    }

    /**
     * What each order takes, in the order in which they come. The result does not depend on the order of the input.
     *
     * <p>Refuses {@link GarnishmentProblem#GARNISHMENT_PROHIBITED}, {@link GarnishmentProblem#GARNISHMENT_LIMIT_NOT_AVAILABLE},
     * {@link GarnishmentProblem#GARNISHMENT_TERMS_INCOMPLETE}, {@link GarnishmentProblem#GARNISHMENT_FREQUENCY_DIFFERS} and {@link
     * GarnishmentProblem#LUMP_SUM_UNDECIDED}: nothing is withheld by half.
     */
    public static List<Withheld> of(
            OrdersInForce orders,
            GarnishableEarnings earnings,
            PayFrequency frequency,
            LocalDate payDate,
            Trace trace) {
        if (orders.orders().isEmpty()) {
            return List.of();
        }
        return new Garnishments(orders, earnings, frequency, payDate, trace, StateGarnishmentLimits.loaded())
                .withhold();
    }

    private List<Withheld> withhold() {
        var queue = queue();
        queue.forEach(this::require);
        disposable();
        for (int i = 0; i < queue.size(); i++) {
            var order = queue.get(i);
            if (order.terms().kind().isSupport()) {
                int end = i;
                while (end < queue.size() && queue.get(end).terms().kind().isSupport()) {
                    end++;
                }
                SupportOrders.take(queue.subList(i, end), pay, orders.workState(), limits, trace);
                i = end - 1;
            } else {
                single(order);
            }
        }
        return queue.stream().map(pay::result).toList();
    }

    private void require(OrderInForce order) {
        var terms = order.terms();
        LawfulOrder.require(terms, order.reference(), limits, payDate);
        if (terms.statesAmountsEachPeriod() && terms.frequency() != frequency) {
            throw GarnishmentProblem.GARNISHMENT_FREQUENCY_DIFFERS.because(
                    "Order %s states its amounts for %s pay, the paycheck is %s: state them anew"
                            .formatted(order.reference(), terms.frequency(), frequency));
        }
        if (orders.lumpSum() && terms.kind().isSupport() && terms.lumpSums() == null) {
            throw GarnishmentProblem.LUMP_SUM_UNDECIDED.because(
                    "Support order %s does not say whether it is taken from lump sums: ask the agency, then say lumpSums"
                            .formatted(order.reference()));
        }
    }

    private void disposable() {
        var before = pay.before().earnings();
        if (before.gross().isPositive()) {
            trace.add(
                    CCPA,
                    "before",
                    () -> "other paychecks of the pay period: gross %s - required by law %s"
                            .formatted(
                                    before.gross().amount(),
                                    before.legallyRequired().amount()),
                    before.disposable());
        }
        trace.add(
                CCPA,
                "disposable",
                () -> "gross %s - required by law %s; no 401(k), no health insurance"
                        .formatted(
                                pay.all().gross().amount(),
                                pay.all().legallyRequired().amount()),
                pay.all().disposable());
    }

    // Order among each other

    private List<OrderInForce> queue() {
        var levies = orders.orders().stream()
                .filter(order -> order.terms().kind() == GarnishmentKind.FEDERAL_TAX_LEVY)
                .map(order -> order.terms().receivedOn())
                .toList();
        var lateSupport = orders.orders().stream()
                .map(OrderInForce::terms)
                .filter(terms -> terms.kind().isSupport() && isAfterAny(terms.orderedOn(), levies))
                .map(OrderTerms::orderedOn)
                .toList();
        return orders.orders().stream()
                .sorted(Comparator.comparingInt((OrderInForce order) -> rank(order.terms(), levies, lateSupport))
                        .thenComparing(order -> order.terms().receivedOn())
                        .thenComparing(OrderInForce::reference)
                        .thenComparing(OrderInForce::id))
                .toList();
    }

    private static int rank(OrderTerms terms, List<LocalDate> levies, List<@Nullable LocalDate> lateSupport) {
        return switch (terms.kind()) {
            case CHILD_SUPPORT, SPOUSAL_SUPPORT -> isAfterAny(terms.orderedOn(), levies) ? 2 : 0;
            case FEDERAL_TAX_LEVY ->
                lateSupport.stream().anyMatch(made -> made != null && made.isAfter(terms.receivedOn())) ? 1 : 3;
            case STATE_TAX_LEVY, BANKRUPTCY_CHAPTER_13 -> 3;
            case STUDENT_LOAN, FEDERAL_DEBT, CREDITOR -> 4;
        };
    }

    private static boolean isAfterAny(@Nullable LocalDate made, List<LocalDate> levies) {
        return made != null && levies.stream().anyMatch(made::isAfter);
    }

    // Everything but support

    private void single(OrderInForce order) {
        var terms = order.terms();
        if (pay.isSparedBy(order)) {
            pay.spare(order);
            trace.add(CCPA, order.reference(), "The order is not taken from lump sums", Money.ZERO);
            return;
        }
        var allowed = ceilings.of(order);
        var asked = asked(order, allowed);
        allowed = order.upToBalance(allowed);
        // An order without an amount of its own asks for what the law allows.
        boolean statesAmount = terms.amount() != null || terms.percent() != null;
        var due = statesAmount ? order.upToBalance(asked) : asked.min(allowed);
        var want = order.upToBalance(due.plus(order.toMakeUp()));
        var amount = want.min(allowed.minus(pay.feeGiven(order)).orZero()).min(pay.within(order));
        var now = pay.take(order, statesAmount ? due : amount, amount);
        var balance = order.balance();
        var given = pay.given(order);
        trace.add(
                terms.kind().isTax() || terms.kind() == GarnishmentKind.BANKRUPTCY_CHAPTER_13 ? NO_CEILING : CCPA,
                order.reference(),
                () -> "%s: asked %s%s%s%s"
                        .formatted(
                                terms.kind().title(),
                                want.amount(),
                                balance == null ? "" : ", balance " + balance.amount(),
                                given.isPositive()
                                        ? ", taken from other paychecks of the period " + given.amount()
                                        : "",
                                amount.compareTo(want) < 0 ? "; no more can be taken" : ""),
                now);
        fee(order, allowed, amount);
    }

    /** What the order says it wants of the period. */
    private Money asked(OrderInForce order, Money allowed) {
        var terms = order.terms();
        var seen = pay.seenBy(order);
        var base = terms.kind().isAdministrative() ? seen.disposableOfFederalDebts() : seen.disposable();
        var amount = terms.amount();
        var percent = terms.percent();
        if (amount != null && percent != null) {
            return seen.times(amount).min(share(percent, base));
        }
        if (amount != null) {
            return seen.times(amount);
        }
        return percent != null ? share(percent, base) : allowed;
    }

    /** Once for an order, with its first withholding, and within the order's own ceiling. */
    private void fee(OrderInForce order, Money allowed, Money amount) {
        var fee = order.terms().fee();
        if (!fee.isPositive() || order.feeTakenBefore().isPositive() || !amount.isPositive()) {
            return;
        }
        var charged = fee.min(allowed.minus(amount).orZero().min(pay.left()));
        if (charged.isPositive()) {
            pay.charge(order, charged);
            trace.add(FEE, order.reference(), "charged once, within the ceiling of the order", charged);
        }
    }

    /** A percentage of an amount, rounded down to the cent. */
    static Money share(BigDecimal percent, Money of) {
        return of.times(percent.movePointLeft(2), RoundingMode.DOWN);
    }
}
