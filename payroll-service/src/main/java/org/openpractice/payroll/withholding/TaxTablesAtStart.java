package org.openpractice.payroll.withholding;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the tax tables when the service starts; a table that contradicts itself stops the start. */
@Singleton
class TaxTablesAtStart {

    @Produces
    @Singleton
    @Startup
    TaxTables tables() {
        return TaxTables.load();
    }
}
