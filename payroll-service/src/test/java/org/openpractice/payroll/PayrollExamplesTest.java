package org.openpractice.payroll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.LoginEvent.EmployeeLoginLinked;
import org.openpractice.testing.Events;
import org.openpractice.testing.ExampleRules;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayrollExamplesTest extends ExampleRules {

    @Override
    protected void prepare(UUID practiceGroup) {
        var employee = UUID.randomUUID();
        Events.publish(
                practiceGroup,
                1,
                new EmployeeHired(
                        employee,
                        PayrollApi.person("Sample"),
                        PayrollApi.assignment("TX", "TX"),
                        LocalDate.of(2026, 10, 5)));
        Events.publish(
                practiceGroup,
                2,
                new EmployeeLoginLinked(employee, Tokens.userId(OWN_PERSON), Instant.parse("2026-11-16T15:00:00Z")));
        new PayrollApi(practiceGroup).awaitEnrolled(employee);
    }
}
