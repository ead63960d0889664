package org.openpractice.payroll.deposit;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about direct deposit. */
enum DepositProblem implements ProblemType {
    /** Somebody else has decided the change of accounts, or it was superseded. */
    DIRECT_DEPOSIT_CHANGE_DECIDED(
            409,
            "The change of accounts is decided",
            "Read the change again; when other accounts are wanted, propose them anew with PUT "
                    + "/enrollments/{employeeId}/direct-deposit."),
    /** The accounts were changed after the bank's notification; what it corrects is no longer in force. */
    DIRECT_DEPOSIT_CHANGE_OUTDATED(
            409,
            "The change of accounts is outdated",
            "Reject the change with POST " + "/enrollments/{employeeId}/direct-deposit-changes/{changeId}/rejection."),
    /** The accounts do not share a net pay: one takes the remainder, each stands once, percentages are at most 100. */
    DEPOSIT_SPLIT_WRONG(422, "The net pay cannot be split so", "Correct the accounts as the detail says."),
    /** The way in which the change was verified does not fit how it came. */
    VERIFICATION_NOT_ENOUGH(
            409,
            "The verification is not enough",
            "Verify by call-back to a known number, in person or by a document."),
    /** The group's payment policy lets nobody waive a prenote. */
    PRENOTE_REQUIRED(
            409, "A prenote is required", "Leave prenoteWaivedBecause out, or allow waivers with PUT /payment-policy.");

    private final Kind kind;

    DepositProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
