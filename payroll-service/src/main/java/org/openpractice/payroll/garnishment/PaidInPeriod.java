package org.openpractice.payroll.garnishment;

import java.util.Map;
import org.openpractice.contracts.Money;

/**
 * What other paychecks of one pay period came to. The law limits what is taken of all earnings of a period, in however many
 * paychecks they are paid, and lump sums for work are earnings like others (15 USC 1672(a), 1673(a); DOL Fact Sheet 30 and
 * opinion letter CCPA2018-1NA). What an order states for a period it takes once.
 *
 * @param wages regular wages of the period
 * @param lumpSums what was paid apart from them, up to the pay date of the period
 * @param taken what was taken for orders, by pay code
 */
public record PaidInPeriod(GarnishableEarnings wages, GarnishableEarnings lumpSums, Map<String, Taken> taken) {

    /**
     * @param ordered what the order asked
     * @param fee employer's fee
     */
    public record Taken(Money ordered, Money amount, Money fee) {

        static final Taken NOTHING = new Taken(Money.ZERO, Money.ZERO, Money.ZERO);

        Taken plus(Taken other) {
            return new Taken(ordered.plus(other.ordered), amount.plus(other.amount), fee.plus(other.fee));
        }

        Money withFee() {
            return amount.plus(fee);
        }
    }

    static final PaidInPeriod NOTHING =
            new PaidInPeriod(GarnishableEarnings.NOTHING, GarnishableEarnings.NOTHING, Map.of());

    public PaidInPeriod {
        taken = Map.copyOf(taken);
    }

    GarnishableEarnings earnings() {
        return wages.plus(lumpSums);
    }

    Taken taken(OrderInForce order) {
        return taken.getOrDefault(order.code(), Taken.NOTHING);
    }
}
