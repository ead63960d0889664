package org.openpractice.billing.receivable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.openpractice.contracts.Money;

/**
 * Open balances by age in days: 0-30, 31-60, 61-90, 91-120, over 120. A balance in the debtor's favor is a credit: it
 * stands apart and is never netted against what others owe.
 *
 * @param total what is owed, credits not deducted
 * @param credits what is owed back, as a positive amount
 */
record Aging(
        Money days0To30,
        Money days31To60,
        Money days61To90,
        Money days91To120,
        Money over120Days,
        Money total,
        Money credits) {

    public static final Aging NONE =
            new Aging(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /**
     * With one more balance.
     *
     * @param since the day its age counts from; a later day than {@code asOf} has age zero
     */
    public Aging with(Money balance, LocalDate since, LocalDate asOf) {
        if (balance.isNegative()) {
            return new Aging(
                    days0To30,
                    days31To60,
                    days61To90,
                    days91To120,
                    over120Days,
                    total,
                    credits.plus(balance.negated()));
        }
        long age = ChronoUnit.DAYS.between(since, asOf);
        return new Aging(
                plusIf(days0To30, balance, age <= 30),
                plusIf(days31To60, balance, age > 30 && age <= 60),
                plusIf(days61To90, balance, age > 60 && age <= 90),
                plusIf(days91To120, balance, age > 90 && age <= 120),
                plusIf(over120Days, balance, age > 120),
                total.plus(balance),
                credits);
    }

    private static Money plusIf(Money bucket, Money balance, boolean belongs) {
        return belongs ? bucket.plus(balance) : bucket;
    }
}
