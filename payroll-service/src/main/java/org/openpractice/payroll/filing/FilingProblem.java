package org.openpractice.payroll.filing;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about tax deposits, returns and W-2. */
enum FilingProblem implements ProblemType {
    /**
     * The liability of the look-back period is neither stated nor covered by paid runs; no deposit schedule follows.
     */
    LOOK_BACK_NOT_KNOWN(
            409,
            "The look-back liability is not known",
            "State the liability with PUT /deposit-look-backs/{year}; zero for a new employer."),
    /** More would be deposited than is owed, or nothing is left to deposit. */
    TAX_DEPOSIT_NOT_OWED(409, "Not owed as a tax deposit", "Look at the balance in GET /tax-deposits."),
    /** The payment of the tax deposit was released before. */
    TAX_DEPOSIT_RELEASED(
            409,
            "Tax deposit is released",
            "Nothing is to do: take the file with GET /tax-deposits/payments/{paymentId}/ach-file."),
    /** The payment of the tax deposit was not released by a second person yet; it has no file. */
    TAX_DEPOSIT_NOT_RELEASED(
            409,
            "Tax deposit is not released",
            "Have a second person release it with POST /tax-deposits/payments/{paymentId}/release."),
    /** A return is filed after its quarter, on a day that is not in the future. */
    RETURN_NOT_FILED_THEN(422, "Not a day on which the return was filed", "Give the day on which it was filed."),
    /** Another employee of the group has that social security number. */
    SSN_IN_USE(
            409,
            "Social security number in use",
            "Check the number against the person's card; the other employee may have the wrong one."),
    /** Staff has another social security number of the employee. */
    SSN_DIFFERS(
            409,
            "Another social security number than staff has",
            "Leave the number out, or have it corrected in the staff service."),
    /** Who files wage statements with the Social Security Administration is not set up. */
    WAGE_FILER_MISSING(409, "Wage filer is not set up", "Set up who files with PUT /wage-filer."),
    /** Somebody with a wage statement has no social security number and address here. */
    TAX_IDENTITY_MISSING(
            409,
            "Tax identity missing",
            "Enter it with PUT /enrollments/{employeeId}/tax-identity for those whom the detail names."),
    /** Nobody was paid in the year. */
    NO_WAGE_STATEMENTS(409, "No wage statements", "Check the year: nobody was paid in it."),
    /** Boxes of a Form W-2 contradict each other or the law; it is not filed. */
    W2_CONTRADICTS_ITSELF(
            409, "Form W-2 contradicts itself", "Look at broken in GET /w2s and correct the pay it names."),
    /** The layout of the EFW2 file that is kept has no field for an amount. */
    EFW2_FIELD_NOT_AVAILABLE(
            422,
            "No field in the EFW2 file",
            "Wait for a version with that year's layout, or file on paper or in the Administration's own " + "form."),
    /** Whether a state takes the state record of the EFW2 file as it is laid out was not confirmed. */
    EFW2_STATE_NOT_AVAILABLE(422, "State record is not available", "Enter the statements on the state's site."),
    /** A filing of the year was submitted; what differs is corrected with Form W-2c. */
    W2_FILING_SUBMITTED(
            409, "Wage statements are submitted", "Correct what differs with Form W-2c: GET /w2-corrections."),
    /** No filing of the year was submitted; there is nothing to correct. */
    W2_FILING_NOT_SUBMITTED(
            409, "No wage statements were submitted", "Prepare the year with POST /w2-filings and submit it first."),
    /** A measurement period consists of three to twelve whole months. */
    NOT_A_MEASUREMENT_PERIOD(
            422, "Not a measurement period", "Give the first day of a month and the last day of another.");

    private final Kind kind;

    FilingProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
