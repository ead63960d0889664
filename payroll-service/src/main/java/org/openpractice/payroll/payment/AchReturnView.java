package org.openpractice.payroll.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * A return or notification of change as it is shown; what a bank corrects is shown with the proposal only, masked.
 *
 * @param line where it stands in the file
 * @param originalTrace trace number of the entry that it answers
 * @param trace number that the bank gave what came back
 * @param directDepositChangeId proposal that waits for a second person; null without one
 * @param dueOn day by which Nacha wants the correction made; null without one
 */
record AchReturnView(
        UUID id,
        UUID achReturnFileId,
        int line,
        AchReturn.Kind kind,
        String code,
        String originalTrace,
        String trace,
        Money amount,
        AchReturn.Outcome outcome,
        @Nullable UUID directDepositChangeId,
        @Nullable LocalDate dueOn,
        Instant receivedAt) {

    /** A file with everything in it. */
    public record OfFile(UUID id, String receivedBy, Instant receivedAt, List<AchReturnView> returns) {

        static OfFile of(AchReturnFile file, List<AchReturn> returns) {
            return new OfFile(
                    file.id(),
                    file.receivedBy(),
                    file.receivedAt(),
                    returns.stream().map(AchReturnView::of).toList());
        }
    }

    static AchReturnView of(AchReturn row) {
        return new AchReturnView(
                row.id(),
                row.achReturnFileId(),
                row.line(),
                row.kind(),
                row.code(),
                row.originalTrace(),
                row.trace(),
                row.amount(),
                row.outcome(),
                row.directDepositChangeId(),
                row.dueOn(),
                row.receivedAt());
    }
}
