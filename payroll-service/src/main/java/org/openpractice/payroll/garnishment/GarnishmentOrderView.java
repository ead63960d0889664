package org.openpractice.payroll.garnishment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/**
 * An order as payroll sees it, without its payee.
 *
 * @param reference the group's own name of the order, in the pay code of its lines
 * @param caseNumber masked to its last four characters
 * @param terms versions in the order in which they take effect
 * @param ordered what the order asked of all approved and paid paychecks
 * @param taken what they gave
 * @param shortfall what they could not give
 * @param balance what is still owed; null for an order without a total
 */
record GarnishmentOrderView(
        UUID id,
        UUID employeeId,
        String reference,
        GarnishmentKind kind,
        String caseNumber,
        List<OrderTerms> terms,
        Money ordered,
        Money taken,
        Money shortfall,
        @Nullable Money balance,
        Money fee,
        @Nullable LocalDate releasedOn,
        @Nullable String releaseReason,
        String recordedBy,
        Instant recordedAt,
        long version)
        implements Identified, Versioned {

    static GarnishmentOrderView of(
            GarnishmentOrder order, List<OrderTerms> terms, OrderInForce standing, ColumnCipher cipher) {
        return new GarnishmentOrderView(
                order.id(),
                order.enrollmentId(),
                order.reference(),
                order.kind(),
                order.remittance(cipher).maskedCaseNumber(),
                terms,
                standing.orderedBefore(),
                standing.takenBefore(),
                standing.shortfallBefore(),
                standing.balance(),
                standing.feeTakenBefore(),
                order.releasedOn(),
                order.releaseReason(),
                order.recorded().by(),
                order.recorded().at(),
                order.version());
    }
}
