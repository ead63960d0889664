package org.openpractice.payroll.garnishment;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about garnishment orders. */
enum GarnishmentProblem implements ProblemType {
    /** 422: the state lets no ordinary creditor take wages; the detail names the statute. */
    GARNISHMENT_PROHIBITED(422, "The state allows no such garnishment"),
    /** 422: the state limits garnishments and what its rule needs is not confirmed or not kept here; the detail says what. */
    GARNISHMENT_LIMIT_NOT_AVAILABLE(422, "No garnishment limit for the state"),
    /** 422: the order does not say something that the law needs to take into account; the detail names it. */
    GARNISHMENT_TERMS_INCOMPLETE(422, "The garnishment order is incomplete"),
    /** 422: a support order does not say whether it is taken from lump sums. */
    LUMP_SUM_UNDECIDED(422, "Not known whether support is taken from a lump sum"),
    /** 422: the order's amounts are stated for another pay frequency than that of the paycheck. */
    GARNISHMENT_FREQUENCY_DIFFERS(422, "The order is for another pay frequency"),
    /** 422: no confirmed law of the state lets the employer charge the debtor that fee for an order. */
    GARNISHMENT_FEE_NOT_ALLOWED(422, "The fee is not allowed"),
    /** 409: an order stays of the kind as which it was recorded. */
    GARNISHMENT_KIND_FIXED(409, "The order is of another kind"),
    /** 409: the order is released; another order needs another record. */
    GARNISHMENT_RELEASED(409, "The order is released");

    private final Kind kind;

    GarnishmentProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
