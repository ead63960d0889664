package org.openpractice.payroll.retirement;

import java.util.ArrayList;
import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.retirement.Contribution.Treatment;
import org.openpractice.platform.trace.Trace;

/** Repayments of plan loans from one paycheck, after taxes; each loan stops at its last cent. */
public final class LoanRepayments {

    private static final String RULE = "401(k) plan loan, IRC 72(p)";

    private LoanRepayments() {}

    /**
     * @param available what pay leaves for loans, older ones first; what it does not leave stays owed and the loan runs on
     * @param before the year before the paycheck, of all pay groups
     */
    public static List<Contribution> of(RetirementInput terms, Money available, EarlierInYear before, Trace trace) {
        if (terms.loans().isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<Contribution>(terms.loans().size());
        var left = available.orZero();
        for (var loan : terms.loans()) {
            var owed = loan.repayable().minus(loan.repaidInEarlierYears()).minus(before.amount(loan.code()));
            if (!owed.isPositive()) {
                continue;
            }
            var due = loan.perPeriod().min(owed);
            trace.add(
                    RULE,
                    loan.code(),
                    () -> "%s each period; %s still owed"
                            .formatted(loan.perPeriod().amount(), owed.amount()),
                    due);
            if (due.compareTo(left) > 0) {
                trace.add(
                        RULE,
                        "available",
                        "Pay leaves less; the rest stays owed and is in default after the cure period (26 CFR 1.72(p)-1, Q&A-10)",
                        left);
                due = left;
            }
            if (due.isPositive()) {
                lines.add(new Contribution(Kind.DEDUCTION, loan.code(), loan.description(), due, null, Treatment.LOAN));
                left = left.minus(due);
            }
        }
        return List.copyOf(lines);
    }
}
