package org.openpractice.payroll.withholding;

import java.math.RoundingMode;
import org.openpractice.contracts.Money;

/**
 * Federal income tax on supplemental wages that are paid apart from regular wages (26 CFR 31.3402(g)-1; Publication 15,
 * section 7).
 */
public final class SupplementalWages {

    private SupplementalWages() {}

    /**
     * Optional flat rate up to one million dollars of supplemental wages in the calendar year, mandatory highest rate
     * above; each part is rounded half up to the cent.
     *
     * @param paidBefore supplemental wages paid earlier in the year
     */
    public static Money flatRate(FederalTable table, Money paidBefore, Money payment, Trace trace) {
        var rule = "Supplemental wages " + table.year();
        var room = table.supplementalMandatoryOver().minus(paidBefore);
        var below = room.isNegative() ? Money.ZERO : room.compareTo(payment) < 0 ? room : payment;
        var above = payment.minus(below);
        var flat = below.times(table.supplementalRate(), RoundingMode.HALF_UP);
        trace.add(
                rule,
                "flat",
                "%s x %s".formatted(below.amount(), table.supplementalRate().toPlainString()),
                flat);
        var mandatory = above.times(table.supplementalMandatoryRate(), RoundingMode.HALF_UP);
        if (above.isPositive()) {
            trace.add(
                    rule,
                    "mandatory",
                    "%s above %s in the year x %s"
                            .formatted(
                                    above.amount(),
                                    table.supplementalMandatoryOver().amount(),
                                    table.supplementalMandatoryRate().toPlainString()),
                    mandatory);
        }
        return flat.plus(mandatory);
    }
}
