package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openpractice.platform.table.TableFields;

/** California, exact calculation method (Method B) of the EDD withholding schedules, by Tables 1 to 5. */
record CaliforniaMethodB(
        Schedules<Map<TablePeriod, Column>> schedules,
        Map<TablePeriod, List<BigDecimal>> estimatedDeductions,
        Map<TablePeriod, List<BigDecimal>> credits)
        implements StateMethod {

    /**
     * @param lowIncome Table 1, for 0 or 1 allowance and for more
     * @param deduction Table 3, for 0 or 1 allowance and for more
     */
    record Column(TwoAmounts lowIncome, TwoAmounts deduction, Brackets brackets) {}

    record TwoAmounts(BigDecimal few, BigDecimal more) {
        BigDecimal of(int allowances) {
            return allowances <= 1 ? few : more;
        }

        static TwoAmounts read(TableFields column, String field) {
            var amounts = column.child(field);
            return new TwoAmounts(amounts.number("0-1"), amounts.number("2+"));
        }
    }

    static CaliforniaMethodB read(TableFields method) {
        var periods = Periods.read(method);
        return new CaliforniaMethodB(
                Schedules.read(method, schedule -> {
                    var fields = TablePeriod.each(schedule.child("periods"));
                    PeriodColumns.check(fields, periods);
                    var columns = new EnumMap<TablePeriod, Column>(TablePeriod.class);
                    fields.forEach((period, column) -> columns.put(
                            period,
                            new Column(
                                    TwoAmounts.read(column, "lowIncome"),
                                    TwoAmounts.read(column, "standardDeduction"),
                                    Brackets.read(column, Brackets.Lookup.OVER))));
                    return columns;
                }),
                byAllowances(method.child("estimatedDeductionByAllowances"), periods, 0),
                byAllowances(method.child("creditByAllowances"), periods, 2));
    }

    /** Tables 2 and 4 for 0 to 10 allowances: the annual amount of one, times their number, divided by the periods. */
    private static Map<TablePeriod, List<BigDecimal>> byAllowances(TableFields table, Periods periods, int places) {
        var amounts = new EnumMap<TablePeriod, List<BigDecimal>>(TablePeriod.class);
        TablePeriod.each(table).forEach((period, column) -> amounts.put(period, column.numbers("amounts")));
        var annual = amounts.getOrDefault(TablePeriod.ANNUAL, List.of());
        amounts.forEach((period, column) -> {
            for (int number = 0; number <= 10; number++) {
                var expected = annual.size() < 11 || column.size() < 11
                        ? BigDecimal.ONE.negate()
                        : annual.get(1)
                                .multiply(BigDecimal.valueOf(number))
                                .divide(periods.of(period), places, RoundingMode.HALF_UP);
                if (expected.signum() < 0 || expected.compareTo(column.get(number)) != 0) {
                    throw table.refused(
                            period + " " + number,
                            "the amount of a period is the annual amount of one allowance, times their number, divided by the periods",
                            column + " has no " + expected.toPlainString() + " there");
                }
            }
        });
        return amounts;
    }

    @Override
    public Computed on(StateCalculation working) {
        var columns = schedules.of(working);
        var column = columns.get(working.frequency());
        if (column == null) {
            throw working.frequencyNotAvailable(columns.keySet());
        }
        int regular = working.count("line1a");
        int estimated = working.count("line1b");
        var wages = working.wages();
        var lowIncome = column.lowIncome.of(regular + estimated);
        working.step("step 1, Table 1", "Low income exemption", lowIncome);
        if (wages.compareTo(lowIncome) <= 0) {
            working.step("step 1", "Wages do not exceed it: nothing is withheld", BigDecimal.ZERO);
            return Computed.ofPeriod(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        var estimatedDeduction = amount(estimatedDeductions, working, estimated);
        working.step("step 2, Table 2", () -> estimated + " allowances of line 1b", estimatedDeduction);
        var deduction = column.deduction.of(regular + estimated);
        working.step("step 3, Table 3", "Standard deduction", deduction);
        var taxable = wages.subtract(estimatedDeduction).subtract(deduction).max(BigDecimal.ZERO);
        working.step("step 3", "Taxable income, not below zero", taxable);
        var computed = Rounding.CENT.round(working.byBrackets(column.brackets, taxable));
        working.step("step 4, Table 5", "Computed tax", computed);
        var credit = amount(credits, working, regular);
        working.step("step 5, Table 4", () -> "Credit for " + regular + " allowances of line 1a", credit);
        var tax = computed.subtract(credit).max(BigDecimal.ZERO);
        working.step("step 5", "Computed tax less credit, not below zero", tax);
        return Computed.ofPeriod(taxable, tax);
    }

    /** For more than ten allowances the amount of one is multiplied with their number. */
    private static BigDecimal amount(Map<TablePeriod, List<BigDecimal>> table, StateCalculation working, int number) {
        var column = table.get(working.frequency());
        if (column == null) {
            throw working.frequencyNotAvailable(table.keySet());
        }
        return number < column.size() ? column.get(number) : column.get(1).multiply(BigDecimal.valueOf(number));
    }
}
