package org.openpractice.payroll.garnishment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.garnishment.StateGarnishmentLimits.Sharing;
import org.openpractice.payroll.withholding.Trace;

/**
 * What orders take from one cheque, by 15 USC 1671-1677 (Consumer Credit Protection Act, title III), 29 CFR part 870 and
 * the states' own limits.
 *
 * <p>Order: support; then tax levies and chapter 13 by the day they were served; then federal debts and creditors by the
 * day they were served (31 CFR 285.11(i)(3), 34 CFR 34.20). A federal tax levy served before a support order was made
 * comes before it (26 USC 6334(a)(8)). Whatever an order before took counts against the ceiling of the next (29 CFR
 * 870.11(b)(2)); taxes and chapter 13 have no ceiling (15 USC 1673(b)(1)). Percentages are rounded down and protected
 * amounts up, so that no rounding exceeds the law.
 */
public final class Garnishments {

    private static final String CCPA = "Garnishment, 15 USC 1673";
    private static final String SUPPORT = "Support, 15 USC 1673(b)(2)";
    private static final String SHARING = "Support, 45 CFR 303.100(a)(5)";
    private static final String LEVY = "Federal tax levy, 26 USC 6334, Form 668-W";
    private static final String NO_CEILING = "Garnishment, 15 USC 1673(b)(1)";
    private static final String ADMINISTRATIVE = "Federal debt, 31 CFR 285.11(i), 34 CFR 34.19";
    private static final String STATE = "Garnishment, law of the state";
    private static final String FEE = "Garnishment, employer's fee";

    private static final BigDecimal TWENTY_FIVE = BigDecimal.valueOf(25);
    private static final BigDecimal FIFTEEN = BigDecimal.valueOf(15);
    private static final BigDecimal THIRTY_HOURS = BigDecimal.valueOf(30);

    private final OrdersInForce orders;
    private final GarnishableEarnings earnings;
    private final PayFrequency frequency;
    private final LocalDate payDate;
    private final Trace trace;
    private final StateGarnishmentLimits limits;

    private final Money disposable;
    private final Map<UUID, Money> ordered = new HashMap<>();
    private final Map<UUID, Money> taken = new HashMap<>();
    private final Map<UUID, Money> fees = new HashMap<>();
    private Money withheld = Money.ZERO;
    private Money withheldForCreditors = Money.ZERO;
    private Money left;

    private Garnishments(
            OrdersInForce orders,
            GarnishableEarnings earnings,
            PayFrequency frequency,
            LocalDate payDate,
            Trace trace,
            StateGarnishmentLimits limits) {
        this.orders = orders;
        this.earnings = earnings;
        this.frequency = frequency;
        this.payDate = payDate;
        this.trace = trace;
        this.limits = limits;
        this.disposable = earnings.disposable();
        this.left = earnings.available().orZero();
    }

