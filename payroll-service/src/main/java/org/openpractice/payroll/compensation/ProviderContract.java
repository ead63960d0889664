package org.openpractice.payroll.compensation;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** A provider's contract; what it says stands beside it, one row a version. */
@Entity
public class ProviderContract extends Aggregate {

    private UUID employeeId;

    private String specialty;

    private int firstMonth;

    @SuppressWarnings("NullAway.Init")
    protected ProviderContract() {}

    ProviderContract(UUID employeeId, String specialty, int firstMonth) {
        super(Ids.next());
        this.employeeId = employeeId;
        this.specialty = specialty;
        this.firstMonth = firstMonth;
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
}
