package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.openpractice.staff.WrongFields;
import org.openpractice.staff.practice.Departments;
import org.openpractice.staff.practice.Locations;
import org.openpractice.staff.practice.Positions;

/** Makes assignments of what a request names. */
@ApplicationScoped
class Placements {

    private final Locations locations;
    private final Departments departments;
    private final Positions positions;

    Placements(Locations locations, Departments departments, Positions positions) {
        this.locations = locations;
        this.departments = departments;
        this.positions = positions;
    }

    /**
     * The assignment of that person from that day.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code invalid-request} that names every id the group
     *     does not have, and what keeps the person from that work
     */
    Assignment assign(Placement placement, LocalDate from, Person person) {
        var location = locations.findById(placement.locationId());
        var department = departments.findById(placement.departmentId());
        var position = positions.findById(placement.positionId());
        var wrong = new WrongFields();
        if (location == null) {
            wrong.add("assignment.locationId", "expected the id of a location of the group");
        }
        if (department == null) {
            wrong.add("assignment.departmentId", "expected the id of a department of the group");
        }
        if (position == null) {
            wrong.add("assignment.positionId", "expected the id of a position of the group");
        }
        if (location == null || department == null || position == null) {
            person.check(from, position != null && position.isProvider(), wrong);
            throw wrong.refusal();
        }
        return Assignment.of(from, location, department, position, placement.employmentType());
    }
}
