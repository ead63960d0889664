package org.openpractice.payroll.localtax;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about local taxes. */
enum LocalTaxProblem implements ProblemType {
    /** 422: the state taxes by county and the employee's is not known, or is none of the table's. */
    LOCALITY_MISSING(422, "The county is not known"),
    /** 422: the place taxes wages in a way, or on a date, for which no table was captured; the detail says what. */
    LOCAL_TAX_NOT_AVAILABLE(422, "No table of the local tax"),
    /** 409: a table of this release has the tax of that place; a group enters none of its own. */
    LOCAL_TAX_HAS_A_TABLE(409, "The local tax has a table");

    private final Kind kind;

    LocalTaxProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
