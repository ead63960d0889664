package org.openpractice.payroll.localtax;

import java.util.Map;
import org.openpractice.contracts.Money;

/**
 * Wages of one payment as places count them: some take salary reductions and deferrals for wages, some follow the state.
 *
 * @param gross all earnings, before salary reductions and elective deferrals
 * @param beforeDeferrals the same less salary reductions under a cafeteria plan
 * @param byState wages that each state of the decision taxes, by its code
 */
public record LocalWages(Money gross, Money beforeDeferrals, Map<String, Money> byState) {

    /** No wages were paid. */
    public static final LocalWages NONE = new LocalWages(Money.ZERO, Money.ZERO, Map.of());

    public LocalWages {
        byState = Map.copyOf(byState);
    }

    Money ofState(String state) {
        var wages = byState.get(state);
        if (wages == null) {
            throw new IllegalStateException("The payment does not say what wages " + state + " taxes");
        }
        return wages;
    }
}
