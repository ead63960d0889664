package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import org.openpractice.contracts.Money;
import org.openpractice.platform.table.TableFields;

/** How a state withholds from supplemental wages that are paid apart from regular wages. */
sealed interface Supplemental {

    /**
     * One rate on the payment.
     *
     * @param whereRegularTaxed only where the state's tax was withheld from regular wages, else together with these
     */
    record Rate(BigDecimal rate, Rounding rounding, boolean whereRegularTaxed) implements Supplemental {}

    /** California: one rate on bonuses and stock options, another on the rest. */
    record RateByKind(BigDecimal bonusAndStock, BigDecimal other, Rounding rounding) implements Supplemental {}

    /** Maryland: a rate on a lump-sum annual bonus; the rest together with regular wages. */
    record AnnualBonusRate(BigDecimal rate, Rounding rounding) implements Supplemental {}

    /** Tax on regular and supplemental wages together, less what is withheld already. */
    record Aggregate() implements Supplemental {}

    /** The percentage that the employee elected. */
    record SamePercent() implements Supplemental {}

    /** New Jersey: by the rate table as if no allowances were claimed. */
    record WithoutAllowances() implements Supplemental {}

    /** Massachusetts: the higher rate on what lifts annual wages above its threshold. */
    record Massachusetts(BigDecimal base, BigDecimal aboveThreshold, Rounding rounding) implements Supplemental {}

    static Supplemental read(TableFields fields) {
        fields.optionalText("seen");
        fields.optionalText("says");
        var rounding = fields.choice(Rounding.class, "rounding", Rounding.CENT);
        return switch (fields.text("rule")) {
            case "RATE" -> new Rate(fields.number("rate"), rounding, fields.flag("whereRegularTaxed", false));
            case "RATE_BY_KIND" -> new RateByKind(fields.number("bonusAndStock"), fields.number("other"), rounding);
            case "ANNUAL_BONUS_RATE" -> new AnnualBonusRate(fields.number("rate"), rounding);
            case "AGGREGATE" -> new Aggregate();
            case "ELECTED_PERCENT" -> new SamePercent();
            case "WITHOUT_ALLOWANCES" -> new WithoutAllowances();
            case "MASSACHUSETTS" -> new Massachusetts(fields.number("base"), fields.number("aboveThreshold"), rounding);
            default -> throw fields.refused("rule", "a rule of this release", fields.text("rule"));
        };
    }

    /** Whether the payment is taxed together with regular wages; the other rules look at it alone. */
    default boolean aggregates(SupplementalPayment payment) {
        return switch (this) {
            case Aggregate aggregate -> true;
            case AnnualBonusRate rate -> payment.kind() != SupplementalKind.ANNUAL_BONUS;
            case Rate rate -> rate.whereRegularTaxed && !payment.regularTax().isPositive();
            default -> false;
        };
    }

    /** @return what is withheld from the supplemental payment alone */
    default Money on(StateCalculation regular, SupplementalPayment payment) {
        var supplemental = payment.amount();
        return switch (this) {
            case Rate rate -> flat(regular, supplemental, rate.rate, rate.rounding);
            case RateByKind rates ->
                flat(
                        regular,
                        supplemental,
                        payment.kind() == SupplementalKind.OTHER ? rates.other : rates.bonusAndStock,
                        rates.rounding);
            case AnnualBonusRate rate -> flat(regular, supplemental, rate.rate, rate.rounding);
            case Aggregate aggregate -> throw new IllegalStateException("taxed together with regular wages");
            case SamePercent percent -> computed(regular, supplemental, regular.claims());
            case WithoutAllowances without ->
                computed(regular, supplemental, regular.claims().withoutCounts());
            case Massachusetts rates -> massachusetts(regular, payment.since(), supplemental, rates);
        };
    }

    private static Money flat(StateCalculation regular, Money supplemental, BigDecimal rate, Rounding rounding) {
        var tax = rounding.round(supplemental.decimal().multiply(rate));
        regular.step("supplemental", () -> "%s x %s".formatted(supplemental.amount(), rate.toPlainString()), tax);
        return Money.of(tax);
    }

    private static Money computed(StateCalculation regular, Money wages, StateClaims claims) {
        return regular.edition()
                .method()
                .on(new StateCalculation(
                        regular.edition(), claims, regular.payment().withWages(wages), regular.trace()))
                .tax();
    }

    private static Money massachusetts(StateCalculation regular, Money since, Money supplemental, Massachusetts rates) {
        if (!(regular.edition().method() instanceof MassachusettsPercentage method)) {
            throw new IllegalStateException("The rule of Massachusetts stands in another state's file");
        }
        var annual = method.wagesOfYear(regular).add(since.decimal());
        var above = annual.add(supplemental.decimal())
                .subtract(method.threshold())
                .max(BigDecimal.ZERO)
                .min(supplemental.decimal());
        var tax = above.multiply(rates.aboveThreshold)
                .add(supplemental.decimal().subtract(above).multiply(rates.base));
        var rounded = rates.rounding.round(tax);
        regular.step(
                "supplemental",
                () -> "%s above the threshold x %s, the rest x %s"
                        .formatted(
                                above.toPlainString(),
                                rates.aboveThreshold.toPlainString(),
                                rates.base.toPlainString()),
                rounded);
        return Money.of(rounded.setScale(2));
    }
}
