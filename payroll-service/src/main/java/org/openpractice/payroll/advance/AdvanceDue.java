package org.openpractice.payroll.advance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * An advance as far as one paycheck has to do with it. It is kept with the paycheck.
 *
 * @param code of its lines
 * @param step what the paycheck does with it
 * @param owed what it pays out, or what is owed before it
 * @param perPayday what was agreed for each payday; null where a share was
 * @param percentOfNet the share of what is left; null where an amount was
 * @param restAgreed the agreement lets the rest be taken from final pay
 */
public record AdvanceDue(
        String code,
        Step step,
        Money owed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money perPayday,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal percentOfNet,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean restAgreed) {

    /** What a paycheck does with an advance. */
    public enum Step {
        PAID_OUT,
        /** Repays what was agreed for a payday. */
        INSTALLMENT,
        /** The last paycheck of the employment. */
        FINAL
    }
}
