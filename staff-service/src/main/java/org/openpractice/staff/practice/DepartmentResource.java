package org.openpractice.staff.practice;

import static org.openpractice.platform.identity.Roles.READ_PRACTICE;
import static org.openpractice.platform.identity.Roles.RUN_PRACTICE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;
import org.openpractice.staff.practice.Departments.AddDepartment;

/** Departments of the group. */
@Path("/departments")
@RunOnVirtualThread
class DepartmentResource {

    /** A department as it is shown. */
    public record DepartmentView(UUID id, String name, long version) implements Identified, Versioned {

        static DepartmentView of(Department department) {
            return new DepartmentView(department.id(), department.name(), department.version());
        }
    }

    private final Departments departments;

    DepartmentResource(Departments departments) {
        this.departments = departments;
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(RUN_PRACTICE)
    public DepartmentView add(AddDepartment request) {
        return DepartmentView.of(departments.add(request));
    }

    /** Lists departments. */
    @GET
    @SortedBy("name")
    @RolesAllowed(READ_PRACTICE)
    public Page<DepartmentView> list(@BeanParam @Valid ListRequest asked) {
        return departments.list(asked).page(DepartmentView::of);
    }

    /** One department. */
    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed(READ_PRACTICE)
    public DepartmentView read(UUID id) {
        return DepartmentView.of(departments.get(id));
    }
}
