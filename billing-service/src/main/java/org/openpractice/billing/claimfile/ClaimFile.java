package org.openpractice.billing.claimfile;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.upload.StoredFile;

/** An 837P interchange that was made; its bytes are kept. */
@Entity
class ClaimFile {

    @Id
    private UUID id;

    private int control;

    private @Nullable UUID payerId;

    private int claims;

    @Column(name = "charge_cents")
    private Money charge;

    @ElementCollection
    @CollectionTable(name = "claim_file_left_out", joinColumns = @JoinColumn(name = "claim_file_id"))
    @BatchSize(size = 100)
    private List<LeftOut> leftOut;

    private UUID storedFileId;

    private String sha256;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected ClaimFile() {}

    ClaimFile(
            UUID id,
            int control,
            @Nullable UUID payerId,
            int claims,
            Money charge,
            List<LeftOut> leftOut,
            StoredFile stored,
            Instant createdAt) {
        this.id = id;
        this.control = control;
        this.payerId = payerId;
        this.claims = claims;
        this.charge = charge;
        this.leftOut = new ArrayList<>(leftOut);
        this.storedFileId = stored.id();
        this.sha256 = stored.sha256Hex();
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    /** ISA13 and GS06. */
    public int control() {
        return control;
    }

    public @Nullable UUID payerId() {
        return payerId;
    }

    public int claims() {
        return claims;
    }

    public Money charge() {
        return charge;
    }

    /** Claims that were ready and could not be written. */
    public List<LeftOut> leftOut() {
        return leftOut.stream()
                .sorted(Comparator.comparing(LeftOut::controlNumber))
                .toList();
    }

    /**
     * A claim that was ready and could not be written.
     *
     * @param reason what of it, and what to do about it
     */
    @Embeddable
    @Schema(name = "ClaimLeftOut")
    public record LeftOut(UUID claimId, String controlNumber, String reason) {}

    public UUID storedFileId() {
        return storedFileId;
    }

    public String sha256() {
        return sha256;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
