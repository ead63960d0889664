package org.openpractice.payroll.garnishment;

import org.openpractice.contracts.Money;

/**
 * The pay of one cheque as the law of garnishment looks at it.
 *
 * @param gross all earnings of the cheque
 * @param legallyRequired what the law requires to be withheld: income taxes, Social Security, Medicare and levies on
 *     employees; no 401(k), no health insurance (15 USC 1672(b))
 * @param healthInsurance the employee's premiums for health insurance, which 31 CFR 285.11(c) takes off for federal
 *     debts; zero where there are none. Premiums for dental or vision cover alone are left in: that they are meant is not
 *     confirmed
 * @param available what the cheque can still give
 */
public record GarnishableEarnings(Money gross, Money legallyRequired, Money healthInsurance, Money available) {

    /** Disposable earnings, 15 USC 1672(b). */
    Money disposable() {
        return gross.minus(legallyRequired).orZero();
    }

    /** Disposable pay of an administrative wage garnishment, 31 CFR 285.11(c), 34 CFR 34.3. */
    Money disposableOfFederalDebts() {
        return gross.minus(legallyRequired).minus(healthInsurance).orZero();
    }
}
