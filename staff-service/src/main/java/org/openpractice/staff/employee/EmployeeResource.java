package org.openpractice.staff.employee;

import static org.openpractice.platform.identity.Roles.ACCOUNTANT;
import static org.openpractice.platform.identity.Roles.BILLER;
import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.EMPLOYEE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PAYROLL;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;
import static org.openpractice.platform.identity.Roles.PROVIDER;
import static org.openpractice.platform.identity.Roles.SCHEDULER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** People on the staff. */
@Path("/employees")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EmployeeResource {

    private final HireEmployee hireEmployee;
    private final ChangeEmployee changeEmployee;
    private final TerminateEmployee terminateEmployee;
    private final RehireEmployee rehireEmployee;
    private final ReadEmployee readEmployee;

    EmployeeResource(
            HireEmployee hireEmployee,
            ChangeEmployee changeEmployee,
            TerminateEmployee terminateEmployee,
            RehireEmployee rehireEmployee,
            ReadEmployee readEmployee) {
        this.hireEmployee = hireEmployee;
        this.changeEmployee = changeEmployee;
        this.terminateEmployee = terminateEmployee;
        this.rehireEmployee = rehireEmployee;
        this.readEmployee = readEmployee;
    }

    @POST
    @Idempotent
    @RolesAllowed({HR, GROUP_ADMIN})
    public RestResponse<EmployeeView> hire(HireEmployee.Request request) {
        var employee = hireEmployee.hire(request);
        var hired = readEmployee.changed(employee);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, hired.view())
                .location(URI.create("/employees/" + employee.id()))
                .tag(Versions.etag(hired.version()))
                .build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({HR, GROUP_ADMIN})
    public RestResponse<EmployeeView> change(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, ChangeEmployee.Request request) {
        return ok(readEmployee.changed(changeEmployee.change(id, ifMatch, request)));
    }

    @POST
    @Path("{id}/termination")
    @RolesAllowed({HR, GROUP_ADMIN})
    public RestResponse<EmployeeView> terminate(UUID id, TerminateEmployee.Request request) {
        return ok(readEmployee.changed(terminateEmployee.terminate(id, request)));
    }

    @POST
    @Path("{id}/rehire")
    @RolesAllowed({HR, GROUP_ADMIN})
    public RestResponse<EmployeeView> rehire(UUID id, RehireEmployee.Request request) {
        return ok(readEmployee.changed(rehireEmployee.rehire(id, request)));
    }

    @GET
    @RolesAllowed({HR, GROUP_ADMIN, PRACTICE_MANAGER, PAYROLL, COMPLIANCE, SCHEDULER, BILLER})
    public Page<EmployeeView> list(
            @BeanParam @Valid PageRequest page,
            @QueryParam("employeeNumber")
                    @Pattern(regexp = EmployeeNumber.PATTERN, message = EmployeeNumber.EXPECTED)
                    @Nullable
                    String employeeNumber) {
        return readEmployee.list(page, employeeNumber == null ? null : new EmployeeNumber(employeeNumber));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({HR, GROUP_ADMIN, PRACTICE_MANAGER, PAYROLL, COMPLIANCE, SCHEDULER, BILLER})
    public RestResponse<EmployeeView> read(UUID id) {
        return ok(readEmployee.read(id));
    }

    @GET
    @Path("me")
    @RolesAllowed({
        EMPLOYEE,
        PROVIDER,
        HR,
        GROUP_ADMIN,
        PRACTICE_MANAGER,
        PAYROLL,
        COMPLIANCE,
        SCHEDULER,
        BILLER,
        ACCOUNTANT
    })
    public RestResponse<EmployeeView> own() {
        return ok(readEmployee.own());
    }

    private static RestResponse<EmployeeView> ok(ReadEmployee.Versioned employee) {
        return RestResponse.ResponseBuilder.ok(employee.view())
                .tag(Versions.etag(employee.version()))
                .build();
    }
}
