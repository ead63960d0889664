package org.openpractice.payroll.payment;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about payments and bank files. */
public enum PaymentProblem implements ProblemType {
    /** 409: somebody is paid by direct deposit, but the employer's name, EIN and bank are not known. */
    EMPLOYER_MISSING(409, "Employer is not set up"),
    /** 409: nobody in the run is paid by direct deposit. */
    NO_DIRECT_DEPOSITS(409, "No direct deposits in the run"),
    /** 409: no verified account waits for a prenote. */
    NO_PRENOTES_DUE(409, "No prenotes are due"),
    /** 409: the ACH file is given out only after a second person released it. */
    ACH_FILE_NOT_RELEASED(409, "The ACH file is not released"),
    /** 409: the ACH file was released before. */
    ACH_FILE_RELEASED(409, "The ACH file is released"),
    /** 409: 36 ACH files were made on that day, as many as their modifiers can tell apart. */
    TOO_MANY_ACH_FILES(409, "Too many ACH files on one day"),
    /** 409: every account of the file was stopped after it was made, or the paycheck voided. */
    ACCOUNT_STOPPED(409, "The accounts of the file are stopped"),
    /** 409: a reversal settles within five banking days of what it reverses. */
    REVERSAL_TOO_LATE(409, "Too late for a reversal"),
    /** 409: nothing of the run can be reversed, or not what was asked for. */
    NOTHING_TO_REVERSE(409, "Nothing to reverse"),
    /** 422: the file is not an ACH file; {@code line} and {@code position} say where, the detail what was expected. */
    ACH_FILE_UNREADABLE(422, "The ACH file is not readable"),
    /** 409: the step is not possible in the payment's present state. */
    PAYMENT_STATE(409, "Not possible in this state of the payment"),
    /** 409: the deposits would settle in a later quarter than that of the pay date, for which taxes and returns are made. */
    SETTLES_IN_ANOTHER_QUARTER(409, "The deposits settle in another quarter"),
    /** 409: a check was written instead of the payment before. */
    ALREADY_REISSUED(409, "The payment is reissued already");

    private final Kind kind;

    PaymentProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
