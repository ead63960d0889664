package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.localtax.LocalTaxInput.EnteredRate;
import org.openpractice.payroll.localtax.LocalTaxes.Amount;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Sourcing;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.platform.trace.Trace;

/**
 * One payment in the hands of the rules of places.
 *
 * @param amounts what they made of it so far
 */
record LocalCalculation(
        Sourcing.Decision decision,
        LocalPayment payment,
        Pay pay,
        LocalTaxInput entered,
        Trace trace,
        List<Amount> amounts) {

    LocalCalculation(Sourcing.Decision decision, LocalPayment payment, Pay pay, LocalTaxInput entered, Trace trace) {
        this(decision, payment, pay, entered, trace, new ArrayList<>());
    }

    LocalDate payDate() {
        return payment.period().payDate();
    }

    BigDecimal periodsPerYear() {
        return BigDecimal.valueOf(payment.frequency().periodsPerYear());
    }

    /** What the state came to. */
    LocalPayment.OfState side(String state) {
        var side = payment.states().get(state);
        if (side == null) {
            throw new IllegalStateException("The payment does not say what " + state + " came to");
        }
        return side;
    }

    /** Whether the state's own income tax is withheld. */
    boolean isTaxedBy(String state) {
        return decision.states().stream().anyMatch(looked -> looked.state().equals(state) && looked.stateTax());
    }

    boolean livesIn(String state) {
        return decision.places().residence().state().equals(state);
    }

    /** Where in the state the employee lives; nothing is known of whoever lives in another. */
    Locality home(String state) {
        return at(decision.places().residence(), state);
    }

    /** Where in the state the employee works; nothing is known of whoever works in another. */
    Locality work(String state) {
        return at(decision.places().work(), state);
    }

    private static Locality at(Place place, String state) {
        return place.state().equals(state) ? place.locality() : Locality.NONE;
    }

    void step(String rule, String line, String text, Money value) {
        trace.add(rule, line, text, value);
    }

    void step(String rule, String line, Supplier<String> text, Money value) {
        trace.add(rule, line, text, value);
    }

    void step(String rule, String line, Supplier<String> text, BigDecimal value) {
        trace.add(rule, line, text, value);
    }

    /** A rate of wages, half up to the cent. */
    void atRate(String rule, String code, String name, Money wages, BigDecimal rate) {
        var amount = wages.times(rate, RoundingMode.HALF_UP);
        step(rule, code, () -> "%s x %s".formatted(wages.amount(), rate.toPlainString()), amount);
        line(code, name, amount, wages);
    }

    void atRate(EnteredRate entered) {
        var tax = entered.tax();
        // KRS 67.750(2): what employees defer and put into a cafeteria plan is compensation of every place in Kentucky.
        var counted = tax.state().equals("KY") ? wages().gross() : wages().beforeDeferrals();
        atRate(LocalTaxInput.RULE, tax.code(), tax.name(), counted, entered.rate());
    }

    /** What is paid now. */
    LocalWages wages() {
        return switch (pay) {
            case Pay.Regular regular -> payment.wages();
            case Pay.Supplemental supplemental -> supplemental.wages();
        };
    }

    /** The tax with what the certificate asks for above it. */
    Money withAdditional(StateClaims claims, String field, Money tax, String rule) {
        var additional = claims.amount(field);
        if (additional.isZero()) {
            return tax;
        }
        step(rule, "additional", "Additional amount each pay period", additional);
        return tax.plus(additional);
    }

    /** Nothing is withheld from whoever claims exemption, whatever the kind of wages. */
    void exempt(String rule, String code, String name, Money wages) {
        step(rule, "exempt", "Exemption claimed: nothing is withheld", Money.ZERO);
        line(code, name, Money.ZERO, wages);
    }

    void line(String code, String name, Money amount, Money wages) {
        amounts.add(new Amount(code, name, amount, wages, true));
    }

    void flatLine(String code, String name, Money amount) {
        amounts.add(new Amount(code, name, amount, payment.wages().beforeDeferrals(), false));
    }

    void notWithheld(String rule, String what) {
        trace.add(rule, "not withheld", what, "to be settled outside of this pay run");
    }
}
