package org.openpractice.compliance.obligation;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Loads the rules when the service starts, so that a bad rule file stops it at once. */
@Singleton
class RulesProducer {

    @Produces
    @Singleton
    @Startup
    ObligationRules rules() {
        return ObligationRules.shipped();
    }
}
