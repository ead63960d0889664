package org.openpractice.payroll.benefit;

import static org.openpractice.platform.audit.Verb.READ;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.openpractice.payroll.benefit.BenefitElectionResource.BenefitElectionsView;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.audit.Audit;

/** Shows what somebody chose. */
@ApplicationScoped
class ReadBenefitElections {

    private final Enrollments enrollments;
    private final EnrollmentHistory history;
    private final Audit audit;

    ReadBenefitElections(Enrollments enrollments, EnrollmentHistory history, Audit audit) {
        this.enrollments = enrollments;
        this.history = history;
        this.audit = audit;
    }

    @Transactional
    BenefitElectionsView read(UUID employeeId) {
        var enrollment = enrollments.get(employeeId);
        audit.record(READ, "benefit-elections", employeeId);
        return changed(enrollment);
    }

    /** The elections of an enrollment that was just changed. */
    @Transactional
    BenefitElectionsView changed(Enrollment enrollment) {
        return BenefitElectionsView.of(enrollment, history.of(BenefitElection.class, enrollment.id()));
    }
}
