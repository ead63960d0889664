package org.openpractice.staff.employee;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.EmploymentEvent.EmploymentType;
import org.openpractice.platform.us.UsState;
import org.openpractice.staff.practice.Department;
import org.openpractice.staff.practice.Location;
import org.openpractice.staff.practice.Position;

/**
 * What somebody does, where, from which day. What the position and the location said on that day is kept with it: history
 * does not change when they do.
 *
 * @param effectiveOn first day it holds
 * @param workState state of the location
 */
@Embeddable
public record Assignment(
        LocalDate effectiveOn,
        UUID locationId,
        @Enumerated(EnumType.STRING) UsState workState,
        UUID departmentId,
        UUID positionId,
        String positionTitle,
        @Enumerated(EnumType.STRING) EmploymentType employmentType,
        boolean provider,
        boolean bloodborneExposure) {

    /** Assigns somebody to a position of a department at a location. */
    public static Assignment of(
            LocalDate effectiveOn,
            Location location,
            Department department,
            Position position,
            EmploymentType employmentType) {
        return new Assignment(
                effectiveOn,
                location.id(),
                location.address().state(),
                department.id(),
                position.id(),
                position.title(),
                employmentType,
                position.isProvider(),
                position.hasBloodborneExposure());
    }

    /** Whether both say the same, whenever they begin. */
    boolean saysSameAs(Assignment other) {
        return equals(other.from(effectiveOn));
    }

    private Assignment from(LocalDate day) {
        return new Assignment(
                day,
                locationId,
                workState,
                departmentId,
                positionId,
                positionTitle,
                employmentType,
                provider,
                bloodborneExposure);
    }

    /** What other services learn about the assignment of that employee. */
    EmploymentEvent.Assignment fact(EmployeeNumber number, UsState residenceState) {
        return new EmploymentEvent.Assignment(
                number.text(),
                locationId,
                workState.name(),
                residenceState.name(),
                departmentId,
                positionTitle,
                employmentType,
                provider,
                bloodborneExposure);
    }
}
