package org.openpractice.payroll.garnishment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order in a list, without payee and case number. */
record GarnishmentOrderSummary(
        UUID id,
        UUID employeeId,
        String reference,
        GarnishmentKind kind,
        @Nullable LocalDate releasedOn) {

    static GarnishmentOrderSummary of(GarnishmentOrder order) {
        return new GarnishmentOrderSummary(
                order.id(), order.enrollmentId(), order.reference(), order.kind(), order.releasedOn());
    }
}
