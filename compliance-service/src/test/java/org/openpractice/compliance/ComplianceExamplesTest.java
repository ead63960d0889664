package org.openpractice.compliance;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.testing.Events;
import org.openpractice.testing.ExampleRules;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ComplianceExamplesTest extends ExampleRules {

    @Override
    protected void prepare(UUID practiceGroup) {
        Events.publish(
                practiceGroup,
                1,
                new EmployeeHired(
                        UUID.randomUUID(),
                        Practice.person("Alice", "Sample", LocalDate.of(1980, 4, 5), null),
                        Practice.assignment(false),
                        LocalDate.of(2026, 3, 2)));
    }
}
