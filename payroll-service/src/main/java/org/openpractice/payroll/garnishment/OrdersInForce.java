package org.openpractice.payroll.garnishment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders that apply to somebody's paycheck.
 *
 * @param workState where the work is done; its law says how several support orders share (45 CFR 303.100(a)(5))
 * @param orders in any order
 * @param lumpSum whether the paycheck pays apart from regular wages: bonuses, retroactive pay
 * @param before what other paychecks of the pay period came to; null when there are none
 */
public record OrdersInForce(
        String workState,
        List<OrderInForce> orders,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean lumpSum,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PaidInPeriod before) {

    public OrdersInForce {
        orders = List.copyOf(orders);
    }

    public static OrdersInForce none(String workState) {
        return new OrdersInForce(workState, List.of(), false, null);
    }

    PaidInPeriod paidBefore() {
        return before == null ? PaidInPeriod.NOTHING : before;
    }
}
