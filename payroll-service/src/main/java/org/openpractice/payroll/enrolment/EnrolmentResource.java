package org.openpractice.payroll.enrolment;

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
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Who is on the payroll and on what terms. */
@Path("/enrolments")
@RunOnVirtualThread
public class EnrolmentResource {

    private final Enrolments enrolments;
    private final EnrolmentTerms terms;
    private final ChangeEnrolment changeEnrolment;
    private final CertifyForState certifyForState;
    private final ProposeDirectDeposit proposeDirectDeposit;
    private final DirectDeposits deposits;
    private final PayFlags flags;
    private final ColumnCipher cipher;
    private final Audit audit;
    private final Clock clock;

    EnrolmentResource(
            Enrolments enrolments,
            EnrolmentTerms terms,
            ChangeEnrolment changeEnrolment,
            CertifyForState certifyForState,
            ProposeDirectDeposit proposeDirectDeposit,
            DirectDeposits deposits,
            PayFlags flags,
            ColumnCipher cipher,
            Audit audit,
            Clock clock) {
        this.enrolments = enrolments;
        this.terms = terms;
        this.changeEnrolment = changeEnrolment;
        this.certifyForState = certifyForState;
        this.proposeDirectDeposit = proposeDirectDeposit;
        this.deposits = deposits;
        this.flags = flags;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public Page<EnrolmentSummary> list(@BeanParam @Valid PageRequest page) {
        audit.record("read", "enrolment", null);
        return Page.of(page, enrolments.page(page), Enrolment::id, EnrolmentSummary::of);
    }

    @GET
    @Path("/{employeeId}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrolmentView> get(@PathParam("employeeId") UUID employeeId) {
        var enrolment = enrolments.required(employeeId);
        audit.record("read", "enrolment", employeeId);
        return reply(enrolment);
    }

    @PUT
    @Path("/{employeeId}/pay-terms")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrolmentView> payTerms(
            @PathParam("employeeId") UUID employeeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ChangeEnrolment.PayTermsRequest request) {
        return reply(changeEnrolment.payTerms(employeeId, ifMatch, request));
    }

    @PUT
    @Path("/{employeeId}/withholding-certificate")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrolmentView> withholdingCertificate(
            @PathParam("employeeId") UUID employeeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ChangeEnrolment.CertificateRequest request) {
        return reply(changeEnrolment.certificate(employeeId, ifMatch, request));
    }

    @PUT
    @Path("/{employeeId}/state-certificates/{state}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrolmentView> stateCertificate(
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
    public RestResponse<EnrolmentView> directDeposit(
            @PathParam("employeeId") UUID employeeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ProposeDirectDeposit.Request request) {
        return reply(proposeDirectDeposit.propose(employeeId, ifMatch, request));
    }

    @PUT
    @Path("/{employeeId}/retirement-election")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EnrolmentView> retirementElection(
            @PathParam("employeeId") UUID employeeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ChangeEnrolment.RetirementRequest request) {
        return reply(changeEnrolment.retirementElection(employeeId, ifMatch, request));
    }

    private RestResponse<EnrolmentView> reply(Enrolment enrolment) {
        return ResponseBuilder.ok(EnrolmentView.of(
                        enrolment,
                        terms,
                        flags.of(List.of(enrolment.id())),
                        DirectDepositChangeView.of(deposits.changesOf(enrolment.id()), deposits, cipher),
                        LocalDate.now(clock)))
                .tag(Versions.etag(enrolment.version()))
                .build();
    }
}
