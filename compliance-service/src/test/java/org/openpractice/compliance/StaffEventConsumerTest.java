package org.openpractice.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.EventJson;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class StaffEventConsumerTest {

    private static final LocalDate BORN = LocalDate.of(1980, 4, 5);
    private static final LocalDate STARTS_ON = LocalDate.of(2026, 3, 2);

    private final Practice practice = new Practice();

    @Test
    void anEventThatComesTwiceHasItsEffectOnce() {
        var employee = UUID.randomUUID();
        var hired = new EmploymentEvent.EmployeeHired(
                employee, Practice.person("Alice", "Example", BORN, null), Practice.assignment(false), STARTS_ON);
        var id = UUID.randomUUID();
        Events.publish(id, practice.group(), 1, hired);
        Events.publish(id, practice.group(), 1, hired);
        practice.hire("Bob", "Marker", BORN, null);
        Eventually.soon().until(() -> Inboxes.lastSequence(practice.group(), employee) == 1);
        assertThat(obligations(employee)).hasSize(4);
        assertNotParked(employee);
    }

    @Test
    void anEventThatOvertookAnotherWaitsUntilItIsReplayed() {
        var employee = UUID.randomUUID();
        var person = Practice.person("Carol", "Example", BORN, null);
        Events.publish(
                practice.group(),
                2,
                new EmploymentEvent.EmployeeChanged(
                        employee, person, Practice.assignment(true), STARTS_ON.plusDays(7)));
        Eventually.soon().untilAsserted(() -> assertThat(parked()).contains(employee.toString()));
        assertThat(obligations(employee)).isEmpty();
    }

    @Test
    void aChangeOfSomebodyUnknownParksThatPersonAlone() {
        var unknown = UUID.randomUUID();
        practice.publish(
                new EmploymentEvent.EmployeeTerminated(unknown, STARTS_ON, EmploymentEvent.TerminationReason.RESIGNED));
        var well = practice.hireWithoutSettling(Practice.person("Dan", "Example", BORN, null), STARTS_ON);
        Eventually.soon().untilAsserted(() -> {
            assertThat(parked()).contains(unknown.toString());
            assertThat(reasons()).anyMatch(reason -> reason.contains("Employee " + unknown + " is not known here"));
            assertThat(obligations(well)).hasSize(4);
        });
    }

    @Test
    void everyGoldenSampleOfStaffIsTakenIn() throws IOException {
        var folder = Path.of(System.getProperty("project.root", ".."), "contracts/src/test/resources/samples/staff");
        assumeTrue(Files.isDirectory(folder), "skipped: no golden samples in " + folder);
        // Each sample has an employee of its own; here they are one person's life.
        var employee = UUID.randomUUID();
        var byType = new HashMap<String, StaffEvent>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var type = file.getFileName().toString().split("\\.")[0];
                var sample = Files.readString(file)
                        .replaceAll("(\"employeeId\"\\s*:\\s*)\"[^\"]+\"", "$1\"" + employee + "\"");
                EventJson.read(StaffEvent.class, type, sample.getBytes(StandardCharsets.UTF_8))
                        .ifPresent(event -> byType.put(type, event));
            }
        }
        assertThat(byType).containsKeys("EmployeeHired", "EmployeeChanged", "EmployeeTerminated", "EmployeeRehired");
        var sequence = new HashMap<UUID, Long>();
        for (var type : List.of(
                "LocationOpened",
                "EmployeeHired",
                "EmployeeChanged",
                "EmployeeBlocked",
                "EmployeeUnblocked",
                "EmployeeTerminated",
                "EmployeeRehired")) {
            var event = byType.get(type);
            if (event != null) {
                Events.publish(practice.group(), sequence.merge(event.aggregateId(), 1L, Long::sum), event);
            }
        }
        sequence.forEach((aggregate, last) -> Eventually.soon()
                .untilAsserted(() -> assertThat(Inboxes.lastSequence(practice.group(), aggregate))
                        .isEqualTo(last)));
        assertThat(obligations(employee)).isNotEmpty();
    }

    private List<String> obligations(UUID employee) {
        return practice.compliance()
                .queryParam("employeeId", employee)
                .get("/obligations")
                .path("items.rule");
    }

    private void assertNotParked(UUID employee) {
        assertThat(parked()).doesNotContain(employee.toString());
    }

    private List<String> reasons() {
        return practice.as("group-admin").get("/parked-aggregates").path("reason");
    }

    private List<String> parked() {
        return practice.as("group-admin").get("/parked-aggregates").path("aggregateId");
    }
}
