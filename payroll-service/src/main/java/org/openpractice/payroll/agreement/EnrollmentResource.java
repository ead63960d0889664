package org.openpractice.payroll.agreement;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.deposit.DirectDepositChangeView;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.deposit.ProposeDirectDeposit;
import org.openpractice.payroll.enrollment.CertifyForState;
import org.openpractice.payroll.enrollment.ChangeEnrollment;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.payroll.retirement.ElectDeferral;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Who is on the payroll and on what terms. */
@Path("/enrollments")
@RunOnVirtualThread
class EnrollmentResource {

    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final ChangeEnrollment changeEnrollment;
    private final CertifyForState certifyForState;
    private final ElectDeferral electDeferral;
    private final ProposeDirectDeposit proposeDirectDeposit;
    private final DirectDeposits deposits;
    private final PayFlags flags;
    private final ColumnCipher cipher;
    private final Audit audit;
    private final Clock clock;

    EnrollmentResource(
            Enrollments enrollments,
            EnrollmentHistory terms,
            ChangeEnrollment changeEnrollment,
            CertifyForState certifyForState,
            ElectDeferral electDeferral,
            ProposeDirectDeposit proposeDirectDeposit,
            DirectDeposits deposits,
            PayFlags flags,
            ColumnCipher cipher,
            Audit audit,
            Clock clock) {
        this.enrollments = enrollments;
        this.terms = terms;
        this.changeEnrollment = changeEnrollment;
        this.certifyForState = certifyForState;
        this.electDeferral = electDeferral;
        this.proposeDirectDeposit = proposeDirectDeposit;
        this.deposits = deposits;
        this.flags = flags;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public Page<EnrollmentSummary> list(@BeanParam @Valid PageRequest page) {
        audit.record("read", "enrollment", null);
        return Page.of(page, enrollments.page(page), Enrollment::id, EnrollmentSummary::of);
    }

    @GET
    @Path("/{employeeId}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrollmentView> get(@PathParam("employeeId") UUID employeeId) {
        var enrollment = enrollments.required(employeeId);
        audit.record("read", "enrollment", employeeId);
        return reply(enrollment);
    }

    @PUT
    @Path("/{employeeId}/pay-terms")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrollmentView> payTerms(
            @PathParam("employeeId") UUID employeeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ChangeEnrollment.PayTermsRequest request) {
        return reply(changeEnrollment.payTerms(employeeId, ifMatch, request));
    }

    @PUT
    @Path("/{employeeId}/withholding-certificate")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrollmentView> withholdingCertificate(
            @PathParam("employeeId") UUID employeeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ChangeEnrollment.CertificateRequest request) {
        return reply(changeEnrollment.certificate(employeeId, ifMatch, request));
    }

    @PUT
    @Path("/{employeeId}/state-certificates/{state}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrollmentView> stateCertificate(
            @PathParam("employeeId") UUID employeeId,
            @PathParam("state") String state,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            CertifyForState.Request request) {
        return reply(certifyForState.certify(employeeId, state, ifMatch, request));
    }

    /** Proposes accounts; nothing is paid to them before another person verified them. */
    @PUT
    @Path("/{employeeId}/direct-deposit")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrollmentView> directDeposit(
            @PathParam("employeeId") UUID employeeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ProposeDirectDeposit.Request request) {
        return reply(proposeDirectDeposit.propose(employeeId, ifMatch, request));
    }

    @PUT
    @Path("/{employeeId}/retirement-election")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrollmentView> retirementElection(
            @PathParam("employeeId") UUID employeeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ElectDeferral.Request request) {
        return reply(electDeferral.elect(employeeId, ifMatch, request));
    }

    private RestResponse<EnrollmentView> reply(Enrollment enrollment) {
        return ResponseBuilder.ok(EnrollmentView.of(
                        enrollment,
                        terms,
                        flags.of(List.of(enrollment.id())),
                        DirectDepositChangeView.of(deposits.changesOf(enrollment.id()), deposits, cipher),
                        LocalDate.now(clock)))
                .tag(Versions.etag(enrollment.version()))
                .build();
    }
}
