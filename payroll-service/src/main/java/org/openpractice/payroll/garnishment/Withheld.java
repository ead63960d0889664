package org.openpractice.payroll.garnishment;

import java.util.UUID;
import org.openpractice.contracts.Money;

/**
 * What one order takes from one paycheck.
 *
 * @param code pay code of the line, {@code GARNISHMENT-} and the order's reference
 * @param ordered what the order asks of this paycheck; stands in the line as its wages, so that the order's history and
 *     its shortfall are the plain sum of its lines
 * @param amount what it gets; at most what it asks, unless it makes up for an earlier shortfall
 * @param feeCode pay code of the fee's line
 * @param fee employer's fee; zero for none, and then there is no line
 */
public record Withheld(
        UUID orderId,
        String reference,
        GarnishmentKind kind,
        String code,
        String description,
        Money ordered,
        Money amount,
        String feeCode,
        Money fee) {

    /** Amount and fee together. */
    public Money taken() {
        return amount.plus(fee);
    }
}
