package org.openpractice.payroll.officefile;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.imports.Imports;

/** What a file of any kind is read with: whom it may name, which day it is, how its import is run. */
@Singleton
public final class OfficeReading {

    private final Enrollments enrollments;
    private final Imports imports;
    private final Clock clock;

    OfficeReading(Enrollments enrollments, Imports imports, Clock clock) {
        this.enrollments = enrollments;
        this.imports = imports;
        this.clock = clock;
    }

    Imports imports() {
        return imports;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Everybody who is or was on the payroll of the group, as they are when a file begins to be read; one query. */
    EmployeesByName employees() {
        return new EmployeesByName(enrollments.list("canceled = false").stream()
                .map(enrollment -> new EmployeesByName.Known(
                        enrollment.id(),
                        enrollment.employeeNumber(),
                        enrollment.firstName(),
                        enrollment.lastName(),
                        enrollment.workEmail()))
                .toList());
    }
}
