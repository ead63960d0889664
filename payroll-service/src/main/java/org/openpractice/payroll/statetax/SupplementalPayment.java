package org.openpractice.payroll.statetax;

import org.openpractice.contracts.Money;

/**
 * Supplemental wages that are paid apart from regular wages, with what the state looks at beside them.
 *
 * @param regular the last regular pay of the year; zero wages when there was none
 * @param regularTax the state's tax withheld from it
 * @param since supplemental wages paid since that pay
 * @param sinceTax the state's tax withheld from these
 * @param amount the payment, as far as the state taxes it
 * @param federalIncomeTax withheld from the regular wages, from those paid since and from the payment
 */
public record SupplementalPayment(
        StatePayment regular,
        Money regularTax,
        Money since,
        Money sinceTax,
        Money amount,
        Money federalIncomeTax,
        SupplementalKind kind) {

    /** Everything as one payment of the period. */
    StatePayment together() {
        return regular.withWages(regular.wages().plus(since).plus(amount)).withFederalIncomeTax(federalIncomeTax);
    }

    SupplementalPayment withAmount(Money other) {
        return new SupplementalPayment(regular, regularTax, since, sinceTax, other, federalIncomeTax, kind);
    }

    Money withheld() {
        return regularTax.plus(sinceTax);
    }
}
