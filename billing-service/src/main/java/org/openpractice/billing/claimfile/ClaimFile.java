package org.openpractice.billing.claimfile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
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
            StoredFile stored,
            Instant createdAt) {
        this.id = id;
        this.control = control;
        this.payerId = payerId;
        this.claims = claims;
        this.charge = charge;
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