    /**
     * What each order takes, in the order in which they come. The result does not depend on the order of the input.
     *
     * <p>Refuses {@link PayrollProblem#GARNISHMENT_PROHIBITED}, {@link PayrollProblem#GARNISHMENT_LIMIT_NOT_AVAILABLE},
     * {@link PayrollProblem#GARNISHMENT_TERMS_INCOMPLETE} and {@link PayrollProblem#GARNISHMENT_FREQUENCY_DIFFERS}:
     * nothing is withheld by half.
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
        for (var order : queue) {
            requireComplete(order.terms(), order.reference(), limits, payDate);
            if (order.terms().statesAmountsEachPeriod() && order.terms().frequency() != frequency) {
                throw PayrollProblem.GARNISHMENT_FREQUENCY_DIFFERS.because(
                        "Order %s states its amounts for %s pay, the cheque is %s: state them anew"
                                .formatted(order.reference(), order.terms().frequency(), frequency));
            }
        }
        trace.add(
                CCPA,
                "disposable",
                () -> "gross %s - required by law %s; no 401(k), no health insurance"
                        .formatted(
                                earnings.gross().amount(),
                                earnings.legallyRequired().amount()),
                disposable);
        for (int i = 0; i < queue.size(); i++) {
            var order = queue.get(i);
            if (order.terms().kind().isSupport()) {
                int end = i;
                while (end < queue.size() && queue.get(end).terms().kind().isSupport()) {
                    end++;
                }
                support(queue.subList(i, end));
                i = end - 1;
            } else {
                single(order);
            }
        }
        return queue.stream().map(this::result).toList();
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

    // Support

    /** All support orders together: current support first, then medical support, then arrears. */
    private void support(List<OrderInForce> block) {
        boolean supportsOthers = block.stream().anyMatch(order -> order.terms().supportsOthers());
        boolean old = block.stream().anyMatch(order -> order.terms().overTwelveWeeksInArrears());
        int percent = (supportsOthers ? 50 : 60) + (old ? 5 : 0);
        var ceiling = share(BigDecimal.valueOf(percent), disposable);
        trace.add(
                SUPPORT,
                "ceiling",
                () -> "%d %% of %s: %s%s"
                        .formatted(
                                percent,
                                disposable.amount(),
                                supportsOthers ? "supports a spouse or child beside" : "supports nobody beside",
                                old ? ", arrears older than twelve weeks" : ""),
                ceiling);
        if (withheld.isPositive()) {
            trace.add(SUPPORT, "before", "29 CFR 870.11(b)(2): orders before took", withheld);
        }
        trace.add(
                SUPPORT,
                "state",
                "No lower ceiling of a state is loaded; one that an order states is kept to",
                orders.workState());
        var room = ceiling.minus(withheld).orZero().min(left);
        var caps = new HashMap<UUID, Money>();
        for (var order : block) {
            var terms = order.terms();
            var cap = terms.maximumPercent() == null ? ceiling : share(terms.maximumPercent(), disposable);
            var balance = order.balance();
            caps.put(order.id(), balance == null ? cap : cap.min(balance));
            var percentage = terms.percent();
            var asked = terms.askedEachPeriod();
            if (percentage != null) {
                asked = asked.plus(share(percentage, disposable));
            }
            ordered.put(order.id(), balance == null ? asked : asked.min(balance));
            taken.put(order.id(), Money.ZERO);
        }
        room = stage("current support", block, this::currentSupport, caps, room);
        room = stage("medical support", block, order -> order.terms().medical(), caps, room);
        room = stage("arrears", block, order -> order.terms().arrears(), caps, room);
        stage("earlier shortfall", block, Garnishments::toMakeUp, caps, room);
    }

    private Money currentSupport(OrderInForce order) {
        var amount = Objects.requireNonNullElse(order.terms().amount(), Money.ZERO);
        var percent = order.terms().percent();
        return percent == null ? amount : amount.plus(share(percent, disposable));
    }

    private static Money toMakeUp(OrderInForce order) {
        return order.terms().makesUpShortfall() ? order.shortfallBefore() : Money.ZERO;
    }

    /** Gives every order of the block what it asks in this stage, or its share of what is left; returns what then is. */
    private Money stage(
            String name,
            List<OrderInForce> block,
            Function<OrderInForce, Money> asks,
            Map<UUID, Money> caps,
            Money room) {
        var wants = new long[block.size()];
        long sum = 0;
        for (int i = 0; i < wants.length; i++) {
            var order = block.get(i);
            var free = Objects.requireNonNull(caps.get(order.id()))
                    .minus(takenBy(order))
                    .orZero();
            wants[i] = asks.apply(order).min(free).cents();
            sum = Math.addExact(sum, wants[i]);
        }
        if (sum == 0) {
            return room;
        }
        var parts = sum <= room.cents() ? wants : shares(name, wants, room);
        var given = Money.ZERO;
        for (int i = 0; i < parts.length; i++) {
            var order = block.get(i);
            var part = Money.ofCents(parts[i]);
            var want = Money.ofCents(wants[i]);
            if (wants[i] > 0) {
                trace.add(
                        SUPPORT,
                        order.reference(),
                        () -> "%s %s: %s".formatted(order.terms().kind().title(), name, want.amount()),
                        part);
            }
            taken.merge(order.id(), part, Money::plus);
            given = given.plus(part);
        }
        withheld = withheld.plus(given);
        left = left.minus(given);
        return room.minus(given);
    }

