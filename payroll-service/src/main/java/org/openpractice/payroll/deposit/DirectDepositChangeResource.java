package org.openpractice.payroll.deposit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;

/** Changes of somebody's accounts, and the second person's decision on each. */
@Path("/enrollments/{employeeId}/direct-deposit-changes")
@RunOnVirtualThread
class DirectDepositChangeResource {

    private final DecideDirectDeposit decide;
    private final StopDirectDeposit stopDirectDeposit;
    private final DirectDeposits deposits;
    private final Enrollments enrollments;
    private final ColumnCipher cipher;
    private final Audit audit;

    DirectDepositChangeResource(
            DecideDirectDeposit decide,
            StopDirectDeposit stopDirectDeposit,
            DirectDeposits deposits,
            Enrollments enrollments,
            ColumnCipher cipher,
            Audit audit) {
        this.decide = decide;
        this.stopDirectDeposit = stopDirectDeposit;
        this.deposits = deposits;
        this.enrollments = enrollments;
        this.cipher = cipher;
        this.audit = audit;
    }

    /** Every version, oldest first. */
    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public List<DirectDepositChangeView> list(@PathParam("employeeId") UUID employeeId) {
        enrollments.required(employeeId);
        audit.record("read direct-deposit-changes", "enrollment", employeeId);
        return DirectDepositChangeView.of(deposits.changesOf(employeeId), deposits, cipher);
    }

    @GET
    @Path("/{changeId}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<DirectDepositChangeView> get(
            @PathParam("employeeId") UUID employeeId, @PathParam("changeId") UUID changeId) {
        var change = deposits.required(employeeId, changeId);
        audit.record("read", "direct-deposit-change", changeId);
        return reply(change);
    }

    /** Stops every account at once; pay goes out by check until accounts are verified anew. */
    @POST
    @Path("/stop")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public List<DirectDepositChangeView> stop(
            @PathParam("employeeId") UUID employeeId, StopDirectDeposit.Request request) {
        stopDirectDeposit.stop(employeeId, request);
        return DirectDepositChangeView.of(deposits.changesOf(employeeId), deposits, cipher);
    }

    /** Nothing is paid to an account before this, by another person than who proposed it. */
    @POST
    @Path("/{changeId}/verification")
    @SecondPersonStep
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<DirectDepositChangeView> verify(
            @PathParam("employeeId") UUID employeeId,
            @PathParam("changeId") UUID changeId,
            DecideDirectDeposit.Verification request) {
        return reply(decide.verify(employeeId, changeId, request));
    }

    @POST
    @Path("/{changeId}/rejection")
    @SecondPersonStep
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<DirectDepositChangeView> reject(
            @PathParam("employeeId") UUID employeeId,
            @PathParam("changeId") UUID changeId,
            DecideDirectDeposit.Rejection request) {
        return reply(decide.reject(employeeId, changeId, request));
    }

    private RestResponse<DirectDepositChangeView> reply(DirectDepositChange change) {
        return ResponseBuilder.ok(DirectDepositChangeView.of(List.of(change), deposits, cipher)
                        .getFirst())
                .tag(Versions.etag(change.version()))
                .build();
    }
}
