package org.openpractice.payroll.agreement;

import static org.openpractice.platform.audit.Verb.READ;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openpractice.payroll.deposit.DirectDepositChangeView;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;

/** Shows an enrollment with all that was agreed. */
@ApplicationScoped
class ReadEnrollment {

    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final DirectDeposits deposits;
    private final PayFlags flags;
    private final ColumnCipher cipher;
    private final Audit audit;
    private final Clock clock;

    ReadEnrollment(
            Enrollments enrollments,
            EnrollmentHistory terms,
            DirectDeposits deposits,
            PayFlags flags,
            ColumnCipher cipher,
            Audit audit,
            Clock clock) {
        this.enrollments = enrollments;
        this.terms = terms;
        this.deposits = deposits;
        this.flags = flags;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    EnrollmentView read(UUID employeeId) {
        var enrollment = enrollments.get(employeeId);
        audit.record(READ, "enrollment", employeeId);
        return changed(enrollment);
    }

    /** An enrollment of which something was just changed that stands by itself. */
    @Transactional
    EnrollmentView changed(UUID employeeId) {
        return changed(enrollments.get(employeeId));
    }

    /** An enrollment that was just changed. */
    @Transactional
    EnrollmentView changed(Enrollment enrollment) {
        var id = enrollment.id();
        return EnrollmentView.of(
                enrollment,
                terms,
                flags.of(List.of(id)),
                DirectDepositChangeView.of(deposits.changesOf(id), deposits, cipher),
                LocalDate.now(clock));
    }
}
