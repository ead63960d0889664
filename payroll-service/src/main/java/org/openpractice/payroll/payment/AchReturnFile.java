package org.openpractice.payroll.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.upload.StoredFile;

/** A file of returns and notifications of change as the bank sent it; its bytes are kept sealed. */
@Entity
class AchReturnFile {

    @Id
    private UUID id;

    private UUID storedFileId;

    private String sha256;

    private String receivedBy;

    private Instant receivedAt;

    @SuppressWarnings("NullAway.Init")
    protected AchReturnFile() {}

    AchReturnFile(StoredFile stored, String by, Instant at) {
        this.id = Ids.next();
        this.storedFileId = stored.id();
        this.sha256 = stored.sha256Hex();
        this.receivedBy = by;
        this.receivedAt = at;
    }

    UUID id() {
        return id;
    }

    UUID storedFileId() {
        return storedFileId;
    }

    String sha256() {
        return sha256;
    }

    String receivedBy() {
        return receivedBy;
    }

    Instant receivedAt() {
        return receivedAt;
    }
}
