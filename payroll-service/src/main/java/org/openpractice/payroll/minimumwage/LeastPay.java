package org.openpractice.payroll.minimumwage;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * The least that the law lets somebody be paid at a place on a day.
 *
 * @param amount an hour, or a week of an exempt salary
 * @param law whose it is, for example {@code minimum wage of CA}
 * @param certainFrom from this amount on nothing more can be asked; null when nobody knows such an amount
 * @param notChecked what may be asked above the amount and was not checked; null when nothing is
 */
public record LeastPay(
        Money amount,
        String law,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money certainFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String notChecked) {

    /** What was not checked about such a pay; null when nothing is left to check. */
    public @Nullable String openFor(Money pay) {
        return certainFrom == null || pay.compareTo(certainFrom) < 0 ? notChecked : null;
    }
}
