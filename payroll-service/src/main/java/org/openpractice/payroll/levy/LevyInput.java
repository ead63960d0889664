package org.openpractice.payroll.levy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * What the group decided about levies, in force on a pay date; the same for everybody.
 *
 * @param choices in the order of codes
 */
public record LevyInput(List<Choice> choices) {

    /**
     * A decision about one levy.
     *
     * @param employeeRate what the employee bears; null for the most that may be taken
     * @param wageBase which of two contradictory wage bases holds; null when it was not decided
     */
    public record Choice(
            String code,
            @Nullable BigDecimal employeeRate,
            @Nullable Money wageBase) {}

    /** Nothing was decided: the most that may be taken from the employee is taken. */
    public static final LevyInput NONE = new LevyInput(List.of());

    @Nullable
    Choice of(String code) {
        for (var choice : choices) {
            if (choice.code().equals(code)) {
                return choice;
            }
        }
        return null;
    }
}
