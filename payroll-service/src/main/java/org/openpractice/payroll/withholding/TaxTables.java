package org.openpractice.payroll.withholding;

import java.time.LocalDate;
import java.util.TreeMap;
import org.openpractice.platform.table.TableFile;
import org.openpractice.platform.table.TableRefused;

/** Every federal tax table of this release, by year. A year that is not there is refused by name, never guessed. */
public final class TaxTables {

    private static final int[] YEARS = {2025, 2026};
    private final TreeMap<Integer, FederalTable> federal = new TreeMap<>();

    private TaxTables() {}

    /**
     * Reads and checks all tables.
     *
     * @throws TableRefused when one contradicts itself
     */
    public static TaxTables load() {
        var tables = new TaxTables();
        for (int year : YEARS) {
            var federalName = "federal-" + year;
            tables.federal.put(year, FederalTable.read(federalName, TableFile.read(federalName)));
        }
        return tables;
    }

    /** Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}. */
    public void requireYearOf(LocalDate payDate) {
        var unused = federal(payDate);
    }

    /** Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}. */
    public FederalTable federal(LocalDate payDate) {
        var table = federal.get(payDate.getYear());
        if (table == null) {
            throw WithholdingProblem.TAX_YEAR_NOT_AVAILABLE.because(
                    "The pay date %s needs the federal tables of %d; loaded are %s"
                            .formatted(payDate, payDate.getYear(), federal.keySet()));
        }
        return table;
    }
}
