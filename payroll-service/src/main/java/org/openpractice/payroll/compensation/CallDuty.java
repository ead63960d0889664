package org.openpractice.payroll.compensation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;

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

    private String recordedBy;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    protected CallDuty() {}

    CallDuty(UUID employeeId, LocalDate on, CallShift shift, String recordedBy, Instant recordedAt) {
        this.id = Ids.next();
        this.employeeId = employeeId;
        this.onDate = on;
        this.shift = shift;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
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

    public String recordedBy() {
        return recordedBy;
    }
}
