package org.openpractice.payroll.officefile;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of files that are brought for many people at once. */
enum OfficeFileProblem implements ProblemType {
    /** The first line does not name the columns of such a file; {@code missing}, {@code unknown} and {@code twice} say which. */
    IMPORT_HEADER_WRONG(
            422,
            "The header of the file is wrong",
            "Name the columns as the detail lists them; GET /imports tells what each holds and by which other names it is known."),
    /** The file cannot be read as CSV from {@code line} on; nothing was imported. */
    IMPORT_UNREADABLE(
            422,
            "The file cannot be read",
            "Save the file as CSV and send it again; line says how far it was readable."),
    /** The file has wrong rows and is taken whole or not at all; nothing was imported. */
    IMPORT_HAS_WRONG_ROWS(
            422,
            "The file has wrong rows",
            "Correct the cells that the report of the import names by line and column, and send the file again.");

    private final Kind kind;

    OfficeFileProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
