package org.openpractice.payroll.compensation;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Stamp;

/** A day or a night that a provider was on call. */
@Entity
@Table(name = "provider_call_duty")
class CallDuty {

    @Id
    private UUID id;

    private UUID employeeId;

    private LocalDate onDate;

    @Enumerated(EnumType.STRING)
    private CallShift shift;

    @Embedded
    @EmbeddedColumnNaming("recorded_%s")
    private Stamp recorded;

    @SuppressWarnings("NullAway.Init")
    protected CallDuty() {}

    CallDuty(UUID employeeId, LocalDate on, CallShift shift, Stamp recorded) {
        this.id = Ids.next();
        this.employeeId = employeeId;
        this.onDate = on;
        this.shift = shift;
        this.recorded = recorded;
    }

    public UUID id() {
        return id;
    }

    public UUID employeeId() {
        return employeeId;
    }

    public LocalDate on() {
        return onDate;
    }

    public CallShift shift() {
        return shift;
    }

    public Stamp recorded() {
        return recorded;
    }
}
