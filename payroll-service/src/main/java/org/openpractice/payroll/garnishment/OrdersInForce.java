package org.openpractice.payroll.garnishment;

import java.util.List;

/**
 * The orders that apply to somebody's cheque.
 *
 * @param workState where the work is done; its law says how several support orders share (45 CFR 303.100(a)(5))
 * @param orders in any order
 */
public record OrdersInForce(String workState, List<OrderInForce> orders) {

    public OrdersInForce {
        orders = List.copyOf(orders);
    }
}
