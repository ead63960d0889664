package org.openpractice.payroll.garnishment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;

/**
 * An order that applies to a paycheck, with what paychecks of other pay periods came to.
 *
 * @param reference the group's own short name of the order, part of its pay code
 * @param orderedBefore what the order asked of all earlier paychecks but those of the pay period
 * @param takenBefore what was taken for it from them, in all years, without fees
 * @param feeTakenBefore employer's fee taken before, from whatever paycheck
 */
public record OrderInForce(
        UUID id, String reference, OrderTerms terms, Money orderedBefore, Money takenBefore, Money feeTakenBefore) {

    public OrderInForce {
        if (reference.isEmpty()) {
            throw new IllegalArgumentException("expected a reference");
        }
    }

    /** The code of its line on a paycheck. */
    String code() {
        return PayCode.GARNISHMENT + reference;
    }

    /** The code of the fee's line on a paycheck. */
    String feeCode() {
        return code() + FEE;
    }

    /** What is still owed; null for an order without a total. */
    @Nullable
    Money balance() {
        var total = terms.total();
        if (total == null) {
            return null;
        }
        var left = total.minus(takenBefore);
        return left.orZero();
    }

    Money upToBalance(Money amount) {
        var balance = balance();
        return balance == null ? amount : amount.min(balance);
    }

    /** What earlier paychecks could not give. */
    Money shortfallBefore() {
        return orderedBefore.minus(takenBefore).orZero();
    }

    /** The part of it that the order asks for again. */
    Money toMakeUp() {
        return terms.makesUpShortfall() ? shortfallBefore() : Money.ZERO;
    }

    /** Ending of the pay code under which the employer's fee stands. */
    public static final String FEE = "-FEE";
}
