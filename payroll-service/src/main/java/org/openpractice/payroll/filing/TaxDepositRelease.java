package org.openpractice.payroll.filing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.encryption.ColumnCipher;

/** The payment of a tax deposit as a second person let it out; its id is the deposit's. */
@Entity
class TaxDepositRelease {

    private static final String TABLE = "tax_deposit_release";
    private static final String COLUMN = "file_sealed";

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // the database holds it against who released
    private String markedBy;

    private String releasedBy;

    private Instant releasedAt;

    @SuppressWarnings("UnusedVariable") // queries count by it
    private LocalDate achDay;

    @SuppressWarnings("UnusedVariable") // unique on a day
    private String idModifier;

    @Column(name = COLUMN)
    private byte[] fileSealed;

    @SuppressWarnings("NullAway.Init")
    protected TaxDepositRelease() {}

    TaxDepositRelease(
            TaxDeposit deposit,
            String by,
            Instant at,
            LocalDate achDay,
            char idModifier,
            String file,
            ColumnCipher cipher) {
        this.id = deposit.id();
        this.markedBy = deposit.marked().by();
        this.releasedBy = by;
        this.releasedAt = at;
        this.achDay = achDay;
        this.idModifier = String.valueOf(idModifier);
        this.fileSealed = cipher.seal(TABLE, COLUMN, id, file);
    }

    UUID id() {
        return id;
    }

    String releasedBy() {
        return releasedBy;
    }

    Instant releasedAt() {
        return releasedAt;
    }

    /** The ACH file; the same bytes for ever. */
    String file(ColumnCipher cipher) {
        return cipher.open(TABLE, COLUMN, id, fileSealed);
    }
}
