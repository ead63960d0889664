package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.localtax.LocalPayment.OfState;
import org.openpractice.payroll.localtax.MarylandLocalTax.Graduated;
import org.openpractice.payroll.localtax.MarylandLocalTax.TableRate;
import org.openpractice.payroll.statetax.SupplementalKind;
import org.openpractice.platform.table.TableFields;

/**
 * Maryland: one printed table holds the bands of the state with the local rate; the local part is what it has above the
 * tax of the state.
 *
 * @param single bands of the state
 * @param joint bands of the state for joint returns and heads of household
 * @param counties by number, Baltimore City among them
 */
record MarylandCounties(
        Publication publication,
        List<Bracket> single,
        List<Bracket> joint,
        MarylandLocalTax nonresidents,
        Map<String, MarylandLocalTax> counties) {

    static MarylandCounties read(TableFields fields) {
        var counties = new TreeMap<String, MarylandLocalTax>();
        for (var row : fields.list("counties")) {
            var county = MarylandLocalTax.readCounty(row);
            counties.put(row.text("number"), county);
        }
        fields.require(
                "counties",
                "Maryland has 23 counties and Baltimore City",
                new BigDecimal("24"),
                BigDecimal.valueOf(counties.size()));
        var stateBands = fields.child("stateBands");
        return new MarylandCounties(
                Publication.read(fields),
                Bracket.read(stateBands, "single", BigDecimal.ZERO),
                Bracket.read(stateBands, "joint", BigDecimal.ZERO),
                MarylandLocalTax.ofNonresidents(fields.number("nonresidentRate")),
                Map.copyOf(counties));
    }

    void withhold(LocalCalculation working) {
        publication.requireInForce(working.payDate());
        var side = working.side("MD");
        var local = owed(working);
        switch (working.pay()) {
            case Pay.Regular regular ->
                working.line(local.code(), local.name(), onRegular(working, side, local), side.wages());
            case Pay.Supplemental supplemental
            when side.claims().exempt() ->
                working.exempt(
                        publication.rule(),
                        local.code(),
                        local.name(),
                        supplemental.wages().ofState("MD"));
            case Pay.Supplemental supplemental ->
                working.line(
                        local.code(),
                        local.name(),
                        onSupplemental(working, side, local, supplemental),
                        supplemental.wages().ofState("MD"));
        }
    }

    /**
     * The county of residence, or the tax that nonresidents owe beside the state's. A nonresident whom the state does not tax
     * owes the county of work instead, where local tax stays (Form 515; Form MW507 line 5; Tax-General 10-103, 10-106).
     */
    private MarylandLocalTax owed(LocalCalculation working) {
        if (working.livesIn("MD")) {
            return county(working.home("MD").county(), "of residence");
        }
        if (working.livesIn("DE")) {
            throw LocalTaxProblem.LOCAL_TAX_NOT_AVAILABLE.because(
                    "Maryland has a schedule of its own for residents of Delaware who work there; it was not captured");
        }
        return working.isTaxedBy("MD")
                ? nonresidents
                : county(working.work("MD").county(), "of work");
    }

    private MarylandLocalTax county(@Nullable String number, String whose) {
        var county = number == null ? null : counties.get(number);
        if (county == null) {
            throw LocalTaxProblem.LOCALITY_MISSING.because(
                    "Maryland: the county %s %s; enter it under /enrollments/{employeeId}/jurisdictions"
                            .formatted(whose, number == null ? "is not known" : number + " is none of the 24"));
        }
        return county;
    }

    private Money onRegular(LocalCalculation working, OfState side, MarylandLocalTax local) {
        var taxable = side.tax().taxable();
        var periods = working.periodsPerYear();
        var stateOfYear = annualStateTax(taxable, joint(side));
        var localOfYear = local.annualTax(taxable, joint(side));
        var both = ofPeriod(stateOfYear.add(localOfYear), periods);
        var amount = both.minus(ofPeriod(stateOfYear, periods));
        working.step(
                publication.rule(),
                "state and local",
                () -> "(%s + %s) of a year on %s / %s pay periods"
                        .formatted(
                                stateOfYear.toPlainString(),
                                localOfYear.toPlainString(),
                                taxable.toPlainString(),
                                periods.toPlainString()),
                both);
        working.step(publication.rule(), "local", () -> local.name() + ": what is above the tax of the state", amount);
        return amount;
    }

    private Money onSupplemental(
            LocalCalculation working, OfState side, MarylandLocalTax local, Pay.Supplemental supplemental) {
        return switch (local.rates()) {
            case TableRate(var rate) -> atRate(working, supplemental.wages().ofState("MD"), rate);
            case Graduated graduated -> {
                if (supplemental.kind() == SupplementalKind.ANNUAL_BONUS) {
                    throw LocalTaxProblem.LOCAL_TAX_NOT_AVAILABLE.because(
                            "%s, Maryland: which of its rates is added for a lump-sum annual bonus was not captured"
                                    .formatted(local.place()));
                }
                yield withRegular(working, side, graduated, supplemental.wages().ofState("MD"));
            }
        };
    }

    private Money atRate(LocalCalculation working, Money wages, BigDecimal rate) {
        var amount = wages.times(rate, RoundingMode.HALF_UP);
        working.step(
                publication.rule(),
                "supplemental",
                () -> "%s x %s".formatted(wages.amount(), rate.toPlainString()),
                amount);
        return amount;
    }

    private Money withRegular(LocalCalculation working, OfState side, Graduated local, Money wages) {
        var periods = working.periodsPerYear();
        var regular = side.tax().taxable();
        var both = regular.add(wages.decimal().multiply(periods));
        var amount =
                ofPeriod(local.annualTax(both, joint(side)).subtract(local.annualTax(regular, joint(side))), periods);
        working.step(publication.rule(), "supplemental", "With regular wages, less the tax on these alone", amount);
        return amount;
    }

    /** Tax of the state for a year, unrounded: what the printed tables add the local rate to. */
    BigDecimal annualStateTax(BigDecimal taxable, boolean isJoint) {
        var rows = isJoint ? joint : single;
        var row = rows.getFirst();
        for (var candidate : rows) {
            if (candidate.over().compareTo(taxable) < 0) {
                row = candidate;
            }
        }
        return row.tax(taxable);
    }

    private static boolean joint(OfState side) {
        return "MARRIED_OR_HEAD".equals(side.claims().status());
    }

    private static Money ofPeriod(BigDecimal ofYear, BigDecimal periods) {
        return Money.rounded(ofYear.divide(periods, 10, RoundingMode.HALF_UP), RoundingMode.HALF_UP);
    }
}
