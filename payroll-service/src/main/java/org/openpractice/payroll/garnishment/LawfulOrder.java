package org.openpractice.payroll.garnishment;

import java.time.LocalDate;

/** What an order has to say before anything may be withheld for it. */
final class LawfulOrder {

    private LawfulOrder() {}

    /**
     * Refuses an order that does not say what the law needs: {@link GarnishmentProblem#GARNISHMENT_TERMS_INCOMPLETE}, {@link
     * GarnishmentProblem#GARNISHMENT_PROHIBITED}, {@link GarnishmentProblem#GARNISHMENT_LIMIT_NOT_AVAILABLE} or {@link
     * GarnishmentProblem#GARNISHMENT_FEE_NOT_ALLOWED}.
     */
    static void require(OrderTerms terms, String reference, StateGarnishmentLimits limits, LocalDate payDate) {
        boolean statesAmount = terms.amount() != null || terms.percent() != null;
        switch (terms.kind()) {
            case CHILD_SUPPORT, SPOUSAL_SUPPORT -> {
                if (!statesAmount && terms.askedEachPeriod().isZero()) {
                    throw incomplete(reference, "amount, percent, medical or arrears of a support order");
                }
            }
            case FEDERAL_TAX_LEVY -> {
                if (terms.exempt() == null) {
                    throw incomplete(
                            reference,
                            "exempt, the amount exempt from levy for the pay period by the part of Form 668-W and Publication 1494 that came with the notice; the tables themselves are not loaded");
                }
            }
            case STATE_TAX_LEVY -> {
                if (!statesAmount) {
                    throw incomplete(reference, "amount or percent, as the state's notice of levy states it");
                }
            }
            case BANKRUPTCY_CHAPTER_13 -> {
                if (terms.amount() == null) {
                    throw incomplete(reference, "amount, as the court ordered it");
                }
            }
            case CREDITOR -> {
                var limit = limits.creditor(terms, payDate);
                if (limit.isPresent() && limit.get().times() != null) {
                    var unused = limits.minimumWage(limit.get(), terms, payDate);
                }
            }
            case STUDENT_LOAN, FEDERAL_DEBT -> {
                // The law itself says how much.
            }
        }
        if (terms.kind().isOfAState() && terms.state() == null) {
            throw incomplete(reference, "state, whose court or agency made the order");
        }
        if (terms.fee().isPositive()) {
            var allowed = limits.feeAllowed(terms.state())
                    .filter(most -> terms.kind() == GarnishmentKind.CREDITOR)
                    .filter(most -> terms.fee().compareTo(most) <= 0);
            if (allowed.isEmpty()) {
                throw GarnishmentProblem.GARNISHMENT_FEE_NOT_ALLOWED.because(
                        "Order %s: no confirmed law of %s lets the employer charge %s for it"
                                .formatted(reference, terms.state(), terms.fee().amount()));
            }
        }
    }

    private static RuntimeException incomplete(String reference, String missing) {
        return GarnishmentProblem.GARNISHMENT_TERMS_INCOMPLETE.because(
                "Order %s does not state %s".formatted(reference, missing));
    }
}
