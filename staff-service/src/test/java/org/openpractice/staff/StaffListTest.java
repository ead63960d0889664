package org.openpractice.staff;

import io.quarkus.test.junit.QuarkusTest;
import org.openpractice.testing.ListRules;

@QuarkusTest
class StaffListTest extends ListRules {}
