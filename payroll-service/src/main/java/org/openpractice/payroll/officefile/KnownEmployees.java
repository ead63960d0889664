package org.openpractice.payroll.officefile;

import jakarta.enterprise.context.ApplicationScoped;
import org.openpractice.payroll.enrollment.Enrollments;

/** Whom files may name: everybody who is or was on the payroll of the group. */
@ApplicationScoped
public class KnownEmployees {

    private final Enrollments enrollments;

    KnownEmployees(Enrollments enrollments) {
        this.enrollments = enrollments;
    }

    /** As they are when a file begins to be read, in one query. */
    public EmployeesByName now() {
        return new EmployeesByName(enrollments.listAll().stream()
                .map(enrollment -> new EmployeesByName.Known(
                        enrollment.id(),
                        enrollment.employeeNumber(),
                        enrollment.firstName(),
                        enrollment.lastName(),
                        enrollment.workEmail()))
                .toList());
    }
}
