package org.openpractice.payroll.statetax;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the states' tables when the service starts; a table that contradicts itself stops the start. */
@Singleton
class StateTablesAtStart {

    @Produces
    @Singleton
    @Startup
    StateTables tables() {
        return StateTables.load();
    }
}
