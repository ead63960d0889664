package org.openpractice.payroll.jurisdiction;

import static org.openpractice.platform.audit.Verb.READ;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.place.Reciprocity;
import org.openpractice.platform.audit.Audit;

/** Shows where somebody works and lives. */
@ApplicationScoped
class ReadJurisdictions {

    private final Enrollments enrollments;
    private final Jurisdictions jurisdictions;
    private final Reciprocity reciprocity;
    private final Audit audit;

    ReadJurisdictions(Enrollments enrollments, Jurisdictions jurisdictions, Reciprocity reciprocity, Audit audit) {
        this.enrollments = enrollments;
        this.jurisdictions = jurisdictions;
        this.reciprocity = reciprocity;
        this.audit = audit;
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    JurisdictionsView read(UUID employeeId) {
        var enrollment = enrollments.get(employeeId);
        audit.record(READ, "jurisdiction", employeeId);
        return changed(enrollment);
    }

    /** The places of an enrollment that was just changed. */
    @Transactional
    JurisdictionsView changed(Enrollment enrollment) {
        return JurisdictionsView.of(enrollment, jurisdictions, reciprocity);
    }
}
