package org.openpractice.payroll.enrollment;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.statetax.CertifiedClaims;
import org.openpractice.payroll.statetax.StateClaims;

/** One state's withholding certificate in force from a day on. */
@Entity
public class StateCertificate extends EnrollmentVersion {

    private String state;

    @Convert(converter = StateClaimsColumn.class)
    private StateClaims claims;

    @SuppressWarnings("NullAway.Init")
    protected StateCertificate() {}

    StateCertificate(UUID enrollmentId, String state, LocalDate effectiveFrom, StateClaims claims) {
        super(enrollmentId, effectiveFrom);
        this.state = state;
        this.claims = claims;
    }

    /** Two-letter USPS code. */
    public String state() {
        return state;
    }

    public StateClaims claims() {
        return claims;
    }

    public CertifiedClaims certified() {
        return new CertifiedClaims(effectiveFrom(), claims);
    }
}
