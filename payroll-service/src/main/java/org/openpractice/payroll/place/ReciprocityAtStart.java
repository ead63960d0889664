package org.openpractice.payroll.place;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the agreements when the service starts; a table that contradicts itself stops the start. */
@Singleton
class ReciprocityAtStart {

    @Produces
    @Singleton
    @Startup
    Reciprocity reciprocity() {
        return Reciprocity.load();
    }
}
