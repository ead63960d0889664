package org.openpractice.payroll.run;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;

/** Somebody whom a run names that is not the regular one of its period. */
@Entity
class PayRunPerson {

    @Id
    private UUID id;

    private UUID payRunId;

    private UUID employeeId;

    @SuppressWarnings("NullAway.Init")
    protected PayRunPerson() {}

    PayRunPerson(UUID payRunId, UUID employeeId) {
        this.id = Ids.next();
        this.payRunId = payRunId;
        this.employeeId = employeeId;
    }

    public UUID id() {
        return id;
    }

    public UUID payRunId() {
        return payRunId;
    }

    public UUID employeeId() {
        return employeeId;
    }
}
