package org.openpractice.payroll.payline;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.money.Rate;

/**
 * A part of gross pay. More than one earning of a paycheck may carry the same code: each rate and each place has its own.
 *
 * @param code one of {@link PayCode}
 * @param hours hours (of per-diem pay: shifts) that the amount is for; null where they do not matter
 * @param rate dollars for one of {@code hours}; null where there is none
 * @param supplemental supplemental wages of 26 CFR 31.3402(g)-1, for example a bonus
 * @param place who bears the cost
 */
public record Earning(
        String code,
        String description,
        @Nullable BigDecimal hours,
        @Nullable Rate rate,
        Money amount,
        boolean supplemental,
        CostCenter place) {

    /** The same, of another amount. */
    public Earning comingTo(Money other) {
        return new Earning(code, description, hours, rate, other, supplemental, place);
    }
}
