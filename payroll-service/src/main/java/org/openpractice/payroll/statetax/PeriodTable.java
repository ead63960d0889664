package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.table.TableFields;

/**
 * Wages of the period, less the deduction and the exemptions printed for that period, by the schedule printed for it.
 *
 * @param annualizeOthers frequencies without a column are withheld by the annual column, the annual tax to the cent
 *     divided by the pay periods
 * @param exemptionCount line of the certificate whose number is multiplied with the exemption
 * @param creditAmount line of the certificate with dollars a year that come off the tax
 * @param creditCount line of an older form for such dollars
 * @param nothingBelow a tax below this, before rounding, is not withheld
 * @param nothingBelowMonthly a tax of a month below this is not withheld
 * @param flatAbove from some annual net wages on, one rate on the whole
 */
record PeriodTable(
        Schedules<Map<TablePeriod, Column>> schedules,
        Periods periods,
        Rounding rounding,
        boolean annualizeOthers,
        Optional<String> exemptionCount,
        Optional<String> creditAmount,
        Optional<String> creditCount,
        BigDecimal creditEach,
        BigDecimal nothingBelow,
        BigDecimal nothingBelowMonthly,
        Map<String, List<FlatRow>> flatAbove)
        implements StateMethod {

    record Column(
            String schedule,
            BigDecimal deduction,
            Exemption exemption,
            Optional<BigDecimal> exemptionZeroAboveWages,
            Brackets brackets,
            Optional<Gap> unprinted) {}

    /** Amounts that no row of the print covers. */
    record Gap(BigDecimal over, BigDecimal through) {}

    /** New York's Method III. */
    record FlatRow(BigDecimal annualNetAtLeast, BigDecimal rate) {}

    /** Exemptions of a period: one amount for each, or another for the first ones. */
    record Exemption(BigDecimal first, Optional<BigDecimal> firstTwo, BigDecimal further) {

        BigDecimal of(int number) {
            if (number <= 0) {
                return BigDecimal.ZERO;
            }
            if (number >= 2 && firstTwo.isPresent()) {
                return firstTwo.get().add(further.multiply(BigDecimal.valueOf(number - 2L)));
            }
            return first.add(further.multiply(BigDecimal.valueOf(number - 1L)));
        }

        static Exemption read(TableFields column) {
            if (!column.has("exemption")) {
                return new Exemption(BigDecimal.ZERO, Optional.empty(), BigDecimal.ZERO);
            }
            if (!column.node().get("exemption").isObject()) {
                var each = column.number("exemption");
                return new Exemption(each, Optional.empty(), each);
            }
            var exemption = column.child("exemption");
            return new Exemption(
                    exemption.number("first"),
                    exemption.optionalNumber("firstTwoTogether"),
                    exemption.number("eachFurther"));
        }
    }

    static PeriodTable read(TableFields method) {
        var lookup = method.choice(Brackets.Lookup.class, "lookup", Brackets.Lookup.OVER);
        var periods = Periods.read(method);
        var flatAbove = new LinkedHashMap<String, List<FlatRow>>();
        method.optionalChild("methodIII")
                .ifPresent(flat -> flat.each()
                        .forEach((schedule, fields) -> flatAbove.put(
                                schedule,
                                fields.list("rows").stream()
                                        .map(row -> new FlatRow(row.number("annualNetAtLeast"), row.number("rate")))
                                        .toList())));
        return new PeriodTable(
                Schedules.read(method, schedule -> columns(schedule, lookup, periods)),
                periods,
                method.choice(Rounding.class, "round"),
                method.optionalText("otherPeriods").map("ANNUALIZE"::equals).orElse(false),
                method.optionalText("exemptionCount"),
                method.optionalText("creditAmount"),
                method.optionalText("creditCount"),
                method.number("creditEach", BigDecimal.ZERO),
                method.number("nothingBelow", BigDecimal.ZERO),
                method.number("nothingBelowMonthly", BigDecimal.ZERO),
                Map.copyOf(flatAbove));
    }

    private static Map<TablePeriod, Column> columns(TableFields schedule, Brackets.Lookup lookup, Periods periods) {
        var fields = TablePeriod.each(schedule.child("periods"));
        PeriodColumns.check(fields, periods);
        var columns = new EnumMap<TablePeriod, Column>(TablePeriod.class);
        fields.forEach((period, column) -> columns.put(
                period,
                new Column(
                        schedule.place(),
                        column.number("standardDeduction", BigDecimal.ZERO),
                        Exemption.read(column),
                        column.optionalNumber("exemptionZeroAboveWages"),
                        Brackets.read(column, lookup),
                        column.optionalChild("unprinted")
                                .map(gap -> new Gap(gap.number("over"), gap.number("through"))))));
        return columns;
    }

    @Override
    public Computed on(StateCalculation working) {
        var columns = schedules.of(working);
        var column = columns.get(working.frequency());
        if (column == null) {
            var annual = columns.get(TablePeriod.ANNUAL);
            if (!annualizeOthers || annual == null) {
                throw working.frequencyNotAvailable(columns.keySet());
            }
            return annualized(working, annual);
        }
        if (!flatAbove.isEmpty()) {
            var flat = flat(working, columns);
            if (flat != null) {
                return flat;
            }
        }
        var net = net(working, column, working.wages());
        var tax = tax(working, column, net);
        tax = tax.compareTo(nothingBelow) < 0 ? BigDecimal.ZERO : tax;
        tax = Rounding.CENT
                .round(tax)
                .subtract(Rounding.CENT.divide(credit(working), periods.of(working.frequency())))
                .max(BigDecimal.ZERO);
        if (working.frequency() == TablePeriod.MONTHLY && tax.compareTo(nothingBelowMonthly) < 0) {
            tax = BigDecimal.ZERO;
        }
        return rounded(working, net, tax);
    }

    private Computed rounded(StateCalculation working, BigDecimal net, BigDecimal tax) {
        var rounded = rounding.round(tax);
        working.step("period", () -> "Tax of the period, rounded: " + rounding, rounded);
        return Computed.ofPeriod(net, rounded);
    }

    private Computed annualized(StateCalculation working, Column annual) {
        var perYear = periods.of(working.frequency());
        var net = net(working, annual, working.annualize(working.wages(), perYear));
        var tax = Rounding.CENT
                .round(tax(working, annual, net))
                .subtract(credit(working))
                .max(BigDecimal.ZERO);
        working.step("annual tax", "Tax of a year", tax);
        var period = rounding.divide(tax, perYear);
        working.step("period", () -> "Tax of a year / " + perYear.toPlainString() + ", rounded: " + rounding, period);
        return Computed.annual(net, period);
    }

    private BigDecimal net(StateCalculation working, Column column, BigDecimal wages) {
        var net = wages.subtract(column.deduction);
        if (column.deduction.signum() != 0) {
            working.step("deduction", "Standard deduction", column.deduction);
        }
        if (exemptionCount.isPresent()) {
            boolean none = column.exemptionZeroAboveWages.isPresent()
                    && wages.compareTo(column.exemptionZeroAboveWages.get()) > 0;
            var exemptions = none ? BigDecimal.ZERO : column.exemption.of(working.count(exemptionCount.get()));
            if (exemptions.signum() != 0) {
                working.step("exemptions", () -> working.count(exemptionCount.get()) + " exemptions", exemptions);
            }
            net = net.subtract(exemptions);
        }
        net = net.max(BigDecimal.ZERO);
        working.step("net", "Wages less deduction and exemptions, not below zero", net);
        return net;
    }

    private BigDecimal tax(StateCalculation working, Column column, BigDecimal net) {
        if (column.unprinted.isPresent()) {
            var gap = column.unprinted.get();
            if (net.compareTo(gap.over) > 0 && net.compareTo(gap.through) <= 0) {
                throw StateTaxProblem.STATE_TABLE_NOT_AVAILABLE.because(
                        "%s, %s %s: missing is a row for amounts over %s to %s; the print has none"
                                .formatted(
                                        working.edition().rule(),
                                        column.schedule,
                                        working.frequency(),
                                        gap.over.toPlainString(),
                                        gap.through.toPlainString()));
            }
        }
        return working.byBrackets(column.brackets, net);
    }

    /** Method III: one rate on the whole of the annualized net wages from some amount on. */
    private @Nullable Computed flat(StateCalculation working, Map<TablePeriod, Column> columns) {
        var status = working.claims().status();
        var schedule =
                status == null ? null : working.edition().form().statuses().get(status);
        var rows = schedule == null ? null : flatAbove.get(schedule.schedule());
        var annual = columns.get(TablePeriod.ANNUAL);
        if (rows == null || annual == null) {
            return null;
        }
        var perYear = periods.of(working.frequency());
        var annualWages = working.wages().multiply(perYear);
        if (annualWages.compareTo(rows.getFirst().annualNetAtLeast) < 0) {
            return null;
        }
        var exemptions = exemptionCount
                .map(line -> annual.exemption.of(working.count(line)))
                .orElse(BigDecimal.ZERO);
        var net = annualWages.subtract(annual.deduction).subtract(exemptions);
        FlatRow found = null;
        for (var row : rows) {
            if (net.compareTo(row.annualNetAtLeast) >= 0) {
                found = row;
            }
        }
        if (found == null) {
            return null;
        }
        var rate = found.rate;
        working.step("Method III", "Annualized wages less deduction and exemptions of a year", net);
        var tax = Rounding.CENT.divide(net.multiply(rate), perYear);
        working.step(
                "Method III", () -> "x " + rate.toPlainString() + " on the whole / " + perYear.toPlainString(), tax);
        return Computed.annual(net, tax);
    }

    private BigDecimal credit(StateCalculation working) {
        var credit = creditAmount
                .map(line -> working.claims().amount(line).decimal())
                .orElse(BigDecimal.ZERO);
        if (creditCount.isPresent()) {
            credit = credit.add(creditEach.multiply(BigDecimal.valueOf(working.count(creditCount.get()))));
        }
        if (credit.signum() != 0) {
            working.step("credits", "Allowance in dollars of tax, a year", credit);
        }
        return credit;
    }
}
