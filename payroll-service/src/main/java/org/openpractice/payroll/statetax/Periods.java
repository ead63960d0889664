package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import org.openpractice.platform.table.TableFields;

/** Pay periods a year by which a state annualizes; some count 300, 360 or 365 days instead of 260. */
record Periods(Map<TablePeriod, BigDecimal> perYear) {

    static Periods read(TableFields method) {
        var perYear = new EnumMap<TablePeriod, BigDecimal>(TablePeriod.class);
        for (var period : TablePeriod.values()) {
            perYear.put(period, BigDecimal.valueOf(period.periodsPerYear()));
        }
        method.optionalChild("periods").ifPresent(periods -> {
            for (var field : periods.node().properties()) {
                perYear.put(periods.constant(TablePeriod.class, field.getKey()), periods.number(field.getKey()));
            }
        });
        return new Periods(perYear);
    }

    BigDecimal of(TablePeriod period) {
        return perYear.getOrDefault(period, BigDecimal.ONE);
    }

    /** An annual amount for one period, half up to the cent. */
    BigDecimal share(BigDecimal annual, TablePeriod period) {
        return annual.divide(of(period), 2, RoundingMode.HALF_UP);
    }
}
