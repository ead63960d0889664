package org.openpractice.testing.probe;

import org.openpractice.testing.ArchitectureRules;

class PlatformArchitectureTest extends ArchitectureRules {

    PlatformArchitectureTest() {
        super("org.openpractice.platform");
    }
}
