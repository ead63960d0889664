package org.openpractice.payroll.payment;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about payments and bank files. */
public enum PaymentProblem implements ProblemType {
    /** Somebody is paid by direct deposit, but the employer's name, EIN and bank are not known. */
    EMPLOYER_MISSING(409, "Employer is not set up", "Set the employer up with PUT /employer, then try again."),
    /** Nobody in the run is paid by direct deposit. */
    NO_DIRECT_DEPOSITS(
            409,
            "No direct deposits in the run",
            "Nothing is to do: everybody is paid by check, and there is no file."),
    /** No verified account waits for a prenote. */
    NO_PRENOTES_DUE(409, "No prenotes are due", "Nothing is to do until another account is verified."),
    /** The ACH file is given out only after a second person released it. */
    ACH_FILE_NOT_RELEASED(
            409,
            "The ACH file is not released",
            "Have another person than the one who made the file release it: POST "
                    + "/pay-runs/{payRunId}/ach-file/release or POST /payment-files/{id}/release."),
    /** The ACH file was released before. */
    ACH_FILE_RELEASED(409, "The ACH file is released", "Nothing is to do: take the file and send it to the bank."),
    /** 36 ACH files were made on that day, as many as their modifiers can tell apart. */
    TOO_MANY_ACH_FILES(409, "Too many ACH files on one day", "Make it on the next day."),
    /** Every account of the file was stopped after it was made, or the paycheck voided. */
    ACCOUNT_STOPPED(
            409,
            "The accounts of the file are stopped",
            "Reverse the run (POST /pay-runs/{id}/reversal) and pay it again with the accounts that are then "
                    + "in force."),
    /** A reversal settles within five banking days of what it reverses. */
    REVERSAL_TOO_LATE(
            409,
            "Too late for a reversal",
            "Settle the amount with the employee; the bank takes no reversal any more."),
    /** Nothing of the run can be reversed, or not what was asked for. */
    NOTHING_TO_REVERSE(
            409,
            "Nothing to reverse",
            "Name payments of the run that are deposits and ISSUED: GET /pay-runs/{payRunId}/payments."),
    /** The file is not an ACH file; {@code line} and {@code position} say where, the detail what was expected. */
    ACH_FILE_UNREADABLE(422, "The ACH file is not readable", "Ask the bank for the file again."),
    /** The step is not possible in the payment's present state. */
    PAYMENT_STATE(
            409,
            "Not possible in this state of the payment",
            "Read the payment again (GET /payments/{id}); the detail says which state the step needs."),
    /** The deposits would settle in a later quarter than that of the pay date, for which taxes and returns are made. */
    SETTLES_IN_ANOTHER_QUARTER(
            409,
            "The deposits settle in another quarter",
            "Reverse the run and pay it again with a pay date that the file can reach."),
    /** A check was written instead of the payment before. */
    ALREADY_REISSUED(
            409,
            "The payment is reissued already",
            "Void the check that was written instead first; it can be reissued itself.");

    private final Kind kind;

    PaymentProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
