package org.openpractice.payroll.enrollment;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.statetax.CertifiedClaims;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.platform.ids.Ids;

/** One state's withholding certificate in force from a day on. */
@Entity
public class StateCertificate implements EnrollmentVersion {

    @Id
    private UUID id;

    private UUID enrollmentId;

    private String state;

    private LocalDate effectiveFrom;

    @Convert(converter = StateClaimsColumn.class)
    private StateClaims claims;

    @SuppressWarnings("NullAway.Init")
    protected StateCertificate() {}

    StateCertificate(UUID enrollmentId, String state, LocalDate effectiveFrom, StateClaims claims) {
        this.id = Ids.next();
        this.enrollmentId = enrollmentId;
        this.state = state;
        this.effectiveFrom = effectiveFrom;
        this.claims = claims;
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

    /** Two-letter USPS code. */
    public String state() {
        return state;
    }

    public StateClaims claims() {
        return claims;
    }

    public CertifiedClaims certified() {
        return new CertifiedClaims(effectiveFrom, claims);
    }
}
