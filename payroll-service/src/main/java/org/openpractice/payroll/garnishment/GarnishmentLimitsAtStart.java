package org.openpractice.payroll.garnishment;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the limits when the service starts; a table that contradicts itself stops the start. */
@Singleton
class GarnishmentLimitsAtStart {

    @Produces
    @Singleton
    @Startup
    StateGarnishmentLimits limits() {
        return StateGarnishmentLimits.loaded();
    }
}
