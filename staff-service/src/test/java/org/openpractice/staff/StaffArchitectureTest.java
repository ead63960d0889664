package org.openpractice.staff;

import org.openpractice.testing.ArchitectureRules;

class StaffArchitectureTest extends ArchitectureRules {

    StaffArchitectureTest() {
        super("org.openpractice.staff");
    }
}