    private long[] shares(String name, long[] wants, Money room) {
        var confirmed = limits.supportSharing(orders.workState());
        var sharing = confirmed.orElse(Sharing.PROPORTIONAL);
        trace.add(
                SHARING,
                orders.workState(),
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

    // Everything else

    private void single(OrderInForce order) {
        var terms = order.terms();
        var allowed = switch (terms.kind()) {
            case FEDERAL_TAX_LEVY -> levy(order);
            case STATE_TAX_LEVY, BANKRUPTCY_CHAPTER_13 -> withoutCeiling(order);
            case STUDENT_LOAN, FEDERAL_DEBT -> administrative(order);
            case CREDITOR -> creditor(order);
            case CHILD_SUPPORT, SPOUSAL_SUPPORT -> throw new IllegalStateException("support is shared");
        };
        if (terms.maximumPercent() != null) {
            allowed = allowed.min(share(terms.maximumPercent(), disposable));
        }
        var asked = asked(order, allowed);
        var balance = order.balance();
        if (balance != null) {
            allowed = allowed.min(balance);
        }
        // An order without an amount of its own asks for what the law allows.
        boolean statesAmount = terms.amount() != null || terms.percent() != null;
        var due = statesAmount ? (balance == null ? asked : asked.min(balance)) : asked.min(allowed);
        var want = balance == null
                ? due.plus(toMakeUp(order))
                : due.plus(toMakeUp(order)).min(balance);
        var amount = want.min(allowed).min(left);
        ordered.put(order.id(), statesAmount ? due : amount);
        take(order, amount);
        trace.add(
                terms.kind().isTax() || terms.kind() == GarnishmentKind.BANKRUPTCY_CHAPTER_13 ? NO_CEILING : CCPA,
                order.reference(),
                () -> "%s: asked %s%s%s"
                        .formatted(
                                terms.kind().title(),
                                want.amount(),
                                balance == null ? "" : ", balance " + balance.amount(),
                                amount.compareTo(want) < 0 ? "; no more can be taken" : ""),
                amount);
        fee(order, allowed, amount);
    }

    /** What the order says it wants of this cheque. */
    private Money asked(OrderInForce order, Money allowed) {
        var terms = order.terms();
        var base = terms.kind().isAdministrative() ? earnings.disposableOfFederalDebts() : disposable;
        var amount = terms.amount();
        var percent = terms.percent();
        if (amount != null && percent != null) {
            return amount.min(share(percent, base));
        }
        if (amount != null) {
            return amount;
        }
        return percent != null ? share(percent, base) : allowed;
    }

    private Money levy(OrderInForce order) {
        var exempt = Objects.requireNonNull(order.terms().exempt());
        var allowed = left.minus(exempt).orZero();
        trace.add(
                LEVY,
                order.reference(),
                () -> "pay left %s - exempt amount of the notice %s each %s period"
                        .formatted(left.amount(), exempt.amount(), frequency),
                allowed);
        return allowed;
    }

    private Money withoutCeiling(OrderInForce order) {
        trace.add(
                NO_CEILING,
                order.reference(),
                () -> "%s: no federal ceiling, up to the pay that is left"
                        .formatted(order.terms().kind().title()),
                left);
        return left;
    }

    private Money administrative(OrderInForce order) {
        var base = earnings.disposableOfFederalDebts();
        var part = share(FIFTEEN, base);
        trace.add(
                ADMINISTRATIVE,
                order.reference(),
                () -> "15 %% of disposable pay %s (less health insurance %s)"
                        .formatted(base.amount(), earnings.healthInsurance().amount()),
                part);
        var excess = base.minus(federallyProtected()).orZero();
        trace.add(
                ADMINISTRATIVE,
                order.reference(),
                () -> "disposable pay above 30 x 7.25 a week: "
                        + federallyProtected().amount(),
                excess);
        var rest = share(TWENTY_FIVE, base).minus(withheld).orZero();
        trace.add(
                ADMINISTRATIVE,
                order.reference(),
                () -> "25 % of disposable pay less orders before: " + withheld.amount(),
                rest);
        return part.min(excess).min(rest);
    }

    private Money creditor(OrderInForce order) {
        var quarter = share(TWENTY_FIVE, disposable);
        var excess = disposable.minus(federallyProtected()).orZero();
        trace.add(CCPA, "25 %", () -> "25 % of " + disposable.amount(), quarter);
        trace.add(
                CCPA,
                "30 x 7.25",
                () -> "disposable earnings above %s, protected each %s period"
                        .formatted(federallyProtected().amount(), frequency),
                excess);
        var allowed = quarter.min(excess).minus(withheld).orZero();
        if (withheld.isPositive()) {
            trace.add(CCPA, "before", "29 CFR 870.11(b)(2): less what orders before took", allowed);
        }
        var terms = order.terms();
        var row = limits.row(terms.state(), payDate);
        var limit = limits.creditor(terms, payDate);
        if (limit.isEmpty()) {
            trace.add(STATE, row.state(), () -> "Federal limit; %s: %s".formatted(row.statute(), row.note()), allowed);
            return allowed;
        }
        return allowed.min(ofState(row, limit.get(), terms));
    }

    private Money ofState(StateLimit row, StateLimit.Limit limit, OrderTerms terms) {
        var before = limit.afterAllOrders() ? withheld : withheldForCreditors;
        var lowest = earnings.gross();
        var ofDisposable = limit.percentOfDisposable();
        if (ofDisposable != null) {
            var part = share(ofDisposable, disposable);
            trace.add(
                    STATE,
                    row.statute(),
                    () -> "%s %% of disposable earnings %s"
                            .formatted(ofDisposable.toPlainString(), disposable.amount()),
                    part);
            lowest = lowest.min(part);
        }
        var ofGross = limit.percentOfGross();
        if (ofGross != null) {
            var part = share(ofGross, earnings.gross());
            trace.add(
                    STATE,
                    row.statute(),
                    () -> "%s %% of gross %s"
                            .formatted(ofGross.toPlainString(), earnings.gross().amount()),
                    part);
            lowest = lowest.min(part);
        }
        if (limit.times() != null) {
            var wage = limits.minimumWage(limit, terms, payDate);
            var kept = limit.protectedEarnings(wage, frequency);
            var from = limit.ofGross() ? earnings.gross() : disposable;
            var excess = share(limit.excessShare(), from.minus(kept).orZero());
            trace.add(
                    STATE,
                    row.statute(),
                    () -> "%s %% of %s above %s, %s times the minimum wage %s a week"
                            .formatted(
                                    limit.excessShare().toPlainString(),
                                    from.amount(),
                                    kept.amount(),
                                    Objects.requireNonNull(limit.times()).toPlainString(),
                                    wage.amount()),
                    excess);
            lowest = lowest.min(excess);
        }
        var allowed = lowest.minus(before).orZero();
        if (before.isPositive()) {
            trace.add(STATE, row.statute(), "less what orders before took", allowed);
        }
        return allowed;
    }

    /** Once for an order, with its first withholding, and within the order's own ceiling. */
    private void fee(OrderInForce order, Money allowed, Money amount) {
        var fee = order.terms().fee();
        if (!fee.isPositive() || order.feeTakenBefore().isPositive() || !amount.isPositive()) {
            return;
        }
        var room = allowed.minus(amount).orZero().min(left);
        var charged = fee.min(room);
        if (charged.isPositive()) {
            fees.put(order.id(), charged);
            withheld = withheld.plus(charged);
            left = left.minus(charged);
            trace.add(FEE, order.reference(), "charged once, within the ceiling of the order", charged);
        }
    }

    private void take(OrderInForce order, Money amount) {
        taken.put(order.id(), amount);
        withheld = withheld.plus(amount);
        left = left.minus(amount);
        if (order.terms().kind() == GarnishmentKind.CREDITOR) {
            withheldForCreditors = withheldForCreditors.plus(amount);
        }
    }

    private Withheld result(OrderInForce order) {
        return new Withheld(
                order.id(),
                order.reference(),
                order.terms().kind(),
                order.code(),
                order.terms().kind().title(),
                ordered.getOrDefault(order.id(), Money.ZERO),
                takenBy(order),
                order.feeCode(),
                fees.getOrDefault(order.id(), Money.ZERO));
    }

    private Money takenBy(OrderInForce order) {
        return taken.getOrDefault(order.id(), Money.ZERO);
    }

    /** 29 CFR 870.10: 217.50 a week, 435.00 two weeks, 471.25 half a month, 942.50 a month. */
    private Money federallyProtected() {
        return StateLimit.inPeriod(
                THIRTY_HOURS.multiply(StateGarnishmentLimits.FEDERAL_MINIMUM_WAGE.decimal()), frequency);
    }

    /**
     * Refuses an order that does not say what the law needs: {@link PayrollProblem#GARNISHMENT_TERMS_INCOMPLETE}, {@link
     * PayrollProblem#GARNISHMENT_PROHIBITED}, {@link PayrollProblem#GARNISHMENT_LIMIT_NOT_AVAILABLE} or {@link
     * PayrollProblem#GARNISHMENT_FEE_NOT_ALLOWED}.
     */
    static void requireComplete(OrderTerms terms, String reference, StateGarnishmentLimits limits, LocalDate payDate) {
        boolean statesAmount = terms.amount() != null || terms.percent() != null;
        switch (terms.kind()) {
            case CHILD_SUPPORT, SPOUSAL_SUPPORT -> {
                if (!statesAmount && terms.askedEachPeriod().isZero()) {
                    throw incomplete(reference, "amount, percent, medical or arrears of a support order");
                }
            }
            case FEDERAL_TAX_LEVY -> {
                if (terms.exempt() == null) {
                    throw incomplete(
                            reference,
                            "exempt, the amount exempt from levy for the pay period by the part of Form 668-W and Publication 1494 that came with the notice; the tables themselves are not loaded");
                }
            }
            case STATE_TAX_LEVY -> {
                if (!statesAmount) {
                    throw incomplete(reference, "amount or percent, as the state's notice of levy states it");
                }
            }
            case BANKRUPTCY_CHAPTER_13 -> {
                if (terms.amount() == null) {
                    throw incomplete(reference, "amount, as the court ordered it");
                }
            }
            case CREDITOR -> {
                var limit = limits.creditor(terms, payDate);
                if (limit.isPresent() && limit.get().times() != null) {
                    var unused = limits.minimumWage(limit.get(), terms, payDate);
                }
            }
            case STUDENT_LOAN, FEDERAL_DEBT -> {
                // The law itself says how much.
            }
        }
        if (terms.kind().isOfAState() && terms.state() == null) {
            throw incomplete(reference, "state, whose court or agency made the order");
        }
        if (terms.fee().isPositive()) {
            var allowed = limits.feeAllowed(terms.state())
                    .filter(most -> terms.kind() == GarnishmentKind.CREDITOR)
                    .filter(most -> terms.fee().compareTo(most) <= 0);
            if (allowed.isEmpty()) {
                throw PayrollProblem.GARNISHMENT_FEE_NOT_ALLOWED.because(
                        "Order %s: no confirmed law of %s lets the employer charge %s for it"
                                .formatted(reference, terms.state(), terms.fee().amount()));
            }
        }
    }

    private static RuntimeException incomplete(String reference, String missing) {
        return PayrollProblem.GARNISHMENT_TERMS_INCOMPLETE.because(
                "Order %s does not state %s".formatted(reference, missing));
    }

    /** A percentage of an amount, rounded down to the cent. */
    private static Money share(BigDecimal percent, Money of) {
        return of.times(percent.movePointLeft(2), RoundingMode.DOWN);
    }
}
