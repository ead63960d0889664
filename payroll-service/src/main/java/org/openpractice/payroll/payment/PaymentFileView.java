package org.openpractice.payroll.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.Versioned;

/**
 * An ACH file of ours as it is shown.
 *
 * @param idModifier tells apart the files of one day
 * @param effectiveOn banking day on which it settles; planned until it is released
 * @param prenotesOn banking day on which its prenotes settle; null until it is released
 */
record PaymentFileView(
        UUID id,
        PaymentFile.Kind kind,
        @Nullable UUID payRunId,
        String createdBy,
        Instant createdAt,
        String idModifier,
        LocalDate effectiveOn,
        @Nullable LocalDate prenotesOn,
        int entries,
        Money credits,
        Money debits,
        @Nullable String reason,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        long version)
        implements Versioned {

    static PaymentFileView of(PaymentFile file) {
        return new PaymentFileView(
                file.id(),
                file.kind(),
                file.payRunId(),
                file.createdBy(),
                file.createdAt(),
                file.idModifier(),
                file.effectiveOn(),
                file.prenotesOn(),
                file.entries(),
                file.credits(),
                file.debits(),
                file.reason(),
                file.releasedBy(),
                file.releasedAt(),
                file.version());
    }
}
