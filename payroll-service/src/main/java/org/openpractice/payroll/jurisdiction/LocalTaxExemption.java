package org.openpractice.payroll.jurisdiction;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.openpractice.payroll.enrollment.EnrollmentVersion;
import org.openpractice.payroll.localtax.FlatTaxExemption;

/** Why somebody owes no flat tax of a place, from a pay date to the end of its year, and what proves it. */
@Entity
class LocalTaxExemption extends EnrollmentVersion {

    private String state;

    private String place;

    @Enumerated(EnumType.STRING)
    private FlatTaxExemption.Reason reason;

    private String proof;

    private boolean ended;

    @SuppressWarnings("NullAway.Init")
    protected LocalTaxExemption() {}

    LocalTaxExemption(UUID enrollmentId, String state, String place, ExemptFromLocalTax.Request request) {
        super(enrollmentId, request.effectiveFrom());
        this.state = state;
        this.place = place;
        this.reason = request.reason();
        this.proof = request.proof();
        this.ended = Boolean.TRUE.equals(request.ended());
    }

    String proof() {
        return proof;
    }

    boolean ended() {
        return ended;
    }

    FlatTaxExemption terms() {
        return new FlatTaxExemption(state, place, effectiveFrom(), reason);
    }
}
