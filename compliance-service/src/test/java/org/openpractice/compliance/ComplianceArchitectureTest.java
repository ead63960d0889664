package org.openpractice.compliance;

import org.openpractice.testing.ArchitectureRules;

class ComplianceArchitectureTest extends ArchitectureRules {

    ComplianceArchitectureTest() {
        super("org.openpractice.compliance");
    }
}
