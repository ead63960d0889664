package org.openpractice.payroll.garnishment;

import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.Money;

/**
 * What one paycheck withheld for an order, as an employer's answer tells it. A negating paycheck stands with negative amounts.
 *
 * @param paid false while the run is approved and not yet paid
 * @param ordered what the order asked of the paycheck
 */
record WithholdingView(
        LocalDate payDate,
        LocalDate periodStartsOn,
        LocalDate periodEndsOn,
        UUID payRunId,
        UUID paycheckId,
        boolean paid,
        Money gross,
        Money ordered,
        Money amount,
        Money fee) {}
