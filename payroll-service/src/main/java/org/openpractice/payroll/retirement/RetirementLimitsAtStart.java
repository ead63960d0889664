package org.openpractice.payroll.retirement;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** Reads the limits when the service starts; a table that contradicts itself stops the start. */
@Singleton
@Startup
class RetirementLimitsAtStart {

    private static final Logger LOG = Logger.getLogger(RetirementLimitsAtStart.class);

    RetirementLimitsAtStart() {
        LOG.debugf(
                "Retirement plan limits: %s",
                RetirementLimits.of(LocalDate.of(2026, 1, 1)).source());
    }
}
