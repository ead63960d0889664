package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.payroll.statetax.TablePeriod;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.trace.Trace;

/** Tax of New York City on its residents, by the table of the pay period. */
record NewYorkCityTax(
        Publication publication,
        BigDecimal supplementalRate,
        Map<TablePeriod, Deduction> deductions,
        Map<TablePeriod, List<Bracket>> brackets) {

    private static final String CODE = "US-NY-NYC";
    private static final String NAME = "New York City tax";

    /** Table A: the standard deduction by status, and the amount of one exemption. */
    record Deduction(BigDecimal single, BigDecimal married, BigDecimal exemption) {

        BigDecimal of(StateClaims claims) {
            var standard = "MARRIED".equals(claims.status()) ? married : single;
            return standard.add(exemption.multiply(BigDecimal.valueOf(claims.count("nycAllowances"))));
        }
    }

    static NewYorkCityTax read(TableFields fields) {
        var deductions = new EnumMap<TablePeriod, Deduction>(TablePeriod.class);
        var brackets = new EnumMap<TablePeriod, List<Bracket>>(TablePeriod.class);
        for (var field : fields.child("deductions").node().properties()) {
            var period = TablePeriod.valueOf(field.getKey());
            var row = fields.child("deductions").child(period.name());
            deductions.put(period, new Deduction(row.number("single"), row.number("married"), row.number("exemption")));
            brackets.put(
                    period,
                    Bracket.read(
                            fields.child("brackets"),
                            period.name(),
                            fields.child("continuityWithin").number(period.name())));
        }
        return new NewYorkCityTax(
                Publication.read(fields),
                fields.number("supplementalRate"),
                Map.copyOf(deductions),
                Map.copyOf(brackets));
    }

    void withhold(LocalCalculation working, LocalPayment.OfState side) {
        publication.requireInForce(working.payDate());
        switch (working.pay()) {
            case Pay.Regular regular
            when side.claims().exempt() -> working.exempt(publication.rule(), CODE, NAME, side.wages());
            case Pay.Supplemental supplemental
            when side.claims().exempt() ->
                working.exempt(
                        publication.rule(), CODE, NAME, supplemental.wages().ofState("NY"));
            case Pay.Regular regular -> working.line(CODE, NAME, onRegular(working, side), side.wages());
            case Pay.Supplemental supplemental ->
                working.atRate(
                        publication.rule(), CODE, NAME, supplemental.wages().ofState("NY"), supplementalRate);
        }
    }

    private Money onRegular(LocalCalculation working, LocalPayment.OfState side) {
        var rule = publication.rule();
        var period = TablePeriod.of(working.payment().frequency());
        var tax = ofPeriod(period, side.wages(), side.claims(), working.trace());
        return working.withAdditional(side.claims(), "additionalNyc", tax, rule);
    }

    /** Tax of a period by the city's table for it. Refuses {@link LocalTaxProblem#LOCAL_TAX_NOT_AVAILABLE}. */
    Money ofPeriod(TablePeriod period, Money wages, StateClaims claims, Trace trace) {
        var deduction = deductions.get(period);
        var rows = brackets.get(period);
        if (deduction == null || rows == null) {
            throw LocalTaxProblem.LOCAL_TAX_NOT_AVAILABLE.because(
                    "%s prints no %s table".formatted(publication.place(), period));
        }
        var subtracted = deduction.of(claims);
        var net = wages.decimal().subtract(subtracted).max(BigDecimal.ZERO);
        trace.add(
                publication.rule(),
                "net wages",
                () -> "%s - %s (deduction and %d exemptions, Table A)"
                        .formatted(wages.amount(), subtracted.toPlainString(), claims.count("nycAllowances")),
                net);
        var row = atLeast(rows, net);
        var product = net.subtract(row.over()).multiply(row.rate()).setScale(2, RoundingMode.HALF_UP);
        var tax = Money.rounded(row.base().add(product), RoundingMode.HALF_UP);
        trace.add(
                publication.rule(),
                "tax",
                () -> "%s + (%s - %s) x %s"
                        .formatted(
                                row.base().toPlainString(),
                                net.toPlainString(),
                                row.over().toPlainString(),
                                row.rate().toPlainString()),
                tax);
        return tax;
    }

    private static Bracket atLeast(List<Bracket> rows, BigDecimal net) {
        var found = rows.getFirst();
        for (var row : rows) {
            if (row.over().compareTo(net) <= 0) {
                found = row;
            }
        }
        return found;
    }
}
