package org.openpractice.payroll.withholding;

import java.math.RoundingMode;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.platform.trace.Trace;

/** Federal income tax on supplemental wages (26 CFR 31.3402(g)-1; Publication 15, section 7). */
public final class SupplementalWages {

    /**
     * What counts besides the payment itself.
     *
     * @param regularTaxed income tax was withheld from regular wages of this or the preceding calendar year; without it
     *     the flat rate is not allowed (26 CFR 31.3402(g)-1(a)(7)(i)(C))
     * @param wages taxable wages of the last regular pay of the year, and supplemental wages paid since; zero for none
     * @param withheld income tax already withheld from these
     * @param supplementalOfYear supplemental wages paid earlier in the year
     */
    public record Earlier(boolean regularTaxed, Money wages, Money withheld, Money supplementalOfYear) {}

    private SupplementalWages() {}

    /**
     * Tax on a supplemental payment apart from regular wages. What exceeds a million dollars in the calendar year is taxed
     * at the mandatory rate whatever the form says, an exemption included (26 CFR 31.3402(g)-1(a)(2)). The rest is taxed
     * at the flat rate where that is allowed, else together with the regular wages; not at all for whoever claims
     * exemption.
     *
     * <p>Refuses {@link org.openpractice.payroll.withholding.WithholdingProblem#NONRESIDENT_ADDITION_NOT_AVAILABLE}.
     *
     * @param periodsOfYear line 1b of Worksheet 1A as the group chose it
     */
    public static Money withhold(
            FederalTable table,
            PayFrequency frequency,
            int periodsOfYear,
            Earlier earlier,
            Money payment,
            FormW4 form,
            Trace trace) {
        var rule = rule(table);
        var below = table.supplementalMandatoryOver()
                .minus(earlier.supplementalOfYear())
                .orZero()
                .min(payment);
        var mandatory = mandatory(table, payment.minus(below), trace);
        if (form.exempt()) {
            trace.add(rule, "exempt", "Exemption claimed on Form W-4: nothing below the mandatory rate", Money.ZERO);
            return mandatory;
        }
        if (earlier.regularTaxed()) {
            var flat = below.times(table.supplementalRate(), RoundingMode.HALF_UP);
            trace.add(
                    rule,
                    "flat",
                    () -> "%s x %s"
                            .formatted(below.amount(), table.supplementalRate().toPlainString()),
                    flat);
            return flat.plus(mandatory);
        }
        trace.add(
                rule,
                "method",
                "No income tax was withheld from regular wages of this year or the last: the flat rate is not allowed",
                "aggregate");
        return aggregate(table, frequency, periodsOfYear, earlier, below, form, trace)
                .plus(mandatory);
    }

    /** Both as if they were one payment of a regular pay period (26 CFR 31.3402(g)-1(a)(6)). */
    private static Money aggregate(
            FederalTable table,
            PayFrequency frequency,
            int periodsOfYear,
            Earlier earlier,
            Money payment,
            FormW4 form,
            Trace trace) {
        var rule = rule(table);
        trace.add(
                rule,
                "together",
                () -> "Last regular wages of the year, with supplemental ones paid since, %s + %s"
                        .formatted(earlier.wages().amount(), payment.amount()),
                earlier.wages().plus(payment));
        var together = FederalIncomeTax.withhold(
                table, frequency, periodsOfYear, earlier.wages().plus(payment), form, trace);
        var tax = together.minus(earlier.withheld()).orZero();
        trace.add(
                rule,
                "aggregate",
                () -> "Tax on both %s - tax already withheld %s"
                        .formatted(together.amount(), earlier.withheld().amount()),
                tax);
        return tax;
    }

    /**
     * Tax on supplemental wages above a million dollars in the calendar year, however they are paid (26 CFR
     * 31.3402(g)-1(a)(2)); half up to the cent.
     */
    public static Money mandatory(FederalTable table, Money above, Trace trace) {
        var tax = above.times(table.supplementalMandatoryRate(), RoundingMode.HALF_UP);
        if (above.isPositive()) {
            trace.add(
                    rule(table),
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

    private static String rule(FederalTable table) {
        return "Supplemental wages " + table.year();
    }
}
