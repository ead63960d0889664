package org.openpractice.staff.practice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.ids.Ids;
import org.openpractice.staff.StaffProblem;

/** Adds a department. Refuses: {@link StaffProblem#DEPARTMENT_NAME_IN_USE}. */
@ApplicationScoped
public class AddDepartment {

    /** The department to add. */
    @Schema(name = "AddDepartment")
    public record Request(@NotBlank @Size(max = 80) String name) {}

    private final Departments departments;
    private final Audit audit;

    AddDepartment(Departments departments, Audit audit) {
        this.departments = departments;
        this.audit = audit;
    }

    @Transactional
    public Department add(Request request) {
        departments.named(request.name()).ifPresent(other -> {
            throw StaffProblem.DEPARTMENT_NAME_IN_USE.because("give each department of the group its own name");
        });
        var department = new Department(Ids.next(), request.name().strip());
        departments.persist(department);
        audit.record("DepartmentAdded", "department", department.id());
        return department;
    }
}
