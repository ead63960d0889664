package org.openpractice.staff.roster;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of roster files. */
enum RosterProblem implements ProblemType {
    /**
     * The first line of the roster file does not name the expected columns; {@code missing}, {@code unknown} and
     * {@code twice} say which.
     */
    ROSTER_HEADER_WRONG(
            422,
            "The header of the roster file is wrong",
            "Name the columns of the first line as the detail lists them and send the file again."),
    /** The roster file cannot be read as CSV from {@code line} on; nothing was imported. */
    ROSTER_UNREADABLE(
            422,
            "The roster file cannot be read",
            "Save the file as CSV and send it again; line says how far it was readable."),
    /** The roster file has wrong rows and was to be taken whole or not at all; nothing was imported. */
    ROSTER_HAS_WRONG_ROWS(
            422,
            "The roster file has wrong rows",
            "Correct the rows that the report names and send the file again, or ask for wrong rows to be "
                    + "skipped.");

    private final Kind kind;

    RosterProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
