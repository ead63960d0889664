package org.openpractice.payroll.overtime;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the overtime law when the service starts; rules that contradict themselves stop the start. */
@Singleton
class OvertimeRulesAtStart {

    @Produces
    @Singleton
    @Startup
    OvertimeRules rules() {
        return OvertimeRules.load();
    }
}
