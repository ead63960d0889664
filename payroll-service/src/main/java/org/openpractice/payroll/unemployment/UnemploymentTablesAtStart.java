package org.openpractice.payroll.unemployment;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the unemployment tables when the service starts; a table that contradicts itself stops the start. */
@Singleton
class UnemploymentTablesAtStart {

    @Produces
    @Singleton
    @Startup
    UnemploymentTables tables() {
        return UnemploymentTables.load();
    }
}
