package org.openpractice.payroll.finalpay;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the rules when the service starts; a table that contradicts itself stops the start. */
@Singleton
class FinalPayRulesAtStart {

    @Produces
    @Singleton
    @Startup
    FinalPayRules rules() {
        return FinalPayRules.loaded();
    }
}
