package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import org.openpractice.contracts.Money;
import org.openpractice.platform.table.TableFields;

/**
 * Tax of Detroit on whoever lives or works there: a rate of wages above the exemptions.
 *
 * @param exemption of a year
 * @param otherCities cities of Michigan that tax wages too
 */
record DetroitTax(
        Publication publication,
        BigDecimal residentRate,
        BigDecimal nonresidentRate,
        BigDecimal exemption,
        Set<String> otherCities) {

    private static final String CODE = "US-MI-DETROIT";
    private static final String NAME = "Detroit tax";

    static DetroitTax read(TableFields fields) {
        var others = new HashSet<String>();
        fields.child("otherCities").node().forEach(city -> others.add(city.asText()));
        fields.require(
                "otherCities",
                "24 cities of Michigan tax wages, Detroit among them",
                new BigDecimal("23"),
                BigDecimal.valueOf(others.size()));
        return new DetroitTax(
                Publication.read(fields),
                fields.number("residentRate"),
                fields.number("nonresidentRate"),
                fields.number("exemption"),
                Set.copyOf(others));
    }

    /** @return false for whoever neither lives nor works there */
    boolean withhold(LocalCalculation working) {
        var side = working.side("MI");
        boolean resident = "DETROIT".equals(working.home("MI").city());
        boolean worksThere = "DETROIT".equals(working.work("MI").city());
        if (!resident && !worksThere) {
            return false;
        }
        publication.requireInForce(working.payDate());
        var rate = resident ? rateOfResident(working, worksThere) : nonresidentRate;
        switch (working.pay()) {
            case Pay.Regular regular -> working.line(CODE, NAME, onRegular(working, side, rate), side.wages());
            case Pay.Supplemental supplemental ->
                working.atRate(
                        publication.rule(), CODE, NAME, supplemental.wages().ofState("MI"), rate);
        }
        return true;
    }

    /** What the tax of another city, where a resident works, leaves of the rate. That tax is withheld first. */
    private BigDecimal rateOfResident(LocalCalculation working, boolean worksThere) {
        if (worksThere) {
            return residentRate;
        }
        var city = working.work("MI").city();
        var other = working.entered().nonresidentRate("MI", city);
        if (other != null) {
            var left = residentRate.subtract(other.rate()).max(BigDecimal.ZERO);
            working.step(
                    publication.rule(),
                    "rate",
                    () -> "%s less the nonresident rate %s of %s, where the work is done"
                            .formatted(
                                    residentRate.toPlainString(),
                                    other.rate().toPlainString(),
                                    other.tax().name()),
                    left);
            working.atRate(other);
            return left;
        }
        if (city != null && otherCities.contains(city)) {
            working.notWithheld(
                    publication.rule(),
                    "Tax of " + city + ", Michigan, where the work is done: the group entered no rate");
        }
        return residentRate;
    }

    private Money onRegular(LocalCalculation working, LocalPayment.OfState side, BigDecimal rate) {
        int exemptions = side.claims().count("exemptions");
        var one = exemption.divide(working.periodsPerYear(), 2, RoundingMode.HALF_UP);
        var exempted = one.multiply(BigDecimal.valueOf(exemptions));
        var taxed = side.wages().decimal().subtract(exempted).max(BigDecimal.ZERO);
        var tax = Money.rounded(taxed.multiply(rate), RoundingMode.HALF_UP);
        working.step(
                publication.rule(),
                "tax",
                () -> "(%s - %d x %s) x %s"
                        .formatted(side.wages().amount(), exemptions, one.toPlainString(), rate.toPlainString()),
                tax);
        return tax;
    }
}
