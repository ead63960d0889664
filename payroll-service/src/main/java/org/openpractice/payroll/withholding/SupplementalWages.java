package org.openpractice.payroll.withholding;

import java.math.RoundingMode;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;

/**
 * Federal income tax on supplemental wages that are paid apart from regular wages (26 CFR 31.3402(g)-1; Publication 15,
 * section 7).
 */
public final class SupplementalWages {

    /** How the employer withholds on supplemental wages up to a million dollars of the calendar year. */
    public enum Method {
        /** Optional flat rate; only when income tax was withheld from regular wages of this or the last year. */
        FLAT_RATE,
        /** Tax on regular and supplemental wages together, less the tax on the regular wages. */
        AGGREGATE
    }

    private SupplementalWages() {}

    /**
     * Tax on a supplemental payment. What exceeds a million dollars in the calendar year is taxed at the mandatory rate
     * whatever the form says, an exemption included (26 CFR 31.3402(g)-1(a)(2)); the rest by the employer's method, and
     * not at all for whoever claims exemption.
     *
     * <p>Refuses {@link org.openpractice.payroll.PayrollProblem#NONRESIDENT_ADDITION_NOT_AVAILABLE} with the aggregate
     * method.
     *
     * @param regularTaxed income tax was withheld from regular wages of this or the preceding calendar year; without it
     *     the flat rate is not allowed (26 CFR 31.3402(g)-1(a)(7))
     * @param regularWages taxable regular wages of the same pay period, or of the last one
     * @param paidBefore supplemental wages paid earlier in the year
     */
    public static Money withhold(
            FederalTable table,
            PayFrequency frequency,
            Method method,
            boolean regularTaxed,
            Money regularWages,
            Money paidBefore,
            Money payment,
            FormW4 form,
            Trace trace) {
        var rule = "Supplemental wages " + table.year();
        if (method == Method.FLAT_RATE && regularTaxed && !form.exempt()) {
            return flatRate(table, paidBefore, payment, trace);
        }
        var below = belowMillion(table, paidBefore, payment);
        var mandatory = mandatory(table, payment.minus(below), rule, trace);
        if (form.exempt()) {
            trace.add(rule, "exempt", "Exemption claimed on Form W-4: nothing below the mandatory rate", Money.ZERO);
            return mandatory;
        }
        if (method == Method.FLAT_RATE) {
            trace.add(
                    rule,
                    "method",
                    "No income tax was withheld from regular wages: the flat rate is not allowed",
                    "aggregate");
        }
        return aggregate(table, frequency, regularWages, below, form, trace).plus(mandatory);
    }

    /**
     * Aggregate method (26 CFR 31.3402(g)-1(a)(6); Publication 15, section 7): the tax on both as if they were one payment
     * of a regular pay period, less the tax on the regular wages.
     *
     * <p>Refuses {@link org.openpractice.payroll.PayrollProblem#NONRESIDENT_ADDITION_NOT_AVAILABLE}.
     */
    public static Money aggregate(
            FederalTable table, PayFrequency frequency, Money regularWages, Money payment, FormW4 form, Trace trace) {
        var rule = "Supplemental wages " + table.year();
        trace.add(rule, "together", "Regular and supplemental wages as one payment", regularWages.plus(payment));
        var together = FederalIncomeTax.withhold(table, frequency, regularWages.plus(payment), form, trace);
        trace.add(rule, "regular", "The regular wages alone", regularWages);
        var alone = FederalIncomeTax.withhold(table, frequency, regularWages, form, trace);
        var tax = together.minus(alone);
        trace.add(
                rule,
                "aggregate",
                () -> "Tax on both %s - tax on the regular wages %s".formatted(together.amount(), alone.amount()),
                tax);
        return tax;
    }

    private static Money belowMillion(FederalTable table, Money paidBefore, Money payment) {
        var room = table.supplementalMandatoryOver().minus(paidBefore);
        if (room.isNegative()) {
            return Money.ZERO;
        }
        return room.min(payment);
    }

    private static Money mandatory(FederalTable table, Money above, String rule, Trace trace) {
        var tax = above.times(table.supplementalMandatoryRate(), RoundingMode.HALF_UP);
        if (above.isPositive()) {
            trace.add(
                    rule,
                    "mandatory",
                    () -> "%s above %s in the year x %s"
                            .formatted(
                                    above.amount(),
                                    table.supplementalMandatoryOver().amount(),
                                    table.supplementalMandatoryRate().toPlainString()),
                    tax);
        }
        return tax;
    }

    /**
     * Optional flat rate up to one million dollars of supplemental wages in the calendar year, mandatory highest rate
     * above; each part is rounded half up to the cent.
     *
     * @param paidBefore supplemental wages paid earlier in the year
     */
    public static Money flatRate(FederalTable table, Money paidBefore, Money payment, Trace trace) {
        var rule = "Supplemental wages " + table.year();
        var below = belowMillion(table, paidBefore, payment);
        var flat = below.times(table.supplementalRate(), RoundingMode.HALF_UP);
        trace.add(
                rule,
                "flat",
                () -> "%s x %s"
                        .formatted(below.amount(), table.supplementalRate().toPlainString()),
                flat);
        return flat.plus(mandatory(table, payment.minus(below), rule, trace));
    }
}
