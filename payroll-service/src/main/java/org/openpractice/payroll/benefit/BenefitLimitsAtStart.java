package org.openpractice.payroll.benefit;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** Reads the limits when the service starts; a table that contradicts itself stops the start. */
@Singleton
@Startup
class BenefitLimitsAtStart {

    private static final Logger LOG = Logger.getLogger(BenefitLimitsAtStart.class);

    BenefitLimitsAtStart() {
        LOG.debugf(
                "Benefit limits: %s", BenefitLimits.of(LocalDate.of(2026, 1, 1)).source());
    }
}
