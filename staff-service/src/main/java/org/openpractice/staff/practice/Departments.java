package org.openpractice.staff.practice;

import static org.openpractice.platform.audit.Verb.ADDED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** The group's departments. */
@ApplicationScoped
public class Departments implements Records<Department> {

    /** The department to add. */
    public record AddDepartment(@NotBlank @Size(max = 80) String name) {}

    private final Audit audit;

    Departments(Audit audit) {
        this.audit = audit;
    }

    /** Adds a department. Refuses: {@link PracticeProblem#DEPARTMENT_NAME_IN_USE}. */
    @Transactional
    public Department add(AddDepartment request) {
        named(request.name()).ifPresent(other -> {
            throw PracticeProblem.DEPARTMENT_NAME_IN_USE.because("give each department of the group its own name");
        });
        var department = new Department(Ids.next(), request.name());
        persist(department);
        audit.record(ADDED, "department", department.id());
        return department;
    }

    ListOf<Department> list(ListRequest asked) {
        return list(Department.class, asked).search("e.name").sort("name", String.class, "lower(e.name)");
    }

    /** The department of that name in any case. */
    public Optional<Department> named(String name) {
        return find("lower(name) = lower(?1)", name).firstResultOptional();
    }
}
