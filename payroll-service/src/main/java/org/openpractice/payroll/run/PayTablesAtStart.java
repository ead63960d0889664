package org.openpractice.payroll.run;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.openpractice.payroll.levy.LevyTables;
import org.openpractice.payroll.localtax.LocalTables;
import org.openpractice.payroll.place.Reciprocity;
import org.openpractice.payroll.statetax.StateTables;
import org.openpractice.payroll.unemployment.UnemploymentTables;
import org.openpractice.payroll.withholding.TaxTables;

/** Puts together the tables that were read and checked when the service started. */
@Singleton
class PayTablesAtStart {

    @Produces
    @Singleton
    PayTables tables(
            TaxTables federal,
            StateTables states,
            Reciprocity reciprocity,
            LocalTables localTaxes,
            LevyTables levies,
            UnemploymentTables unemployment) {
        return new PayTables(federal, states, reciprocity, localTaxes, levies, unemployment);
    }
}
