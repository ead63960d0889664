package org.openpractice.payroll.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;

/** Somebody whom a run names that is not the regular one of its period. */
@Entity
@Table(name = "pay_run_person")
class PayRunPerson {

    @Id
    private UUID id;

    @Column(name = "pay_run_id")
    private UUID payRunId;

    @Column(name = "employee_id")
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
