package org.openpractice.staff.practice;

import java.util.UUID;

/** A department as it is shown. */
public record DepartmentView(UUID id, String name) {

    static DepartmentView of(Department department) {
        return new DepartmentView(department.id(), department.name());
    }
}
