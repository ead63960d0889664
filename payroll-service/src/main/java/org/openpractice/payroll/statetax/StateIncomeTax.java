package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.statetax.CertificateForm.Share;
import org.openpractice.platform.trace.Trace;

/** State income tax of one payment, by the method and the rounding of the state's own publication. */
public final class StateIncomeTax {

    private StateIncomeTax() {}

    /**
     * Tax to withhold on the regular wages of a period.
     *
     * <p>Refuses {@link StateTaxProblem#STATE_TABLE_NOT_AVAILABLE}, {@link StateTaxProblem#STATE_FREQUENCY_NOT_AVAILABLE},
     * {@link StateTaxProblem#STATE_TAX_INPUT_MISSING} and {@link StateTaxProblem#STATE_EXEMPTION_NOT_CONFIRMED}.
     *
     * @param certificate in force on the pay date, null for none: then what the state says of such employees applies
     */
    public static Money withhold(
            StateEdition edition, @Nullable CertifiedClaims certificate, StatePayment payment, Trace trace) {
        return of(edition, certificate, payment, trace).withheld();
    }

    /** The same with what a local tax on the state's base or the state's tax starts from. */
    public static StateTax of(
            StateEdition edition, @Nullable CertifiedClaims certificate, StatePayment payment, Trace trace) {
        var standing = edition.form().on(payment, certificate, edition.rule(), trace);
        var claims = standing.claims();
        var working = new StateCalculation(edition, claims, ofWages(edition, claims, payment, trace), trace);
        if (claims.exempt()) {
            var least = edition.method().onExempt(working);
            trace.add(edition.rule(), "exempt", "Exemption claimed", least);
            return new StateTax(BigDecimal.ZERO, false, least, least);
        }
        if (standing.percentOfWages().isPresent()) {
            var percent = standing.percentOfWages().get();
            var tax = Money.of(
                    edition.form().absent().rounding().round(working.wages().multiply(percent)));
            trace.add(edition.rule(), "no certificate", () -> "Wages x " + percent.toPlainString(), tax);
            return new StateTax(working.wages(), false, tax, tax);
        }
        var instead = claims.amounts().get("instead");
        if (instead != null) {
            trace.add(edition.rule(), "certificate", "Amount to withhold instead of the tables", instead);
            return new StateTax(working.wages(), false, instead, instead);
        }
        var computed = edition.method().on(working);
        var tax = computed.tax();
        if (tax.compareTo(payment.wages()) > 0) {
            tax = payment.wages();
            trace.add(edition.rule(), "wages", "No more than the wages", tax);
        }
        tax = ofTax(edition, claims, tax, trace);
        return new StateTax(
                computed.taxable(),
                computed.annual(),
                tax,
                withAdditional(edition, claims, standing.extra(), tax, trace));
    }

    /** Of somebody who certified it, the part of the tax for work in the state, where the state takes it of the tax. */
    private static Money ofTax(StateEdition edition, StateClaims claims, Money tax, Trace trace) {
        return takesOf(edition, claims, Share.Of.TAX)
                ? part(edition, claims, tax, "tax on all of the pay", trace)
                : tax;
    }

    /** The payment with the part of the wages for work in the state, where the state takes it of the wages. */
    private static StatePayment ofWages(StateEdition edition, StateClaims claims, StatePayment payment, Trace trace) {
        return takesOf(edition, claims, Share.Of.WAGES)
                ? payment.withWages(part(edition, claims, payment.wages(), "pay", trace))
                : payment;
    }

    private static boolean takesOf(StateEdition edition, StateClaims claims, Share.Of of) {
        return claims.share() != null
                && edition.form().share().map(share -> share.of() == of).orElse(false);
    }

    private static Money part(StateEdition edition, StateClaims claims, Money all, String what, Trace trace) {
        var share = Objects.requireNonNull(claims.share());
        var part = all.times(share, RoundingMode.HALF_UP);
        trace.add(
                edition.rule(),
                "share",
                () -> "Part of the %s for work in the state: %s".formatted(what, share.toPlainString()),
                part);
        return part;
    }

    /** The entries that count for the payment: those certified, or the state's default without a valid certificate. */
    public static StateClaims claims(
            StateEdition edition, @Nullable CertifiedClaims certificate, StatePayment payment) {
        return edition.form()
                .on(payment, certificate, edition.rule(), Trace.none())
                .claims();
    }

    private static Money withAdditional(StateEdition edition, StateClaims claims, Money extra, Money tax, Trace trace) {
        var withheld = tax;
        var additional = claims.amount("additional").plus(extra);
        if (!additional.isZero()) {
            trace.add(edition.rule(), "additional", "Additional amount each pay period", additional);
            withheld = withheld.plus(additional);
        }
        var reduced = claims.amount("reduced");
        if (!reduced.isZero()) {
            trace.add(edition.rule(), "reduced", "Amount by which withholding is reduced", reduced);
            withheld = withheld.minus(reduced);
        }
        if (withheld.isNegative()) {
            withheld = Money.ZERO;
        }
        trace.add(edition.rule(), "withhold", "To withhold", withheld);
        return withheld;
    }

    /**
     * Tax to withhold on supplemental wages that are paid apart from regular wages: by the state's rate, or where it has
     * none by its tables on both together, less what is withheld already.
     */
    public static Money onSupplemental(
            StateEdition edition, @Nullable CertifiedClaims certificate, SupplementalPayment payment, Trace trace) {
        var regular = payment.regular();
        var standing = edition.form().on(regular, certificate, edition.rule(), trace);
        if (standing.claims().exempt()) {
            trace.add(edition.rule(), "exempt", "Exemption claimed: nothing is withheld", Money.ZERO);
            return Money.ZERO;
        }
        if (standing.percentOfWages().isPresent()) {
            var percent = standing.percentOfWages().get();
            var tax = Money.of(edition.form()
                    .absent()
                    .rounding()
                    .round(payment.amount().decimal().multiply(percent)));
            trace.add(edition.rule(), "no certificate", () -> "Supplemental wages x " + percent.toPlainString(), tax);
            return tax;
        }
        if (edition.supplemental().aggregates(payment)) {
            return together(edition, certificate, payment, trace);
        }
        var claims = standing.claims();
        var counted = takesOf(edition, claims, Share.Of.WAGES)
                ? payment.withAmount(part(edition, claims, payment.amount(), "payment", trace))
                : payment;
        var tax = edition.supplemental().on(new StateCalculation(edition, claims, regular, trace), counted);
        return ofTax(edition, claims, tax, trace);
    }

    private static Money together(
            StateEdition edition, @Nullable CertifiedClaims certificate, SupplementalPayment payment, Trace trace) {
        trace.add(
                edition.rule(),
                "together",
                () -> "Last regular wages of the year %s + supplemental wages since %s + %s"
                        .formatted(
                                payment.regular().wages().amount(),
                                payment.since().amount(),
                                payment.amount().amount()),
                payment.together().wages());
        var both = withhold(edition, certificate, payment.together(), trace);
        var tax = both.minus(payment.withheld()).orZero();
        trace.add(
                edition.rule(),
                "supplemental",
                () -> "Tax on both %s - tax already withheld %s"
                        .formatted(both.amount(), payment.withheld().amount()),
                tax);
        return tax;
    }
}
