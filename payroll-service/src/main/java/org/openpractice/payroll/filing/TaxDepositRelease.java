package org.openpractice.payroll.filing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.encryption.ColumnCipher;

/** The payment of a tax deposit as a second person let it out; its id is the deposit's. */
@Entity
@Table(name = "tax_deposit_release")
class TaxDepositRelease {

    private static final String TABLE = "tax_deposit_release";
    private static final String COLUMN = "file_sealed";

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // the database holds it against who released
    @Column(name = "marked_by")
    private String markedBy;

    @Column(name = "released_by")
    private String releasedBy;

    @Column(name = "released_at")
    private Instant releasedAt;

    @SuppressWarnings("UnusedVariable") // queries count by it
    @Column(name = "ach_day")
    private LocalDate achDay;

    @SuppressWarnings("UnusedVariable") // unique on a day
    @Column(name = "id_modifier")
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
        this.markedBy = deposit.markedBy();
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
