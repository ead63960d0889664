package org.openpractice.payroll.levy;

import org.openpractice.contracts.Money;

/** What a levy's law counts as wages. */
enum LevyWages {
    /** All earnings, before salary reductions and deferrals. */
    GROSS("gross pay"),
    /** Less salary reductions under a cafeteria plan, health savings accounts included: as for Social Security. */
    SOCIAL_SECURITY("pay less salary reductions"),
    /** The same, but dependent care counts as wages. */
    LESS_INSURANCE_AND_ACCOUNTS("pay less salary reductions other than for dependent care"),
    /** Less salary reductions and pre-tax deferrals: as for income tax (26 USC 3401). */
    INCOME_TAX("pay less salary reductions and pre-tax deferrals");

    private final String text;

    LevyWages(String text) {
        this.text = text;
    }

    /** In words, for the trace. */
    String text() {
        return text;
    }

    Money of(LeviedPay pay) {
        return switch (this) {
            case GROSS -> pay.gross();
            case SOCIAL_SECURITY -> pay.gross().minus(pay.salaryReductions());
            case LESS_INSURANCE_AND_ACCOUNTS ->
                pay.gross().minus(pay.salaryReductions()).plus(pay.dependentCare());
            case INCOME_TAX -> pay.gross().minus(pay.salaryReductions()).minus(pay.preTaxDeferrals());
        };
    }
}
