package org.openpractice.billing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.testing.Events;
import org.openpractice.testing.ExampleRules;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BillingExamplesTest extends ExampleRules {

    @Override
    protected void prepare(UUID practiceGroup) {
        var location = UUID.randomUUID();
        Events.publish(
                practiceGroup,
                1,
                new LocationEvent.LocationOpened(
                        location, "Main Office", "100 Example Avenue", "Pittsburgh", "PA", "152220001", "11"));
        Events.publish(
                practiceGroup,
                1,
                new EmploymentEvent.EmployeeHired(
                        UUID.randomUUID(),
                        Practice.person("Example", Practice.OTHER_NPI),
                        new EmploymentEvent.Assignment(
                                "E-1",
                                location,
                                "PA",
                                "PA",
                                UUID.randomUUID(),
                                "Physician",
                                EmploymentEvent.EmploymentType.FULL_TIME,
                                true,
                                true),
                        LocalDate.of(2025, 1, 6)));
    }
}
