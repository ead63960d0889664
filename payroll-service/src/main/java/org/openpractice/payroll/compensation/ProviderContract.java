package org.openpractice.payroll.compensation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;

/** A provider's contract; what it says stands beside it, one row a version. */
@Entity
public class ProviderContract {

    @Id
    private UUID id;

    private UUID employeeId;

    private String specialty;

    private int firstMonth;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected ProviderContract() {}

    ProviderContract(UUID employeeId, String specialty, int firstMonth) {
        this.id = Ids.next();
        this.employeeId = employeeId;
        this.specialty = specialty;
        this.firstMonth = firstMonth;
    }

    public UUID id() {
        return id;
    }

    public UUID employeeId() {
        return employeeId;
    }

    public String specialty() {
        return specialty;
    }

    /** Month with which contract years begin, from 1. */
    public int firstMonth() {
        return firstMonth;
    }

    public long version() {
        return version;
    }
}
