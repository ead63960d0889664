package org.openpractice.payroll.filing;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about tax deposits, returns and W-2. */
enum FilingProblem implements ProblemType {
    /** 409: the liability of the look-back period is neither stated nor covered by paid runs; no deposit schedule follows. */
    LOOK_BACK_NOT_KNOWN(409, "The look-back liability is not known"),
    /** 409: more would be deposited than is owed, or nothing is left to deposit. */
    TAX_DEPOSIT_NOT_OWED(409, "Not owed as a tax deposit"),
    /** 409: the payment of the tax deposit was released before. */
    TAX_DEPOSIT_RELEASED(409, "Tax deposit is released"),
    /** 409: the payment of the tax deposit was not released by a second person yet; it has no file. */
    TAX_DEPOSIT_NOT_RELEASED(409, "Tax deposit is not released"),
    /** 422: a return is filed after its quarter, on a day that is not in the future. */
    RETURN_NOT_FILED_THEN(422, "Not a day on which the return was filed"),
    /** 409: another employee of the group has that social security number. */
    SSN_IN_USE(409, "Social security number in use"),
    /** 409: staff has another social security number of the employee. */
    SSN_DIFFERS(409, "Another social security number than staff has"),
    /** 409: who files wage statements with the Social Security Administration is not set up. */
    WAGE_FILER_MISSING(409, "Wage filer is not set up"),
    /** 409: somebody with a wage statement has no social security number and address here. */
    TAX_IDENTITY_MISSING(409, "Tax identity missing"),
    /** 409: nobody was paid in the year. */
    NO_WAGE_STATEMENTS(409, "No wage statements"),
    /** 409: boxes of a Form W-2 contradict each other or the law; it is not filed. */
    W2_CONTRADICTS_ITSELF(409, "Form W-2 contradicts itself"),
    /** 422: the layout of the EFW2 file that is kept has no field for an amount. */
    EFW2_FIELD_NOT_AVAILABLE(422, "No field in the EFW2 file"),
    /** 422: whether a state takes the state record of the EFW2 file as it is laid out was not confirmed. */
    EFW2_STATE_NOT_AVAILABLE(422, "State record is not available"),
    /** 409: a filing of the year was submitted; what differs is corrected with Form W-2c. */
    W2_FILING_SUBMITTED(409, "Wage statements are submitted"),
    /** 409: no filing of the year was submitted; there is nothing to correct. */
    W2_FILING_NOT_SUBMITTED(409, "No wage statements were submitted"),
    /** 422: a measurement period consists of three to twelve whole months. */
    NOT_A_MEASUREMENT_PERIOD(422, "Not a measurement period");

    private final Kind kind;

    FilingProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
