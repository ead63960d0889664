package org.openpractice.payroll.enrollment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.encryption.ColumnCipher;

/**
 * The birth date of somebody on the payroll; its id is the employee's. Limits need only the year, which stands in the
 * clear; the date is sealed and opened where the year does not decide, and for the census.
 */
@Entity
public class BirthDate {

    private static final String TABLE = "birth_date";
    private static final String COLUMN = "birth_date_sealed";

    @Id
    private UUID id;

    private int birthYear;

    @Column(name = COLUMN)
    private byte[] birthDateSealed;

    @SuppressWarnings("NullAway.Init")
    protected BirthDate() {}

    BirthDate(UUID employeeId, LocalDate birthDate, ColumnCipher cipher) {
        this.id = employeeId;
        this.birthYear = birthDate.getYear();
        this.birthDateSealed = cipher.seal(TABLE, COLUMN, employeeId, birthDate.toString());
    }

    void born(LocalDate birthDate, ColumnCipher cipher) {
        if (!birthDate(cipher).equals(birthDate)) {
            this.birthYear = birthDate.getYear();
            this.birthDateSealed = cipher.seal(TABLE, COLUMN, id, birthDate.toString());
        }
    }

    UUID id() {
        return id;
    }

    public int birthYear() {
        return birthYear;
    }

    /** Opens the date; keep it no longer than it takes to use it. */
    public LocalDate birthDate(ColumnCipher cipher) {
        return LocalDate.parse(cipher.open(TABLE, COLUMN, id, birthDateSealed));
    }
}
