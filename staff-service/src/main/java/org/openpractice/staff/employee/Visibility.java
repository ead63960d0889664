package org.openpractice.staff.employee;

import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.identity.Roles;

/** How much of an employee's record somebody may see. What may not be seen is absent, not empty. */
enum Visibility {
    /** Name and assignment: who plans shifts or bills visits needs no more. */
    ASSIGNMENT,
    /** Everything but home address, birth date and social security number. */
    WORK,
    /** The person's own record: everything but birth date and social security number. */
    OWN,
    /** Everything; the social security number masked. */
    FULL;

    /** What the roles of the actor allow. */
    static Visibility of(Actor actor) {
        if (actor.has(Roles.HR) || actor.has(Roles.GROUP_ADMIN)) {
            return FULL;
        }
        if (actor.has(Roles.PRACTICE_MANAGER) || actor.has(Roles.PAYROLL) || actor.has(Roles.COMPLIANCE)) {
            return WORK;
        }
        return ASSIGNMENT;
    }

    boolean includes(Visibility other) {
        return compareTo(other) >= 0;
    }
}
