package org.openpractice.staff.employee;

/** Where an employment stands on a day. */
enum EmploymentStatus {
    /** The first day is still to come. */
    STARTING,
    /** At work, with no end set. */
    ACTIVE,
    /** At work, with the last day set. */
    LEAVING,
    /** The last day is past. */
    LEFT,
    /** The person never came, and the hire was canceled. */
    CANCELED
}
