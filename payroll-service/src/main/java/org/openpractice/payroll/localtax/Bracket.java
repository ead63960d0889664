package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/** One row of a rate schedule: base plus rate of the excess over. */
record Bracket(BigDecimal over, BigDecimal base, BigDecimal rate) {

    /**
     * @param within how far a printed base may be from the one before it plus the tax on the row between
     * @throws TableRefused naming the row
     */
    static List<Bracket> read(TableFields fields, String field, BigDecimal within) {
        var rows = new ArrayList<Bracket>();
        for (var row : fields.list(field)) {
            rows.add(new Bracket(row.number("over"), row.number("base"), row.number("rate")));
        }
        for (int i = 1; i < rows.size(); i++) {
            var row = rows.get(i);
            var expected = rows.get(i - 1).tax(row.over);
            if (expected.subtract(row.base).abs().compareTo(within) > 0) {
                throw new TableRefused(
                        fields.table(),
                        field + ", row " + (i + 1),
                        "continuity: a base is the base before it plus the tax on the row between",
                        row.base.toPlainString() + " is not " + expected.toPlainString());
            }
        }
        return List.copyOf(rows);
    }

    /** Product and sum, unrounded. */
    BigDecimal tax(BigDecimal amount) {
        return base.add(amount.subtract(over).multiply(rate));
    }
}
