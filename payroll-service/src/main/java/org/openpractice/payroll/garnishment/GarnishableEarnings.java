package org.openpractice.payroll.garnishment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.openpractice.contracts.Money;

/**
 * Pay as the law of garnishment looks at it: of one paycheck, or of several of one pay period.
 *
 * @param gross all earnings of the paycheck
 * @param legallyRequired what the law requires to be withheld: income taxes, Social Security, Medicare and levies on
 *     employees; no 401(k), no health insurance (15 USC 1672(b))
 * @param healthInsurance the employee's premiums for health insurance, which 31 CFR 285.11(c) takes off for federal
 *     debts; zero where there are none. Premiums for dental or vision cover alone are left in: that they are meant is not
 *     confirmed
 * @param available what the pay can give before anything is garnished
 * @param periods how many pay periods it is for: what is protected and what orders state counts for each of them (29 CFR
 *     870.10(c)); zero for pay beside other pay of the period
 */
public record GarnishableEarnings(
        Money gross, Money legallyRequired, Money healthInsurance, Money available, int periods) {

    static final GarnishableEarnings NOTHING =
            new GarnishableEarnings(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, 0);

    GarnishableEarnings plus(GarnishableEarnings other) {
        return new GarnishableEarnings(
                gross.plus(other.gross),
                legallyRequired.plus(other.legallyRequired),
                healthInsurance.plus(other.healthInsurance),
                available.plus(other.available),
                periods + other.periods);
    }

    /** An amount that is stated for one pay period, for all of them. */
    Money times(Money eachPeriod) {
        return eachPeriod.times(BigDecimal.valueOf(periods), RoundingMode.UNNECESSARY);
    }

    /** Disposable earnings, 15 USC 1672(b). */
    Money disposable() {
        return gross.minus(legallyRequired).orZero();
    }

    /** Disposable pay of an administrative wage garnishment, 31 CFR 285.11(c), 34 CFR 34.3. */
    Money disposableOfFederalDebts() {
        return gross.minus(legallyRequired).minus(healthInsurance).orZero();
    }
}
