package org.openpractice.staff.employee;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.openpractice.contracts.staff.EmploymentEvent.EmploymentType;

/** Where somebody is to work, and as what: a position of a department at a location. */
public record Placement(
        @NotNull UUID locationId,
        @NotNull UUID departmentId,
        @NotNull UUID positionId,
        @NotNull EmploymentType employmentType) {}
