package org.openpractice.payroll.retirement;

import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;

/**
 * One line of a paycheck that goes to the plan.
 *
 * @param wages for employer contributions the compensation counted for this paycheck, within IRC 401(a)(17); null otherwise
 */
public record Contribution(
        PayLine.Kind kind,
        String code,
        String description,
        Money amount,
        @Nullable Money wages,
        Treatment treatment) {

    /** How the line is taxed. */
    public enum Treatment {
        /** Lowers federal income tax wages, and those of most states; never Social Security or Medicare wages. */
        PRE_TAX,
        /** Lowers nothing. */
        ROTH,
        /** Repayment after tax. */
        LOAN,
        /** The employer's; not part of gross or net. */
        EMPLOYER
    }
}
