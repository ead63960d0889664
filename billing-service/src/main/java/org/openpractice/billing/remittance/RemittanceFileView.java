package org.openpractice.billing.remittance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * What became of a remittance file.
 *
 * @param refusal why it was refused; null when it was posted
 * @param transactions number of payments the file states
 * @param claims number of claim payments in them
 * @param paid sum of the payments
 * @param posted the payments that this file brought; at most 200 are shown, {@code /remittances?fileId=} lists all
 * @param alreadyPosted payments of the file that had been posted before and were left alone; at most 200 are shown
 * @param notes payments that were left alone although they say something else than the one that was posted before
 */
record RemittanceFileView(
        UUID id,
        String name,
        long sizeBytes,
        String sha256,
        Outcome outcome,
        @Nullable String refusal,
        int transactions,
        long claims,
        Money paid,
        Instant receivedAt,
        List<RemittanceView> posted,
        List<RemittanceView> alreadyPosted,
        List<String> notes) {

    /** What was done. */
    @Schema(name = "RemittanceFileOutcome")
    public enum Outcome {
        POSTED,
        /** Nothing was changed: all of it had been posted before. */
        ALREADY_POSTED,
        REFUSED
    }

    /** As the answer to somebody who sends the same bytes again. */
    RemittanceFileView seenAgain() {
        return new RemittanceFileView(
                id,
                name,
                sizeBytes,
                sha256,
                Outcome.ALREADY_POSTED,
                refusal,
                transactions,
                claims,
                paid,
                receivedAt,
                List.of(),
                posted.isEmpty() ? alreadyPosted : posted,
                notes);
    }
}
