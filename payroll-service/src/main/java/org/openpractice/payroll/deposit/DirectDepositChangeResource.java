package org.openpractice.payroll.deposit;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.approval.SecondPersonStep;

/** Changes of somebody's accounts, and the second person's decision on each. */
@Path("/enrollments/{employeeId}/direct-deposit-changes")
@RunOnVirtualThread
class DirectDepositChangeResource {

    private final DecideDirectDeposit decide;
    private final StopDirectDeposit stopDirectDeposit;
    private final ReadDirectDeposits readDirectDeposits;

    DirectDepositChangeResource(
            DecideDirectDeposit decide, StopDirectDeposit stopDirectDeposit, ReadDirectDeposits readDirectDeposits) {
        this.decide = decide;
        this.stopDirectDeposit = stopDirectDeposit;
        this.readDirectDeposits = readDirectDeposits;
    }

    /** Every version, oldest first. */
    @GET
    @RolesAllowed(APPROVE_PAYROLL)
    public List<DirectDepositChangeView> list(UUID employeeId) {
        return readDirectDeposits.read(employeeId);
    }

    /** One change of accounts and what was decided about it. */
    @GET
    @Path("{changeId}")
    @RolesAllowed(APPROVE_PAYROLL)
    public DirectDepositChangeView get(UUID employeeId, UUID changeId) {
        return readDirectDeposits.read(employeeId, changeId);
    }

    /** Stops every account at once; pay goes out by check until accounts are verified anew. */
    @POST
    @Path("stop")
    @RolesAllowed(APPROVE_PAYROLL)
    public List<DirectDepositChangeView> stop(UUID employeeId, StopDirectDeposit.Request request) {
        stopDirectDeposit.stop(employeeId, request);
        return readDirectDeposits.changed(employeeId);
    }

    /** Nothing is paid to an account before this, by another person than who proposed it. */
    @POST
    @Path("{changeId}/verification")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public DirectDepositChangeView verify(UUID employeeId, UUID changeId, DecideDirectDeposit.Verification request) {
        return readDirectDeposits.changed(decide.verify(employeeId, changeId, request));
    }

    /** Rejects a change of accounts; pay goes where it went before. */
    @POST
    @Path("{changeId}/rejection")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public DirectDepositChangeView reject(UUID employeeId, UUID changeId, DecideDirectDeposit.Rejection request) {
        return readDirectDeposits.changed(decide.reject(employeeId, changeId, request));
    }
}
