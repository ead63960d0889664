package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.openpractice.platform.table.TableFields;

/** Utah, Publication 14: a rate on wages less an allowance that wages above a threshold use up. */
record UtahSchedules(Schedules<Map<TablePeriod, Column>> schedules) implements StateMethod {

    record Column(BigDecimal rate, BigDecimal baseAllowance, BigDecimal threshold, BigDecimal phaseOutRate) {}

    static UtahSchedules read(TableFields method) {
        var periods = Periods.read(method);
        return new UtahSchedules(Schedules.read(method, schedule -> {
            var fields = TablePeriod.each(schedule.child("periods"));
            PeriodColumns.check(fields, periods);
            var columns = new EnumMap<TablePeriod, Column>(TablePeriod.class);
            fields.forEach((period, column) -> columns.put(
                    period,
                    new Column(
                            column.number("rate"),
                            column.number("baseAllowance"),
                            column.number("threshold"),
                            column.number("phaseOutRate"))));
            return columns;
        }));
    }

    @Override
    public Computed on(StateCalculation working) {
        var columns = schedules.of(working);
        var column = columns.get(working.frequency());
        if (column == null) {
            throw working.frequencyNotAvailable(columns.keySet());
        }
        var wages = working.wages();
        var line2 = Rounding.DOLLAR.round(wages.multiply(column.rate));
        working.step("line 2", () -> "Wages x " + column.rate.toPlainString() + ", to the dollar", line2);
        working.step("line 3", "Base allowance", column.baseAllowance);
        var over = wages.subtract(column.threshold).max(BigDecimal.ZERO);
        working.step("line 4", () -> "Wages over " + column.threshold.toPlainString(), over);
        var line5 = Rounding.DOLLAR.round(over.multiply(column.phaseOutRate));
        working.step("line 5", () -> "Line 4 x " + column.phaseOutRate.toPlainString() + ", to the dollar", line5);
        var line6 = column.baseAllowance.subtract(line5).max(BigDecimal.ZERO);
        working.step("line 6", "Line 3 - line 5, not below zero", line6);
        var tax = line2.subtract(line6).max(BigDecimal.ZERO);
        working.step("line 7", "Line 2 - line 6, not below zero", tax);
        return Computed.ofPeriod(wages, tax);
    }
}
