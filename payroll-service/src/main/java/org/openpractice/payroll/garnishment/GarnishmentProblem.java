package org.openpractice.payroll.garnishment;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about garnishment orders. */
enum GarnishmentProblem implements ProblemType {
    /** The state lets no ordinary creditor take wages; the detail names the statute. */
    GARNISHMENT_PROHIBITED(
            422, "The state allows no such garnishment", "Answer the court that the state does not allow it."),
    /**
     * The state limits garnishments and what its rule needs is not confirmed or not kept here; the detail says what.
     */
    GARNISHMENT_LIMIT_NOT_AVAILABLE(
            422,
            "No garnishment limit for the state",
            "Calculate this order outside of this service; nothing is estimated."),
    /** The order does not say something that the law needs to take into account; the detail names it. */
    GARNISHMENT_TERMS_INCOMPLETE(
            422,
            "The garnishment order is incomplete",
            "Add what the detail names to the order with PUT /garnishment-orders/{id}/terms."),
    /** A support order does not say whether it is taken from lump sums. */
    LUMP_SUM_UNDECIDED(
            422,
            "Not known whether support is taken from a lump sum",
            "Tell the agency of the lump sum where its state wants that, ask what it takes, and say lumpSums "
                    + "in the order's terms."),
    /** The order's amounts are stated for another pay frequency than that of the paycheck. */
    GARNISHMENT_FREQUENCY_DIFFERS(
            422,
            "The order is for another pay frequency",
            "State the amounts for the present pay frequency with PUT /garnishment-orders/{id}/terms."),
    /** No confirmed law of the state lets the employer charge the debtor that fee for an order. */
    GARNISHMENT_FEE_NOT_ALLOWED(422, "The fee is not allowed", "Leave the fee out of the order's terms."),
    /** An order stays of the kind as which it was recorded. */
    GARNISHMENT_KIND_FIXED(
            409,
            "The order is of another kind",
            "Release the order with POST /garnishment-orders/{id}/release and record another of the right " + "kind."),
    /** The order is released; another order needs another record. */
    GARNISHMENT_RELEASED(409, "The order is released", "Record another order with POST /garnishment-orders.");

    private final Kind kind;

    GarnishmentProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
