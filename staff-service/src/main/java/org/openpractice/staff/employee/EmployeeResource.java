package org.openpractice.staff.employee;

import static org.openpractice.platform.identity.Roles.KEEP_STAFF;
import static org.openpractice.platform.identity.Roles.READ_STAFF;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** People on the staff. */
@Path("/employees")
@RunOnVirtualThread
class EmployeeResource {

    private final HireEmployee hireEmployee;
    private final ChangeEmployee changeEmployee;
    private final TerminateEmployee terminateEmployee;
    private final CorrectEnd correctEnd;
    private final CancelHire cancelHire;
    private final RehireEmployee rehireEmployee;
    private final ReadEmployee readEmployee;

    EmployeeResource(
            HireEmployee hireEmployee,
            ChangeEmployee changeEmployee,
            TerminateEmployee terminateEmployee,
            CorrectEnd correctEnd,
            CancelHire cancelHire,
            RehireEmployee rehireEmployee,
            ReadEmployee readEmployee) {
        this.hireEmployee = hireEmployee;
        this.changeEmployee = changeEmployee;
        this.terminateEmployee = terminateEmployee;
        this.correctEnd = correctEnd;
        this.cancelHire = cancelHire;
        this.rehireEmployee = rehireEmployee;
        this.readEmployee = readEmployee;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(KEEP_STAFF)
    public EmployeeView hire(HireEmployee.Request request) {
        return readEmployee.changed(hireEmployee.hire(request));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(KEEP_STAFF)
    public EmployeeView change(UUID id, @BeanParam IfMatch ifMatch, ChangeEmployee.Request request) {
        return readEmployee.changed(changeEmployee.change(id, ifMatch, request));
    }

    @POST
    @Path("{id}/termination")
    @RolesAllowed(KEEP_STAFF)
    public EmployeeView terminate(UUID id, TerminateEmployee.Request request) {
        return readEmployee.changed(terminateEmployee.terminate(id, request));
    }

    /** Corrects the last day or the reason of an end that was entered wrong; pay that counts is compared with it in payroll. */
    @PUT
    @Path("{id}/termination")
    @RolesAllowed(KEEP_STAFF)
    public EmployeeView correctEnd(UUID id, @BeanParam IfMatch ifMatch, TerminateEmployee.Request request) {
        return readEmployee.changed(correctEnd.correct(id, ifMatch, request));
    }

    /** Withdraws the end of an employment: the person stays, as if no last day had been entered. */
    @POST
    @Path("{id}/termination/withdrawal")
    @RolesAllowed(KEEP_STAFF)
    public EmployeeView withdrawEnd(UUID id, @BeanParam IfMatch ifMatch) {
        return readEmployee.changed(correctEnd.withdraw(id, ifMatch));
    }

    /** Cancels the hire of somebody who never came: no employment, no paycheck, no clock of compliance is left of it. */
    @POST
    @Path("{id}/no-show")
    @RolesAllowed(KEEP_STAFF)
    public EmployeeView cancelHire(UUID id, @BeanParam IfMatch ifMatch) {
        return readEmployee.changed(cancelHire.cancel(id, ifMatch));
    }

    @POST
    @Path("{id}/rehire")
    @RolesAllowed(KEEP_STAFF)
    public EmployeeView rehire(UUID id, RehireEmployee.Request request) {
        return readEmployee.changed(rehireEmployee.rehire(id, request));
    }

    /** Lists employees, former ones too; who may see what of them depends on the role. */
    @GET
    @SortedBy({"name", "employeeNumber", "hiredOn"})
    @RolesAllowed(READ_STAFF)
    public Page<EmployeeView> list(@BeanParam @Valid Employees.Asked asked) {
        return readEmployee.list(asked);
    }

    /** One employee with all spells of employment. */
    @GET
    @Path("{id}")
    @RolesAllowed(READ_STAFF)
    public EmployeeView read(UUID id) {
        return readEmployee.read(id);
    }
}
