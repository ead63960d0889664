package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;

/** The one way to and from stored social security numbers. */
@ApplicationScoped
public class SsnCipher {

    private static final String TABLE = EmploymentEvent.Person.SSN_TABLE;
    private static final String COLUMN = EmploymentEvent.Person.SSN_COLUMN;

    private final ColumnCipher cipher;
    private final Audit audit;

    SsnCipher(ColumnCipher cipher, Audit audit) {
        this.cipher = cipher;
        this.audit = audit;
    }

    /** Seals a number for the row of that employee. */
    SealedSsn seal(UUID employeeId, Ssn ssn) {
        return new SealedSsn(cipher.seal(TABLE, COLUMN, employeeId, ssn.digits()), index(ssn));
    }

    /** The index under which the number is found. */
    public byte[] index(Ssn ssn) {
        return cipher.blindIndex(TABLE, COLUMN, ssn.digits());
    }

    /** Opens an employee's number; whoever acts is on record as having read it. */
    Ssn open(Employee employee) {
        audit.record(Verb.READ, "ssn", employee.id());
        return new Ssn(cipher.open(TABLE, COLUMN, employee.id(), employee.ssn().sealed()));
    }
}
