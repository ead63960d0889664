package org.openpractice.payroll.advance;

import org.openpractice.contracts.Money;

/**
 * Where an advance stands.
 *
 * @param paidOut what paychecks that count have paid out of it
 * @param repaidFromPay what they have taken since
 * @param repaidDirectly what came in otherwise
 */
record AdvanceBalance(Money paidOut, Money repaidFromPay, Money repaidDirectly) {

    static final AdvanceBalance NONE = new AdvanceBalance(Money.ZERO, Money.ZERO, Money.ZERO);

    boolean isPaidOut() {
        return paidOut.isPositive();
    }

    /** Below zero where the paycheck that paid it was voided after some was repaid. */
    Money owed() {
        return paidOut.minus(repaidFromPay).minus(repaidDirectly);
    }
}
