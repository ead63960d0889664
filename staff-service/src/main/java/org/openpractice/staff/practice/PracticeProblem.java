package org.openpractice.staff.practice;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about what a practice group is made of. */
enum PracticeProblem implements ProblemType {
    /** Another location of the group has that name. */
    LOCATION_NAME_IN_USE(
            409,
            "The location name is in use",
            "Use the location that has the name (GET /locations), or choose another name."),
    /** Another department of the group has that name. */
    DEPARTMENT_NAME_IN_USE(
            409,
            "The department name is in use",
            "Use the department that has the name (GET /departments), or choose another name."),
    /** Another position of the group has that title. */
    POSITION_TITLE_IN_USE(
            409,
            "The position title is in use",
            "Use the position that has the title (GET /positions), or choose another title.");

    private final Kind kind;

    PracticeProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
