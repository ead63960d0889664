package org.openpractice.payroll.localtax;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the local tables when the service starts; a table that contradicts itself stops the start. */
@Singleton
class LocalTablesAtStart {

    @Produces
    @Singleton
    @Startup
    LocalTables tables() {
        return LocalTables.load();
    }
}
