package org.openpractice.payroll.marketpay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * Where pay stands in its market: pure.
 *
 * <p>Compa-ratio is pay divided by the midpoint; range penetration is pay above the minimum divided by the width of the
 * range. Both to four places, half up.
 *
 * @param midpoint of the group's range, or the survey's median; null where neither is known
 * @param minimum of the group's range, or the survey's tenth percentile; null where unknown
 * @param maximum of the group's range, or the survey's ninetieth percentile; null where unknown
 */
record PayPosition(
        @Nullable Money midpoint,
        @Nullable Money minimum,
        @Nullable Money maximum) {

    static final int PLACES = 4;

    /** Pay divided by the midpoint; null where there is none. */
    public @Nullable BigDecimal compaRatio(Money annualPay) {
        return midpoint == null || !midpoint.isPositive()
                ? null
                : annualPay.decimal().divide(midpoint.decimal(), PLACES, RoundingMode.HALF_UP);
    }

    /** Below zero under the range, above one over it; null where the range is not known or has no width. */
    public @Nullable BigDecimal rangePenetration(Money annualPay) {
        if (minimum == null || maximum == null || maximum.compareTo(minimum) <= 0) {
            return null;
        }
        return annualPay
                .minus(minimum)
                .decimal()
                .divide(maximum.minus(minimum).decimal(), PLACES, RoundingMode.HALF_UP);
    }
}
