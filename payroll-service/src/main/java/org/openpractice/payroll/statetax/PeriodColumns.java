package org.openpractice.payroll.statetax;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.table.ControlTotals;
import org.openpractice.platform.table.TableFields;

/**
 * Identity of tables printed by pay period: every threshold, base, deduction and exemption of a period is the annual one
 * divided by the periods of a year, within the rounding of the print that {@code againstAnnual} of the column states.
 */
final class PeriodColumns {

    private static final Set<String> NOT_AMOUNTS =
            Set.of("controlTotal", "continuityWithin", "againstAnnual", "rate", "phaseOutRate", "unprinted");

    private PeriodColumns() {}

    /** @throws org.openpractice.platform.table.TableRefused naming the column and the amount */
    static void check(Map<TablePeriod, TableFields> columns, Periods periods) {
        var annual = columns.get(TablePeriod.ANNUAL);
        if (annual == null) {
            return;
        }
        columns.forEach((period, column) -> {
            if (period != TablePeriod.ANNUAL) {
                check(column, annual.node(), periods.of(period));
            }
        });
    }

    static void check(TableFields column, JsonNode annual, BigDecimal periods) {
        var tolerances = column.child("againstAnnual");
        var here = new LinkedHashMap<String, List<BigDecimal>>();
        collect(column.node(), null, here);
        var there = new LinkedHashMap<String, List<BigDecimal>>();
        collect(annual, null, there);
        for (var name : tolerances.node().properties()) {
            var within = tolerances.number(name.getKey());
            var amounts = here.getOrDefault(name.getKey(), List.of());
            var annualAmounts = there.getOrDefault(name.getKey(), List.of());
            if (amounts.size() != annualAmounts.size()) {
                throw column.refused(name.getKey(), "as many as in the annual column", amounts.size() + " of them");
            }
            for (int i = 0; i < amounts.size(); i++) {
                var expected = annualAmounts.get(i).divide(periods, 10, RoundingMode.HALF_UP);
                // The quotient is carried to ten places; it may miss a stated half cent by that much.
                if (expected.subtract(amounts.get(i)).abs().compareTo(within.add(new BigDecimal("0.0000000001"))) > 0) {
                    throw column.refused(
                            name.getKey() + " " + (i + 1),
                            "the amount of a period is the annual one / " + periods.toPlainString() + ", within "
                                    + within.toPlainString(),
                            amounts.get(i).toPlainString() + " is not "
                                    + expected.stripTrailingZeros().toPlainString());
                }
            }
        }
    }

    private static void collect(JsonNode node, @Nullable String group, Map<String, List<BigDecimal>> amounts) {
        for (var field : node.properties()) {
            if (NOT_AMOUNTS.contains(field.getKey())) {
                continue;
            }
            var value = field.getValue();
            var name = group == null ? field.getKey() : group;
            if (value.isObject()) {
                collect(value, name, amounts);
            } else if (value.isArray()) {
                for (var element : value) {
                    if (element.isObject()) {
                        collect(element, group, amounts);
                    }
                }
            } else if (value.isTextual() && ControlTotals.isNumber(value.asText())) {
                amounts.computeIfAbsent(name, key -> new ArrayList<>()).add(new BigDecimal(value.asText()));
            }
        }
    }
}
