package org.openpractice.staff.practice;

import static org.openpractice.platform.identity.Roles.ACCOUNTANT;
import static org.openpractice.platform.identity.Roles.BILLER;
import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PAYROLL;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;
import static org.openpractice.platform.identity.Roles.SCHEDULER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Departments of the group. */
@Path("/departments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DepartmentResource {

    private final AddDepartment addDepartment;
    private final Departments departments;

    DepartmentResource(AddDepartment addDepartment, Departments departments) {
        this.addDepartment = addDepartment;
        this.departments = departments;
    }

    @POST
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER})
    public RestResponse<DepartmentView> add(AddDepartment.Request request) {
        var department = addDepartment.add(request);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, DepartmentView.of(department))
                .location(URI.create("/departments/" + department.id()))
                .tag(Versions.etag(department.version()))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER, HR, SCHEDULER, PAYROLL, BILLER, ACCOUNTANT, COMPLIANCE})
    public Page<DepartmentView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(page, departments.page(page), Department::id, DepartmentView::of);
    }

    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER, HR, SCHEDULER, PAYROLL, BILLER, ACCOUNTANT, COMPLIANCE})
    public RestResponse<DepartmentView> read(UUID id) {
        var department = departments.get(id);
        return RestResponse.ResponseBuilder.ok(DepartmentView.of(department))
                .tag(Versions.etag(department.version()))
                .build();
    }
}
