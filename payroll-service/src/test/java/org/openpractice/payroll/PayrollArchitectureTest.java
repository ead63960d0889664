package org.openpractice.payroll;

import org.openpractice.testing.ArchitectureRules;

class PayrollArchitectureTest extends ArchitectureRules {

    PayrollArchitectureTest() {
        super("org.openpractice.payroll");
    }
}
