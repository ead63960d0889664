package org.openpractice.payroll.filing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;

/** One person's wage statement in a filing; its record carries the number and is sealed whole. */
@Entity
class W2Statement {

    private static final String TABLE = "w2_statement";
    private static final String COLUMN = "record_sealed";

    @Id
    private UUID id;

    private UUID filingId;

    private UUID employeeId;

    private String employeeNumber;

    private String boxes;

    @Column(name = COLUMN)
    private byte[] recordSealed;

    @SuppressWarnings("NullAway.Init")
    protected W2Statement() {}

    W2Statement(UUID filingId, W2 w2, String record, ColumnCipher cipher) {
        this.id = Ids.next();
        this.filingId = filingId;
        this.employeeId = w2.employeeId();
        this.employeeNumber = w2.employeeNumber();
        this.boxes = W2Filing.boxes(w2.boxes());
        this.recordSealed = cipher.seal(TABLE, COLUMN, id, record);
    }

    UUID id() {
        return id;
    }

    UUID filingId() {
        return filingId;
    }

    UUID employeeId() {
        return employeeId;
    }

    String employeeNumber() {
        return employeeNumber;
    }

    Map<String, Money> boxes() {
        return W2Filing.boxes(boxes);
    }

    /** Opens the record; keep it no longer than it takes to write it. */
    String record(ColumnCipher cipher) {
        return cipher.open(TABLE, COLUMN, id, recordSealed);
    }
}
