package org.openpractice.payroll.compensation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger. */
record WorkRvuEntryView(
        UUID id,
        UUID serviceLineId,
        LocalDate countsOn,
        WorkRvuEntry.Account from,
        WorkRvuEntry.Account to,
        BigDecimal quantity,
        String contractYear,
        UUID scheduleId,
        @Nullable UUID reversesId,
        String explanation,
        String enteredBy,
        Instant enteredAt) {

    static WorkRvuEntryView of(WorkRvuEntry entry) {
        return new WorkRvuEntryView(
                entry.id(),
                entry.serviceLineId(),
                entry.countsOn(),
                entry.fromAccount(),
                entry.toAccount(),
                entry.quantity(),
                entry.contractYear().name(),
                entry.scheduleId(),
                entry.reversesId(),
                entry.explanation(),
                entry.entered().by(),
                entry.entered().at());
    }
}
