package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * A rate schedule: the base of the row plus its rate of the excess. Bases are kept as the agency prints them, because
 * many are rounded and cannot be derived.
 */
final class Brackets {

    /** Which row an amount equal to a threshold belongs to. */
    public enum Lookup {
        /** Over the threshold, but not over the next. */
        OVER,
        /** At least the threshold, but less than the next. */
        AT_LEAST
    }

    /**
     * One row.
     *
     * @param over where the row begins
     * @param base tax at the beginning of the row, as printed
     * @param excessOver what is subtracted before the rate is applied; the beginning of the row in all tables but one
     */
    public record Row(BigDecimal over, BigDecimal base, BigDecimal rate, BigDecimal excessOver) {

        /** @param unrounded product and sum */
        public BigDecimal tax(BigDecimal amount) {
            return base.add(amount.subtract(excessOver).multiply(rate));
        }
    }

    private final Row[] rows;
    private final Lookup lookup;

    private Brackets(List<Row> rows, Lookup lookup) {
        this.rows = rows.toArray(Row[]::new);
        this.lookup = lookup;
    }

    /** @throws IllegalArgumentException without a row or when thresholds do not ascend from zero */
    public static Brackets of(List<Row> rows, Lookup lookup) {
        if (rows.isEmpty() || rows.getFirst().over().signum() != 0) {
            throw new IllegalArgumentException("expected a first row that begins at zero");
        }
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i - 1).over().compareTo(rows.get(i).over()) >= 0) {
                throw new IllegalArgumentException("expected thresholds that ascend");
            }
        }
        return new Brackets(rows, lookup);
    }

    /** The row that an amount of zero or more belongs to. */
    public Row row(BigDecimal amount) {
        for (int i = rows.length - 1; i > 0; i--) {
            int comparison = rows[i].over.compareTo(amount);
            if (comparison < 0 || (comparison == 0 && lookup == Lookup.AT_LEAST)) {
                return rows[i];
            }
        }
        return rows[0];
    }

    public List<Row> rows() {
        return List.of(rows);
    }

    /** The same schedule for a part of the year: every threshold and base divided and rounded half up to the cent. */
    public Brackets dividedBy(BigDecimal periods) {
        var scaled = new ArrayList<Row>(rows.length);
        for (var row : rows) {
            var over = row.over.divide(periods, 2, RoundingMode.HALF_UP);
            scaled.add(new Row(over, row.base.divide(periods, 2, RoundingMode.HALF_UP), row.rate, over));
        }
        return new Brackets(scaled, lookup);
    }

    /**
     * Reads {@code brackets} beside its {@code continuityWithin} and checks: the first row begins at zero, thresholds
     * ascend, rates do unless the file says that they do not, and every base is the one before it plus the tax on the row
     * between, within the rounding of the print.
     *
     * @throws TableRefused naming the row and the identity
     */
    static Brackets read(TableFields fields, Lookup lookup) {
        return read(fields, "brackets", "continuityWithin", lookup);
    }

    static Brackets read(TableFields fields, String field, String tolerance, Lookup lookup) {
        var rows = new ArrayList<Row>();
        for (var row : fields.list(field)) {
            var over = row.number("over");
            rows.add(new Row(over, row.number("base"), row.number("rate"), row.number("excessOver", over)));
        }
        var within = fields.number(tolerance);
        boolean ascend = fields.flag("ratesAscend", true);
        if (rows.isEmpty() || rows.getFirst().over().signum() != 0) {
            throw fields.refused("row 1", "the first row begins at zero", rows.isEmpty() ? "no row" : "another");
        }
        for (int i = 1; i < rows.size(); i++) {
            var below = rows.get(i - 1);
            var row = rows.get(i);
            var place = "row " + (i + 1) + " (over " + row.over.toPlainString() + ")";
            if (below.over.compareTo(row.over) >= 0) {
                throw fields.refused(place, "thresholds ascend", "after " + below.over.toPlainString());
            }
            if (ascend && below.rate.compareTo(row.rate) > 0) {
                throw fields.refused(
                        place, "rates ascend", row.rate.toPlainString() + " after " + below.rate.toPlainString());
            }
            var expected = below.base.add(row.over.subtract(below.excessOver).multiply(below.rate));
            if (expected.subtract(row.base).abs().compareTo(within) > 0) {
                throw fields.refused(
                        place,
                        "continuity: a base is the base before it plus the tax on the row between, within "
                                + within.toPlainString(),
                        row.base.toPlainString() + " is not "
                                + expected.stripTrailingZeros().toPlainString());
            }
        }
        return new Brackets(rows, lookup);
    }
}
