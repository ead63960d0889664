package org.openpractice.payroll.statetax;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of state tax tables. */
public enum StateTaxProblem implements ProblemType {
    /**
     * 422: no withholding table of the state is loaded for the date by which its agency goes; the detail names what is
     * missing and what is loaded.
     */
    STATE_TABLE_NOT_AVAILABLE(422, "No withholding table for the state"),
    /** 422: the state prints no table for so many pay periods a year; the detail names those that it does. */
    STATE_FREQUENCY_NOT_AVAILABLE(422, "No withholding table of the state for the pay frequency"),
    /** 422: the state's method needs a figure that was not given; it is never taken as zero. */
    STATE_TAX_INPUT_MISSING(422, "A figure that the state's withholding needs is missing"),
    /**
     * 422: exemption was claimed in an earlier year, and until when the state lets such a claim hold was not confirmed; the
     * detail names the form and what to enter.
     */
    STATE_EXEMPTION_NOT_CONFIRMED(422, "It is not confirmed that the exemption still holds"),
    /** 409: the state does not tax wages; there is no certificate for it. */
    STATE_HAS_NO_CERTIFICATE(409, "The state has no withholding certificate"),
    /** 409: the state leaves nothing of that kind to the employer. */
    STATE_NOTHING_TO_DECIDE(409, "The state leaves nothing to decide");

    private final Kind kind;

    StateTaxProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
