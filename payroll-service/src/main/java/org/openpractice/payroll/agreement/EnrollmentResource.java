package org.openpractice.payroll.agreement;

import static org.openpractice.platform.audit.Verb.READ;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.openpractice.payroll.deposit.ProposeDirectDeposit;
import org.openpractice.payroll.enrollment.CertifyForState;
import org.openpractice.payroll.enrollment.ChangeEnrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.retirement.ElectDeferral;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Who is on the payroll and on what terms. */
@Path("/enrollments")
@RunOnVirtualThread
class EnrollmentResource {

    private final Enrollments enrollments;
    private final ReadEnrollment readEnrollment;
    private final ChangeEnrollment changeEnrollment;
    private final CertifyForState certifyForState;
    private final ElectDeferral electDeferral;
    private final ProposeDirectDeposit proposeDirectDeposit;
    private final Audit audit;

    EnrollmentResource(
            Enrollments enrollments,
            ReadEnrollment readEnrollment,
            ChangeEnrollment changeEnrollment,
            CertifyForState certifyForState,
            ElectDeferral electDeferral,
            ProposeDirectDeposit proposeDirectDeposit,
            Audit audit) {
        this.enrollments = enrollments;
        this.readEnrollment = readEnrollment;
        this.changeEnrollment = changeEnrollment;
        this.certifyForState = certifyForState;
        this.electDeferral = electDeferral;
        this.proposeDirectDeposit = proposeDirectDeposit;
        this.audit = audit;
    }

    /** Lists who is on the payroll. */
    @GET
    @SortedBy({"name", "employeeNumber", "startsOn"})
    @RolesAllowed(RUN_PAYROLL)
    public Page<EnrollmentSummary> list(@BeanParam @Valid Enrollments.Asked asked) {
        audit.record(READ, "enrollment", null);
        return enrollments.list(asked).page(EnrollmentSummary::of);
    }

    /** What was agreed with one person, and what applies today. */
    @GET
    @Path("{employeeId}")
    @RolesAllowed(RUN_PAYROLL)
    public EnrollmentView get(UUID employeeId) {
        return readEnrollment.read(employeeId);
    }

    /** Says what somebody is paid from a day on. */
    @PUT
    @Path("{employeeId}/pay-terms")
    @RolesAllowed(RUN_PAYROLL)
    public EnrollmentView payTerms(
            UUID employeeId, @BeanParam IfMatch ifMatch, ChangeEnrollment.PayTermsRequest request) {
        return readEnrollment.changed(changeEnrollment.payTerms(employeeId, ifMatch, request));
    }

    /** Enters a federal withholding certificate (Form W-4). */
    @PUT
    @Path("{employeeId}/withholding-certificate")
    @RolesAllowed(RUN_PAYROLL)
    public EnrollmentView withholdingCertificate(
            UUID employeeId, @BeanParam IfMatch ifMatch, ChangeEnrollment.CertificateRequest request) {
        return readEnrollment.changed(changeEnrollment.certificate(employeeId, ifMatch, request));
    }

    /** Enters the withholding certificate of a state. */
    @PUT
    @Path("{employeeId}/state-certificates/{state}")
    @RolesAllowed(RUN_PAYROLL)
    public EnrollmentView stateCertificate(
            UUID employeeId, String state, @BeanParam IfMatch ifMatch, CertifyForState.Request request) {
        return readEnrollment.changed(certifyForState.certify(employeeId, state, ifMatch, request));
    }

    /** Proposes accounts; nothing is paid to them before another person verified them. */
    @PUT
    @Path("{employeeId}/direct-deposit")
    @RolesAllowed(RUN_PAYROLL)
    public EnrollmentView directDeposit(
            UUID employeeId, @BeanParam IfMatch ifMatch, ProposeDirectDeposit.Request request) {
        proposeDirectDeposit.propose(employeeId, ifMatch, request);
        return readEnrollment.changed(employeeId);
    }

    /** Says what somebody defers into the 401(k) plan. */
    @PUT
    @Path("{employeeId}/retirement-election")
    @RolesAllowed(RUN_PAYROLL)
    public EnrollmentView retirementElection(
            UUID employeeId, @BeanParam IfMatch ifMatch, ElectDeferral.Request request) {
        return readEnrollment.changed(electDeferral.elect(employeeId, ifMatch, request));
    }
}
