package org.openpractice.payroll.statetax;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of state tax tables. */
public enum StateTaxProblem implements ProblemType {
    /**
     * No withholding table of the state is loaded for the date by which its agency goes; the detail names what is
     * missing and what is loaded.
     */
    STATE_TABLE_NOT_AVAILABLE(
            422,
            "No withholding table for the state",
            "Pay this person outside of this service, or wait for a version with the table that the detail "
                    + "names."),
    /** The state prints no table for so many pay periods a year; the detail names those that it does. */
    STATE_FREQUENCY_NOT_AVAILABLE(
            422,
            "No withholding table of the state for the pay frequency",
            "Pay this person on a calendar whose number of periods the detail names."),
    /** The state's method needs a figure that was not given; it is never taken as zero. */
    STATE_TAX_INPUT_MISSING(
            422,
            "A figure that the state's withholding needs is missing",
            "Give the figure that the detail names, mostly in the state certificate of the person."),
    /**
     * Exemption was claimed in an earlier year, and until when the state lets such a claim hold was not confirmed; the
     * detail names the form and what to enter.
     */
    STATE_EXEMPTION_NOT_CONFIRMED(
            422,
            "It is not confirmed that the exemption still holds",
            "Ask the employee for this year's certificate and enter it with PUT "
                    + "/enrollments/{employeeId}/state-certificates/{state}."),
    /** The state does not tax wages; there is no certificate for it. */
    STATE_HAS_NO_CERTIFICATE(
            409, "The state has no withholding certificate", "Nothing is to do: the state withholds no income tax."),
    /** The state leaves nothing of that kind to the employer. */
    STATE_NOTHING_TO_DECIDE(
            409, "The state leaves nothing to decide", "Nothing is to do: the state's own rule applies.");

    private final Kind kind;

    StateTaxProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
