package org.openpractice.payroll.deposit;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about direct deposit. */
enum DepositProblem implements ProblemType {
    /** 409: somebody else has decided the change of accounts, or it was superseded. */
    DIRECT_DEPOSIT_CHANGE_DECIDED(409, "The change of accounts is decided"),
    /** 409: the accounts were changed after the bank's notification; what it corrects is no longer in force. */
    DIRECT_DEPOSIT_CHANGE_OUTDATED(409, "The change of accounts is outdated"),
    /** 422: the accounts do not share a net pay: one takes the remainder, each stands once, percentages are at most 100. */
    DEPOSIT_SPLIT_WRONG(422, "The net pay cannot be split so"),
    /** 409: the way in which the change was verified does not fit how it came. */
    VERIFICATION_NOT_ENOUGH(409, "The verification is not enough"),
    /** 409: the group's payment policy lets nobody waive a prenote. */
    PRENOTE_REQUIRED(409, "A prenote is required");

    private final Kind kind;

    DepositProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
