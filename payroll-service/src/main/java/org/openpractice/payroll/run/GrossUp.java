package org.openpractice.payroll.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.platform.trace.Trace;

/**
 * Finds the gross of an item of which is given what is to be paid out. Each gross that is tried is calculated to its net as
 * any paycheck is, with every tax, base and deferral of the person; so what is found is what the paycheck comes to.
 *
 * <p>The tries halve what lies between a gross that leaves too little and one that leaves enough. Of several that leave the
 * same the least is taken. Taxes are rounded one by one: where one falls as pay rises, net pay can step over a cent. Then the
 * grosses nearby are tried, and where none comes to the cent the least is paid that leaves no less.
 */
final class GrossUp {

    private static final String RULE = "Gross-up";
    /** No tax takes so much that more would be needed, */
    private static final long MOST_TIMES = 100;
    /** beside what is taken as an amount of its own, such as a deferral: cents. */
    private static final long MOST_TAKEN = 100_000_00;
    /** How many cents on both sides of the gross are looked at for one that comes to the cent. */
    private static final long NEARBY = 200;

    private final LongUnaryOperator netOf;
    private final long wanted;
    /** Net of each gross, in the order in which they were tried. */
    private final Map<Long, Long> tried = new LinkedHashMap<>();

    private GrossUp(LongUnaryOperator netOf, long wanted) {
        this.netOf = netOf;
        this.wanted = wanted;
    }

    /**
     * What was found, in cents.
     *
     * @param tried net of each gross in the order in which they were tried
     */
    record Found(long gross, long net, Map<Long, Long> tried) {}

    /**
     * The paycheck of which the net is what its one earning says. Refuses {@link RunProblem#GROSS_UP_WITH_ORDERS},
     * {@link RunProblem#GROSS_UP_OUT_OF_REACH} and what any calculation does.
     */
    static NetPay calculate(PayInput input, PayTables tables, Trace trace) {
        if (!input.garnishments().orders().isEmpty()) {
            throw RunProblem.GROSS_UP_WITH_ORDERS.because(
                    "An order takes from the pay: whether it is to be made up for too is not said. Pay the bonus as a gross amount");
        }
        var wanted = input.otherEarnings().getFirst().amount();
        var found = find(
                gross -> GrossToNet.calculate(input.paying(Money.ofCents(gross)), tables, Trace.none())
                        .net()
                        .cents(),
                wanted.cents());
        trace.add(RULE, "wanted", "Net pay that is to be paid out", wanted);
        found.tried()
                .forEach((gross, net) -> trace.add(
                        RULE,
                        "tried",
                        () -> "A gross of %s leaves"
                                .formatted(Money.ofCents(gross).amount()),
                        Money.ofCents(net)));
        var gross = Money.ofCents(found.gross());
        trace.add(RULE, "gross", "Gross that is paid", gross);
        if (found.net() != wanted.cents()) {
            trace.add(
                    RULE,
                    Remark.Kind.NOT_EXACT.line(),
                    () ->
                            "No gross near %s comes to a net pay of exactly %s, because each tax is rounded: paid out is %s, the next that is no less"
                                    .formatted(
                                            gross.amount(),
                                            wanted.amount(),
                                            Money.ofCents(found.net()).amount()),
                    Money.ofCents(found.net()));
        }
        return GrossToNet.calculate(input.paying(gross), tables, trace);
    }

    /** @param netOf net of a gross, never above it; both in cents */
    static Found find(LongUnaryOperator netOf, long wanted) {
        var search = new GrossUp(netOf, wanted);
        long gross = search.search();
        return new Found(gross, search.net(gross), search.tried);
    }

    private long search() {
        long enough = wanted;
        long tooLittle = wanted - 1;
        while (net(enough) < wanted) {
            tooLittle = enough;
            enough = Math.multiplyExact(enough, 2L);
            if (enough > Math.addExact(Math.multiplyExact(wanted, MOST_TIMES), MOST_TAKEN)) {
                throw RunProblem.GROSS_UP_OUT_OF_REACH.because("A gross of %s leaves %s, and %s is wanted"
                        .formatted(
                                Money.ofCents(tooLittle).amount(),
                                Money.ofCents(net(tooLittle)).amount(),
                                Money.ofCents(wanted).amount()));
            }
        }
        while (enough - tooLittle > 1) {
            long between = tooLittle + (enough - tooLittle) / 2;
            if (net(between) < wanted) {
                tooLittle = between;
            } else {
                enough = between;
            }
        }
        return net(enough) == wanted ? enough : nearby(enough);
    }

    /** A net that is stepped over is often met again some cents away. */
    private long nearby(long enough) {
        for (long away = 1; away <= NEARBY; away++) {
            if (enough - away >= wanted && netOf.applyAsLong(enough - away) == wanted) {
                return enough - away;
            }
            if (netOf.applyAsLong(enough + away) == wanted) {
                return enough + away;
            }
        }
        return enough;
    }

    private long net(long gross) {
        return tried.computeIfAbsent(gross, netOf::applyAsLong);
    }
}
