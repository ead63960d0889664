package org.openpractice.payroll.unemployment;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rates that states assigned to the group, in force on a pay date; the same for everybody.
 *
 * @param rates in the order of states
 */
public record UnemploymentInput(List<AssignedRate> rates) {

    /**
     * @param rate decimal fraction of wages
     * @param highestRate the state has a higher wage base for employers at its highest rate, and this is one
     * @param wagesElsewhereCount whether the state counts what the group paid in other states, as the group states it; null where
     *     it does not
     */
    public record AssignedRate(
            String state,
            BigDecimal rate,
            boolean highestRate,
            @Nullable Boolean wagesElsewhereCount) {}

    /** No state assigned a rate. */
    public static final UnemploymentInput NONE = new UnemploymentInput(List.of());

    @Nullable
    AssignedRate of(String state) {
        for (var rate : rates) {
            if (rate.state().equals(state)) {
                return rate;
            }
        }
        return null;
    }
}
