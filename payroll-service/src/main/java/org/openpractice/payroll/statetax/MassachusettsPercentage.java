package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.openpractice.contracts.Money;
import org.openpractice.platform.table.TableFields;

/**
 * Massachusetts, Circular M, percentage method: wages less retirement contributions up to the maximum of the year and the
 * exemptions of the period, for a year by the two rates, divided by the pay periods, less the amounts for head of
 * household and blindness.
 */
record MassachusettsPercentage(
        Brackets brackets, Map<TablePeriod, Column> columns, Column ofYear, BigDecimal retirementCap, Periods periods)
        implements StateMethod {

    record Column(
            BigDecimal exemptionEach,
            BigDecimal exemptionBase,
            BigDecimal headOfHousehold,
            BigDecimal blindEach,
            BigDecimal nothingBelow) {}

    static MassachusettsPercentage read(TableFields method) {
        var all = method.child("schedules").child("all");
        var fields = TablePeriod.each(all.child("periods"));
        var periods = Periods.read(method);
        PeriodColumns.check(fields, periods);
        var columns = new EnumMap<TablePeriod, Column>(TablePeriod.class);
        fields.forEach((period, column) -> columns.put(
                period,
                new Column(
                        column.number("exemptionEach"),
                        column.number("exemptionBaseIfAny"),
                        column.number("headOfHouseholdCredit"),
                        column.number("blindCreditEach"),
                        column.number("noWithholdingBelow"))));
        var ofYear = columns.get(TablePeriod.ANNUAL);
        if (ofYear == null) {
            throw method.refused("periods", "the amounts of a year are among them", String.valueOf(columns.keySet()));
        }
        return new MassachusettsPercentage(
                Brackets.read(all, Brackets.Lookup.OVER),
                columns,
                ofYear,
                method.number("retirementDeductionCap"),
                periods);
    }

    /** Annual wages above which the higher rate applies. */
    BigDecimal threshold() {
        return brackets.rows().getLast().over();
    }

    /**
     * Wages of a year less its retirement contributions and exemptions: what a bonus is added to (Circular M, bonuses and
     * other supplemental wages).
     */
    BigDecimal wagesOfYear(StateCalculation working) {
        var payment = working.payment();
        var retirement = payment.retirementEarlierInYear()
                .decimal()
                .add(contributions(working).decimal())
                .min(retirementCap);
        var exemption = exemption(working, ofYear);
        var wages = working.annualize(working.wages(), periods.of(working.frequency()));
        var left = wages.subtract(retirement).subtract(exemption).max(BigDecimal.ZERO);
        working.step(
                "wages of the year",
                () -> "%s - retirement contributions %s - exemptions %s"
                        .formatted(wages.toPlainString(), retirement.toPlainString(), exemption.toPlainString()),
                left);
        return left;
    }

    private static Money contributions(StateCalculation working) {
        var contributions = working.payment().retirementContributions();
        if (contributions == null) {
            throw working.inputMissing("the Social Security, Medicare and retirement contributions of the payment");
        }
        return contributions;
    }

    private static BigDecimal exemption(StateCalculation working, Column column) {
        int exemptions = working.count("exemptions");
        return exemptions == 0
                ? BigDecimal.ZERO
                : column.exemptionEach.multiply(BigDecimal.valueOf(exemptions)).add(column.exemptionBase);
    }

    @Override
    public Computed on(StateCalculation working) {
        var column = columns.get(working.frequency());
        if (column == null) {
            throw working.frequencyNotAvailable(columns.keySet());
        }
        var contributions = contributions(working);
        int exemptions = working.count("exemptions");
        var wages = working.wages();
        if (exemptions > 0 && wages.compareTo(column.nothingBelow) < 0) {
            working.step("floor", () -> "Wages below " + column.nothingBelow.toPlainString(), BigDecimal.ZERO);
            return Computed.annual(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        var room = retirementCap
                .subtract(working.payment().retirementEarlierInYear().decimal())
                .max(BigDecimal.ZERO);
        var retirement = contributions.decimal().min(room);
        working.step(
                "1",
                () -> "Retirement contributions, at most " + retirementCap.toPlainString() + " a year",
                retirement);
        var exemption = exemption(working, column);
        working.step("2", () -> exemptions + " exemptions", exemption);
        var perYear = periods.of(working.frequency());
        var taxable =
                working.annualize(wages.subtract(retirement).subtract(exemption).max(BigDecimal.ZERO), perYear);
        var tax = Rounding.CENT.divide(working.byBrackets(brackets, taxable), perYear);
        working.step("period", () -> "Tax of a year / " + perYear.toPlainString(), tax);
        var credits = column.blindEach.multiply(BigDecimal.valueOf(working.count("blind")));
        if (working.claims().marked("HEAD_OF_HOUSEHOLD")) {
            credits = credits.add(column.headOfHousehold);
        }
        working.step("credits", "Head of household and blindness", credits);
        return Computed.annual(taxable, tax.subtract(credits));
    }
}
