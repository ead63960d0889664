package org.openpractice.payroll.localtax;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about local taxes. */
enum LocalTaxProblem implements ProblemType {
    /** The state taxes by county and the employee's is not known, or is none of the table's. */
    LOCALITY_MISSING(
            422,
            "The county is not known",
            "Enter the county with PUT /enrollments/{employeeId}/jurisdictions, then calculate again."),
    /** The place taxes wages in a way, or on a date, for which no table was captured; the detail says what. */
    LOCAL_TAX_NOT_AVAILABLE(
            422,
            "No table of the local tax",
            "Pay this person outside of this service, or wait for a version with the table that the detail "
                    + "names."),
    /** A table of this release has the tax of that place; a group enters none of its own. */
    LOCAL_TAX_HAS_A_TABLE(
            409,
            "The local tax has a table",
            "Enter the place with the employee instead: PUT /enrollments/{employeeId}/jurisdictions.");

    private final Kind kind;

    LocalTaxProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
