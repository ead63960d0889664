package org.openpractice.payroll.jurisdiction;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.enrollment.EnrollmentVersion;
import org.openpractice.payroll.localtax.FlatTaxExemption;
import org.openpractice.platform.ids.Ids;

/** Why somebody owes no flat tax of a place, from a pay date to the end of its year, and what proves it. */
@Entity
class LocalTaxExemption implements EnrollmentVersion {

    @Id
    private UUID id;

    private UUID enrollmentId;

    private String state;

    private String place;

    private LocalDate effectiveFrom;

    @Enumerated(EnumType.STRING)
    private FlatTaxExemption.Reason reason;

    private String proof;

    private boolean ended;

    @SuppressWarnings("NullAway.Init")
    protected LocalTaxExemption() {}

    LocalTaxExemption(UUID enrollmentId, String state, String place, ExemptFromLocalTax.Request request) {
        this.id = Ids.next();
        this.enrollmentId = enrollmentId;
        this.state = state;
        this.place = place;
        this.effectiveFrom = request.effectiveFrom();
        this.reason = request.reason();
        this.proof = request.proof();
        this.ended = Boolean.TRUE.equals(request.ended());
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public UUID enrollmentId() {
        return enrollmentId;
    }

    @Override
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    String proof() {
        return proof;
    }

    boolean ended() {
        return ended;
    }

    FlatTaxExemption terms() {
        return new FlatTaxExemption(state, place, effectiveFrom, reason);
    }
}
