package org.openpractice.payroll.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * A non-discretionary bonus of several weeks, of which each has an equal part: half of the bonus of a biweekly period
 * belongs to each week (Wage and Hour Division, fact sheet 54; 29 CFR 778.209(b)).
 */
final class PeriodBonus {

    private PeriodBonus() {}

    /** The weeks, each with its own bonus and its part of that of the period. */
    static List<WorkedWeek> spread(List<WorkedWeek> weeks, List<Money> own, @Nullable Money ofPeriod) {
        var evenly = new long[weeks.size()];
        Arrays.fill(evenly, 1);
        var parts = Objects.requireNonNullElse(ofPeriod, Money.ZERO).allocate(evenly);
        var spread = new ArrayList<WorkedWeek>(weeks.size());
        for (int i = 0; i < evenly.length; i++) {
            spread.add(weeks.get(i).withBonus(own.get(i).plus(parts.get(i))));
        }
        return spread;
    }

    static void refuseNegative(String field, @Nullable Money amount) {
        if (amount != null && amount.isNegative()) {
            throw new IllegalArgumentException("expected a " + field + " of zero or more");
        }
    }
}
