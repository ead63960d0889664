package org.openpractice.billing.ledger;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about the chart of accounts. */
enum LedgerProblem implements ProblemType {
    /** Another account of the practice group has that code. */
    ACCOUNT_CODE_IN_USE(409, "The account code is in use"),
    /** Another account of the practice group has that number. */
    ACCOUNT_NUMBER_IN_USE(409, "The account number is in use"),
    /** Something is booked in the account: it keeps its type and stays. */
    ACCOUNT_HAS_ENTRIES(409, "The account has entries"),
    /** The account takes postings, so it can be neither closed nor removed; {@code roles} names them. */
    ACCOUNT_TAKES_POSTINGS(409, "The account takes postings"),
    /** A closed account takes no postings. */
    ACCOUNT_CLOSED(409, "The account is closed"),
    /** The request names an account that the practice group does not have. */
    ACCOUNT_UNKNOWN(422, "There is no such account");

    private final Kind kind;

    LedgerProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
