package org.openpractice.payroll.filing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.openpractice.contracts.staff.EmploymentEvent.Person;
import org.openpractice.platform.encryption.ColumnCipher;

/** The social security number of an employee as staff told it; its id is the employee's. Sealed by staff for its own cell. */
@Entity
class StaffSsn {

    @Id
    private UUID id;

    private byte[] sealed;

    @SuppressWarnings("NullAway.Init")
    protected StaffSsn() {}

    StaffSsn(UUID employeeId, byte[] sealed) {
        this.id = employeeId;
        this.sealed = sealed.clone();
    }

    void tell(byte[] anew) {
        this.sealed = anew.clone();
    }

    UUID id() {
        return id;
    }

    /** Opens the number; keep it no longer than it takes to compare or write it. */
    SocialSecurityNumber number(ColumnCipher cipher) {
        return new SocialSecurityNumber(cipher.open(Person.SSN_TABLE, Person.SSN_COLUMN, id, sealed));
    }
}
