package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.statetax.TablePeriod;
import org.openpractice.platform.table.TableFields;

/** Tax of Yonkers on whoever works there and lives elsewhere: a rate of wages above an exclusion that falls with them. */
record YonkersNonresidentTax(Publication publication, BigDecimal supplementalRate, Map<TablePeriod, List<Band>> bands) {

    private static final String CODE = "US-NY-YONKERS-NONRESIDENT";
    private static final String NAME = "Yonkers nonresident tax";

    /** @param exclusion null where nothing is withheld at all */
    record Band(BigDecimal atLeast, @Nullable BigDecimal exclusion, BigDecimal rate) {

        Money tax(BigDecimal wages) {
            return exclusion == null
                    ? Money.ZERO
                    : Money.rounded(wages.subtract(exclusion).multiply(rate), RoundingMode.HALF_UP);
        }

        String told(BigDecimal wages) {
            return exclusion == null
                    ? "Wages " + wages.toPlainString() + ": nothing is withheld"
                    : "(%s - exclusion %s) x %s"
                            .formatted(wages.toPlainString(), exclusion.toPlainString(), rate.toPlainString());
        }
    }

    static YonkersNonresidentTax read(TableFields fields) {
        var bands = new EnumMap<TablePeriod, List<Band>>(TablePeriod.class);
        for (var field : fields.child("bands").node().properties()) {
            var period = TablePeriod.valueOf(field.getKey());
            var rows = new ArrayList<Band>();
            for (var row : fields.child("bands").list(period.name())) {
                rows.add(new Band(
                        row.number("over"), row.nullableNumber("exclusion").orElse(null), row.number("rate")));
            }
            bands.put(period, List.copyOf(rows));
        }
        return new YonkersNonresidentTax(
                Publication.read(fields), fields.number("supplementalRate"), Map.copyOf(bands));
    }

    void withhold(LocalCalculation working, LocalPayment.OfState side) {
        publication.requireInForce(working.payDate());
        switch (working.pay()) {
            case Pay.Regular regular -> working.line(CODE, NAME, onRegular(working, side), side.wages());
            case Pay.Supplemental supplemental ->
                working.atRate(
                        publication.rule(), CODE, NAME, supplemental.wages().ofState("NY"), supplementalRate);
        }
    }

    private Money onRegular(LocalCalculation working, LocalPayment.OfState side) {
        var frequency = working.payment().frequency();
        var ofPeriod = bands.get(TablePeriod.of(frequency));
        if (ofPeriod == null) {
            throw LocalTaxProblem.LOCAL_TAX_NOT_AVAILABLE.because(
                    "%s prints no %s table".formatted(publication.place(), frequency));
        }
        var wages = side.wages().decimal();
        var band = atLeast(ofPeriod, wages);
        var tax = band.tax(wages);
        working.step(publication.rule(), "tax", () -> band.told(wages), tax);
        return tax;
    }

    private static Band atLeast(List<Band> bands, BigDecimal wages) {
        var found = bands.getFirst();
        for (var band : bands) {
            if (band.atLeast().compareTo(wages) <= 0) {
                found = band;
            }
        }
        return found;
    }
}
