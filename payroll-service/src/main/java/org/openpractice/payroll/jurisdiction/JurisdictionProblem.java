package org.openpractice.payroll.jurisdiction;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about places and certificates of nonresidence. */
enum JurisdictionProblem implements ProblemType {
    /** The locality is none that the state's table of the year has. */
    LOCALITY_UNKNOWN(409, "No such locality", "Look the number up in the state's list of localities and correct it."),
    /** The state of work has no agreement with that state of residence; a certificate would change nothing. */
    NO_RECIPROCITY(409, "No agreement between the states", "Leave the certificate out; the state of work withholds."),
    /** The agreement of the two states asks for something that was not certified; the detail says what. */
    RECIPROCITY_CONDITION_NOT_MET(
            409,
            "The agreement's condition is not met",
            "File the certificate only when the employee certifies what the detail says too."),
    /** The group entered no tax of the place that is an amount; there is nothing to be exempt from. */
    NO_FLAT_TAX(
            409,
            "No flat tax of the place",
            "Enter the tax first with PUT /local-taxes/{state}/{place}, or check the code of the place.");

    private final Kind kind;

    JurisdictionProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
