package org.openpractice.payroll.benefit;

import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;

/**
 * One line of a paycheck for a chosen deduction or the employer's part of it.
 *
 * @param wages for a deduction whose shortfall is carried: what was due for this paycheck; the year's wages less the year's
 *     amount of its code is the shortfall of the year. Null otherwise
 */
public record BenefitLine(
        PayLine.Kind kind,
        String code,
        String description,
        Money amount,
        @Nullable Money wages,
        BenefitInput.Treatment treatment) {}
