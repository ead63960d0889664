package org.openpractice.payroll.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.payroll.statetax.StateTables;
import org.openpractice.payroll.statetax.StateTaxProblem;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.problem.ThrowableMapper;

/** Keeps what somebody certified for the withholding of one state, as a new version beside the earlier ones. */
@ApplicationScoped
public class CertifyForState {

    @Schema(name = "CertifyForState")
    public record Request(
            @NotNull LocalDate effectiveFrom, @NotNull StateClaims certificate) {}

    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final ApprovedPay approvedPay;
    private final StateTables tables;
    private final Outbox outbox;

    CertifyForState(
            Enrollments enrollments,
            EnrollmentHistory terms,
            ApprovedPay approvedPay,
            StateTables tables,
            Outbox outbox) {
        this.enrollments = enrollments;
        this.terms = terms;
        this.approvedPay = approvedPay;
        this.tables = tables;
        this.outbox = outbox;
    }

    /**
     * Refuses {@link StateTaxProblem#STATE_TABLE_NOT_AVAILABLE} for an unknown state,
     * {@link StateTaxProblem#STATE_HAS_NO_CERTIFICATE}, {@link EnrollmentProblem#PERIOD_LOCKED}, and every entry that the
     * state's form does not have as a wrong field.
     */
    @Transactional
    public Enrollment certify(UUID employeeId, String state, IfMatch ifMatch, Request request) {
        var enrollment = enrollments.lock(employeeId);
        ifMatch.require(enrollment.version());
        if (!tables.taxesWages(state)) {
            throw StateTaxProblem.STATE_HAS_NO_CERTIFICATE.because(state + " does not tax wages");
        }
        var errors = tables.form(state).errors(request.certificate());
        if (!errors.isEmpty()) {
            throw ThrowableMapper.invalid(errors);
        }
        approvedPay
                .lastPayDate(employeeId)
                .filter(paid -> !request.effectiveFrom().isAfter(paid))
                .ifPresent(paid -> {
                    throw EnrollmentProblem.PERIOD_LOCKED.because("Pay is approved or paid with pay date " + paid);
                });
        terms.add(new StateCertificate(employeeId, state, request.effectiveFrom(), request.certificate()));
        enrollments.touch(enrollment);
        outbox.append(enrollment.changed(request.effectiveFrom()));
        return enrollment;
    }
}
