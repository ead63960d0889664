package org.openpractice.payroll.run;

import org.openpractice.payroll.levy.LevyTables;
import org.openpractice.payroll.localtax.LocalTables;
import org.openpractice.payroll.place.Reciprocity;
import org.openpractice.payroll.statetax.StateTables;
import org.openpractice.payroll.unemployment.UnemploymentTables;
import org.openpractice.payroll.withholding.TaxTables;

/** Every table that a paycheck is calculated by, of all years of this release. */
record PayTables(
        TaxTables federal,
        StateTables states,
        Reciprocity reciprocity,
        LocalTables localTaxes,
        LevyTables levies,
        UnemploymentTables unemployment) {

    /**
     * Reads and checks all tables.
     *
     * @throws org.openpractice.platform.table.TableRefused when one contradicts itself
     */
    public static PayTables load() {
        return new PayTables(
                TaxTables.load(),
                StateTables.load(),
                Reciprocity.load(),
                LocalTables.load(),
                LevyTables.load(),
                UnemploymentTables.load());
    }
}
