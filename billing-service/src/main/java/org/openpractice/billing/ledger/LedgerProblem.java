package org.openpractice.billing.ledger;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about the chart of accounts. */
enum LedgerProblem implements ProblemType {
    /** Another account of the practice group has that code. */
    ACCOUNT_CODE_IN_USE(
            409,
            "The account code is in use",
            "Use the account that has the code (GET /ledger/accounts), or choose another code."),
    /** Another account of the practice group has that number. */
    ACCOUNT_NUMBER_IN_USE(
            409,
            "The account number is in use",
            "Use the account that has the number (GET /ledger/accounts), or choose another number."),
    /** Something is booked in the account: it keeps its type and stays. */
    ACCOUNT_HAS_ENTRIES(
            409,
            "The account has entries",
            "Close the account with PUT /ledger/accounts/{id}, and add another for what comes."),
    /** The account takes postings, so it can be neither closed nor removed; {@code roles} names them. */
    ACCOUNT_TAKES_POSTINGS(
            409,
            "The account takes postings",
            "Give the roles that roles names to another account first with PUT /ledger/posting-roles/{role}."),
    /** A closed account takes no postings. */
    ACCOUNT_CLOSED(409, "The account is closed", "Open it again, or name another account."),
    /** The request names an account that the practice group does not have. */
    ACCOUNT_UNKNOWN(422, "There is no such account", "Take an id from GET /ledger/accounts.");

    private final Kind kind;

    LedgerProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
