package org.openpractice.billing.remittance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.remittance.RemittanceFileView.Outcome;
import org.openpractice.contracts.Money;
import org.openpractice.platform.upload.StoredFile;

/** A remittance file as it was received, posted or refused. Never changed. */
@Entity
@Immutable
class RemittanceFile {

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // the bytes are found by it
    private UUID storedFileId;

    private String sha256;

    private String name;

    private long sizeBytes;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private @Nullable String refusal;

    private int transactions;

    private long claims;

    @Column(name = "paid_cents")
    private Money paid;

    private Instant receivedAt;

    private List<UUID> alreadyPosted;

    private String notes;

    @SuppressWarnings("NullAway.Init")
    protected RemittanceFile() {}

    private RemittanceFile(
            UUID id,
            StoredFile stored,
            Outcome outcome,
            @Nullable String refusal,
            FileTotals totals,
            List<UUID> alreadyPosted,
            List<String> notes,
            Instant receivedAt) {
        this.id = id;
        this.storedFileId = stored.id();
        this.sha256 = stored.sha256Hex();
        this.name = stored.name();
        this.sizeBytes = stored.sizeBytes();
        this.outcome = outcome;
        this.refusal = refusal;
        this.transactions = totals.transactions();
        this.claims = totals.claims();
        this.paid = totals.paid();
        this.alreadyPosted = List.copyOf(alreadyPosted);
        this.notes = String.join("\n", notes);
        this.receivedAt = receivedAt;
    }

    /**
     * What a whole file adds up to.
     *
     * @param contents digests of its transactions in their order
     */
    record FileTotals(int transactions, long claims, Money paid, List<String> contents) {}

    /**
     * Posted, or left alone where all of it had been posted before.
     *
     * @param result what became of its payments
     */
    static RemittanceFile posted(
            UUID id, StoredFile stored, FileTotals totals, RemittancePosting.Result result, Instant receivedAt) {
        var outcome = result.posted() > 0 ? Outcome.POSTED : Outcome.ALREADY_POSTED;
        return new RemittanceFile(
                id, stored, outcome, null, totals, result.alreadyPosted(), result.notes(), receivedAt);
    }

    /** Refused, and why. */
    static RemittanceFile refused(UUID id, StoredFile stored, String refusal, Instant receivedAt) {
        return new RemittanceFile(
                id,
                stored,
                Outcome.REFUSED,
                refusal,
                new FileTotals(0, 0, Money.ZERO, List.of()),
                List.of(),
                List.of(),
                receivedAt);
    }

    UUID id() {
        return id;
    }

    List<UUID> alreadyPosted() {
        return alreadyPosted;
    }

    /** As lists show it. */
    Summary summary() {
        return new Summary(id, name, sizeBytes, sha256, outcome, refusal, transactions, claims, paid, receivedAt);
    }

    /** As shown, with its payments. */
    RemittanceFileView view(List<RemittanceView> posted, List<RemittanceView> postedBefore) {
        return new RemittanceFileView(
                id,
                name,
                sizeBytes,
                sha256,
                outcome,
                refusal,
                transactions,
                claims,
                paid,
                receivedAt,
                posted,
                postedBefore,
                notes.lines().toList());
    }

    /**
     * A file as lists show it, without its payments.
     *
     * @param refusal why it was refused; null when it was posted
     * @param transactions number of payments the file states
     * @param claims number of claim payments in them
     * @param paid sum of the payments
     */
    @Schema(name = "RemittanceFileSummary")
    public record Summary(
            UUID id,
            String name,
            long sizeBytes,
            String sha256,
            Outcome outcome,
            @Nullable String refusal,
            int transactions,
            long claims,
            Money paid,
            Instant receivedAt) {}
}
