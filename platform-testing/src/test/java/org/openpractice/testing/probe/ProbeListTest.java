package org.openpractice.testing.probe;

import io.quarkus.test.junit.QuarkusTest;
import org.openpractice.testing.ListRules;

@QuarkusTest
class ProbeListTest extends ListRules {}
