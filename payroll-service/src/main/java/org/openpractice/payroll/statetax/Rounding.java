package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How far a state rounds a step, always half up. */
enum Rounding {
    NONE,
    CENT,
    DOLLAR,
    /** To the dollar, the additional amount of the certificate added before. */
    DOLLAR_WITH_ADDITIONAL;

    public BigDecimal round(BigDecimal amount) {
        return switch (this) {
            case NONE -> amount;
            case CENT -> amount.setScale(2, RoundingMode.HALF_UP);
            case DOLLAR, DOLLAR_WITH_ADDITIONAL -> amount.setScale(0, RoundingMode.HALF_UP);
        };
    }

    /** Divides and rounds once. */
    public BigDecimal divide(BigDecimal amount, BigDecimal periods) {
        return switch (this) {
            case NONE -> amount.divide(periods, 10, RoundingMode.HALF_UP);
            case CENT -> amount.divide(periods, 2, RoundingMode.HALF_UP);
            case DOLLAR, DOLLAR_WITH_ADDITIONAL -> amount.divide(periods, 0, RoundingMode.HALF_UP);
        };
    }
}
