package org.openpractice.payroll.levy;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the levies when the service starts; a table that contradicts itself stops the start. */
@Singleton
class LevyTablesAtStart {

    @Produces
    @Singleton
    @Startup
    LevyTables tables() {
        return LevyTables.load();
    }
}
