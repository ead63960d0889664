package org.openpractice.payroll.officefile;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of files that are brought for many people at once. */
enum OfficeFileProblem implements ProblemType {
    /**
     * 422: the first line does not name the columns of such a file; {@code missing}, {@code unknown} and {@code twice} say
     * which. {@code GET /imports} lists the columns of each.
     */
    IMPORT_HEADER_WRONG(422, "The header of the file is wrong"),
    /** 422: the file cannot be read as CSV from {@code line} on; nothing was imported. */
    IMPORT_UNREADABLE(422, "The file cannot be read"),
    /** 422: the file has wrong rows and is taken whole or not at all; nothing was imported. */
    IMPORT_HAS_WRONG_ROWS(422, "The file has wrong rows");

    private final Kind kind;

    OfficeFileProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
