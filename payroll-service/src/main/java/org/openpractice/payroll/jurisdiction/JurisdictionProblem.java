package org.openpractice.payroll.jurisdiction;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about places and certificates of nonresidence. */
enum JurisdictionProblem implements ProblemType {
    /** 409: the locality is none that the state's table of the year has. */
    LOCALITY_UNKNOWN(409, "No such locality"),
    /** 409: the state of work has no agreement with that state of residence; a certificate would change nothing. */
    NO_RECIPROCITY(409, "No agreement between the states"),
    /** 409: the agreement of the two states asks for something that was not certified; the detail says what. */
    RECIPROCITY_CONDITION_NOT_MET(409, "The agreement's condition is not met"),
    /** 409: the group entered no tax of the place that is an amount; there is nothing to be exempt from. */
    NO_FLAT_TAX(409, "No flat tax of the place");

    private final Kind kind;

    JurisdictionProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
