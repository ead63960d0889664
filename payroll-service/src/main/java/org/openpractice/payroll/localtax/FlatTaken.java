package org.openpractice.payroll.localtax;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashMap;
import java.util.Map;
import org.openpractice.contracts.Money;

/**
 * Flat local taxes that other paychecks of the employee took already, by code. Voided paychecks do not count.
 *
 * @param inMonth with pay dates in the month of the paycheck, on whatever calendar
 * @param inPeriod for the same pay period of the same calendar
 */
public record FlatTaken(Map<String, Money> inMonth, Map<String, Money> inPeriod) {

    public static final FlatTaken NONE = new FlatTaken(Map.of(), Map.of());

    public FlatTaken {
        inMonth = Map.copyOf(inMonth);
        inPeriod = Map.copyOf(inPeriod);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return inMonth.isEmpty() && inPeriod.isEmpty();
    }

    /**
     * The same for a part of a paycheck.
     *
     * @param more what parts of it before took; it is of the same month
     * @param ofThePeriod the part is pay of the period that {@code inPeriod} tells of
     */
    public FlatTaken with(Map<String, Money> more, boolean ofThePeriod) {
        if (more.isEmpty() && ofThePeriod) {
            return this;
        }
        var month = new HashMap<>(inMonth);
        more.forEach((code, amount) -> month.merge(code, amount, Money::plus));
        return new FlatTaken(month, ofThePeriod ? inPeriod : Map.of());
    }

    Money inMonth(String code) {
        return inMonth.getOrDefault(code, Money.ZERO);
    }

    Money inPeriod(String code) {
        return inPeriod.getOrDefault(code, Money.ZERO);
    }
}
