package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * A local tax of Maryland on taxable income: a county's, or the one that nonresidents owe instead.
 *
 * @param place who levies it, as refusals name it
 * @param name of the line
 */
record MarylandLocalTax(String code, String place, String name, Rates rates) {

    sealed interface Rates {

        /** Tax of a year on annual taxable income, unrounded. */
        BigDecimal annualTax(BigDecimal taxable, boolean joint);
    }

    /** @param rate of the printed table that equals or is next above the county's own */
    record TableRate(BigDecimal rate) implements Rates {

        @Override
        public BigDecimal annualTax(BigDecimal taxable, boolean joint) {
            return taxable.multiply(rate);
        }
    }

    /** How a graduated county applies its bands. */
    enum Applied {
        MARGINAL,
        /** One rate on the whole taxable income. */
        WHOLE
    }

    record Graduated(Applied applied, List<Band> single, List<Band> joint) implements Rates {

        @Override
        public BigDecimal annualTax(BigDecimal taxable, boolean isJoint) {
            var bands = isJoint ? joint : single;
            return switch (applied) {
                case MARGINAL -> marginal(bands, taxable);
                case WHOLE -> taxable.multiply(rateAt(bands, taxable));
            };
        }

        private static BigDecimal marginal(List<Band> bands, BigDecimal taxable) {
            var tax = BigDecimal.ZERO;
            var from = BigDecimal.ZERO;
            for (var band : bands) {
                var upTo = band.upTo() == null ? taxable : taxable.min(band.upTo());
                if (upTo.compareTo(from) > 0) {
                    tax = tax.add(upTo.subtract(from).multiply(band.rate()));
                    from = upTo;
                }
            }
            return tax;
        }

        private static BigDecimal rateAt(List<Band> bands, BigDecimal taxable) {
            for (var band : bands) {
                if (band.upTo() == null || taxable.compareTo(band.upTo()) <= 0) {
                    return band.rate();
                }
            }
            return bands.getLast().rate();
        }
    }

    /** @param upTo last dollar of the band; null for the last band */
    record Band(@Nullable BigDecimal upTo, BigDecimal rate) {

        static List<Band> read(List<TableFields> rows) {
            var bands = new ArrayList<Band>();
            for (var row : rows) {
                bands.add(new Band(row.nullableNumber("upTo").orElse(null), row.number("rate")));
            }
            for (int i = 0; i < bands.size(); i++) {
                if ((bands.get(i).upTo() == null) != (i == bands.size() - 1)) {
                    throw new TableRefused(
                            rows.get(i).table(), "band " + (i + 1), "only the last band has no end", "another");
                }
            }
            return List.copyOf(bands);
        }
    }

    static MarylandLocalTax ofNonresidents(BigDecimal rate) {
        return new MarylandLocalTax(
                "US-MD-NONRESIDENT", "Nonresidents", "Maryland nonresident tax", new TableRate(rate));
    }

    static MarylandLocalTax readCounty(TableFields row) {
        var rates = readRates(row);
        var county = row.text("name");
        return new MarylandLocalTax("US-MD-COUNTY-" + row.text("number"), county, county + " tax, Maryland", rates);
    }

    private static Rates readRates(TableFields row) {
        var applied = row.nullableText("graduated").map(Applied::valueOf);
        var tableRate = row.nullableNumber("tableRate");
        var number = row.text("number");
        if (applied.isPresent() == tableRate.isPresent()) {
            throw new TableRefused(row.table(), number, "a county has one rate or bands", row.text("name"));
        }
        if (applied.isPresent()) {
            var bands = row.child("bands");
            return new Graduated(applied.get(), Band.read(bands.list("single")), Band.read(bands.list("joint")));
        }
        if (row.number("rate").compareTo(tableRate.get()) > 0) {
            throw new TableRefused(
                    row.table(), number, "the printed table is not below the county's rate", row.text("name"));
        }
        return new TableRate(tableRate.get());
    }

    /** Tax of a year on annual taxable income, unrounded. */
    BigDecimal annualTax(BigDecimal taxable, boolean joint) {
        return rates.annualTax(taxable, joint);
    }
}
