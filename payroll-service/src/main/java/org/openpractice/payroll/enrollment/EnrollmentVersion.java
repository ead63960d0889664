package org.openpractice.payroll.enrollment;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.EffectiveDated;

/** A version of something that belongs to an enrollment. */
@MappedSuperclass
public abstract class EnrollmentVersion implements EffectiveDated {

    @Id
    private UUID id;

    private UUID enrollmentId;

    private LocalDate effectiveFrom;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected EnrollmentVersion() {}

    protected EnrollmentVersion(UUID enrollmentId, LocalDate effectiveFrom) {
        this.id = Ids.next();
        this.enrollmentId = enrollmentId;
        this.effectiveFrom = effectiveFrom;
    }

    @Override
    public UUID id() {
        return id;
    }

    public UUID enrollmentId() {
        return enrollmentId;
    }

    @Override
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }
}
