package org.openpractice.billing;

import org.openpractice.testing.ArchitectureRules;

class BillingArchitectureTest extends ArchitectureRules {

    BillingArchitectureTest() {
        super("org.openpractice.billing");
    }
}
