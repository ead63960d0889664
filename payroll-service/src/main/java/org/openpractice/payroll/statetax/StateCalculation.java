package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.util.function.Supplier;
import org.openpractice.platform.trace.Trace;

/** One payment in the hands of a state's method. */
record StateCalculation(StateEdition edition, StateClaims claims, StatePayment payment, Trace trace) {

    BigDecimal wages() {
        return payment.wages().decimal();
    }

    TablePeriod frequency() {
        return payment.frequency();
    }

    int count(String name) {
        return claims.count(name);
    }

    void step(String line, String text, BigDecimal value) {
        trace.add(edition.rule(), line, text, value);
    }

    void step(String line, Supplier<String> text, BigDecimal value) {
        trace.add(edition.rule(), line, text, value);
    }

    /** Wages of the period for a whole year. */
    BigDecimal annualize(BigDecimal amount, BigDecimal periods) {
        var annual = amount.multiply(periods);
        step(
                "annualize",
                () -> "%s x %s pay periods".formatted(amount.toPlainString(), periods.toPlainString()),
                annual);
        return annual;
    }

    /** Base plus rate of the excess, unrounded; nothing on nothing. */
    BigDecimal byBrackets(Brackets brackets, BigDecimal taxable) {
        var row = brackets.row(taxable);
        var tax = row.tax(taxable);
        step(
                "brackets",
                () -> "%s + (%s - %s) x %s"
                        .formatted(
                                row.base().toPlainString(),
                                taxable.toPlainString(),
                                row.excessOver().toPlainString(),
                                row.rate().toPlainString()),
                tax);
        return tax;
    }

    /** Refuses {@link StateTaxProblem#STATE_FREQUENCY_NOT_AVAILABLE}. */
    RuntimeException frequencyNotAvailable(Object known) {
        return StateTaxProblem.STATE_FREQUENCY_NOT_AVAILABLE.because(
                "%s has no %s table; it has %s".formatted(edition.rule(), frequency(), known));
    }

    /** Refuses {@link StateTaxProblem#STATE_TAX_INPUT_MISSING}. */
    RuntimeException inputMissing(String what) {
        return StateTaxProblem.STATE_TAX_INPUT_MISSING.because(edition.rule() + " needs " + what);
    }
}
