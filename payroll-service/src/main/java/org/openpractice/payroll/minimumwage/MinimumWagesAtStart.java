package org.openpractice.payroll.minimumwage;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the minimum wages when the service starts; a table that contradicts itself stops the start. */
@Singleton
class MinimumWagesAtStart {

    @Produces
    @Singleton
    @Startup
    MinimumWages wages() {
        return MinimumWages.load();
    }
}
